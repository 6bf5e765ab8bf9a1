"""What is new to one person since a day: agreed later, or opened only later; asked of the shares once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from rundtisch.foundation import clock
from rundtisch.people.models import Person

from ..models import Share, VisibleRating
from .openings import is_among, reached_by


@dataclass(frozen=True)
class Novelty:
    """What shares open to a person since a day, and what others opened before; places as a share names them."""

    #: The day after, when everything begins that is new.
    since: datetime
    later: frozenset[UUID] = frozenset()
    before: frozenset[UUID] = frozenset()

    def has(self, rating: VisibleRating) -> bool:
        """Whether a rating that the person sees is new to it."""
        if rating.agreed_at >= self.since:
            return True
        return not rating.is_own and is_among(rating, self.later) and not is_among(rating, self.before)


def novelty(person: Person, ratings: Iterable[VisibleRating], since: date) -> Novelty:
    """What became new among the ratings of these houses; one question, and another if something was opened."""
    others = {rating.institution for rating in ratings if not rating.is_own}
    shares = Share.objects.open_on(clock.today()).filter(institution__in=others)
    since_then = shares.filter(from_on__gt=since)
    later = reached_by(person, since_then)
    the_day_after = timezone.make_aware(datetime.combine(since + timedelta(days=1), time()))
    if not later:
        return Novelty(the_day_after)
    before = reached_by(person, shares.filter(from_on__lte=since, institution__in=since_then.values("institution")))
    return Novelty(the_day_after, frozenset(later), frozenset(before))
