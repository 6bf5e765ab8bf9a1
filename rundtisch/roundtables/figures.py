"""The members of a table as its figure; higher parts give the seats another state."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.ui.figure import Figure, Seat
from rundtisch.ui.figure.seats import Group

from .models import ParticipationKind, RoundTable
from .queries import SeatLine, seats_at

_HEAD = {ParticipationKind.COORDINATES, ParticipationKind.FACILITATES}


def group_of(line: SeatLine) -> Group:
    """On which side of the table an institution sits."""
    if line.participation in _HEAD:
        return "head"
    if line.participation == ParticipationKind.DECIDES:
        return "school" if line.institution_kind == "school" else "authority"
    return "advice"


def figure_seats(
    lines: tuple[SeatLine, ...],
    states: Mapping[UUID, str] | None = None,
    remarks: Mapping[UUID, str] | None = None,
    others: str = "none",
) -> tuple[Seat, ...]:
    """Seats for the figure; `states` by institution, `others` for those without one."""
    states, remarks = states or {}, remarks or {}
    return tuple(
        Seat(
            name=line.label,
            kind=line.sign or "?",
            group=group_of(line),
            state=states.get(line.institution, others),
            remark=remarks.get(line.institution, ""),
        )
        for line in lines
    )


def figure_of_members(table: RoundTable) -> Figure:
    """Who sits at the table, with the number of voices on it."""
    lines = seats_at(table)
    deciding = [line for line in lines if line.participation == ParticipationKind.DECIDES]
    schools = sum(line.institution_kind == "school" for line in deciding)
    authorities = len(deciding) - schools
    of_schools = ngettext("%(count)s Schule", "%(count)s Schulen", schools) % {"count": schools}
    of_authorities = ngettext("%(count)s Schulträger", "%(count)s Schulträger", authorities) % {"count": authorities}
    sides = f"{of_schools}, {of_authorities}"
    voices = ngettext("%(count)s Stimme", "%(count)s Stimmen", len(deciding)) % {"count": len(deciding)}
    return Figure(
        seats=figure_seats(lines),
        title=_("Wer am Tisch sitzt"),
        description=_("%(sides)s; am Kopf Moderation und Geschäftsstelle.") % {"sides": sides},
        centre=(voices, sides),
        heading=_("Teilnahme"),
        order="mixed" if table.seating == "mixed" else "grouped",
        ident="table",
    )
