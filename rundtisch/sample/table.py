"""The table of Emsbrück: founded, with ground rules and topics."""

from collections.abc import Mapping
from typing import Any

from rundtisch.foundation import clock
from rundtisch.roundtables import services as roundtables
from rundtisch.roundtables.models import ParticipationKind, RoundTable
from rundtisch.roundtables.queries import SeatProposal

from .cast import Cast
from .story import Calendar


def found(story: Mapping[str, Any], cast: Cast, calendar: Calendar) -> RoundTable:
    """The office founds the table with everybody at it."""
    told = story["table"]
    seats = [SeatProposal(cast.houses[house], ParticipationKind.DECIDES) for house in cast.deciding()]
    # Schools stand before authorities, as at every table.
    seats.sort(key=lambda seat: seat.institution.is_authority)
    others = [SeatProposal(cast.houses[one["id"]], ParticipationKind(one["participation"])) for one in story["others"]]
    with clock.at(calendar.moment(told["founded_on"])):
        return roundtables.found_table(
            by=cast.office,
            name=told["name"],
            municipality=cast.municipality,
            education_region=cast.education_region,
            founded_on=calendar.day(told["founded_on"]),
            rhythm=told["rhythm"],
            seats=[*seats, *others],
        )


def agree_ground_rules(story: Mapping[str, Any], cast: Cast, table: RoundTable) -> None:
    """Write down the rules that the first meeting agreed."""
    roundtables.put_ground_rules_in_force(by=cast.office, table=table, text="\n".join(story["ground_rules"]))


def propose_topics(story: Mapping[str, Any], cast: Cast, table: RoundTable, calendar: Calendar) -> None:
    """The backlog before the next meeting."""
    for told in story["topics"]:
        with clock.at(calendar.moment(told["day"])):
            roundtables.propose_topic(
                by=cast.people[told["by"]],
                table=table,
                title=told["title"],
                description=told["text"],
                kind=told["kind"],
            )
