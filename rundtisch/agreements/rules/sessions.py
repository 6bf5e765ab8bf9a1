"""Counting back from the session of a deciding body to the day by which a paper has to be brought in."""

from collections.abc import Mapping
from datetime import date, timedelta

from rundtisch.institutions.rules.holidays import is_working_day, working_day_before

from .adoption import DecidingBody

#: Days between handing in and session, where the house says nothing else: papers are sent out with the invitation.
LEAD: Mapping[DecidingBody, int] = {
    DecidingBody.STAFF_CONFERENCE: 7,
    DecidingBody.SCHOOL_CONFERENCE: 14,
    DecidingBody.ADMINISTRATION: 0,
    DecidingBody.SCHOOL_COMMITTEE: 21,
    DecidingBody.COUNCIL: 28,
    DecidingBody.BOARD: 14,
}
#: No body plans further ahead; a later day is a slip of the fingers.
FURTHEST = timedelta(days=2 * 366)


def bring_in_by(body: DecidingBody, meets_on: date) -> date:
    """The last working day on which a paper can be brought in to the session."""
    day = meets_on - timedelta(days=LEAD[body])
    return day if is_working_day(day) else working_day_before(day)
