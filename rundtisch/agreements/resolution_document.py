"""The resolution draft of a house as a document of one page: what is to be decided, and what the table agreed."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.paper.document import Block, BulletList, Document, Facts, Heading, Note, Paragraph, Wording
from rundtisch.ui import dates

from .queries import DraftPage


def resolution_document(page: DraftPage) -> Document:
    """Describe the draft; whatever people typed stays plain text."""
    agreement = page.adoption.agreement
    blocks: list[Block] = [Facts(_facts(page)), Heading(1, _("Beschlussvorschlag")), Wording(page.resolution)]
    blocks += [Heading(1, _("Was der Runde Tisch vereinbart hat")), *_agreed(page)]
    blocks += [Heading(1, _("Was es für uns bedeutet")), *_meaning(page)]
    origin = {"table": agreement.table.name, "number": agreement.number, "version": page.wording.number}
    return Document(
        title=_("Beschlussvorlage: %(title)s") % {"title": agreement.title},
        subtitle=_("Vereinbarung %(number)s, Fassung %(version)s, %(table)s") % origin,
        organisation=page.letterhead,
        footer=_("%(table)s · Vereinbarung %(number)s") % origin,
        language=(get_language() or "de")[:2],
        date=clock.today(),
        blocks=tuple(blocks),
        is_close=True,
    )


def _facts(page: DraftPage) -> list[tuple[str, str]]:
    """What a body wants to know first; what nobody filled in keeps its line to be filled in by hand."""
    blank = "…………………………"
    return [
        (_("Es entscheidet"), page.body_words or blank),
        (_("Sitzung am"), dates.full_day(page.session_on) if page.session_on else blank),
        (_("Es berichtet"), page.reporting or blank),
        (_("Finanzielle Auswirkungen"), page.financial_effect or blank),
    ]


def _agreed(page: DraftPage) -> list[Block]:
    agreement = page.adoption.agreement
    day = dates.full_day(page.wording.agreed_on)
    how = _("Vereinbart am %(day)s. %(how)s.") % {"day": day, "how": page.came_about}
    blocks: list[Block] = [Paragraph(page.wording.wording)]
    if agreement.reasons:
        blocks.append(Paragraph(_("Gründe: %(reasons)s") % {"reasons": agreement.reasons}))
    blocks.append(Paragraph(f"{how} {page.heard}".strip()))
    if page.reservations:
        blocks.append(BulletList([_("Vorbehalt: %(words)s") % {"words": one} for one in page.reservations]))
    if page.objections:
        blocks.append(BulletList([_("Widerspruch: %(words)s") % {"words": one} for one in page.objections]))
    return blocks


def _meaning(page: DraftPage) -> list[Block]:
    blocks: list[Block] = [Paragraph(page.meaning)] if page.meaning else []
    if page.terms:
        blocks.append(Paragraph(page.terms))
    if page.tasks:
        blocks.append(BulletList(page.tasks))
    # A table binds nobody's committee: the paper says so wherever it is read.
    blocks.append(Note(_("Die Vereinbarung gilt für uns erst, wenn unser Gremium beschlossen hat.")))
    return blocks
