"""The register of a table, and one agreement with its way into each house."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.consensus.models import Result
from rundtisch.foundation import clock
from rundtisch.institutions.models import InstitutionKind, Power, standing_of
from rundtisch.meetings.models import AgendaItem
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.permissions import may_coordinate
from rundtisch.roundtables.queries import origin_of
from rundtisch.ui.chain import ChainLink
from rundtisch.ui.figure import Seat
from rundtisch.ui.figure.states import STATES

from ..models import (
    Adoption,
    AdoptionState,
    Agreement,
    AgreementKind,
    AgreementObjection,
    AgreementVersion,
    Reservation,
    sign_of,
)
from ..ports import companions
from ..rules.adoption import AdoptionState as State
from ..rules.adoption import is_subject_to_resolution
from ..rules.number import AgreementNumber
from .relations import EndingLine, RelationLine, ending_of, relations_of
from .sessions import terms_in_words, until_when, with_next_session

#: Kinds by which the register is filtered.
KINDS = AgreementKind.choices
#: States in which somebody could use help.
WAITING_FOR_HELP = {State.OPEN, State.DEFERRED}


@dataclass(frozen=True)
class AgreementLine:
    """An agreement as a line of the register."""

    id: UUID
    number: str
    title: str
    kind: str
    agreed_on: date
    review_on: date | None
    is_recorded: bool
    has_lapsed: bool
    ring: tuple[Seat, ...]
    words: str


@dataclass(frozen=True)
class AdoptionLine:
    """How far one house is."""

    id: UUID
    institution: UUID
    house: str
    is_school: bool
    body: str
    sign: str
    on: date | None
    remarks: tuple[str, ...]
    was_unheard: bool
    earlier: str
    reported_by: str
    is_unconfirmed: bool
    may_report: bool
    may_confirm: bool
    may_object: bool
    may_draft: bool
    may_set_terms: bool
    proof_link: str
    #: Until when the house brings it in, and what it does differently.
    bring_in: str
    terms: str


@dataclass(frozen=True)
class AgreementPage:
    """Everything on the page of an agreement."""

    agreement: Agreement
    number: AgreementNumber
    version: AgreementVersion
    earlier_versions: tuple[AgreementVersion, ...]
    came_about: str
    reservations: tuple[Reservation, ...]
    unheard: tuple[str, ...]
    objections: tuple[AgreementObjection, ...]
    schools: tuple[AdoptionLine, ...]
    authorities: tuple[AdoptionLine, ...]
    ring: tuple[Seat, ...]
    implemented: int
    waiting: int
    is_subject_to_resolution: bool
    own: tuple[AdoptionLine, ...]
    chain: tuple[ChainLink, ...]
    relations: tuple[RelationLine, ...]
    ending: EndingLine | None

    @property
    def houses(self) -> int:
        """How many houses are in scope."""
        return len(self.schools) + len(self.authorities)


def agreement_for(person: Person, agreement_id: UUID) -> Agreement | None:
    """The agreement, if the person sits at its table."""
    found = Agreement.objects.visible_to(person).filter(pk=agreement_id)
    return found.select_related(
        "table",
        "statement__round",
        "statement__stated_by",
        "recorded_by",
        "agenda_item__meeting",
        "agenda_item__topic",
    ).first()


def adoption_for(person: Person, adoption_id: UUID) -> Adoption | None:
    """The adoption, if the person sees its agreement."""
    found = Adoption.objects.filter(pk=adoption_id, agreement__in=Agreement.objects.visible_to(person))
    return with_next_session(found.select_related("agreement__table", "institution", "last_step")).first()


def wording_of(agreement: Agreement) -> str:
    """The wording in force."""
    return agreement.versions.order_by("-number").values_list("wording", flat=True)[0]


def agreements_at(
    person: Person, table: RoundTable, kind: str = "", year: str = "", show: str = ""
) -> list[AgreementLine]:
    """The register, newest first; two questions, however many agreements there are.

    `show` is "review" for those due for review or "open" for those that some house has not resolved.
    """
    found = Agreement.objects.visible_to(person).filter(table=table)
    if kind in AgreementKind.values:
        found = found.filter(kind=kind)
    if year.isascii() and year.isdigit() and len(year) == len("2026"):
        found = found.filter(year=int(year))
    if show == "review":
        found = found.filter(review_on__lte=clock.today())
    elif show == "open":
        open_somewhere = Adoption.objects.filter(state=AdoptionState.OPEN)
        found = found.filter(pk__in=open_somewhere.values("agreement"))
    rows = list(
        found.order_by("-year", "-sequence").values_list(
            "pk", "year", "sequence", "title", "kind", "agreed_on", "review_on", "recorded_how", "lapsed_at"
        )[:400]
    )
    rings = _rings([row[0] for row in rows])
    return [
        AgreementLine(
            pk,
            str(AgreementNumber(number_year, sequence)),
            title,
            str(AgreementKind(of_kind).label),
            agreed_on,
            review_on,
            bool(recorded_how),
            lapsed_at is not None,
            rings[pk],
            words_of(rings[pk]),
        )
        for pk, number_year, sequence, title, of_kind, agreed_on, review_on, recorded_how, lapsed_at in rows
    ]


def _rings(ids: list[UUID]) -> defaultdict[UUID, tuple[Seat, ...]]:
    seats: defaultdict[UUID, tuple[Seat, ...]] = defaultdict(tuple)
    adoptions = Adoption.objects.filter(agreement__in=ids).order_by("place")
    for agreement, state, body, name, kind in adoptions.values_list(
        "agreement_id", "state", "body", "institution__name", "institution__kind"
    ):
        seats[agreement] += (_seat(name, kind, sign_of(state, body)),)
    return seats


def _seat(name: str, kind: str, sign: str) -> Seat:
    group = "school" if kind == InstitutionKind.SCHOOL else "authority"
    return Seat(name, "", group, sign)  # type: ignore[arg-type]  # one of two groups


def words_of(ring: Iterable[Seat]) -> str:
    """The states of all houses in words, most frequent first."""
    return ", ".join(
        f"{count} {STATES[state].word}" for state, count in Counter(seat.state for seat in ring).most_common()
    )


def agreement_page(person: Person, agreement: Agreement) -> AgreementPage:
    """The agreement as a document, and the board of its adoption."""
    versions = list(agreement.versions.select_related("statement__round").order_by("-number"))
    related = ("institution", "last_step__reported_by", "terms")
    adoptions = list(with_next_session(agreement.adoptions.select_related(*related)).order_by("place"))
    drafts = may_coordinate(person, agreement.table)
    lines = {one: _line(person, agreement, one, may_draft_any=drafts) for one in adoptions}
    states = [State(adoption.state) for adoption in adoptions]
    return AgreementPage(
        agreement=agreement,
        number=agreement.number,
        version=versions[0],
        earlier_versions=tuple(versions[1:]),
        came_about=came_about(agreement),
        reservations=tuple(agreement.reservations.select_related("institution").order_by("place")),
        unheard=tuple(adoption.institution.name for adoption in adoptions if adoption.was_unheard),
        objections=tuple(agreement.objections.select_related("institution").order_by("raised_at")),
        schools=tuple(line for adoption, line in lines.items() if adoption.institution.is_school),
        authorities=tuple(line for adoption, line in lines.items() if not adoption.institution.is_school),
        ring=tuple(_seat(one.institution.name, one.institution.kind, one.sign) for one in adoptions),
        implemented=states.count(State.IMPLEMENTED),
        waiting=sum(state in WAITING_FOR_HELP for state in states),
        is_subject_to_resolution=any(is_subject_to_resolution(state) for state in states),
        own=tuple(line for line in lines.values() if line.may_report),
        chain=tuple(_chain(person, agreement, states)),
        relations=relations_of(agreement),
        ending=ending_of(agreement),
    )


def _line(person: Person, agreement: Agreement, adoption: Adoption, *, may_draft_any: bool) -> AdoptionLine:
    standing = standing_of(person)
    house = adoption.institution_id
    speaks = standing.speaks_for(house)
    step = adoption.last_step
    may_report = standing.prepares_for(house) or standing.is_entrusted(house, Power.ENTER_ADOPTION)
    remarks = (adoption.deviation, adoption.reason, adoption.proof)
    return AdoptionLine(
        id=adoption.pk,
        institution=house,
        house=adoption.institution.name,
        is_school=adoption.institution.is_school,
        body=adoption.get_body_display(),
        sign=adoption.sign,
        on=adoption.on,
        remarks=tuple(one for one in remarks if one),
        was_unheard=adoption.was_unheard,
        earlier=adoption.get_earlier_state_display(),
        reported_by=step.reported_by.name if step and step.is_on_behalf else "",
        is_unconfirmed=adoption.is_unconfirmed,
        may_report=may_report,
        may_confirm=speaks and adoption.is_unconfirmed,
        may_object=speaks and bool(agreement.recorded_how),
        may_draft=may_report or may_draft_any,
        may_set_terms=standing.prepares_for(house),
        proof_link=adoption.proof_link,
        bring_in=until_when(adoption),
        terms=terms_in_words(getattr(adoption, "terms", None)),
    )


def _chain(person: Person, agreement: Agreement, states: Sequence[State]) -> list[ChainLink]:
    """From the occasion over topic, meeting, proposal and round to the agreement, and on to what came of it."""
    proposals = list(
        agreement.proposals.select_related("agenda_item__meeting", "agenda_item__topic").order_by("proposed_at")
    )
    item = agreement.agenda_item or next((one.agenda_item for one in proposals if one.agenda_item), None)
    links = _way_to(person, item) if item else []
    links += [
        ChainLink(_("Vorschlag"), reverse("proposal_detail", args=[one.pk]), date_format(one.proposed_at, "j. F Y"))
        for one in proposals
    ]
    if agreement.statement is not None:
        words = _("Konsensrunde %(number)s") % {"number": agreement.statement.round.number}
        links.append(ChainLink(words, reverse("round_detail", args=[agreement.statement.round_id])))
    here = _("Vereinbarung %(number)s") % {"number": agreement.number}
    links.append(ChainLink(here, note=date_format(agreement.agreed_on, "j. F Y"), is_here=True))
    if states:
        done = {"done": states.count(State.IMPLEMENTED), "all": len(states)}
        links.append(ChainLink(_("Weg in die Häuser"), "#board", _("%(done)s von %(all)s umgesetzt.") % done))
    links += [link for port in companions for link in port(person, agreement)]
    if agreement.review_on:
        links.append(ChainLink(_("Überprüfung am Tisch"), note=date_format(agreement.review_on, "j. F Y")))
    return links


def _way_to(person: Person, item: AgendaItem) -> list[ChainLink]:
    """Why the table spoke about it, and where."""
    links = []
    if item.topic is not None:
        origin = origin_of(person, item.topic)
        if origin is not None:
            links.append(ChainLink(origin.label, origin.url))
        url = reverse("topic_detail", args=[item.topic.pk])
        links.append(ChainLink(_("Thema: %(title)s") % {"title": item.topic.title}, url))
    page = "minutes_detail" if item.meeting.closed_at else "meeting_detail"
    words = _("Sitzung: %(title)s") % {"title": item.title}
    day = date_format(timezone.localtime(item.meeting.starts_at), "j. F Y")
    return [*links, ChainLink(words, reverse(page, args=[item.meeting_id]), day)]


def came_about(agreement: Agreement) -> str:
    """How the table came to it: the stated result, or who stated it without a round."""
    if agreement.statement is not None:
        return str(Result(agreement.statement.result).label)
    return _("%(how)s durch %(name)s, ohne Runde") % {
        "how": agreement.get_recorded_how_display(),
        "name": agreement.stated_by_label,
    }
