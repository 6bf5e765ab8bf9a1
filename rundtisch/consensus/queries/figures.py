"""The table seen from above with the voices of a round."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.institutions.models import Institution
from rundtisch.roundtables.figures import figure_seats
from rundtisch.roundtables.models import ParticipationKind
from rundtisch.roundtables.queries import SeatLine
from rundtisch.ui.figure import Figure

from ..models import EnteredHow, Round, Voice
from .record import HouseVoices


def gone_since(one: Round, lines: Sequence[SeatLine], houses: Sequence[HouseVoices]) -> tuple[str, ...]:
    """The houses that left or merged while the round is open; they keep their entry."""
    seated = {line.institution: line for line in lines}
    left = (house.institution.name for house in houses if _has_left(house, seated))
    return tuple(left) if one.closed_at is None else ()


def figure_of_voices(
    one: Round,
    lines: Sequence[SeatLine],
    houses: Sequence[HouseVoices],
    sees: bool,
    mine: Collection[UUID],
) -> Figure:
    """The table with what each seat said, as far as it is shown; what the own houses said is shown to them."""
    heard = sum(house.is_heard for house in houses)
    seated = {line.institution: line for line in lines}
    gone = tuple(_line(house.institution) for house in houses if house.institution.pk not in seated)
    silent = "waiting" if one.takes_voices_at(clock.now()) else "unheard"
    states = {line.institution: "note" for line in lines if line.participation in {"advises", "expert"}}
    remarks = {}
    for house in houses:
        id = house.institution.pk
        states[id] = _state(house.counts, sees or id in mine) if house.is_heard else silent
        remarks[id] = _remark(house, is_gone=one.closed_at is None and _has_left(house, seated))
    return Figure(
        seats=figure_seats((*lines, *gone), states, remarks),
        title=_("Die Stimmen am Tisch"),
        description=_("%(heard)s von %(all)s Stimmen sind da.") % {"heard": heard, "all": len(houses)},
        centre=(
            _("%(heard)s von %(all)s") % {"heard": heard, "all": len(houses)},
            _("Stimmen sind da"),
        ),
        heading=_("Position"),
        order="mixed" if one.procedure.table.seating == "mixed" else "grouped",
        ident="voices-figure",
    )


def _line(institution: Institution) -> SeatLine:
    return SeatLine(
        institution.pk,
        institution.name,
        institution.label,
        institution.sign,
        institution.kind,
        institution.school_kind,
        ParticipationKind.DECIDES,
    )


def _state(voice: Voice | None, is_shown: bool) -> str:
    return voice.position if voice and voice.position and is_shown else "given"


def _has_left(house: HouseVoices, seated: Mapping[UUID, SeatLine]) -> bool:
    line = seated.get(house.institution.pk)
    is_deciding = line is not None and line.participation == ParticipationKind.DECIDES
    return not is_deciding or house.institution.has_ended_on(clock.today())


def _remark(house: HouseVoices, *, is_gone: bool) -> str:
    said = []
    if is_gone:
        said.append(_("entscheidet inzwischen nicht mehr mit"))
    if house.counts and house.counts.entered_how == EnteredHow.CARD:
        said.append(_("von der Karte eingetragen"))
    if house.counts and house.counts.entered_how == EnteredHow.DEPUTY:
        said.append(_("von der Vertretung gegeben"))
    return ", ".join(said)
