"""What agreements bring to a meeting: proposals for its agenda, lines for its minutes, acts at its items."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.consensus.models import NextStep, ResultStatement
from rundtisch.institutions.models import Institution
from rundtisch.meetings.models import AgendaItem, AgendaItemKind, Meeting
from rundtisch.meetings.ports import AgendaProposal, BesideItem, MinutesSection
from rundtisch.people.models import Person
from rundtisch.roundtables.permissions import may_state_at, may_take_part

from ..models import Agreement, AgreementObjection, Proposal, Reservation
from ..rules.number import AgreementNumber

#: After these the table hears of a proposal again; a local choice ends its way.
_COMING_BACK = (NextStep.REVISE, NextStep.DEEPEN, NextStep.SMALLER_CIRCLE)


def agenda_proposals(person: Person, meeting: Meeting) -> list[AgendaProposal]:
    """Agreements due for review by the day of the meeting, and proposals that come back after no consensus."""
    day = timezone.localtime(meeting.starts_at).date()
    return _reviews_due(person, meeting, day) + _coming_back(person, meeting, day)


def _coming_back(person: Person, meeting: Meeting, day: date) -> list[AgendaProposal]:
    stated = (
        ResultStatement.objects.current()
        .filter(
            round__version_asked__version__proposal__in=Proposal.objects.visible_to(person).waiting(),
            round__procedure__table=meeting.table_id,
            next_step__in=_COMING_BACK,
        )
        .exclude(next_step_on__gt=day)
        .order_by("stated_at")
    )
    # What was stated last about a proposal counts.
    last = {
        proposal: (title, step, stated_at)
        for proposal, title, step, stated_at in stated.values_list(
            "round__version_asked__version__proposal",
            "round__version_asked__version__proposal__title",
            "next_step",
            "stated_at",
        )
    }
    return [
        AgendaProposal(
            title=_("Wieder aufnehmen: %(title)s") % {"title": title},
            reason=_("Kein Konsens am %(day)s; nächster Schritt: %(step)s")
            % {"day": date_format(timezone.localtime(stated_at), "j. F Y"), "step": NextStep(step).label},
            kind=AgendaItemKind.AGREEMENT,
            minutes=20,
        )
        for title, step, stated_at in last.values()
    ]


def _reviews_due(person: Person, meeting: Meeting, day: date) -> list[AgendaProposal]:
    due = (
        Agreement.objects.visible_to(person)
        .in_force()
        .filter(table=meeting.table_id, review_on__lte=day + timedelta(days=14))
        .exclude(agreed_on__gte=day)
        .order_by("review_on")
    )
    return [
        AgendaProposal(
            title=_("Überprüfung: %(title)s") % {"title": title},
            reason=_("Vereinbarung %(number)s, Überprüfung am %(day)s")
            % {"number": AgreementNumber(year, sequence), "day": date_format(review_on, "j. F Y") if review_on else ""},
            kind=AgendaItemKind.REVIEW,
            minutes=15,
        )
        for year, sequence, title, review_on in due.values_list("year", "sequence", "title", "review_on")
    ]


def beside_items(person: Person, meeting: Meeting) -> list[BesideItem]:
    """Proposals and agreements beside the agenda items to which they belong."""
    proposals = Proposal.objects.visible_to(person).filter(
        agenda_item__meeting=meeting, agreement=None, withdrawn_at=None
    )
    agreements = Agreement.objects.visible_to(person).filter(agenda_item__meeting=meeting)
    beside = [
        BesideItem(item, title, _("Vorschlag"), reverse("proposal_detail", args=[pk]))
        for pk, item, title in proposals.order_by("proposed_at").values_list("pk", "agenda_item_id", "title")
        if item
    ]
    return beside + [
        BesideItem(
            item,
            title,
            _("Vereinbarung %(number)s") % {"number": AgreementNumber(year, sequence)},
            reverse("agreement_detail", args=[pk]),
        )
        for pk, item, title, year, sequence in agreements.order_by("year", "sequence").values_list(
            "pk", "agenda_item_id", "title", "year", "sequence"
        )
        if item
    ]


def minutes_sections(person: Person, meeting: Meeting) -> list[MinutesSection]:
    """Number, wording, reservations and review date of each agreement made at an item."""
    agreements = (
        Agreement.objects.visible_to(person)
        .filter(agenda_item__meeting=meeting)
        .order_by("year", "sequence")
        .prefetch_related(
            "versions",
            Prefetch("reservations", Reservation.objects.select_related("institution")),
            Prefetch("objections", AgreementObjection.objects.select_related("institution")),
        )
    )
    return [
        MinutesSection(
            agreement.agenda_item_id,
            _("Vereinbarung %(number)s: %(title)s") % {"number": agreement.number, "title": agreement.title},
            tuple(_lines(agreement)),
        )
        for agreement in agreements
        if agreement.agenda_item_id
    ]


def _lines(agreement: Agreement) -> list[str]:
    lines = [
        line for line in min(agreement.versions.all(), key=lambda one: one.number).wording.splitlines() if line.strip()
    ]
    if agreement.recorded_how:
        lines.append(
            _("%(how)s durch %(name)s, ohne Runde.")
            % {"how": agreement.get_recorded_how_display().capitalize(), "name": agreement.stated_by_label}
        )
    for reservation in agreement.reservations.all():
        # Houses are named in the section of the round, where each allowed it; here stands the reason alone.
        words = unnamed(reservation.text, reservation.institution) or reservation.get_position_display()
        lines.append(_("Vorbehalt: %(words)s") % {"words": words})
    for objection in agreement.objections.all():
        lines.append(_("Widerspruch: %(words)s") % {"words": unnamed(objection.text, objection.institution)})
    if agreement.review_on:
        lines.append(_("Überprüfung am %(day)s.") % {"day": date_format(agreement.review_on, "j. F Y")})
    return lines


def unnamed(text: str, house: Institution | None) -> str:
    """What a house wrote without its name, however it wrote that into its own sentence."""
    names = [re.escape(name) for name in (house.name, house.short_name) if name] if house else []
    if not names:
        return text
    return re.sub("|".join(names), lambda _found: _("[Haus]"), text, flags=re.IGNORECASE)


def item_acts(person: Person, items: Sequence[AgendaItem]) -> dict[UUID, list[tuple[str, str]]]:
    """What may be done at agenda items: bring in a proposal, and put one to the table."""
    tables = {item.meeting.table_id: item.meeting.table for item in items}
    taking_part = {pk for pk, table in tables.items() if may_take_part(person, table)}
    leading = {pk for pk, table in tables.items() if may_state_at(person, table)}
    waiting = Proposal.objects.visible_to(person).waiting().filter(agenda_item__in=[item.pk for item in items])
    with_proposal = set(waiting.values_list("agenda_item_id", flat=True))
    acts: dict[UUID, list[tuple[str, str]]] = {}
    for item in items:
        if item.meeting.table_id in leading and item.pk in with_proposal:
            acts.setdefault(item.pk, []).append((_("Konsensrunde öffnen"), "proposal_round_at_item"))
        if item.meeting.table_id in taking_part:
            acts.setdefault(item.pk, []).append((_("Vorschlag einbringen"), "proposal_new_at_item"))
    return acts


def proposal_waiting_at(person: Person, item: AgendaItem) -> Proposal | None:
    """The first proposal that waits at an agenda item."""
    return Proposal.objects.visible_to(person).waiting().filter(agenda_item=item).order_by("proposed_at").first()
