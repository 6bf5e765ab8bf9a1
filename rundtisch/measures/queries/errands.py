"""What measures ask of a person, and what is new about them."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.people.models import Person
from rundtisch.roundtables.asks import Ask, News, Place, asked_at
from rundtisch.roundtables.permissions import tables_coordinated_by

from ..models import Measure, MeasureStep, StepKind
from ..permissions import houses_worked_for
from ..rules.due import is_near
from .lines import MeasureLine, lines_of

_MOST_STEPS = 60


def asks_for(person: Person) -> list[Ask]:
    """Measures of the person's houses that ask for something, and late ones at the tables it coordinates."""
    return own_measures(person) + _late_measures(person)


def _late_measures(person: Person) -> list[Ask]:
    """Whoever coordinates a table asks the houses; one question."""
    tables = tables_coordinated_by(person)
    late = Measure.objects.open().late_on(clock.today()).filter(table__in=tables)
    found = Counter(late.order_by().values_list("table_id", flat=True)) if tables else Counter()
    places = [
        Place(
            ngettext("%(table)s: %(count)s Maßnahme", "%(table)s: %(count)s Maßnahmen", found[table])
            % {"table": name, "count": found[table]},
            f"{reverse('measure_list', args=[table])}?show=late",
        )
        for table, name in tables.items()
        if found[table]
    ]
    return asked_at(places, _("Maßnahmen sind überfällig"), _("Ansehen"), 3)


def own_measures(person: Person) -> list[Ask]:
    """Late, due within 30 days, or without a name.

    Whoever is named is asked alone; without a name everybody who prepares for the house.
    """
    own = houses_worked_for(person)
    if not own:
        return []
    measures = Measure.objects.visible_to(person).open().filter(responsible_institution__in=own)
    today = clock.today()
    return [
        _ask(line)
        for line in lines_of(measures)
        if line.needs_name or (is_near(line.due_on, today) and line.person_id in (None, person.pk))
    ]


def _ask(line: MeasureLine) -> Ask:
    url = reverse("measure_detail", args=[line.id])
    detail = f"{line.house}, {line.until}"
    if line.is_late:
        detail = _("%(detail)s, überfällig") % {"detail": detail}
    if line.needs_name:
        title = _("Wer übernimmt „%(title)s“?") % {"title": line.title}
        return Ask(title, detail, f"{url}#change", _("Person benennen"), 1)
    title = _("Maßnahme: %(title)s") % {"title": line.title}
    return Ask(title, detail, f"{url}#progress", _("Stand melden"), 2)


def news_for(person: Person, since: datetime) -> list[News]:
    """What others did with the measures of the person's tables since then, the newest of each measure; one question."""
    words = {
        StepKind.ADDED: _("Neue Maßnahme"),
        StepKind.DONE: _("Maßnahme erledigt"),
        StepKind.PROGRESS: _("Stand einer Maßnahme gemeldet"),
        StepKind.REOPENED: _("Maßnahme wieder geöffnet"),
    }
    steps = (
        MeasureStep.objects.filter(measure__in=Measure.objects.visible_to(person), taken_at__gt=since)
        .filter(kind__in=words)
        .exclude(taken_by=person)
        .order_by("-taken_at", "-number")
        .values_list("measure_id", "kind", "measure__title", "measure__responsible_institution__name", "taken_at")
    )
    newest: dict[UUID, News] = {}
    for measure, kind, title, house, at in steps[:_MOST_STEPS]:
        url = reverse("measure_detail", args=[measure])
        newest.setdefault(measure, News(words[StepKind(kind)], f"{title}, {house}", url, at))
    return list(newest.values())
