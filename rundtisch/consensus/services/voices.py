"""Giving a voice, by the house itself or by its deputy; notes of advising seats."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Institution
from rundtisch.institutions.permissions import may_speak_for
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import AdvisoryNote, EnteredHow, Entitlement, Method, Round, Voice
from ..permissions import HouseInRound, may_give_voice, may_note_advice
from ..rules.positions import MOST_FINGERS, ConsensusLevel, ConsentPosition, Thumb
from .rounds import locked, moment_in_words

LONGEST_REASON = 4000
_SCALES: Mapping[str, frozenset[str]] = {
    Method.CONSENSUS_LEVELS: frozenset(str(one) for one in ConsensusLevel),
    Method.CONSENT: frozenset(str(one) for one in ConsentPosition),
}


@act
def give_voice(
    *,
    by: Person,
    round: Round,
    institution: Institution,
    position: str = "",
    resistance: Mapping[str, int] | None = None,
    fingers: int | None = None,
    thumb: str = "",
    dots: Mapping[str, int] | None = None,
    reason: str = "",
    may_be_named: bool = False,
) -> Voice:
    """Take a position for a house, or change it; all voices are kept, the last one counts."""
    current = locked(round)
    entitlement = entitlement_in(current, institution)
    authorise(by, may_give_voice, HouseInRound(current, institution))
    how = EnteredHow.OWN if may_speak_for(by, institution) else EnteredHow.DEPUTY
    said = Voice(
        entitlement=entitlement,
        position=position,
        resistance=None if resistance is None else dict(resistance),
        fingers=fingers,
        thumb=thumb,
        dots=None if dots is None else dict(dots),
        reason=reason.strip(),
        may_be_named=may_be_named,
        entered_by=by,
        entered_how=how,
    )
    return keep(said, current)


def keep(said: Voice, current: Round) -> Voice:
    """Add a voice behind the earlier ones of its house, if the round still takes voices and the voice fits it."""
    refuse_late(current)
    if current.procedure.is_secret:
        raise Refusal(_("Diese Runde ist geheim. Jedes Haus gibt seine Stimme selbst ab; Karten nennen das Haus."))
    refuse_misfit(said, current)
    said.number = (said.entitlement.voices.aggregate(last=Max("number"))["last"] or 0) + 1
    said.given_at = clock.now()
    said.save(force_insert=True)
    # The journal knows that a voice was given, not what it said.
    journal.note(
        said.entered_by, "consensus.voice_given", current, house=str(said.entitlement.institution), how=said.entered_how
    )
    return said


def entitlement_in(current: Round, institution: Institution) -> Entitlement:
    """The entry of a house in the round; raises Refusal for a house without one."""
    found = Entitlement.objects.filter(round=current, institution=institution).select_related("institution").first()
    if found is None:
        raise Refusal(
            _("%(name)s ist in dieser Runde nicht stimmberechtigt. Die Liste steht seit der Eröffnung fest.")
            % {"name": institution.name}
        )
    return found


def refuse_late(current: Round) -> None:
    """A voice comes while the round takes voices; raises Refusal."""
    if current.takes_voices_at(clock.now()):
        return
    if current.procedure.rounds.filter(number__gt=current.number).exists():
        raise Refusal(
            _(
                "Der Wortlaut hat sich inzwischen geändert. "
                "Bitte lesen Sie die neue Fassung und geben Sie dazu Ihre Position."
            )
        )
    if current.after_period_until is not None and current.closed_at in {None, current.after_period_until}:
        raise Refusal(
            _("Die Frist ist am %(until)s abgelaufen. Ihre Position wurde nicht mehr eingetragen.")
            % {"until": moment_in_words(current.after_period_until)}
        )
    raise Refusal(_("Die Runde ist geschlossen. Ihre Position wurde nicht mehr eingetragen."))


def refuse_misfit(said: Voice, current: Round, ballots: Sequence[Mapping[str, Any]] = ()) -> None:
    """A voice says what its method asks for, on its scale; raises Refusal."""
    procedure = current.procedure
    if len(said.reason) > LONGEST_REASON:
        raise Refusal(_("Die Begründung ist zu lang: höchstens %(most)s Zeichen.") % {"most": LONGEST_REASON})
    if procedure.method in _SCALES:
        _needs(said, "position")
        if said.position not in _SCALES[procedure.method]:
            raise Refusal(_("Diese Position gibt es in diesem Verfahren nicht."))
    elif procedure.method == Method.SENSE_CHECK:
        _refuse_unclear_sign(said, current, ballots)
    elif procedure.method == Method.SYSTEMIC_CONSENSING:
        _needs(said, "resistance")
        _refuse_misrated(said.resistance, current)
    else:
        _needs(said, "dots")
        _refuse_too_many_dots(said.dots, current)


def _needs(said: Voice, what: str) -> None:
    ways = {"position": said.position != "", "resistance": said.resistance is not None}
    ways |= {"fingers": said.fingers is not None, "thumb": said.thumb != "", "dots": said.dots is not None}
    if not ways[what] or sum(ways.values()) != 1:
        raise Refusal(_("Bitte wählen Sie eine Position."))


def _refuse_unclear_sign(said: Voice, current: Round, ballots: Sequence[Mapping[str, Any]]) -> None:
    _needs(said, "thumb" if said.thumb else "fingers")
    if said.thumb and said.thumb not in {str(one) for one in Thumb}:
        raise Refusal(_("Der Daumen zeigt nach oben, zur Seite oder nach unten."))
    if said.fingers is not None and not 0 <= said.fingers <= MOST_FINGERS:
        raise Refusal(_("Zeigen Sie 0 bis 5 Finger."))
    others = Voice.objects.filter(entitlement__round=current).exclude(entitlement=said.entitlement)
    shown = others.first()
    by_thumb = {"thumb" in ballot for ballot in ballots} or ({bool(shown.thumb)} if shown else set())
    if by_thumb - {bool(said.thumb)}:
        raise Refusal(_("In dieser Runde zeigen alle Finger oder alle den Daumen."))


def _refuse_misrated(resistance: Any, current: Round) -> None:
    keys = set(current.options.values_list("key", flat=True))
    most = current.procedure.scale_max
    if set(resistance) != keys or not all(_is_whole(value, most) for value in resistance.values()):
        raise Refusal(_("Bitte bewerten Sie jede Lösung mit einer ganzen Zahl von 0 bis %(most)s.") % {"most": most})


def _refuse_too_many_dots(dots: Any, current: Round) -> None:
    keys = set(current.options.values_list("key", flat=True))
    most = current.procedure.dots
    if not set(dots) <= keys or not all(_is_whole(value, most) for value in dots.values()) or sum(dots.values()) > most:
        raise Refusal(_("Bitte verteilen Sie höchstens %(most)s Punkte auf die Anliegen.") % {"most": most})


def _is_whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


@act
def note_advice(*, by: Person, round: Round, institution: Institution, text: str) -> AdvisoryNote:
    """Give the table a note from an advising seat."""
    current = locked(round)
    authorise(by, may_note_advice, HouseInRound(current, institution))
    if not text.strip():
        raise Refusal(_("Bitte schreiben Sie Ihren Hinweis auf."))
    if len(text) > LONGEST_REASON:
        raise Refusal(_("Der Hinweis ist zu lang: höchstens %(most)s Zeichen.") % {"most": LONGEST_REASON})
    note = AdvisoryNote.objects.create(
        round=current, institution=institution, text=text.strip(), noted_by=by, noted_at=clock.now()
    )
    journal.note(by, "consensus.advice_noted", current, house=str(institution))
    return note
