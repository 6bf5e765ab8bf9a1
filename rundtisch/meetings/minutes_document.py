"""The minutes of a meeting as a document: agenda, attendance, texts, outcomes, and what other parts add."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
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
        subtitle=_("%(number)s. Sitzung, %(table)s, %(day)s")
        % {
            "number": meeting.number,
            "table": meeting.table.name,
            "day": date_format(timezone.localtime(meeting.starts_at), "j. F Y"),
        },
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
        (_("Zeit"), dates.hours(begins, ends)),
        (_("Ort"), meeting.place or "–"),
    ]


def _agenda(minutes: Minutes) -> Table:
    columns = (Column(_("Nr."), "end"), Column(_("Punkt")), Column(_("Art")), Column(_("Es führt ein")))
    lines = minutes.agenda.lines
    rows = [(str(line.number), line.title, line.kind, line.presenter or "–", str(line.minutes)) for line in lines]
    return Table(_("Tagesordnung"), (*columns, Column(_("Minuten"), "end")), rows)


def _attendance(minutes: Minutes) -> Block:
    """Who was there, who was stood in for, who was excused: one line each, as minutes are read."""
    if not minutes.noted:
        return Note(_("Die Anwesenheit wurde noch nicht notiert."))
    houses: dict[str, list[str]] = {}
    for line in minutes.noted:
        told = ", ".join(filter(None, (line.name, line.remark)))
        houses.setdefault(line.state_words, []).append(f"{line.house} ({told})" if told else line.house)
    return Facts([(f"{capfirst(state)} ({len(named)})", ", ".join(named)) for state, named in houses.items()])


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
