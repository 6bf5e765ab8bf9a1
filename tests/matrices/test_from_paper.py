"""From paper: what the office types, who sees it, and what the house makes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.foundation.models import Delivery
from rundtisch.institutions.models import Mandate, Power
from rundtisch.journal.models import Entry
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, PaperEntry, PaperSheet, Rating
from rundtisch.matrices.queries.errands import asks_for
from rundtisch.matrices.services import PaperAnswer
from rundtisch.people.models import Person
from rundtisch.roundtables.models import Participation
from tests import factories as make
from tests.matrices.conftest import dimension, instrument_for, signed_in
from tests.world import Cast

pytestmark = pytest.mark.django_db

TWO = {"s_mkr": PaperAnswer("stage", 2, "Aushang"), "s_support": PaperAnswer("not_applicable")}


@pytest.fixture
def begun(world: Cast) -> Assessment:
    """The school has begun, and lent its mandate to the office."""
    make.mandate(world.office_staff, world.school, Power.ENTER_ASSESSMENT)
    return services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )


def typed(by: Person, assessment: Assessment, **answers: PaperAnswer) -> PaperSheet:
    return services.enter_from_paper(by=by, assessment=assessment, filled_on=clock.today(), answers=answers or TWO)


def rated(assessment: Assessment) -> dict[str, tuple[str, int | None, str]]:
    rows = Rating.objects.filter(assessment=assessment).values_list("dimension__key", "answer", "stage", "evidence")
    return {key: (answer, stage, evidence) for key, answer, stage, evidence in rows}


def states(sheet: PaperSheet) -> dict[str, bool | None]:
    return dict(PaperEntry.objects.filter(sheet=sheet).values_list("dimension__key", "is_confirmed"))


def test_nothing_counts_before_the_house_confirms(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)

    assert (states(sheet), rated(begun)) == ({"s_mkr": None, "s_support": None}, {})
    assert Entry.objects.latest("at").act == "matrices.entered_from_paper"
    with pytest.raises(Refusal, match="noch nichts eingeschätzt"):
        services.agree_assessment(by=world.head, assessment=begun)


def test_the_house_is_told_once_a_day_and_never_what(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    typed(world.office_staff, begun, s_mkr=PaperAnswer("stage", 3, "Geheimer Beleg"))
    services.rate(by=world.office_staff, assessment=begun, dimension=dimension("s_support"), answer="stage", stage=1)
    [letter] = Delivery.objects.all()
    with clock.at(clock.now() + timedelta(days=1)):
        services.rate(by=world.office_staff, assessment=begun, dimension=dimension("s_geraete"), answer="cannot_judge")

    later = Delivery.objects.exclude(pk=letter.pk).get()
    assert [one.recipient for one in (letter, later)] == [world.head.email] * 2
    assert reverse("paper_sheet_detail", args=[sheet.pk]) in letter.text
    assert reverse("assessment_detail", args=[begun.pk]) in later.text
    assert not [word for word in ("Aushang", "Geheimer Beleg", "Stand") if word in letter.text + letter.html]


def test_the_house_is_told_nothing_of_its_own_entries(world: Cast, begun: Assessment) -> None:
    services.rate(by=world.digital_lead, assessment=begun, dimension=dimension("s_mkr"), answer="stage", stage=1)

    assert not Delivery.objects.exists()


def test_the_house_confirms_the_whole_sheet_in_one_act(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)

    assert services.confirm_from_paper(by=world.head, sheet=sheet, version=sheet.version) == 2

    assert rated(begun) == {"s_mkr": ("stage", 2, "Aushang"), "s_support": ("not_applicable", None, "")}
    rating = Rating.objects.get(dimension__key="s_mkr")
    assert (rating.rated_by, rating.confirmed_by) == (world.office_staff, world.head)
    assert Entry.objects.latest("at").act == "matrices.paper_confirmed"
    assert services.agree_assessment(by=world.head, assessment=begun)


def test_the_house_answers_dimension_by_dimension(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)

    services.confirm_from_paper(by=world.head, sheet=sheet, version=1, dimensions=["s_mkr"])
    services.reject_from_paper(by=world.head, sheet=sheet, version=1, dimensions=["s_support"])

    assert (states(sheet), set(rated(begun))) == ({"s_mkr": True, "s_support": False}, {"s_mkr"})
    assert Entry.objects.latest("at").act == "matrices.paper_rejected"
    with pytest.raises(Refusal, match="wartet nichts mehr"):
        services.confirm_from_paper(by=world.head, sheet=sheet, version=1)


def test_what_waits_from_paper_stands_against_agreeing(world: Cast, begun: Assessment) -> None:
    services.rate(by=world.head, assessment=begun, dimension=dimension("s_mkr"), answer="stage", stage=1)
    typed(world.office_staff, begun)

    with pytest.raises(Refusal, match="bestätigen oder verwerfen"):
        services.agree_assessment(by=world.head, assessment=begun)


def test_confirming_replaces_the_stage_and_keeps_words_that_the_paper_lacks(world: Cast, begun: Assessment) -> None:
    services.rate(
        by=world.head, assessment=begun, dimension=dimension("s_mkr"), answer="stage", stage=1, evidence="Unser Beleg"
    )
    sheet = typed(world.office_staff, begun, s_mkr=PaperAnswer("stage", 3))

    services.confirm_from_paper(by=world.head, sheet=sheet, version=1)

    assert rated(begun) == {"s_mkr": ("stage", 3, "Unser Beleg")}
    assert Rating.objects.get().version == 2


def test_the_house_confirms_only_what_it_has_read(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    typed(world.office_staff, begun, s_mkr=PaperAnswer("stage", 0))

    for answer in (services.confirm_from_paper, services.reject_from_paper):
        with pytest.raises(Refusal, match="inzwischen geändert"):
            answer(by=world.head, sheet=sheet, version=1)

    assert rated(begun) == {}


def test_correcting_keeps_what_was_answered_and_asks_anew_for_the_rest(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    services.confirm_from_paper(by=world.head, sheet=sheet, version=1, dimensions=["s_mkr"])
    services.reject_from_paper(by=world.head, sheet=sheet, version=1, dimensions=["s_support"])

    typed(world.office_staff, begun, s_mkr=PaperAnswer("stage", 0), s_support=PaperAnswer("cannot_judge"))

    assert states(sheet) == {"s_mkr": True, "s_support": None}
    assert PaperEntry.objects.get(dimension__key="s_mkr").stage == 2


def test_only_the_office_with_a_mandate_at_a_common_table_types(world: Cast, begun: Assessment) -> None:
    make.mandate(world.facilitator, world.school, Power.ENTER_ASSESSMENT)
    for person in (world.head, world.facilitator, world.other_head, world.supervisor):
        with pytest.raises(NotEntitled):
            typed(person, begun)

    Participation.objects.filter(institution=world.office).delete()
    with pytest.raises(NotEntitled):
        typed(world.office_staff, begun)


def test_only_who_speaks_for_the_house_answers(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)

    for person in (world.office_staff, world.digital_lead, world.other_head):
        for answer in (services.confirm_from_paper, services.reject_from_paper):
            with pytest.raises(NotEntitled):
                answer(by=person, sheet=sheet, version=1)


@pytest.mark.parametrize(
    ("answers", "days", "words"),
    [
        ({}, 0, "noch nichts eingetragen"),
        (TWO, 1, "liegt in der Zukunft"),
        ({"t_dialog": PaperAnswer("stage", 1)}, 0, "gehört nicht zu dieser Matrix"),
        ({"s_mkr": PaperAnswer("stage", 9)}, 0, "gibt es in dieser Matrix nicht"),
        ({"s_mkr": PaperAnswer("stage")}, 0, "wählen Sie einen Stand"),
        ({"s_mkr": PaperAnswer("")}, 0, "wählen Sie einen Stand"),
    ],
)
def test_what_no_paper_can_say_is_refused(
    world: Cast, begun: Assessment, answers: dict[str, PaperAnswer], days: int, words: str
) -> None:
    day = clock.today() + timedelta(days=days)

    with pytest.raises(Refusal, match=words):
        services.enter_from_paper(by=world.office_staff, assessment=begun, filled_on=day, answers=answers)

    assert not PaperSheet.objects.exists()


def test_after_agreeing_nothing_is_typed_or_confirmed(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    services.confirm_from_paper(by=world.head, sheet=sheet, version=1)
    services.agree_assessment(by=world.head, assessment=begun)

    with pytest.raises(Refusal, match="festgehalten"):
        typed(world.office_staff, begun)
    with pytest.raises(Refusal, match="festgehalten"):
        services.reject_from_paper(by=world.head, sheet=sheet, version=1)


def test_the_house_is_asked_on_its_start_page(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)

    ask = asks_for(world.head)[0]

    assert (ask.title, ask.url) == ("2 Einträge vom Papier bestätigen", reverse("paper_sheet_detail", args=[sheet.pk]))
    assert ask.detail == "Grundschule Nord, Matrix für Schulen, Herbst 2026, eingetragen von Gerda Stelle"
    for other in (world.other_head, world.office_staff, world.digital_lead):
        assert not [one for one in asks_for(other) if "Papier" in one.title]


def test_the_office_types_on_the_page_and_sees_only_what_it_typed(world: Cast, begun: Assessment) -> None:
    services.rate(
        by=world.head, assessment=begun, dimension=dimension("s_mkr"), answer="stage", stage=3, evidence="Geheim"
    )
    client, url = signed_in(world.office_staff), reverse("paper_sheet_new", args=[begun.pk])
    form = {
        "filled_on": "2026-01-05",
        "choice-s_mkr": "2",
        "evidence-s_mkr": "Aushang",
        "choice-s_support": "cannot_judge",
    }

    assert client.post(url, form).status_code == 302

    assert states(PaperSheet.objects.get()) == {"s_mkr": None, "s_support": None}
    page, overview = client.get(url).content.decode(), client.get(reverse("assessment_detail", args=[begun.pk]))
    assert ("Aushang" in page, "Geheim" in page) == (True, False)
    words = "vom Papier eingetragen von Gerda Stelle für Grundschule Nord, noch nicht bestätigt"
    assert (words in overview.content.decode(), "Geheim" in overview.content.decode()) == (True, False)
    assert client.get(reverse("paper_sheet_detail", args=[PaperSheet.objects.get().pk])).status_code == 404


def test_after_confirming_the_office_sees_no_words_of_it_any_more(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    services.confirm_from_paper(by=world.head, sheet=sheet, version=1)
    client = signed_in(world.office_staff)

    page = client.get(reverse("paper_sheet_new", args=[begun.pk])).content.decode()

    assert ("Aushang" in page, page.count("vom Haus bestätigt")) == (False, 2)
    Mandate.objects.all().delete()
    assert client.get(reverse("paper_sheet_new", args=[begun.pk])).status_code == 404


def test_words_without_a_cross_are_asked_back(world: Cast, begun: Assessment) -> None:
    client, url = signed_in(world.office_staff), reverse("paper_sheet_new", args=[begun.pk])

    assert client.post(url, {"filled_on": "2026-01-05", "comment-s_mkr": "Nur Worte"}).status_code == 422
    assert client.post(url, {"filled_on": "2026-01-05"}).status_code == 409


def test_the_house_answers_on_the_page(world: Cast, begun: Assessment) -> None:
    sheet, client = typed(world.office_staff, begun), signed_in(world.head)
    page = client.get(reverse("paper_sheet_detail", args=[sheet.pk])).content.decode()

    answers = [
        client.post(reverse("paper_sheet_confirmation", args=[sheet.pk]), {"version": "1", "dimension": "s_mkr"}),
        client.post(reverse("paper_sheet_rejection", args=[sheet.pk]), {"version": "1"}),
        client.post(reverse("paper_sheet_rejection", args=[sheet.pk]), {"version": "x"}),
    ]

    assert ("noch nicht bestätigt" in page, "Alle 2 Kategorien bestätigen" in page) == (True, True)
    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert states(sheet) == {"s_mkr": True, "s_support": False}
    for other in (world.other_head, world.supervisor, world.facilitator):
        assert signed_in(other).get(reverse("paper_sheet_detail", args=[sheet.pk])).status_code == 404
        assert signed_in(other).post(reverse("paper_sheet_rejection", args=[sheet.pk])).status_code == 404


def test_a_sheet_asks_as_much_for_three_entries_as_for_one(
    world: Cast, begun: Assessment, django_assert_max_num_queries: Any
) -> None:
    sheet, client = typed(world.office_staff, begun, s_mkr=PaperAnswer("stage", 1)), signed_in(world.head)
    url = reverse("paper_sheet_detail", args=[sheet.pk])
    with django_assert_max_num_queries(20) as one:
        client.get(url)
    typed(world.office_staff, begun, **TWO, s_steuerung=PaperAnswer("stage", 1))

    with django_assert_max_num_queries(20) as three:
        client.get(url)

    assert len(three) == len(one)


def attempts(sheet: PaperSheet, by: Person) -> dict[str, Callable[[], object]]:
    """What the database refuses, whoever tries it."""
    entry = PaperEntry.objects.filter(sheet=sheet, dimension__key="s_mkr")
    return {
        "one_person_types_one_paper_sheet_per_assessment": lambda: PaperSheet.objects.create(
            assessment=sheet.assessment, entered_by=by, entered_at=clock.now(), filled_on=clock.today()
        ),
        "dimension_stands_once_on_a_paper_sheet": lambda: PaperEntry.objects.create(
            sheet=sheet, dimension=dimension("s_mkr"), answer="cannot_judge"
        ),
        "paper_entry_has_a_stage_only_if_it_answers_with_one": lambda: entry.update(stage=None),
        "paper_entry_has_a_stage_only_if_it_answers_with_one, empty": lambda: entry.update(answer="", stage=None),
        "house_answers_a_paper_entry_with_who_when_and_what": lambda: entry.update(is_confirmed=True),
        "house_answers_a_paper_entry_with_who_when_and_what, nothing": lambda: entry.update(answered_by=by),
    }


def test_the_database_refuses_what_never_holds(world: Cast, begun: Assessment) -> None:
    sheet = typed(world.office_staff, begun)
    tried = attempts(sheet, world.office_staff)
    let_through = []

    for name, attempt in tried.items():
        try:
            with transaction.atomic():
                attempt()
            let_through.append(name)
        except IntegrityError:
            pass

    assert let_through == []
    stands = {one.name for model in (PaperSheet, PaperEntry) for one in model._meta.constraints}
    assert {name.split(",")[0] for name in tried} == stands
