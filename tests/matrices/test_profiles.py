"""The profile of an assessment: every dimension on its scale, and nobody but the house sees it whole."""

from datetime import date

from django.urls import reverse

from rundtisch.matrices import queries, services
from rundtisch.matrices.models import Assessment, FocusDimension, Rating
from rundtisch.matrices.queries.profiles import profile_of
from rundtisch.ui.profile import Answer, Row
from tests.world import Cast

from .conftest import agreed_by, dimension, instrument_for, signed_in


def rows_of(world: Cast, assessment: Assessment) -> dict[str, Row]:
    page = queries.assessment_page(world.head, assessment, ())
    keys = [line.dimension.key for line in page.lines]
    return dict(zip(keys, profile_of(page, has_links=False).rows, strict=True))


def test_every_dimension_stands_on_its_scale(world: Cast) -> None:
    assessment = agreed_by(
        world.head, world.school, s_support=2, s_geraete="not_applicable", s_ki_pruefung="cannot_judge"
    )
    FocusDimension.objects.create(
        rating=Rating.objects.get(assessment=assessment, dimension__key="s_support"),
        target_stage=3,
        target_on=date(2027, 2, 1),
    )

    rows = rows_of(world, assessment)

    assert len(rows) == 18
    assert (rows["s_support"].now, rows["s_support"].target, rows["s_support"].target_by) == (
        Answer(2),
        3,
        "Februar 2027",
    )
    assert [step.number for step in rows["s_support"].scale] == [0, 1, 2, 3]
    assert rows["s_geraete"].now == Answer(lack="not_applicable")
    assert rows["s_ki_pruefung"].now == Answer(lack="cannot_judge")
    assert rows["s_plattform"].now == Answer(lack="missing")


def test_what_was_carried_over_says_so(world: Cast) -> None:
    agreed_by(world.head, world.school, s_support=2)
    begun = services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2027"
    )

    rows = rows_of(world, begun)

    assert rows["s_support"].remark == "übernommen, noch nicht angesehen"
    assert rows["s_plattform"].remark == ""


def test_the_page_of_an_agreed_assessment_begins_with_the_profile(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2)

    page = signed_in(world.head).get(reverse("assessment_detail", args=[assessment.pk])).content.decode()

    assert page.index("Wo wir stehen") < page.index('id="profile"') < page.index(">Freigaben<")
    assert "rt-progress" not in page


def test_an_assessment_without_answers_has_no_profile(world: Cast) -> None:
    begun = services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )

    page = signed_in(world.head).get(reverse("assessment_detail", args=[begun.pk])).content.decode()

    assert "Wo wir stehen" not in page
    assert dimension("s_support").title in page
