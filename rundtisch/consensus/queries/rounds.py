"""One round as a person sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution, standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import ParticipationKind, seats_of
from rundtisch.roundtables.queries import seats_at
from rundtisch.ui.figure import Figure

from ..models import AdvisoryNote, Option, Procedure, ResultStatement, Round, Voice
from ..permissions import may_enter_cards, may_lead_round, may_see_positions, may_state_result
from ..ports import Companion, companion_of
from ..rules.reading import Reading
from .figures import figure_of_voices, gone_since
from .record import HouseVoices, options_of, reading_of, record_of, voices_in
from .tallies import CardLine, Dissent, OptionLine, TallyLine, cards, dissents, option_lines, tally
from .words import sentences_of, title_of


@dataclass(frozen=True)
class OwnHouse:
    """A house for which this person may give the voice in this round.

    Whoever only holds a mandate sees of the voice so far what that person gave, and else that the house has spoken.
    """

    institution: Institution
    voice: Voice | None
    card_beside: Voice | None
    took_part: bool = False
    is_kept_back: bool = False

    @property
    def is_heard(self) -> bool:
        """Whether the house has spoken."""
        return self.took_part or self.is_kept_back or self.voice is not None


@dataclass(frozen=True)
class RoundPage:
    """Everything on the page of a round."""

    round: Round
    procedure: Procedure
    options: tuple[Option, ...]
    own_houses: tuple[OwnHouse, ...]
    advising: tuple[Institution, ...]
    takes_voices: bool
    is_provisional: bool
    is_superseded: bool
    newest: UUID
    sees_positions: bool
    figure: Figure | None
    heard: int
    tally: tuple[TallyLine, ...]
    dissents: tuple[Dissent, ...]
    option_lines: tuple[OptionLine, ...]
    cards: tuple[CardLine, ...]
    reading: Reading | None
    reading_title: str
    reading_sentences: tuple[str, ...]
    statement: ResultStatement | None
    earlier_statements: tuple[ResultStatement, ...]
    notes: tuple[AdvisoryNote, ...]
    companion: Companion | None
    may_lead: bool
    may_enter_cards: bool
    may_state: bool
    may_ask_anew: bool
    gone: tuple[str, ...]
    mark: str


def procedure_for(person: Person, procedure_id: UUID) -> Procedure | None:
    """The procedure, if the person sits at its table."""
    return Procedure.objects.visible_to(person).filter(pk=procedure_id).select_related("table").first()


def round_for(person: Person, round_id: UUID) -> Round | None:
    """The round, if the person may see it."""
    seen = Round.objects.visible_to(person).filter(pk=round_id)
    return seen.select_related(
        "procedure__table__municipality", "procedure__agenda_item__meeting", "opened_by", "ballot_box"
    ).first()


def voice_for(person: Person, voice_id: UUID) -> Voice | None:
    """A voice of a house for which the person speaks."""
    found = Voice.objects.filter(pk=voice_id, entitlement__round__in=Round.objects.visible_to(person))
    voice = found.select_related("entitlement__institution", "entitlement__round__procedure").first()
    if voice is None or not standing_of(person).speaks_for(voice.entitlement.institution_id):
        return None
    return voice


def institution_in(one: Round, institution_id: str) -> Institution | None:
    """An entitled institution of the round."""
    try:
        wanted = UUID(institution_id)
    except ValueError:
        return None
    return Institution.objects.filter(pk=wanted, entitlements__round=one).first()


def houses_speaking_for(person: Person, houses: Sequence[HouseVoices]) -> tuple[OwnHouse, ...]:
    """The entitled houses for which the person may give the voice."""
    standing = standing_of(person)
    return tuple(
        OwnHouse(house.institution, house.counts, house.card_beside, house.took_part)
        if standing.speaks_for(house.institution.pk) or not house.counts or house.counts.entered_by_id == person.pk
        else OwnHouse(house.institution, None, None, is_kept_back=True)
        for house in houses
        if standing.may_give_voice_for(house.institution.pk)
    )


def houses_advising_for(person: Person, one: Round) -> tuple[Institution, ...]:
    """The advising seats for which the person may leave a note."""
    kinds = {ParticipationKind.ADVISES, ParticipationKind.EXPERT}
    houses = {
        seat.institution
        for seat in seats_of(person)
        if seat.table == one.procedure.table_id and seat.participation in kinds and seat.functions - {"shared_mailbox"}
    }
    return tuple(Institution.objects.filter(pk__in=houses).order_by("sort_name")) if houses else ()


def statement_of(one: Round) -> ResultStatement | None:
    """The statement in force."""
    return one.statements.filter(superseded_at=None).select_related("stated_by").first()


def is_revealed(person: Person, one: Round) -> bool:
    """Whether the person may see what others said: with a seat, not before the round shows it, and if it ever does."""
    if not may_see_positions(person, one) or one.hides_positions_at(clock.now()):
        return False
    return not one.has_too_few_ballots


def round_page(person: Person, one: Round) -> RoundPage:
    """The round with everything that this person may see of it."""
    now = clock.now()
    houses, options = voices_in(one), options_of(one)
    names = {str(house.institution.pk): house.institution.label for house in houses}
    sees = is_revealed(person, one)
    reading = reading_of(record_of(one, houses, options)) if sees else None
    statements = list(one.statements.select_related("stated_by").order_by("-stated_at"))
    own = houses_speaking_for(person, houses)
    lines = seats_at(one.procedure.table) if may_see_positions(person, one) else []
    newest = one.procedure.rounds.order_by("-number").values_list("pk", flat=True)[0]
    heard = sum(house.is_heard for house in houses)
    return RoundPage(
        round=one,
        procedure=one.procedure,
        options=options,
        own_houses=own,
        advising=houses_advising_for(person, one),
        takes_voices=one.takes_voices_at(now),
        is_provisional=one.is_in_after_period_at(now),
        is_superseded=newest != one.pk,
        newest=newest,
        sees_positions=sees,
        figure=figure_of_voices(one, lines, houses, sees, _known_among(own)) if lines else None,
        heard=heard,
        tally=tally(one, reading),
        dissents=dissents(houses) if sees else (),
        option_lines=option_lines(one.procedure, options, reading, names),
        cards=cards(person, houses) if sees else (),
        reading=reading,
        reading_title=title_of(reading) if reading else "",
        reading_sentences=tuple(sentences_of(reading, one.procedure.method, options, names)) if reading else (),
        statement=next((state for state in statements if state.superseded_at is None), None),
        earlier_statements=tuple(state for state in statements if state.superseded_at is not None),
        notes=tuple(one.notes.select_related("institution").order_by("noted_at")) if sees else (),
        companion=companion_of(person, one.procedure),
        may_lead=may_lead_round(person, one),
        may_enter_cards=may_enter_cards(person, one),
        may_state=may_state_result(person, one),
        may_ask_anew=newest == one.pk and not statements and may_lead_round(person, one),
        gone=gone_since(one, lines, houses) if lines else (),
        mark=_mark(one, houses, statements, now >= one.after_period_until if one.after_period_until else False),
    )


def _known_among(own: Sequence[OwnHouse]) -> set[UUID]:
    """The houses whose position this person knows, whatever the round shows yet."""
    return {house.institution.pk for house in own if not house.is_kept_back}


def _mark(one: Round, houses: Sequence[HouseVoices], statements: Sequence[ResultStatement], over: bool) -> str:
    """A short text that differs when anything on the page differs."""
    voices = sum(house.counts.number if house.counts else 0 for house in houses)
    cards = sum(house.card_beside.number if house.card_beside else 0 for house in houses)
    ballots = sum(house.took_part for house in houses)
    return f"{voices}.{ballots}.{cards}.{len(statements)}.{int(one.closed_at is not None)}.{int(over)}"
