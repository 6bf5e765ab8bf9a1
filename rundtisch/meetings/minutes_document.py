"""The minutes of a meeting as a document: agenda, attendance, texts, outcomes, and what other parts add."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rundtisch.paper.document import (
    Block,
    BulletList,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Run,
    Table,
)
from rundtisch.ui import dates

from .queries import Minutes, MinutesOfItem


def minutes_document(minutes: Minutes) -> Document:
    """Describe the minutes; whatever people typed stays plain text."""
    meeting = minutes.meeting
    blocks: list[Block] = [Facts(_facts(minutes)), Heading(1, _("Tagesordnung")), _agenda(minutes)]
    blocks += [Heading(1, _("Anwesenheit")), _attendance(minutes), Heading(1, _("Protokoll"))]
    for item in minutes.items:
        blocks += _item(item)
    if meeting.closed_at is None:
        blocks.append(Note(_("Die Sitzung ist noch nicht geschlossen. Dieses Protokoll ist ein Entwurf.")))
    return Document(
        title=_("Protokoll: %(title)s") % {"title": meeting.title},
        subtitle=_("%(number)s. Sitzung, %(table)s") % {"number": meeting.number, "table": meeting.table.name},
        organisation=meeting.table.name,
        language=(get_language() or "de")[:2],
        date=timezone.localtime(meeting.starts_at).date(),
        blocks=tuple(blocks),
    )


def _facts(minutes: Minutes) -> list[tuple[str, str]]:
    meeting = minutes.meeting
    begins, ends = meeting.opened_at or meeting.starts_at, meeting.closed_at or meeting.ends_at
    return [
        (_("Tag"), dates.full_day(timezone.localtime(begins).date())),
        (_("Zeit"), _("%(start)s bis %(end)s") % {"start": dates.hour(begins), "end": dates.hour(ends)}),
        (_("Ort"), meeting.place or "–"),
    ]


def _agenda(minutes: Minutes) -> Table:
    columns = (Column(_("Nr."), "end"), Column(_("Punkt")), Column(_("Art")), Column(_("Es führt ein")))
    lines = minutes.agenda.lines
    rows = [(str(line.number), line.title, line.kind, line.presenter or "–", str(line.minutes)) for line in lines]
    return Table(_("Tagesordnung"), (*columns, Column(_("Minuten"), "end")), rows)


def _attendance(minutes: Minutes) -> Table:
    columns = (Column(_("Haus")), Column(_("Anwesenheit")), Column(_("Person")), Column(_("Bemerkung")))
    rows = [(line.house, line.state_words, line.name or "–", line.remark or "–") for line in minutes.noted]
    return Table(_("Anwesenheit"), columns, rows, has_row_heads=True)


def _item(item: MinutesOfItem) -> list[Block]:
    blocks: list[Block] = [Heading(2, f"{item.line.number}. {item.line.title}")]
    if item.text.strip():
        blocks.append(Paragraph(item.text))
    elif not item.outcomes and not item.sections:
        blocks.append(Note(_("Zu diesem Punkt wurde nichts aufgeschrieben.")))
    if item.outcomes:
        blocks.append(Heading(3, _("Ergebnisse")))
        blocks.append(
            BulletList([[Run(f"{one.kind_words}: ", is_strong=True), Run(one.text)] for one in item.outcomes])
        )
    for section in item.sections:
        blocks.append(Heading(3, section.heading))
        blocks += [Paragraph(line) for line in section.lines if line.strip()]
    return blocks
