"""Matrices on paper: who gets which, and what stands on it."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from rundtisch.institutions.models import Power
from rundtisch.matrices import services
from rundtisch.matrices.matrix_document import language_of, matrix_cards, matrix_chart
from rundtisch.matrices.models import Instrument, Look
from rundtisch.matrices.queries.paper import FilledDimension, Filling, seen_matrix
from rundtisch.matrices.queries.versions import instrument_as_rule
from rundtisch.matrices.rules.instrument import Stage
from rundtisch.paper import worker
from rundtisch.paper.chart import Size
from tests import factories as make
from tests.matrices.conftest import agreed_by, dimension, instrument_for, shared, signed_in
from tests.world import Cast

pytestmark = pytest.mark.django_db
NOTHING = FilledDimension("")


def paper(client: Client, name: str, *args: Any, **asked: str) -> list[str]:
    """The pages that come back, one text each, spaces and divided words put right."""
    answer = client.get(reverse(name, args=args), asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [re.sub(r"\s+", " ", page.extract_text().replace("-\n", "")) for page in pages]


def test_a_blank_sheet_holds_every_dimension_with_boxes_and_lines(world: Cast) -> None:
    school = instrument_for(world.school)

    text = " ".join(paper(signed_in(world.outsider), "instrument_paper", school.pk, "sheet"))

    assert (text.count("☐ trifft nicht zu"), text.count("· gewählt")) == (18, 0)
    assert "Beleg oder Beispiel:" in text


def test_a_filled_matrix_begins_with_the_profile_and_a_single_area_does_not(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2)
    client = signed_in(world.head)

    whole = paper(client, "assessment_paper", assessment.pk, "sheet")
    [part] = paper(client, "assessment_paper", assessment.pk, "sheet", area="s_area_leitung")

    assert ("4.3 Unterstützung im Haus" in whole[0], "☒ 2 · gewählt" in whole[0]) == (True, False)
    assert "☐ 0" in part


def test_a_profile_that_would_be_too_small_or_mostly_hidden_is_left_out(world: Cast) -> None:
    instrument = instrument_as_rule(instrument_for(world.school))
    many = replace(instrument, areas=instrument.areas * 3)
    keys = [one.id for one in instrument.dimensions]

    figures = [
        matrix_chart(one, Size.SHEET, "", Filling("Grundschule", "2026", "Haus", dict.fromkeys(seen, NOTHING))).figure
        for one, seen in ((instrument, keys), (many, keys), (instrument, keys[:9]), (instrument, keys[:8]))
    ]

    assert [figure is None for figure in figures] == [False, True, False, True]


def test_a_poster_of_one_area_is_one_sheet(world: Cast) -> None:
    school = instrument_for(world.school)

    [text] = paper(signed_in(world.head), "instrument_paper", school.pk, "poster", area="s_area_leitung")

    assert "Matrix für Schulen: Schulleitung und Steuerung" in text
    assert ("1.3 Beteiligung" in text, "2.1 Medienkonzept" in text) == (True, False)


def test_cards_of_one_area_are_two_to_a_page(world: Cast) -> None:
    school = instrument_for(world.school)

    pages = paper(signed_in(world.head), "instrument_paper", school.pk, "cards", area="s_area_leitung")

    assert ["Wie führt die Schulleitung" in page for page in pages] == [True, False, False, False]
    assert ["im Aufbau" in page for page in pages] == [False, True, False, True]


@pytest.mark.parametrize(("kind", "area"), [("scroll", ""), ("sheet", "nowhere"), ("cards", "nowhere")])
def test_what_is_no_paper_is_not_found(world: Cast, kind: str, area: str) -> None:
    url = reverse("instrument_paper", args=[instrument_for(world.school).pk, kind])

    assert signed_in(world.head).get(url, {"area": area}).status_code == 404


def test_the_house_prints_its_words_only_if_it_ticks_them(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2)
    client = signed_in(world.digital_lead)

    plain = " ".join(paper(client, "assessment_paper", assessment.pk, "sheet"))
    told = " ".join(paper(client, "assessment_paper", assessment.pk, "sheet", evidence="on", comment="on"))

    assert ("☒ 2 · gewählt" in plain, "Sichtbar für: eigenes Haus" in plain) == (True, True)
    words = ("Beleg zu s_support", "Kommentar zu s_support")
    assert [one in plain for one in words] == [False, False]
    assert [one in told for one in words] == [True, True]


def test_nobody_else_prints_the_assessment_of_a_house(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2)
    url = reverse("assessment_paper", args=[assessment.pk, "sheet"])

    others = (world.other_head, world.authority_office, world.supervisor, world.office_staff, world.outsider)
    assert {signed_in(one).get(url).status_code for one in others} == {404}
    assert signed_in(world.head).get(reverse("assessment_paper", args=[assessment.pk, "cards"])).status_code == 404


def test_the_table_prints_what_each_person_may_see_and_the_look_is_noted(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2, s_mkr=1)
    services.share_ratings(
        by=world.head,
        assessment=assessment,
        ratings=[assessment.ratings.get(dimension=dimension("s_support"))],
        opening=services.Opening(audience="table_without_supervision", table=world.table),
    )
    address = ("matrix_paper", world.table.pk, "matrix_schule", world.school.pk, "sheet")

    text = " ".join(paper(signed_in(world.other_head), *address))

    assert (text.count("· gewählt"), text.count("nicht sichtbar"), "Kommentar zu s_support" in text) == (1, 17, False)
    assert Look.objects.get().assessment == assessment
    assert signed_in(world.supervisor).get(reverse(address[0], args=address[1:])).status_code == 404
    assert signed_in(world.outsider).get(reverse(address[0], args=address[1:])).status_code == 404


def test_a_house_that_sits_elsewhere_has_no_paper_at_this_table(world: Cast) -> None:
    shared(world.head, agreed_by(world.head, world.school, s_support=2), "table", table=world.table)

    stranger = world.outsider.appointments.get().institution
    assert seen_matrix(world.other_head, world.table, "matrix_schule", stranger.pk) is None
    assert seen_matrix(world.other_head, world.table, "matrix_schultraeger", world.school.pk) is None


def test_targets_and_periods_stand_beside_the_stage(world: Cast) -> None:
    school = instrument_as_rule(instrument_for(world.school))
    filled = {"s_mkr": FilledDimension("stage", 1, target=3, remark="Herbst 2024")}

    chart = matrix_chart(school, Size.POSTER, "", Filling("Grundschule Nord", "Herbst 2026", "eigenes Haus", filled))

    [strip] = [
        one for part in chart.sections for grid in part.grids for one in grid.strips if one.note != "nicht sichtbar"
    ]
    assert [(place.mark, place.is_chosen) for place in strip.places] == [
        ("", False),
        ("gewählt", True),
        ("", False),
        ("Ziel", False),
    ]
    assert (strip.note, chart.subtitle) == ("Herbst 2024", "Grundschule Nord, Herbst 2026")


def test_dimensions_with_own_stages_stand_below_their_own_heads(world: Cast) -> None:
    school = instrument_as_rule(instrument_for(world.school))
    first, second, third = school.areas[0].dimensions
    other = replace(second, own_stages=(Stage(0, "nein", ""), Stage(1, "ja", "")), descriptions=("Nein.", "Ja."))
    made = replace(school, areas=(replace(school.areas[0], dimensions=(first, other, third)),))

    chart = matrix_chart(made, Size.SHEET)

    assert [len(grid.heads) for grid in chart.sections[0].grids] == [4, 2, 4]
    assert [len(card.places) for card in matrix_cards(made).cards] == [4, 2, 4]


def test_paper_speaks_the_language_of_its_matrix(world: Cast) -> None:
    school = instrument_as_rule(instrument_for(world.school))

    english = matrix_chart(replace(school, language="en"), Size.SHEET)

    assert (english.language, english.sections[0].grids[0].corner) == ("en", "Dimension")
    assert language_of(replace(school, language="platt")) == "de"


def test_pages_lead_to_their_paper_without_more_questions(world: Cast, django_assert_max_num_queries: Any) -> None:
    assessment = agreed_by(world.head, world.school, s_support=2)
    shared(world.head, assessment, "table", table=world.table)
    client = signed_in(world.other_head)

    with django_assert_max_num_queries(20):
        page = client.get(reverse("matrix_detail", args=[world.table.pk, "matrix_schule"])).content.decode()

    assert reverse("matrix_paper", args=[world.table.pk, "matrix_schule", world.school.pk, "poster"]) in page
    assert reverse("matrix_paper", args=[world.table.pk, "matrix_schule", world.other_school.pk, "poster"]) not in page
    own = signed_in(world.head).get(reverse("assessment_detail", args=[assessment.pk])).content.decode()
    assert reverse("assessment_paper", args=[assessment.pk, "poster"]) in own
    blank = client.get(reverse("instrument_detail", args=[Instrument.objects.get(key="matrix_schule").pk]))
    assert reverse("instrument_paper", args=[instrument_for(world.school).pk, "cards"]) in blank.content.decode()


def test_what_a_mandate_entered_is_printed_for_that_person_alone_and_marked(world: Cast) -> None:
    make.mandate(world.office_staff, world.school, Power.ENTER_ASSESSMENT)
    assessment = services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )
    services.rate(by=world.head, assessment=assessment, dimension=dimension("s_mkr"), answer="stage", stage=1)
    services.rate(
        by=world.office_staff, assessment=assessment, dimension=dimension("s_support"), answer="stage", stage=2
    )

    office = " ".join(paper(signed_in(world.office_staff), "assessment_paper", assessment.pk, "sheet"))
    house = " ".join(paper(signed_in(world.head), "assessment_paper", assessment.pk, "sheet"))

    assert (office.count("· gewählt"), house.count("· gewählt")) == (1, 2)
    assert "eingetragen von Gerda Stelle" in office
    assert (office.count("nicht sichtbar"), "nicht sichtbar" in house) == (17, False)


def test_paper_that_takes_too_long_is_refused_in_words(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LONGEST_SECONDS", 0.001)

    answer = signed_in(world.head).get(reverse("instrument_paper", args=[instrument_for(world.school).pk, "sheet"]))

    assert (answer.status_code, "zu umfangreich" in answer.content.decode()) == (409, True)
