"""When bodies meet next, own terms of a house, and proof by a link."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from rundtisch.agreements import queries, services
from rundtisch.agreements.models import Adoption, AdoptionTerms, BodySession
from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.journal.models import Entry
from rundtisch.ui import dates
from tests.agreements.agreeing import agreed
from tests.consensus.steps import as_
from tests.world import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_table() -> Cast:
    return cast()


@pytest.fixture
def adoption(at_table: Cast) -> Adoption:
    return agreed(at_table).adoptions.get(institution=at_table.school)


def ahead(days: int) -> date:
    return clock.today() + timedelta(days=days)


def named(at_table: Cast, body: str = "school_conference", days: int = 40, **more: Any) -> BodySession:
    return services.name_session(by=at_table.head, institution=at_table.school, body=body, meets_on=ahead(days), **more)


def test_a_house_says_when_its_body_meets_and_the_day_for_papers_is_counted_back(at_table: Cast) -> None:
    counted, said = named(at_table), named(at_table, body="board", submit_by=ahead(30))

    assert counted.submit_by <= ahead(26)
    assert said.submit_by == ahead(30)
    assert Entry.objects.filter(act="agreements.session_named").count() == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"days": -1}, "Dieser Tag ist vorbei"),
        ({"days": 900}, "mehr als zwei Jahre"),
        ({"body": "king"}, "Dieses Gremium gibt es nicht"),
        ({"submit_by": date(2090, 1, 1)}, "Einbringen geht nur vor der Sitzung"),
    ],
)
def test_a_session_that_cannot_be_is_refused(at_table: Cast, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        named(at_table, **fields)


def test_a_session_is_named_once_and_only_by_its_house(at_table: Cast) -> None:
    named(at_table)

    with pytest.raises(Refusal, match="schon eingetragen"):
        named(at_table)
    for person in (at_table.other_head, at_table.office_staff, at_table.mailbox):
        with pytest.raises(NotEntitled):
            services.name_session(by=person, institution=at_table.school, body="board", meets_on=ahead(9))


def test_a_session_that_does_not_take_place_is_struck(at_table: Cast) -> None:
    session = named(at_table)
    address = reverse("body_session_removal", args=[session.pk])

    stranger = as_(at_table.other_head).post(address)
    own = as_(at_table.head).post(address)

    assert (stranger.status_code, own.status_code, BodySession.objects.count()) == (404, 302, 0)
    assert Entry.objects.filter(act="agreements.session_struck").count() == 1


def test_everybody_at_the_table_reads_until_when_an_open_agreement_is_brought_in(
    at_table: Cast, adoption: Adoption
) -> None:
    session = named(at_table, submit_by=ahead(20))
    words = f"bis {dates.full_day(ahead(20))} einbringen (Schulkonferenz am {dates.full_day(session.meets_on)})"
    page, report = (
        reverse("agreement_detail", args=[adoption.agreement_id]),
        reverse("adoption_detail", args=[adoption.pk]),
    )

    shown = [
        words in as_(person).get(address).content.decode()
        for person, address in (
            (at_table.other_head, page),
            (at_table.head, report),
            (at_table.head, reverse("start")),
        )
    ]

    assert shown == [True, True, True]


def test_the_body_that_decides_gives_the_session(at_table: Cast, adoption: Adoption) -> None:
    named(at_table, body="staff_conference", days=10)
    named(at_table, body="school_conference", days=40)

    def told(body: str) -> str:
        Adoption.objects.filter(pk=adoption.pk).update(body=body)
        found = queries.adoption_for(at_table.head, adoption.pk)
        assert found is not None
        return queries.until_when(found)

    assert "(Schulkonferenz am" in told("school_conference")
    assert "(Lehrerkonferenz am" in told("")
    assert told("council") == ""


def test_a_day_that_has_passed_is_said_as_passed_and_what_was_brought_in_needs_none(
    at_table: Cast, adoption: Adoption
) -> None:
    named(at_table, submit_by=ahead(0))
    BodySession.objects.update(submit_by=ahead(-1))

    late = queries.adoption_for(at_table.head, adoption.pk)
    services.report_adoption(by=at_table.head, adoption=adoption, state="brought_in")
    brought = queries.adoption_for(at_table.head, adoption.pk)

    assert late is not None
    assert queries.until_when(late).endswith(f"einzubringen war bis {dates.full_day(ahead(-1))}")
    assert brought is not None
    assert queries.until_when(brought) == ""


def test_the_draft_begins_with_the_next_session_of_its_body(at_table: Cast, adoption: Adoption) -> None:
    session = named(at_table)
    before = queries.draft_page(at_table.head, adoption).session_on

    services.write_resolution_draft(by=at_table.head, adoption=adoption, body="school_conference")

    assert (before, queries.draft_page(at_table.head, adoption).session_on) == (None, session.meets_on)


def test_bad_days_are_said_at_their_field(at_table: Cast) -> None:
    client, address = as_(at_table.head), reverse("body_session_list", args=[at_table.school.pk])

    wrong = client.post(address, {"body": "king", "meets_on": "2020-01-01", "submit_by": "31.02."})
    crossed = client.post(address, {"body": "board", "meets_on": ahead(5), "submit_by": ahead(9)})
    right = client.post(address, {"body": "board", "meets_on": ahead(5)})
    twice = client.post(address, {"body": "board", "meets_on": ahead(5)})

    assert set(wrong.context["form"].errors) == {"body", "meets_on", "submit_by"}
    assert set(crossed.context["form"].errors) == {"submit_by"}
    assert [one.status_code for one in (wrong, crossed, right, twice)] == [422, 422, 302, 409]
    assert "Vorstand" in client.get(address).content.decode()


def test_a_house_goes_its_own_way_with_a_reason_that_the_table_reads(at_table: Cast, adoption: Adoption) -> None:
    services.set_terms(
        by=at_table.head, adoption=adoption, measure="Auf Papier", due_on=ahead(50), reason="Uns fehlt das WLAN."
    )
    words = f"Eigener Weg: Auf Papier, bis {dates.full_day(ahead(50))}. Grund: Uns fehlt das WLAN."

    page = as_(at_table.other_head).get(reverse("agreement_detail", args=[adoption.agreement_id])).content.decode()

    assert words in page
    assert queries.draft_page(at_table.head, adoption).terms == words
    assert Entry.objects.filter(act="agreements.terms_set").count() == 1


def test_own_terms_have_a_reason_and_a_day_that_can_be(at_table: Cast, adoption: Adoption) -> None:
    for fields, words in (
        ({"measure": "Anders"}, "warum Ihr Haus einen eigenen Weg geht"),
        ({"due_on": ahead(-1), "reason": "Darum."}, "Dieser Tag ist vorbei"),
    ):
        with pytest.raises(Refusal, match=words):
            services.set_terms(by=at_table.head, adoption=adoption, **fields)  # type: ignore[arg-type]
    for person in (at_table.other_head, at_table.office_staff):
        with pytest.raises(NotEntitled):
            services.set_terms(by=person, adoption=adoption, measure="Anders", reason="Darum.")


def test_nothing_said_means_the_way_of_all(at_table: Cast, adoption: Adoption) -> None:
    nothing = services.set_terms(by=at_table.head, adoption=adoption)
    services.set_terms(by=at_table.head, adoption=adoption, measure="Anders", reason="Darum.")
    dropped = services.set_terms(by=at_table.head, adoption=adoption, reason="Darum.")

    assert (nothing, dropped, AdoptionTerms.objects.count()) == (None, None, 0)
    assert Entry.objects.filter(act="agreements.terms_dropped").count() == 1


def test_two_who_set_terms_do_not_overwrite_each_other_silently(at_table: Cast, adoption: Adoption) -> None:
    client, address = as_(at_table.head), reverse("adoption_terms", args=[adoption.pk])
    services.set_terms(by=at_table.digital_lead, adoption=adoption, measure="Von Dilara", reason="Darum.")

    lacking = client.post(address, {"version": "1", "measure": "Anders"})
    refused = client.post(address, {"version": "0", "measure": "Von Hanna", "reason": "Deshalb."})
    saved = client.post(address, {"version": "1", "measure": "Von Hanna", "reason": "Deshalb."})

    assert set(lacking.context["form"].errors) == {"reason"}
    assert [one.status_code for one in (lacking, refused, saved)] == [422, 409, 302]
    assert "Von Dilara" in refused.content.decode()
    assert "Von Hanna" in refused.content.decode()
    assert AdoptionTerms.objects.get().measure == "Von Hanna"


def test_proof_is_a_link_of_the_web(at_table: Cast, adoption: Adoption) -> None:
    services.report_adoption(by=at_table.head, adoption=adoption, state="adopted")
    client, address = as_(at_table.head), reverse("adoption_detail", args=[adoption.pk])
    done = {"version": "2", "state": "implemented", "on": clock.today()}

    answers = [
        client.post(address, {**done, "proof_link": link}) for link in ("javascript:alert(1)", "ftp://a.example/b")
    ]
    client.post(address, {**done, "proof_link": "https://schule.example/beschluss"})
    page = client.get(reverse("agreement_detail", args=[adoption.agreement_id])).content.decode()

    assert [set(answer.context["form"].errors) for answer in answers] == [{"proof_link"}, {"proof_link"}]
    assert 'href="https://schule.example/beschluss" rel="noopener noreferrer nofollow"' in page
    with pytest.raises(Refusal, match="beginnt mit https"):
        services.report_adoption(by=at_table.head, adoption=adoption, state="brought_in", proof_link="javascript:x")
