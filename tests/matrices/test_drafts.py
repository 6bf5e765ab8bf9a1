"""The office writes a matrix, publishes it, follows it with the next version and ends its use."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.foundation.errors import NotEntitled, Refusal
from rundtisch.journal.models import Entry
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Instrument, InstrumentDraft, Rating
from rundtisch.matrices.queries.drafts import draft_page, drafted
from rundtisch.matrices.queries.versions import instrument_as_rule
from rundtisch.matrices.rules import instrument as rules
from rundtisch.matrices.rules.drafting import kept, mark_of, moved, numbered, of_content, proposed_succession, without
from rundtisch.matrices.rules.instrument import Area, AssessedBy, Dimension, Stage
from rundtisch.matrices.rules.instrument_problems import problems_of
from rundtisch.matrices.rules.succession import EarlierAnswer, EarlierTarget, Predecessor, Succession, carried_over
from rundtisch.matrices.services.assessing import FocusChoice
from rundtisch.matrices.services.drafts import (
    DraftConflict,
    begin_draft,
    begin_next_version,
    change_draft,
    discard_draft,
    publish_draft,
)
from rundtisch.matrices.services.instruments import reinstate_instrument, retire_instrument
from tests.world import Cast

from .instruments import instruments

STAGES = (Stage(0, "offen", ""), Stage(1, "im Aufbau", "Aufbau"), Stage(2, "da", ""))


def dimension(key: str, **more: Any) -> Dimension:
    words = (f"{key} nein", f"{key} etwas", f"{key} ja")
    return replace(Dimension(key, "1", key.title(), "Wie?", False, words, "", "", ()), **more)


def matrix(*keys: str, version: str = "1", succession: Succession | None = None) -> rules.Instrument:
    return rules.Instrument(
        id="seenland",
        version=version,
        title="Matrix Seenland",
        subtitle="",
        language="de",
        audience=AssessedBy.SCHOOL,
        assessed_by="",
        stage_rule="",
        how_to_use=(),
        source_notes=(),
        stages=STAGES,
        areas=(Area("technik", "1", "Technik", tuple(dimension(key) for key in keys)),),
        succession=succession,
    )


def published(world: Cast, instrument: rules.Instrument) -> Instrument:
    return publish_draft(by=world.office_staff, draft=begin_draft(by=world.office_staff, instrument=instrument))


def retitled(instrument: rules.Instrument) -> rules.Instrument:
    return replace(instrument, title="Anders")


# What is written


@given(instruments())
def test_a_draft_keeps_every_instrument_as_it_is(instrument: rules.Instrument) -> None:
    assert of_content(kept(instrument)) == instrument


@given(instruments(), st.data())
def test_moving_and_taking_out_loses_nothing_else(instrument: rules.Instrument, choice: st.DataObject) -> None:
    keys = [one.id for one in instrument.dimensions]
    key = choice.draw(st.sampled_from(keys))

    way = choice.draw(st.sampled_from(["up", "down"]))
    assert sorted(one.id for one in moved(instrument, key, way).dimensions) == sorted(keys)
    assert [one.id for one in without(instrument, key).dimensions] == [one for one in keys if one != key]


def test_a_dimension_moves_into_the_next_area_and_is_numbered_anew() -> None:
    two = matrix("netz", "strom")
    two = replace(two, areas=(*two.areas, Area("menschen", "2", "Menschen", (dimension("zeit"),))))

    order = [
        (area.id, one.number, one.id) for area in numbered(moved(two, "strom", "down")).areas for one in area.dimensions
    ]

    assert order == [("technik", "1.1", "netz"), ("menschen", "2.1", "strom"), ("menschen", "2.2", "zeit")]


# Drafts


def test_the_office_writes_and_others_do_not(world: Cast) -> None:
    with pytest.raises(NotEntitled):
        begin_draft(by=world.head, instrument=matrix("netz"))

    begin_draft(by=world.office_staff, instrument=matrix("netz"))

    assert Entry.objects.filter(act="matrices.draft_begun", actor_id=world.office_staff.pk).count() == 1


def test_a_half_done_draft_is_kept_and_says_what_it_lacks(world: Cast) -> None:
    half = matrix("netz")
    half = replace(half, areas=(replace(half.areas[0], dimensions=(dimension("netz", question=""),)),))
    draft = begin_draft(by=world.office_staff, instrument=half)

    page = draft_page(draft)

    assert [(lack.place, lack.dimension) for lack in page.lacks] == [("Kategorie 1 Netz, Leitfrage", "netz")]
    with pytest.raises(Refusal, match="Es fehlt noch etwas"):
        publish_draft(by=world.office_staff, draft=draft)
    assert not Instrument.objects.filter(key="seenland").exists()


def test_two_people_on_the_same_part_the_second_is_told(world: Cast) -> None:
    draft = begin_draft(by=world.office_staff, instrument=matrix("netz"))
    read = mark_of(drafted(draft).title)

    def change(words: str) -> rules.Instrument:
        return change_draft(
            by=world.office_staff,
            draft=draft,
            change=lambda instrument: replace(instrument, title=words),
            part=lambda instrument: instrument.title,
            read=read,
        )

    change("Erste")
    with pytest.raises(DraftConflict) as conflict:
        change("Zweite")

    assert conflict.value.standing.title == "Erste"
    assert of_content(InstrumentDraft.objects.get().content).title == "Erste"


def test_two_people_on_different_parts_both_are_kept(world: Cast) -> None:
    draft = begin_draft(by=world.office_staff, instrument=matrix("netz"))
    before = drafted(draft)
    for change, part in (
        (lambda one: replace(one, title="Titel"), lambda one: one.title),
        (lambda one: replace(one, subtitle="Untertitel"), lambda one: one.subtitle),
    ):
        change_draft(by=world.office_staff, draft=draft, change=change, part=part, read=mark_of(part(before)))

    after = of_content(InstrumentDraft.objects.get().content)
    assert (after.title, after.subtitle) == ("Titel", "Untertitel")


def test_a_version_is_published_once_and_never_drafted_again(world: Cast) -> None:
    published(world, matrix("netz"))

    with pytest.raises(Refusal, match="schon veröffentlicht"):
        begin_draft(by=world.office_staff, instrument=matrix("netz"))
    assert not InstrumentDraft.objects.exists()


def test_a_draft_is_thrown_away(world: Cast) -> None:
    draft = begin_draft(by=world.office_staff, instrument=matrix("netz"))

    discard_draft(by=world.office_staff, draft=draft)

    assert not InstrumentDraft.objects.exists()
    with pytest.raises(Refusal, match="gibt es nicht mehr"):
        change_draft(by=world.office_staff, draft=draft, change=retitled, part=lambda one: one.title, read="")


def test_what_is_published_reads_back_as_it_was_written(world: Cast) -> None:
    own = (Stage(0, "nein", ""), Stage(1, "ja", "j"))
    instrument = matrix(
        "netz", "strom", version="2", succession=Succession("1", (Predecessor("netz", "alt", ((0, None), (1, 2))),))
    )
    area = instrument.areas[0]
    special = dimension("strom", own_stages=own, descriptions=("kein Strom", "Strom"), counterparts=("t_b", "t_a"))
    instrument = replace(instrument, areas=(replace(area, dimensions=(area.dimensions[0], special)),))

    stored = published(world, instrument)

    assert instrument_as_rule(stored) == instrument
    assert Instrument.objects.filter(key="seenland").count() == 1


# The next version


def answered(world: Cast, stored: Instrument, **stages: int | str) -> Assessment:
    assessment = services.begin_assessment(by=world.head, institution=world.school, instrument=stored, period="2026")
    for key, stage in stages.items():
        is_stage = isinstance(stage, int)
        services.rate(
            by=world.head,
            assessment=assessment,
            dimension=stored.dimensions.get(key=key),
            answer="stage" if is_stage else stage,
            stage=stage if is_stage else None,
            evidence=f"Beleg {key}",
            focus=FocusChoice(2, date(2027, 1, 1), "Hilfe") if key == "netz" else None,
        )
    services.agree_assessment(by=world.head, assessment=assessment)
    return assessment


def begun_after(world: Cast, stored: Instrument) -> dict[str, tuple[str, int | None, str, bool]]:
    assessment = services.begin_assessment(by=world.head, institution=world.school, instrument=stored, period="2027")
    return {
        rating.dimension.key: (rating.answer, rating.stage, rating.evidence, hasattr(rating, "focus"))
        for rating in Rating.objects.filter(assessment=assessment).select_related("dimension", "focus")
    }


def test_the_next_version_carries_over_what_stays(world: Cast) -> None:
    first = published(world, matrix("netz", "strom"))
    answered(world, first, netz=1, strom="cannot_judge")

    draft = begin_next_version(by=world.office_staff, instrument=first)
    second = publish_draft(by=world.office_staff, draft=draft)

    assert (second.version, second.follows) == ("2", "1")
    assert begun_after(world, second) == {
        "netz": ("stage", 1, "Beleg netz", True),
        "strom": ("cannot_judge", None, "Beleg strom", False),
    }


def test_merged_dimensions_take_a_stage_only_where_both_say_the_same(world: Cast) -> None:
    first = published(world, matrix("netz", "strom", "licht", "luft"))
    answered(world, first, netz=1, strom=2, licht=1, luft=1)
    same = ((0, 0), (1, 1), (2, 2))
    links = (
        Predecessor("versorgung", "netz", same),
        Predecessor("versorgung", "strom", same),
        Predecessor("raum", "licht", same),
        Predecessor("raum", "luft", same),
    )

    second = published(world, matrix("versorgung", "raum", "neu", version="2", succession=Succession("1", links)))

    assert begun_after(world, second) == {
        "versorgung": ("", None, "1 Netz: Beleg netz\n\n1 Strom: Beleg strom", True),
        "raum": ("stage", 1, "1 Licht: Beleg licht\n\n1 Luft: Beleg luft", False),
    }


def test_a_stage_without_a_successor_is_asked_anew_and_the_words_stay(world: Cast) -> None:
    first = published(world, matrix("netz"))
    answered(world, first, netz=1)
    links = (Predecessor("netz", "netz", ((0, 0), (1, None), (2, 1))),)

    second = published(world, matrix("netz", version="2", succession=Succession("1", links)))

    assert begun_after(world, second) == {"netz": ("", None, "Beleg netz", True)}


def test_answers_go_over_several_versions(world: Cast) -> None:
    first = published(world, matrix("netz"))
    answered(world, first, netz=1)
    same = ((0, 0), (1, 2), (2, 2))
    published(world, matrix("mitte", version="2", succession=Succession("1", (Predecessor("mitte", "netz", same),))))
    third = published(
        world, matrix("ende", version="3", succession=Succession("2", (Predecessor("ende", "mitte", same),)))
    )

    assert begun_after(world, third) == {"ende": ("stage", 2, "Beleg netz", True)}


def test_what_the_next_version_drops_is_told_and_its_history_stays(world: Cast) -> None:
    first = published(world, matrix("netz", "strom"))
    before = answered(world, first, netz=1, strom=2)
    draft = begin_next_version(by=world.office_staff, instrument=first)
    change_draft(
        by=world.office_staff,
        draft=draft,
        change=lambda one: without(one, "strom"),
        part=lambda one: one,
        read=mark_of(drafted(draft)),
    )
    draft.refresh_from_db()

    page = draft_page(draft)

    assert page.dropped == ("1 Strom",)
    second = publish_draft(by=world.office_staff, draft=draft)
    assert list(begun_after(world, second)) == ["netz"]
    assert before.ratings.get(dimension__key="strom").stage == 2


def test_without_a_way_between_versions_everything_is_asked_anew(world: Cast) -> None:
    answered(world, published(world, matrix("netz")), netz=1)

    second = published(world, matrix("netz", version="2"))

    assert begun_after(world, second) == {}


STAGE = st.integers(0, 2)


@given(st.dictionaries(st.sampled_from("abc"), STAGE), st.dictionaries(STAGE, st.one_of(st.none(), STAGE)))
def test_no_stage_is_invented(stages: dict[str, int], leads: dict[int, int | None]) -> None:
    succession = Succession("1", tuple(Predecessor("neu", key, tuple(leads.items())) for key in "abc"))
    earlier = {
        key: EarlierAnswer(key, "stage", stage, target=EarlierTarget(stage, date(2027, 1, 1)))
        for key, stage in stages.items()
    }

    found = carried_over(earlier, succession, {"neu": "Neu"}).get("neu")

    led = {leads.get(stage) for stage in stages.values()}
    expected = led.pop() if len(led) == 1 else None
    assert (found.stage if found else None) == expected
    assert found is None or bool(found.answer) == (expected is not None)
    assert not (found and found.target and found.target.day and found.target.stage is None)


def test_the_proposal_leads_the_same_words_to_each_other() -> None:
    before = matrix("netz", "strom")
    after = replace(matrix("netz", "neu", version="2"), stages=(Stage(0, "da", ""), Stage(1, "weit", "")))

    proposal = proposed_succession(before, after)

    assert proposal == Succession("1", (Predecessor("netz", "netz", ((0, None), (1, None), (2, 0))),))


# The end of its use


def test_a_retired_instrument_is_not_begun_anew_but_stays_readable(world: Cast) -> None:
    stored = published(world, matrix("netz"))
    assessment = answered(world, stored, netz=1)

    retire_instrument(by=world.office_staff, instrument=stored)

    with pytest.raises(Refusal, match="aus dem Gebrauch genommen"):
        services.begin_assessment(by=world.head, institution=world.school, instrument=stored, period="2028")
    assert assessment.ratings.get().stage == 1
    with pytest.raises(Refusal, match="schon aus dem Gebrauch"):
        retire_instrument(by=world.office_staff, instrument=stored)
    reinstate_instrument(by=world.office_staff, instrument=stored)
    services.begin_assessment(by=world.head, institution=world.school, instrument=stored, period="2028")
    assert list(Entry.objects.filter(thing_id=stored.pk).order_by("at").values_list("act", flat=True)) == [
        "matrices.instrument_imported",
        "matrices.draft_published",
        "matrices.instrument_retired",
        "matrices.instrument_reinstated",
    ]


def test_what_is_incomplete_does_not_come_in_by_any_way(world: Cast) -> None:
    half = replace(matrix("netz"), title="")

    assert problems_of(half)
    with pytest.raises(Refusal, match="noch nicht vollständig"):
        services.import_instrument(by=world.office_staff, instrument=half)
