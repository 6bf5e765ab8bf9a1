"""The figures for a page: each drawing with the same as a table behind a switch."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundtisch.ui.components.containers import table_box
from rundtisch.ui.profile.lanes import NARROW, change_lanes, profile_lanes
from rundtisch.ui.profile.listing import course_table, profile_table
from rundtisch.ui.profile.markup import svg
from rundtisch.ui.profile.panels import panel
from rundtisch.ui.profile.rows import Course, CoursePart, Panel, Profile, place_of
from rundtisch.ui.profile.web import web

#: A web of fewer rays shows nothing.
FEWEST_RAYS = 3


def draw_profile(profile: Profile) -> SafeString:
    """Where each row stands; the same as a table and as a web behind two switches."""
    if not any(profile.rows):
        return SafeString("")
    drawing = format_html(
        '<div class="rt-p-wide">{}</div><div class="rt-p-narrow">{}</div>',
        svg(profile_lanes(profile), profile.title, profile.description, profile.ident),
        svg(profile_lanes(profile, NARROW), profile.title, profile.description, f"{profile.ident}-n"),
    )
    return _figure(profile.ident, drawing, profile_table(profile), _web(profile))


def draw_change(profile: Profile, *, has_table: bool = True) -> SafeString:
    """Where each row stood and stands and where it shall be; on a phone the table alone.

    A page that has such a table anyway leaves out this one.
    """
    if not any(profile.rows):
        return SafeString("")
    drawing = svg(change_lanes(profile), profile.title, profile.description, profile.ident)
    table = profile_table(profile) if has_table else ""
    return _figure(profile.ident, drawing, table, kind="rt-p-figure--table")


def draw_course(course: Course, *, has_table: bool = True) -> SafeString:
    """A small panel for each thing, as many side by side as the page holds."""
    if not course.rounds or not any(part.panels for part in course.parts):
        return SafeString("")
    parts = format_html_join(
        "",
        '<p class="rt-p-title">{}</p><ul class="rt-p-panels">{}</ul>',
        ((part.title, _panels(part, course, f"{course.ident}-{number}")) for number, part in enumerate(course.parts)),
    )
    return _figure(course.ident, parts, table_box(course_table(course), course.title) if has_table else "")


def _figure(
    ident: str, drawing: SafeString, table: SafeString | str, second: SafeString | str = "", kind: str = ""
) -> SafeString:
    switch = format_html(
        '<details class="rt-more rt-p-switch"><summary>{}</summary></details><div class="rt-p-table">{}</div>',
        _("Als Tabelle lesen"),
        table,
    )
    return format_html(
        '<figure class="rt-p-figure {}" id="{}"><div class="rt-p-drawing">{}</div>{}{}</figure>',
        kind,
        ident,
        drawing,
        second,
        switch if table else "",
    )


def _web(profile: Profile) -> SafeString | str:
    """The second view, which is drawn anew at each opening and says what it does not say."""
    if len(list(profile.rows)) < FEWEST_RAYS:
        return ""
    return format_html(
        '<details class="rt-more rt-p-web"><summary>{}</summary><p class="rt-small rt-muted">{}</p>{}</details>',
        _("Als Netz ansehen"),
        _("Außen liegt der letzte Stand der jeweiligen Skala. Die Größe der Fläche sagt nichts."),
        svg(web(profile), profile.title, profile.description, f"{profile.ident}-w"),
    )


def _panels(part: CoursePart, course: Course, ident: str) -> SafeString:
    return format_html_join(
        "",
        "<li><p>{}</p>{}</li>",
        (
            (
                format_html('<a href="{}">{}</a>', one.href, one.heading) if one.href else one.heading,
                svg(panel(one, course.rounds), one.heading, _told(one, course), f"{ident}-{place}"),
            )
            for place, one in enumerate(part.panels)
        ),
    )


def _told(one: Panel, course: Course) -> str:
    """What a panel shows, in one sentence."""
    told = [f"{name}: {answer.said(one.scale)}" for name, answer in zip(course.rounds, one.answers, strict=True)]
    if one.target is not None:
        told.append(_("Ziel: %(step)s") % {"step": one.scale[place_of(one.target, one.scale)].said})
    return "; ".join(told)
