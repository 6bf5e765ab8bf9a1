"""A process description on one page of paper."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.paper.document import Block, Column, Document, Facts, Note, Paragraph, Table
from rundtisch.ui import dates

from .queries import DescriptionPage


def process_document(page: DescriptionPage) -> Document:
    """Describe the page; whatever people typed stays plain text."""
    description = page.description
    blocks: list[Block] = []
    if description.purpose:
        blocks.append(Paragraph(description.purpose))
    if description.contact:
        blocks.append(Facts([(_("Wen kann man fragen?"), description.contact)]))
    columns = (
        Column(_("Nr."), "end"),
        Column(_("Schritt")),
        Column(_("Wer")),
        Column(_("Dauer")),
        Column(_("Gebraucht wird")),
        Column(_("Wann")),
    )
    rows = []
    for step in page.steps:
        waits = _("Wartet auf: %(what)s") % {"what": step.waits_for_words} if step.waits_for_words else ""
        when = [
            *([_("ab %(day)s") % {"day": step.earliest}] if step.earliest else []),
            *([_("bis %(day)s") % {"day": step.latest}] if step.latest else []),
        ]
        who = ", ".join(one for one in (step.who, step.contact) if one)
        what = f"{step.what}. {waits}" if waits else step.what
        rows.append(
            (str(step.number), what, who or "–", step.how_long or "–", step.needed or "–", " ".join(when) or "–")
        )
    blocks.append(Table(_("Schritte"), columns, rows))
    blocks.append(Note(_("Zuletzt geprüft am %(day)s") % {"day": dates.full_day(page.last_checked_on)}))
    return Document(
        title=description.title,
        subtitle=_("So läuft es bei uns: %(kind)s") % {"kind": description.get_kind_display()},
        organisation=description.institution.name,
        language=(get_language() or "de")[:2],
        date=clock.today(),
        blocks=tuple(blocks),
    )
