"""All components under one name: `{% load ui %}`. What each does and how it is called stands with the function."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from rundtisch.ui.components import acts, containers, frame, lists, words
from rundtisch.ui.figure import Figure, Seat, draw, mini
from rundtisch.ui.profile import Course, Profile, draw_change, draw_course, draw_profile

register = template.Library()

register.simple_tag(takes_context=True)(frame.region_name)
register.simple_tag(takes_context=True)(frame.footer_links)
register.simple_tag(frame.brand_mark)
register.simple_tag(frame.icon)
register.simple_block_tag(containers.card)
register.simple_block_tag(containers.panel)
register.simple_block_tag(containers.aside)
register.simple_block_tag(containers.table_box)
register.simple_block_tag(containers.menu)
register.simple_block_tag(containers.audience)
register.simple_block_tag(containers.callout)
register.simple_tag(words.alert)
register.simple_tag(words.tag)
register.simple_tag(words.state)
register.simple_tag(words.when)
register.simple_tag(words.exact)
register.simple_tag(words.day_sheet)
register.simple_tag(words.saved)
register.filter(words.clauses)
register.simple_tag(acts.button)
register.simple_tag(acts.link_button)
register.simple_tag(takes_context=True)(acts.act_button)
register.simple_tag(acts.move_buttons)
register.simple_tag(takes_context=True)(acts.undo)
register.simple_tag(lists.facts)
register.simple_tag(lists.tabs)
register.simple_tag(lists.breadcrumb)
register.simple_tag(takes_context=True)(lists.pagination)
register.simple_tag(lists.cursor_pagination)
register.simple_tag(lists.chain)
register.simple_tag(lists.empty)


@register.simple_tag
def table_figure(figure: Figure) -> SafeString:
    """The round table from above, with its list: `{% table_figure figure %}`."""
    return draw(figure)


@register.simple_tag
def mini_figure(seats: Iterable[Seat]) -> SafeString:
    """A small ring beside words that say the same: `{% mini_figure seats %}`."""
    return mini(tuple(seats))


@register.simple_tag
def profile_figure(profile: Profile) -> SafeString:
    """Where a house stands on many scales, with its table and as a web: `{% profile_figure profile %}`."""
    return draw_profile(profile)


@register.simple_tag
def change_figure(profile: Profile, has_table: bool = True) -> SafeString:
    """Where a house stood, stands, and wants to be, with its table: `{% change_figure profile %}`."""
    return draw_change(profile, has_table=has_table)


@register.simple_tag
def course_figure(course: Course, has_table: bool = True) -> SafeString:
    """A small panel over rounds for each thing, with one table: `{% course_figure course %}`."""
    return draw_course(course, has_table=has_table)


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """What a form still needs: `{% error_summary form %}`; whole forms (`{{ form }}`) bring it themselves."""
    return {"form": form}
