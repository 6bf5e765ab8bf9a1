"""Acts around matrices: what they store, what they refuse and in which words, what they journal."""

from datetime import date, timedelta

import pytest

from rundtisch.foundation import clock
from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.institutions.models import Institution, Mandate
from rundtisch.journal.models import Entry
from rundtisch.matrices import queries, services
from rundtisch.matrices.models import Assessment, AssessmentAgreement, FocusDimension, Look, Rating, Share
from rundtisch.matrices.services import FocusChoice, Opening, RatingConflict
from rundtisch.people.models import Person
from tests import factories as make
from tests.world import Cast

from .conftest import agreed_by, dimension, instrument_for, shared


def begin(by: Person, institution: Institution, period: str = "Herbst 2026") -> Assessment:
    return services.begin_assessment(
        by=by, institution=institution, instrument=instrument_for(institution), period=period
    )


def rate(by: Person, assessment: Assessment, key: str = "s_mkr", stage: int = 1, **more: object) -> Rating:
    words = {"answer": "stage", "stage": stage, **more}
    return services.rate(by=by, assessment=assessment, dimension=dimension(key), **words)  # type: ignore[arg-type] - words of the test


def acts() -> list[str]:
    return [act for act in Entry.objects.order_by("at").values_list("act", flat=True) if act.startswith("matrices")]


# ---- beginning ----


@pytest.mark.parametrize("name", ["head", "digital_lead"])
def test_the_house_begins_its_assessment(world: Cast, name: str) -> None:
    person = getattr(world, name)

    begun = begin(person, world.school)

    assert (begun.institution, begun.period, begun.started_by) == (world.school, "Herbst 2026", person)
    assert acts()[-1] == "matrices.assessment_begun"


@pytest.mark.parametrize("name", ["mailbox", "other_head", "authority_office", "supervisor", "office_staff"])
def test_nobody_else_begins_it(world: Cast, name: str) -> None:
    with pytest.raises(NotEntitled):
        begin(getattr(world, name), world.school)


def test_a_school_does_not_assess_itself_with_the_matrix_for_authorities(world: Cast) -> None:
    with pytest.raises(Refusal, match="nicht für diese Institution"):
        services.begin_assessment(
            by=world.head, institution=world.school, instrument=instrument_for(world.authority), period="Herbst 2026"
        )


def test_a_house_works_on_one_assessment_at_a_time(world: Cast) -> None:
    begin(world.head, world.school)

    with pytest.raises(Refusal, match="schon eine Bewertungsrunde begonnen"):
        begin(world.digital_lead, world.school, "Frühjahr 2027")


def test_a_period_is_named_once(world: Cast) -> None:
    first = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match="gibt es schon eine Bewertungsrunde"):
        begin(world.head, world.school, first.period)


def test_a_new_assessment_starts_from_the_last_agreed_one(world: Cast) -> None:
    first = begin(world.head, world.school)
    rate(world.head, first, evidence="Arbeitspläne", focus=FocusChoice(3, date(2027, 7, 31), "Zeit"))
    services.agree_assessment(by=world.head, assessment=first)

    second = begin(world.head, world.school, "Herbst 2027")

    carried = second.ratings.get()
    assert second.previous == first
    assert (carried.stage, carried.evidence, carried.rated_at, carried.focus.target_stage) == (
        1,
        "Arbeitspläne",
        None,
        3,
    )
    assert queries.houses_assessing(world.head)[0].open.missing == 18  # type: ignore[union-attr] - it is open


# ---- rating ----


def test_a_rating_stores_answer_evidence_comment_and_focus(world: Cast) -> None:
    begun = begin(world.head, world.school)

    rating = rate(
        world.digital_lead, begun, stage=2, evidence="Plan", comment="Gut", focus=FocusChoice(3, None, "Fortbildung")
    )

    assert (rating.answer, rating.stage, rating.evidence, rating.comment, rating.version, rating.rated_by) == (
        "stage",
        2,
        "Plan",
        "Gut",
        1,
        world.digital_lead,
    )
    assert list(FocusDimension.objects.values_list("rating", "target_stage", "support")) == [
        (rating.pk, 3, "Fortbildung")
    ]
    assert acts()[-1] == "matrices.rated"


@pytest.mark.parametrize("answer", ["not_applicable", "cannot_judge"])
def test_other_answers_are_answers(world: Cast, answer: str) -> None:
    begun = begin(world.head, world.school)

    rating = rate(world.head, begun, answer=answer, stage=None)

    assert (rating.answer, rating.stage) == (answer, None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"answer": "stage", "stage": None}, "Bitte wählen Sie einen Stand"),
        ({"answer": "not_applicable", "stage": 1}, "Bitte wählen Sie einen Stand"),
        ({"answer": "vielleicht", "stage": None}, "Bitte wählen Sie einen Stand"),
        ({"stage": 4}, "Diesen Stand gibt es in dieser Matrix nicht"),
        ({"focus": FocusChoice(9)}, "Diesen Stand gibt es in dieser Matrix nicht"),
        ({"focus": FocusChoice(None, date(2027, 1, 1))}, "Zu einem Zeitpunkt gehört ein Ziel-Stand"),
        ({"key": "t_mep"}, "gehört nicht zu dieser Matrix"),
    ],
)
def test_what_does_not_fit_is_refused(world: Cast, words: dict[str, object], sentence: str) -> None:
    begun = begin(world.head, world.school)

    with pytest.raises(Refusal, match=sentence):
        rate(world.head, begun, **words)  # type: ignore[arg-type] - words of the test

    assert not Rating.objects.exists()


def test_a_second_writer_overwrites_nobody(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.digital_lead, begun, stage=1)

    with pytest.raises(RatingConflict) as conflict:
        rate(world.head, begun, stage=2)

    assert conflict.value.stored.stage == 1
    assert Rating.objects.get().stage == 1


def test_two_writers_who_say_the_same_do_not_disagree(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.digital_lead, begun, stage=1)

    same = rate(world.head, begun, stage=1)

    assert (same.version, same.rated_by) == (1, world.digital_lead)


def test_whoever_knows_the_version_changes_it(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.digital_lead, begun, stage=1)

    changed = rate(world.head, begun, stage=2, version=1)

    assert (changed.stage, changed.version) == (2, 2)


def test_another_page_of_the_same_person_is_a_stranger_too(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.head, begun, stage=1, page="a")

    with pytest.raises(RatingConflict):
        rate(world.head, begun, stage=2, page="b")


def test_a_rating_by_mandate_waits_for_the_house(world: Cast) -> None:
    begun = begin(world.head, world.school)
    make.mandate(world.office_staff, world.school, "enter_assessment")

    rating = rate(world.office_staff, begun)

    assert (rating.rated_by, rating.confirmed_at) == (world.office_staff, None)
    assert rating.on_behalf_at is not None
    with pytest.raises(Refusal, match="Bitte bestätigen Sie es zuerst"):
        services.agree_assessment(by=world.head, assessment=begun)
    assert acts()[-1] == "matrices.rated_on_behalf"


def test_the_house_confirms_and_the_mandate_sees_it_no_longer(world: Cast) -> None:
    begun = begin(world.head, world.school)
    make.mandate(world.office_staff, world.school, "enter_assessment")
    rate(world.office_staff, begun)
    before = [line.rating for line in queries.assessment_page(world.office_staff, begun).lines if line.rating]

    services.confirm_ratings(by=world.head, assessment=begun)

    after = [line.rating for line in queries.assessment_page(world.office_staff, begun).lines if line.rating]
    assert (len(before), after) == (1, [])
    assert Rating.objects.get().confirmed_by == world.head
    services.agree_assessment(by=world.head, assessment=begun)


def test_a_mandate_replaces_what_was_carried_over_but_nothing_the_house_said(world: Cast) -> None:
    agreed_by(world.head, world.school, s_mkr=1, s_support=1)
    begun = begin(world.head, world.school)
    make.mandate(world.office_staff, world.school, "enter_assessment")
    rate(world.head, begun, "s_support", stage=2, version=1)

    replaced = rate(world.office_staff, begun, "s_mkr", stage=3)

    assert replaced.stage == 3
    with pytest.raises(Refusal, match="schon selbst eingeschätzt"):
        rate(world.office_staff, begun, "s_support", stage=3)


def test_a_mandate_for_something_else_enters_no_matrix(world: Cast) -> None:
    begun = begin(world.head, world.school)
    make.mandate(world.office_staff, world.school, "speak")

    with pytest.raises(NotEntitled):
        rate(world.office_staff, begun)


def test_a_revoked_mandate_shows_nothing_any_more(world: Cast) -> None:
    begun = begin(world.head, world.school)
    make.mandate(world.office_staff, world.school, "enter_assessment")
    rate(world.office_staff, begun)

    Mandate.objects.update(revoked_at=clock.now())

    assert queries.assessment_for(world.office_staff, begun.pk) is None


# ---- agreeing ----


def test_the_head_agrees_and_nothing_changes_afterwards(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.head, begun)

    agreement = services.agree_assessment(by=world.head, assessment=begun)

    assert agreement.agreed_by == world.head
    with pytest.raises(Refusal, match="nicht mehr geändert"):
        rate(world.head, begun, stage=3, version=1)
    with pytest.raises(Refusal, match="schon festgehalten"):
        services.agree_assessment(by=world.head, assessment=begun)
    assert acts()[-1] == "matrices.assessment_agreed"


def test_nothing_rated_is_nothing_to_agree(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.head, begun, answer="", stage=None, evidence="angefangen")

    with pytest.raises(Refusal, match="noch nichts eingeschätzt"):
        services.agree_assessment(by=world.head, assessment=begun)


@pytest.mark.parametrize("act", ["agree", "confirm", "share", "share one"])
@pytest.mark.parametrize("name", ["digital_lead", "mailbox", "other_head", "authority_office", "office_staff"])
def test_only_who_speaks_for_the_house_agrees_confirms_and_shares(world: Cast, act: str, name: str) -> None:
    begun = begin(world.head, world.school)
    rating = rate(world.head, begun)
    person = getattr(world, name)
    make.mandate(world.office_staff, world.school, "enter_assessment")
    to_table = Opening("table", table=world.table)

    with pytest.raises(NotEntitled):
        {
            "agree": lambda: services.agree_assessment(by=person, assessment=begun),
            "confirm": lambda: services.confirm_ratings(by=person, assessment=begun),
            "share": lambda: services.share_assessment(by=person, assessment=begun, opening=to_table),
            "share one": lambda: services.share_ratings(
                by=person, assessment=begun, ratings=[rating], opening=to_table
            ),
        }[act]()

    assert not AssessmentAgreement.objects.exists()
    assert not Share.objects.exists()


# ---- sharing ----


def test_several_dimensions_are_one_act(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1, s_support=2)
    entries = len(acts())

    shares = services.share_ratings(
        by=world.head,
        assessment=assessment,
        ratings=list(assessment.ratings.all()),
        opening=Opening("table", table=world.table),
    )

    assert {share.rating_id for share in shares} == set(assessment.ratings.values_list("pk", flat=True))
    assert acts()[entries:] == ["matrices.ratings_shared"]


@pytest.mark.parametrize(
    ("audience", "more", "sentence"),
    [
        ("own_house", {}, "Bitte wählen Sie, wer es sehen soll"),
        ("alle", {}, "Bitte wählen Sie, wer es sehen soll"),
        ("table", {}, "an welchem Runden Tisch"),
        ("named", {}, "welche Häuser oder Personen"),
    ],
)
def test_an_incomplete_share_is_refused(world: Cast, audience: str, more: dict[str, object], sentence: str) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match=sentence):
        shared(world.head, assessment, audience, **more)


def test_a_public_share_names_no_table(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match="an welchem Runden Tisch"):
        shared(world.head, assessment, "public", table=world.table)


def test_sharing_needs_a_seat_at_the_table(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match="nimmt an diesem Runden Tisch nicht teil"):
        shared(world.head, assessment, "table", table=make.table("Anderswo"))


def test_a_share_does_not_end_before_it_begins(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(Refusal, match="Der letzte Tag liegt vor dem ersten"):
        shared(world.head, assessment, "public", until_on=clock.today() - timedelta(days=1))


def test_nothing_and_foreign_ratings_are_not_shared(world: Cast) -> None:
    mine = agreed_by(world.head, world.school, s_mkr=1)
    foreign = agreed_by(world.other_head, world.other_school, s_mkr=1)
    public = Opening("public")

    with pytest.raises(Refusal, match="mindestens eine Kategorie"):
        services.share_ratings(by=world.head, assessment=mine, ratings=[], opening=public)
    with pytest.raises(Refusal, match="gehören nicht zusammen"):
        services.share_ratings(by=world.head, assessment=mine, ratings=list(foreign.ratings.all()), opening=public)


def test_what_is_not_agreed_is_not_shared(world: Cast) -> None:
    begun = begin(world.head, world.school)
    rate(world.head, begun)

    with pytest.raises(Refusal, match="festgehalten"):
        shared(world.head, begun, "public")


def test_taking_back_is_kept_with_person_and_moment_once(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    share = shared(world.head, assessment, "public")

    services.revoke_share(by=world.head, share=share)
    first = Share.objects.get().revoked_at
    services.revoke_share(by=world.head, share=Share.objects.get())

    assert (Share.objects.get().revoked_by, Share.objects.get().revoked_at) == (world.head, first)
    assert acts().count("matrices.share_revoked") == 1


def test_only_the_owner_takes_back(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=1)
    share = shared(world.head, assessment, "public")

    with pytest.raises(NotEntitled):
        services.revoke_share(by=world.authority_office, share=share)


def test_the_journal_holds_no_stage_and_no_words(world: Cast) -> None:
    assessment = agreed_by(world.head, world.school, s_mkr=3)
    shared(world.head, assessment, "public")

    kept = " ".join(f"{entry.thing_label} {entry.details}" for entry in Entry.objects.all())

    assert "Beleg" not in kept
    assert "Kommentar" not in kept
    assert "verankert" not in kept


# ---- looks ----


def test_looks_are_kept_a_year(world: Cast) -> None:
    from rundtisch.matrices.models import ratings_visible_to

    assessment = agreed_by(world.head, world.school, s_mkr=1)
    shared(world.head, assessment, "table", table=world.table)
    old = clock.today() - timedelta(days=366)
    Look.objects.create(assessment=assessment, function="supervisor", institution=world.supervision, day=old)
    seen = ratings_visible_to(world.supervisor, [world.school.pk])

    noted = services.note_looks(by=world.supervisor, ratings=seen, table=world.table)

    assert (noted, list(Look.objects.values_list("day", flat=True))) == (1, [clock.today()])


def test_looking_at_ones_own_house_is_no_look(world: Cast) -> None:
    from rundtisch.matrices.models import ratings_visible_to

    agreed_by(world.head, world.school, s_mkr=1)

    noted = services.note_looks(by=world.head, ratings=ratings_visible_to(world.head, [world.school.pk]))

    assert (noted, Look.objects.count()) == (0, 0)


# ---- what is asked and what is new ----


def test_a_house_that_never_began_is_asked_to_begin(world: Cast) -> None:
    before = queries.asks_for(world.digital_lead)
    begin(world.head, world.school)

    assert [(ask.title, ask.detail.split(",")[0], ask.minutes) for ask in before] == [
        ("Die erste Bewertungsrunde beginnen", "Grundschule Nord", 36)
    ]
    assert "Die erste Bewertungsrunde beginnen" not in [ask.title for ask in queries.asks_for(world.digital_lead)]
    assert queries.asks_for(world.mailbox) == []


def test_the_house_is_asked_for_what_is_missing_then_to_agree(world: Cast) -> None:
    begun = begin(world.head, world.school)
    first = queries.asks_for(world.digital_lead)
    for key in [line.dimension.key for line in queries.assessment_page(world.head, begun).lines]:
        rate(world.head, begun, key)

    assert [(ask.title, ask.minutes) for ask in first] == [("18 Kategorien einschätzen", 36)]
    assert [ask.title for ask in queries.asks_for(world.head)] == ["Bewertungsrunde festhalten"]
    assert queries.asks_for(world.digital_lead) == []
    assert queries.asks_for(world.supervisor) == []


def test_news_tell_of_agreed_rounds_and_of_what_was_opened_to_the_house(world: Cast) -> None:
    since = clock.now() - timedelta(hours=1)
    agreed_by(world.head, world.school, s_mkr=1)
    foreign = agreed_by(world.other_head, world.other_school, s_mkr=1)
    shared(world.other_head, foreign, "named", institutions=[world.school])

    told = [(news.title, news.detail.split(",")[0]) for news in queries.news_for(world.digital_lead, since)]

    assert told == [
        ("Bewertungsrunde festgehalten", "Grundschule Nord"),
        ("Mit Ihrem Haus geteilt", "Grundschule Süd"),
    ]
    assert queries.news_for(world.digital_lead, None) == []
