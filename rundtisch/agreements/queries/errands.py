"""What agreements ask of a person, and what is new about them."""

from collections import Counter
from datetime import datetime

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News, Place, asked_at
from rundtisch.roundtables.permissions import tables_coordinated_by

from ..models import Adoption, AdoptionState, Agreement
from ..rules.number import AgreementNumber
from .sessions import until_when, with_next_session


def asks_for(person: Person) -> list[Ask]:
    """Adoptions that wait for the person's houses, unheard houses first; and what is due for review."""
    return adoptions_waiting(person) + _reviews_due(person)


def _reviews_due(person: Person) -> list[Ask]:
    """Agreements whose review day has come, for whoever coordinates the table; one question."""
    tables = tables_coordinated_by(person)
    due = Agreement.objects.in_force().filter(table__in=tables, review_on__lte=clock.today())
    found = Counter(due.order_by().values_list("table_id", flat=True)) if tables else Counter()
    places = [
        Place(
            ngettext("%(table)s: %(count)s Vereinbarung", "%(table)s: %(count)s Vereinbarungen", found[table])
            % {"table": name, "count": found[table]},
            f"{reverse('agreement_list', args=[table])}?show=review",
        )
        for table, name in tables.items()
        if found[table]
    ]
    return asked_at(places, _("Vereinbarungen sind zu überprüfen"), _("Ansehen"), 3)


def adoptions_waiting(person: Person) -> list[Ask]:
    """Adoptions that wait for the person's houses, unheard houses first."""
    standing = standing_of(person)
    preparing = [house for house in standing.houses if standing.prepares_for(house)]
    if not preparing:
        return []
    adoptions = Adoption.objects.filter(
        institution__in=preparing, agreement__in=Agreement.objects.visible_to(person).in_force()
    ).select_related("agreement", "institution", "last_step")
    waiting = [
        one for one in with_next_session(adoptions).order_by("-was_unheard", "agreement__agreed_on") if _waits(one)
    ]
    return [
        Ask(
            title=_("Stand melden: %(title)s") % {"title": one.agreement.title},
            detail=", ".join(
                filter(
                    None,
                    (
                        _("Vereinbarung %(number)s, für %(house)s")
                        % {"number": one.agreement.number, "house": one.institution.name},
                        until_when(one),
                    ),
                )
            ),
            url=reverse("adoption_detail", args=[one.pk]),
            label=_("Stand bestätigen") if one.is_unconfirmed else _("Stand melden"),
            minutes=2,
        )
        for one in waiting
        if not one.is_unconfirmed or standing.speaks_for(one.institution_id)
    ]


def _waits(adoption: Adoption) -> bool:
    return adoption.state == AdoptionState.OPEN or adoption.is_unconfirmed


def news_for(person: Person, since: datetime) -> list[News]:
    """Agreements made since then."""
    made = Agreement.objects.visible_to(person).annotate(made_at=Coalesce("recorded_at", "statement__stated_at"))
    newest = made.filter(made_at__gt=since).order_by("-made_at")
    rows = newest.values_list("pk", "year", "sequence", "title", "made_at")[:20]
    return [
        News(
            title=_("Neue Vereinbarung %(number)s") % {"number": AgreementNumber(year, sequence)},
            detail=title,
            url=reverse("agreement_detail", args=[pk]),
            at=at,
        )
        for pk, year, sequence, title, at in rows
    ]
