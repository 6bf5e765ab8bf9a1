"""What measures bring to a meeting and to an agreement."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.agreements.models import Adoption, Agreement
from rundtisch.foundation import clock
from rundtisch.meetings.models import AgendaItem, AgendaItemKind, Meeting
from rundtisch.meetings.ports import AgendaProposal, BesideItem, MinutesSection
from rundtisch.people.models import Person
from rundtisch.roundtables.permissions import may_see_table
from rundtisch.ui.chain import ChainLink

from ..models import Measure
from ..permissions import may_add_any_measure
from .lines import MeasureLine, lines_of, measures_of_agreements

#: A look back takes a few minutes and two for each measure, but never the whole meeting.
LOOK_BACK, FOR_EACH, LONGEST = 5, 2, 20
NAMED = 3


def agenda_proposals(person: Person, meeting: Meeting) -> list[AgendaProposal]:
    """A look back on measures that are late by the day of the meeting, unless the agenda has it; one question."""
    title = _("Rückblick auf Maßnahmen")
    day = max(clock.today(), timezone.localtime(meeting.starts_at).date())
    late = Measure.objects.visible_to(person).filter(table=meeting.table_id).late_on(day)
    late = late.exclude(Exists(meeting.agenda_items.filter(title=title)))
    titles = list(late.order_by("due_on", "added_at").values_list("title", flat=True))
    if not titles:
        return []
    named = ", ".join(titles[:NAMED]) + (" …" if len(titles) > NAMED else "")
    reason = ngettext(
        "%(count)d Maßnahme ist bis dahin überfällig: %(titles)s",
        "%(count)d Maßnahmen sind bis dahin überfällig: %(titles)s",
        len(titles),
    ) % {"count": len(titles), "titles": named}
    return [AgendaProposal(title, reason, AgendaItemKind.REVIEW, min(LOOK_BACK + FOR_EACH * len(titles), LONGEST))]


def beside_items(person: Person, meeting: Meeting) -> list[BesideItem]:
    """Measures beside the agenda items from which they come."""
    return [
        BesideItem(
            line.agenda_item,
            line.title,
            _("Maßnahme: %(who)s, %(until)s") % {"who": line.responsible, "until": line.until},
            reverse("measure_detail", args=[line.id]),
        )
        for line in _of_meeting(person, meeting)
        if line.agenda_item
    ]


def tasks_of_house(person: Person, adoption: Adoption) -> list[str]:
    """The measures that one house has taken on for an agreement; one question."""
    measures = Measure.objects.visible_to(person).filter(
        agreement=adoption.agreement_id, responsible_institution=adoption.institution_id
    )
    return [_sentence(line) for line in lines_of(measures)]


def _sentence(line: MeasureLine) -> str:
    words = {"title": line.title, "who": line.responsible, "until": line.until}
    return _("Maßnahme: %(title)s – zuständig %(who)s, %(until)s") % words


def minutes_sections(person: Person, meeting: Meeting) -> list[MinutesSection]:
    """The measures of each agenda item as lines of the minutes."""
    lines: dict[UUID, list[str]] = {}
    for line in _of_meeting(person, meeting):
        if line.agenda_item:
            lines.setdefault(line.agenda_item, []).append(_sentence(line))
    return [MinutesSection(agenda_item, _("Maßnahmen"), tuple(found)) for agenda_item, found in lines.items()]


def item_acts(person: Person, items: Sequence[AgendaItem]) -> dict[UUID, list[tuple[str, str]]]:
    """Write down a measure at an agenda item."""
    tables = {item.meeting.table_id: item.meeting.table for item in items}
    allowed = {pk for pk, table in tables.items() if may_add_any_measure(person, table)}
    return {
        item.pk: [(_("Maßnahme festhalten"), "measure_at_item")] for item in items if item.meeting.table_id in allowed
    }


def chain_of_agreement(person: Person, agreement: Agreement) -> list[ChainLink]:
    """The measures that came of an agreement, as links of its chain."""
    if not may_see_table(person, agreement.table):
        return []
    return [
        ChainLink(
            _("Maßnahme: %(title)s") % {"title": line.title},
            reverse("measure_detail", args=[line.id]),
            _("überfällig, %(until)s") % {"until": line.until} if line.is_late else f"{line.state_words}, {line.until}",
        )
        for line in measures_of_agreements([agreement.pk]).get(agreement.pk, [])
    ]


def _of_meeting(person: Person, meeting: Meeting) -> list[MeasureLine]:
    return lines_of(Measure.objects.visible_to(person).filter(agenda_item__meeting=meeting))
