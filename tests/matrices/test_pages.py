"""Pages of the matrices: who sees them, what they say, what they keep, how much they ask the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundtisch.institutions.models import AuthorityPeriod, InstitutionKind
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Look, OccasionTopic, Rating
from rundtisch.roundtables.models import Topic
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, dimension, instrument_for, shared, signed_in

XSS = "<script>alert(1)</script>"


@pytest.fixture
def begun(world: Cast) -> Assessment:
    return services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )


def typed(**more: object) -> dict[str, object]:
    return {"choice": "", "evidence": "", "comment": "", "support": "", "version": 0, "page": "seite", **more}


def address_of(assessment: Assessment, key: str = "s_support") -> str:
    return reverse("dimension_rating", args=[assessment.pk, key])


def test_every_page_of_an_assessment_exists_only_for_its_house(world: Cast, begun: Assessment) -> None:
    addresses = [
        reverse("assessment_detail", args=[begun.pk]),
        reverse("look_list", args=[begun.pk]),
        address_of(begun),
    ]

    answers = {
        name: [signed_in(getattr(world, name)).get(address).status_code for address in addresses]
        for name in ["head", "digital_lead", "mailbox", "other_head", "supervisor", "office_staff", "outsider"]
    }

    hidden = [404, 404, 404]
    assert answers == {
        "head": [200, 200, 200],
        "digital_lead": [200, 200, 200],
        "mailbox": hidden,
        "other_head": hidden,
        "supervisor": hidden,
        "office_staff": hidden,
        "outsider": hidden,
    }


def test_an_assessment_is_begun_from_the_list_of_houses(world: Cast) -> None:
    instrument = instrument_for(world.school)

    answer = signed_in(world.head).post(
        reverse("assessment_list"),
        {"institution": world.school.pk, "instrument": instrument.pk, "period": "Herbst 2026"},
    )

    begun = Assessment.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("assessment_detail", args=[begun.pk]))


def test_a_pulse_is_begun_from_the_list_of_houses(world: Cast) -> None:
    instrument = instrument_for(world.school)
    named = {"institution": world.school.pk, "instrument": instrument.pk}
    head = signed_in(world.head)

    offered = head.get(reverse("assessment_list")).content.decode()
    head.post(reverse("assessment_list"), {**named, "period": "Puls im Mai", "kind": "pulse"})

    assert "18 Kategorien, etwa 36 Minuten" in offered
    assert "10 Kategorien, etwa 20 Minuten" in offered
    assert Assessment.objects.get().is_pulse


def test_what_was_typed_stays_in_the_way_to_begin_that_was_refused(world: Cast) -> None:
    taken = agreed_by(world.head, world.school, s_mkr=1)
    named = {"institution": world.school.pk, "instrument": taken.instrument_id}

    answer = signed_in(world.head).post(reverse("assessment_list"), {**named, "period": taken.period, "kind": "pulse"})

    assert answer.status_code == 409
    assert answer.content.decode().count(f'value="{taken.period}"') == 1


def test_the_page_of_a_pulse_tells_what_it_does_not_ask(world: Cast) -> None:
    agreed_by(world.head, world.school, s_mkr=1, s_support=2)
    pulse = services.begin_assessment(
        by=world.head,
        institution=world.school,
        instrument=instrument_for(world.school),
        period="Puls",
        kind="pulse",
    )

    page = signed_in(world.head).get(reverse("assessment_detail", args=[pulse.pk])).content.decode()

    assert "0 von 10 Kategorien eingeschätzt" in page
    assert "Gilt weiter, der Puls fragt nicht danach" in page


def test_an_assessment_of_a_foreign_house_is_not_begun(world: Cast) -> None:
    instrument = instrument_for(world.school)

    answer = signed_in(world.other_head).post(
        reverse("assessment_list"),
        {"institution": world.school.pk, "instrument": instrument.pk, "period": "Herbst 2026"},
    )

    assert (answer.status_code, Assessment.objects.count()) == (404, 0)


def test_saving_leads_to_the_next_dimension(world: Cast, begun: Assessment) -> None:
    answer = signed_in(world.head).post(address_of(begun), typed(choice="2", evidence="Ablaufplan"))

    assert answer["Location"] == address_of(begun, "s_geraete")
    assert list(Rating.objects.values_list("answer", "stage", "evidence", "version")) == [("stage", 2, "Ablaufplan", 1)]


def test_half_done_work_is_kept_and_seen_again(world: Cast, begun: Assessment) -> None:
    client = signed_in(world.head)

    client.post(address_of(begun), typed(evidence="Noch offen"), headers={"X-Autosave": "1"})

    page = client.get(address_of(begun)).content.decode()
    assert list(Rating.objects.values_list("answer", "stage", "evidence")) == [("", None, "Noch offen")]
    assert "Noch offen" in page


def test_going_on_without_an_answer_stores_nothing(world: Cast, begun: Assessment) -> None:
    answer = signed_in(world.head).post(address_of(begun), typed())

    assert (answer.status_code, Rating.objects.count()) == (302, 0)


def test_the_same_page_keeps_saving_by_itself(world: Cast, begun: Assessment) -> None:
    client = signed_in(world.head)

    answers = [
        client.post(address_of(begun), typed(choice="1", evidence=words), headers={"X-Autosave": "1"}).status_code
        for words in ["E", "Ei", "Ein"]
    ]

    assert answers == [204, 204, 204]
    assert list(Rating.objects.values_list("evidence", flat=True)) == ["Ein"]


def test_two_people_at_one_dimension_see_both_versions_and_nothing_is_overwritten(
    world: Cast, begun: Assessment
) -> None:
    signed_in(world.digital_lead).post(address_of(begun), typed(choice="1", evidence="Fassung A", page="a"))

    answer = signed_in(world.head).post(address_of(begun), typed(choice="2", evidence="Fassung B", page="b"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert list(Rating.objects.values_list("stage", "evidence")) == [(1, "Fassung A")]
    assert "Inzwischen gespeichert" in page
    assert page.count("Fassung A") == 1
    assert page.count("Fassung B") == 2
    assert 'name="version" value="1"' in page


def test_after_the_conflict_the_second_try_is_knowing(world: Cast, begun: Assessment) -> None:
    signed_in(world.digital_lead).post(address_of(begun), typed(choice="1", page="a"))

    answer = signed_in(world.head).post(address_of(begun), typed(choice="2", page="b", version=1))

    assert answer.status_code == 302
    assert list(Rating.objects.values_list("stage", "version")) == [(2, 2)]


@pytest.mark.parametrize(
    ("field", "value"),
    [("choice", "9"), ("evidence", "x" * 4001), ("target_on", "morgen"), ("target_stage", "9"), ("version", "-1")],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(world: Cast, begun: Assessment, field: str, value: str) -> None:
    answer = signed_in(world.head).post(address_of(begun), typed(comment="Bleibt stehen") | {field: value})

    assert (answer.status_code, Rating.objects.count()) == (422, 0)
    assert "Bleibt stehen" in answer.content.decode()


def test_script_in_every_text_is_only_text(world: Cast, begun: Assessment) -> None:
    client = signed_in(world.head)
    client.post(
        address_of(begun),
        typed(choice="1", evidence=XSS, comment=XSS, support=XSS, is_focus="on", target_stage="2"),
    )
    services.agree_assessment(by=world.head, assessment=begun)
    shared(world.head, begun, "table", table=world.table, includes_evidence=True, includes_comment=True)
    rating = Rating.objects.get()

    pages = [
        signed_in(world.authority_office).get(address).content.decode()
        for address in [
            reverse("rating_detail", args=[rating.pk]),
            reverse("pair_detail", args=[world.table.pk, world.school.pk]),
        ]
    ] + [client.get(address_of(begun)).content.decode()]

    assert [("&lt;script&gt;alert" in page, XSS in page) for page in pages] == [(True, False)] * 3


def test_an_agreed_assessment_shows_no_form_and_takes_no_answer(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1)
    client = signed_in(world.head)

    page = client.get(address_of(assessment)).content.decode()
    answer = client.post(address_of(assessment), typed(choice="3", version=1))

    assert 'name="choice"' not in page
    assert answer.status_code == 409
    assert Rating.objects.get().stage == 1


def test_taking_back_is_asked_first_and_says_what_stays(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1)
    share = shared(world.head, assessment, "table", table=world.table)
    client = signed_in(world.head)
    address = reverse("share_revocation", args=[share.pk])

    dialogue = client.get(address).content.decode()
    client.post(address)

    share.refresh_from_db()
    assert "Was Menschen in einer Sitzung gesagt und mitgeschrieben haben, bleibt dort" in dialogue
    assert share.revoked_by == world.head


def test_a_share_of_another_house_does_not_exist(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1)
    share = shared(world.head, assessment, "table", table=world.table)

    answer = signed_in(world.other_head).post(reverse("share_revocation", args=[share.pk]))

    assert answer.status_code == 404


def test_what_is_not_rated_not_shared_and_shared_with_others_looks_the_same(world: Cast) -> None:
    agreed_by(world.head, world.school, s_support=1)
    assessment = agreed_by(world.other_head, world.other_school, s_support=1)
    shared(world.other_head, assessment, "named", institutions=[world.authority])
    third = make.school("Grundschule Ost")
    make.seat(world.table, third)

    page = signed_in(world.supervisor).get(reverse("matrix_list", args=[world.table.pk])).content.decode()

    cell = '<span class="rt-cell rt-cell--no"><span>nicht sichtbar</span></span>'
    assert page.count(cell) == 3 * 18
    assert "rt-cell--1" not in page.replace('class="rt-cell rt-cell--1"><span aria-hidden', "")


def test_friction_stands_at_the_cell_and_leads_to_the_pair(world: Cast) -> None:
    school = agreed_by(world.head, world.school, s_support=2)
    authority = agreed_by(world.authority_office, world.authority, t_supportkonzept=1)
    shared(world.head, school, "table", table=world.table)
    shared(world.authority_office, authority, "table", table=world.table)
    client = signed_in(world.other_head)

    grid = client.get(reverse("matrix_list", args=[world.table.pk])).content.decode()
    pair = client.get(reverse("pair_detail", args=[world.table.pk, world.school.pk])).content.decode()

    assert "Unterstützung im Haus und Supportkonzept" in grid
    assert f'href="{reverse("pair_detail", args=[world.table.pk, world.school.pk])}#s_support"' in grid
    assert "Reibung" in pair


def test_what_an_authority_shares_leads_from_its_cell_to_the_single_rating(world: Cast) -> None:
    assessment = agreed_by(world.authority_office, world.authority, t_supportkonzept=1)
    shared(world.authority_office, assessment, "table", table=world.table)
    rating = Rating.objects.get(assessment=assessment, dimension__key="t_supportkonzept")

    grid = signed_in(world.head).get(reverse("matrix_detail", args=[world.table.pk, assessment.instrument.key]))

    address = reverse("rating_detail", args=[rating.pk])
    assert f'<a class="rt-cell rt-cell--1" href="{address}"><b>1</b>' in grid.content.decode()


def test_an_occasion_becomes_a_topic_with_titles_only_and_is_asked_anew_behind_its_link(world: Cast) -> None:
    school = agreed_by(world.head, world.school, s_support=2)
    authority = agreed_by(world.authority_office, world.authority, t_supportkonzept=1)
    shared(world.head, school, "table_without_supervision", table=world.table)
    shared(world.authority_office, authority, "table", table=world.table)
    place = reverse("occasion_topic", args=[world.table.pk])
    words = {"kind": "friction", "dimension": "s_support", "other": "t_supportkonzept"}

    refused = signed_in(world.supervisor).post(place, words)
    answer = signed_in(world.other_head).post(place, words)
    again = signed_in(world.other_head).post(place, words)

    topic, occasion = Topic.objects.get(), OccasionTopic.objects.get()
    behind = reverse("occasion_detail", args=[occasion.pk])
    assert (refused.status_code, answer.status_code, again.status_code) == (409, 302, 409)
    assert (topic.title, topic.description, topic.proposed_for) == (
        "Unterstützung im Haus und Supportkonzept",
        "",
        None,
    )
    assert "2 etabliert" in signed_in(world.facilitator).get(behind).content.decode()
    assert "2 etabliert" not in signed_in(world.supervisor).get(behind).content.decode()
    assert signed_in(world.outsider).get(behind).status_code == 404
    assert behind in signed_in(world.supervisor).get(reverse("topic_detail", args=[topic.pk])).content.decode()


def test_a_pair_needs_both_houses_at_the_table(world: Cast) -> None:
    lonely = make.school("Schule ohne Träger")
    make.seat(world.table, lonely)
    client = signed_in(world.head)

    answers = [
        client.get(reverse("pair_detail", args=[world.table.pk, one.pk])).status_code
        for one in (world.school, lonely, world.supervision)
    ]

    assert answers == [200, 404, 404]


def test_a_look_is_noted_once_a_day_without_a_name(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1)
    shared(world.head, assessment, "table", table=world.table)
    address = reverse("matrix_list", args=[world.table.pk])
    client = signed_in(world.supervisor)

    client.get(address)
    client.get(address)
    signed_in(world.head).get(address)

    assert list(Look.objects.values_list("function", "institution__name", "assessment", "table")) == [
        ("supervisor", "Schulamt", assessment.pk, world.table.pk)
    ]
    log = signed_in(world.head).get(reverse("look_list", args=[assessment.pk])).content.decode()
    assert "Schulamt" in log
    assert "Stefan Aufsicht" not in log


def test_what_is_opened_by_name_is_found_without_a_common_table(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1)
    shared(world.head, assessment, "named", persons=[world.outsider])

    page = signed_in(world.outsider).get(reverse("assessment_list")).content.decode()
    rating = signed_in(world.outsider).get(reverse("rating_detail", args=[Rating.objects.get().pk]))

    assert "Grundschule Nord" in page
    assert rating.status_code == 200


def test_a_rating_that_is_not_shared_does_not_exist(world: Cast) -> None:
    agreed_by(world.head, world.school, s_support=1)

    answer = signed_in(world.other_head).get(reverse("rating_detail", args=[Rating.objects.get().pk]))

    assert answer.status_code == 404


def test_an_instrument_that_does_not_exist_is_not_found(world: Cast) -> None:
    answer = signed_in(world.head).get(reverse("matrix_detail", args=[world.table.pk, "matrix_mond"]))

    assert answer.status_code == 404


def test_the_matrix_of_38_houses_asks_as_much_as_the_matrix_of_one(world: Cast) -> None:
    asked = []
    client = signed_in(world.facilitator)
    address = reverse("matrix_list", args=[world.table.pk])
    everything = dict.fromkeys(("s_support", "s_mkr", "s_traeger"), 1)
    shared(world.head, agreed_by(world.head, world.school, **everything), "table", table=world.table)
    client.get(address)
    houses = 1
    for goal in (1, 3, 38):
        while houses < goal:
            school = make.school(f"Schule {houses}")
            AuthorityPeriod.objects.create(school=school, authority=world.authority, from_on=make.LONG_AGO)
            make.seat(world.table, school)
            head = make.head_of(school)
            shared(head, agreed_by(head, school, **everything), "table", table=world.table)
            houses += 1
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address).status_code == 200
        asked.append(len(captured))

    assert len(set(asked)) == 1
    assert asked[0] <= 20


@pytest.mark.parametrize("name", ["assessment_list", "assessment_detail", "dimension_rating", "pair_detail"])
def test_no_page_asks_more_than_twenty_questions(world: Cast, name: str) -> None:
    assessment = agreed_by(world.head, world.school, s_support=1, s_mkr=2)
    shared(world.head, assessment, "table", table=world.table)
    services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Frühjahr 2027"
    )
    arguments = {
        "assessment_list": [],
        "assessment_detail": [assessment.pk],
        "dimension_rating": [assessment.pk, "s_support"],
        "pair_detail": [world.table.pk, world.school.pk],
    }[name]
    client = signed_in(world.head)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(name, args=arguments)).status_code == 200

    assert len(captured) <= 20


def test_somebody_with_a_mandate_sees_and_enters_only_own_entries(world: Cast, begun: Assessment) -> None:
    services.rate(
        by=world.head,
        assessment=begun,
        dimension=dimension("s_mkr"),
        answer="stage",
        stage=3,
        evidence="Nur für das Haus",
    )
    make.mandate(world.office_staff, world.school, "enter_assessment")
    client = signed_in(world.office_staff)

    client.post(address_of(begun), typed(choice="1", evidence="Von der Karte"))
    overview = client.get(reverse("assessment_detail", args=[begun.pk])).content.decode()
    foreign = client.get(address_of(begun, "s_mkr")).content.decode()
    refused = client.post(address_of(begun, "s_mkr"), typed(choice="0"))

    assert "eingetragen von Gerda Stelle für Grundschule Nord, noch nicht bestätigt" in overview
    assert "Nur für das Haus" not in overview + foreign
    assert "verankert" not in overview
    assert refused.status_code == 409
    assert Rating.objects.get(dimension__key="s_mkr").stage == 3


def test_tables_without_instruments_have_a_room_too(db: None) -> None:
    table = make.table()
    office = make.institution(InstitutionKind.REGIONAL_OFFICE, "Geschäftsstelle")
    make.seat(table, office, "coordinates")

    answer = signed_in(make.member_of(office, "office_staff")).get(reverse("matrix_list", args=[table.pk]))

    assert answer.status_code == 200
