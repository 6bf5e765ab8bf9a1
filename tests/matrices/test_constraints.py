"""What the database never stores: each constraint is tried."""

from collections.abc import Callable
from copy import copy
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from rundtisch.foundation import clock
from rundtisch.matrices import services
from rundtisch.matrices.models import (
    Area,
    Assessment,
    Counterpart,
    Dimension,
    FocusDimension,
    Instrument,
    InstrumentDraft,
    Look,
    OccasionTopic,
    PaperEntry,
    PaperSheet,
    Predecessor,
    Rating,
    SecondView,
    SecondViewAnswer,
    Share,
    ShareRecipient,
    Stage,
    StageDescription,
)
from rundtisch.roundtables.services import propose_topic
from tests.world import Cast

from .conftest import agreed_by


def broken(world: Cast) -> dict[str, Callable[[], object]]:
    assessment = agreed_by(world.head, world.school, s_mkr=1, s_support=1)
    rating = assessment.ratings.get(dimension__key="s_mkr")
    free = {"assessment": assessment, "dimension": Dimension.objects.get(key="s_geraete")}
    share = {
        "institution": world.school,
        "assessment": assessment,
        "audience": "public",
        "from_on": clock.today(),
        "shared_by": world.head,
        "shared_at": clock.now(),
    }
    stored = Share.objects.create(**share)
    named = ShareRecipient.objects.create(share=stored, institution=world.authority)
    person = ShareRecipient.objects.create(share=stored, person=world.outsider)
    look = {"assessment": assessment, "function": "supervisor", "institution": world.supervision, "day": clock.today()}
    Look.objects.create(**look)
    Look.objects.create(**look, table=world.table)
    topic = propose_topic(by=world.head, table=world.table, title="Thema")
    instrument = assessment.instrument
    taken = Dimension.objects.get(key="s_mkr")
    Predecessor.objects.create(dimension=taken, before_key="s_frueher")
    own = Stage.objects.create(instrument=instrument, dimension=taken, value=0, label="offen")
    moment = {"started_at": clock.now(), "changed_at": clock.now(), "started_by": world.head, "changed_by": world.head}
    draft = InstrumentDraft.objects.create(key="m", version="1", content={}, **moment)
    sheet = PaperSheet.objects.create(
        assessment=assessment, entered_by=world.head, entered_at=clock.now(), filled_on=clock.today()
    )
    entry = PaperEntry.objects.create(sheet=sheet, dimension=taken, answer="stage", stage=1)
    unanswered = {"sheet": sheet, "dimension": free["dimension"]}
    view = SecondView.objects.create(
        assessment=assessment,
        institution=world.authority,
        invited_by=world.head,
        invited_on=clock.today(),
        until_on=clock.today(),
    )
    of_person = copy(view)
    of_person.pk, of_person.institution, of_person.person = uuid4(), None, world.outsider
    of_person.save(force_insert=True)
    opinion = SecondViewAnswer.objects.create(second_view=view, dimension=taken)
    views, opinions = SecondView.objects.filter(pk=view.pk), SecondViewAnswer.objects.filter(pk=opinion.pk)
    return {
        "second_view_is_asked_of_a_house_or_a_person": lambda: views.update(institution=None),
        "second_view_is_asked_of_a_house_or_a_person, both": lambda: views.update(person=world.outsider),
        "second_view_ends_after_it_begins": lambda: views.update(until_on=clock.today() - timedelta(days=1)),
        "second_view_knows_who_revoked_it_and_when": lambda: views.update(revoked_at=clock.now()),
        "second_view_knows_who_gave_it_and_when": lambda: views.update(given_by=world.outsider),
        "house_is_asked_once_for_a_second_view": lambda: again(view),
        "person_is_asked_once_for_a_second_view": lambda: again(of_person),
        "second_view_answers_a_dimension_once": lambda: again(opinion),
        "second_view_has_a_stage_only_if_it_answers_with_one": lambda: opinions.update(answer="stage"),
        "second_view_has_a_stage_only_if_it_answers_with_one, other answer": lambda: opinions.update(
            answer="cannot_judge", stage=1
        ),
        "instrument_version_is_brought_in_once": lambda: again(instrument),
        "instrument_is_for_schools_or_authorities": lambda: Instrument.objects.create(
            key="m", version="1", title="M", language="de", audience="parents", published_at=clock.now()
        ),
        "predecessor_is_named_once_per_dimension": lambda: again(taken.predecessors.get()),
        "own_stage_stands_once_in_its_dimension": lambda: again(own),
        "version_is_drafted_once": lambda: again(draft),
        "stage_stands_once_in_its_instrument": lambda: again(Stage.objects.first()),
        "area_stands_once_in_its_instrument": lambda: again(Area.objects.first()),
        "dimension_stands_once_in_its_instrument": lambda: again(Dimension.objects.first()),
        "stage_is_described_once_per_dimension": lambda: again(StageDescription.objects.first()),
        "counterpart_is_named_once_per_dimension": lambda: again(Counterpart.objects.first()),
        "institution_assesses_itself_once_in_a_period": lambda: again(assessment),
        "assessment_does_not_follow_itself": lambda: Assessment.objects.filter(pk=assessment.pk).update(
            previous=assessment
        ),
        "assessment_is_full_or_a_pulse": lambda: Assessment.objects.filter(pk=assessment.pk).update(kind="half"),
        "assessment_does_not_supersede_its_own_ratings": lambda: Rating.objects.filter(pk=rating.pk).update(
            superseded_by=assessment
        ),
        "dimension_is_rated_once_per_assessment": lambda: again(rating),
        "rating_has_a_stage_only_if_it_answers_with_one": lambda: Rating.objects.create(**free, answer="stage"),
        "rating_has_a_stage_only_if_it_answers_with_one, other answer": lambda: Rating.objects.create(
            **free, answer="cannot_judge", stage=1
        ),
        "rating_has_a_stage_only_if_it_answers_with_one, unknown answer": lambda: Rating.objects.create(
            **free, answer="maybe"
        ),
        "rating_knows_who_and_when_together": lambda: Rating.objects.create(
            **free, answer="cannot_judge", rated_by=world.head
        ),
        "rating_on_behalf_knows_who_entered_it": lambda: Rating.objects.create(
            **free, answer="cannot_judge", on_behalf_at=clock.now()
        ),
        "only_a_rating_on_behalf_is_confirmed": lambda: Rating.objects.filter(pk=rating.pk).update(
            confirmed_by=world.head, confirmed_at=clock.now()
        ),
        "target_day_belongs_to_a_target_stage": lambda: FocusDimension.objects.create(
            rating=rating, target_on=clock.today()
        ),
        "share_opens_one_rating_or_one_assessment": lambda: Share.objects.create(**share, rating=rating),
        "share_opens_one_rating_or_one_assessment, nothing": lambda: Share.objects.create(
            **{**share, "assessment": None}
        ),
        "share_names_a_table_only_if_its_audience_is_one": lambda: Share.objects.create(
            **{**share, "audience": "table"}
        ),
        "share_names_a_table_only_if_its_audience_is_one, no table": lambda: Share.objects.create(
            **share, table=world.table
        ),
        "share_names_a_table_only_if_its_audience_is_one, own house": lambda: Share.objects.create(
            **{**share, "audience": "own_house"}
        ),
        "share_ends_after_it_begins": lambda: Share.objects.create(**share, until_on=clock.today() - timedelta(days=1)),
        "revocation_knows_who_and_when": lambda: Share.objects.create(**share, revoked_at=clock.now()),
        "recipient_is_a_house_or_a_person": lambda: ShareRecipient.objects.create(share=stored),
        "recipient_is_a_house_or_a_person, both": lambda: ShareRecipient.objects.create(
            share=stored, institution=world.school, person=world.head
        ),
        "recipient_acts_for_a_house_as_a_person": lambda: ShareRecipient.objects.filter(pk=named.pk).update(
            acting_for=world.school
        ),
        "adviser_acts_for_a_house_as_a_person": lambda: views.update(acting_for=world.school),
        "share_names_a_house_once": lambda: again(named),
        "share_names_a_person_once": lambda: again(person),
        "look_is_noted_once_a_day": lambda: Look.objects.create(**look, table=world.table),
        "look_without_a_table_is_noted_once_a_day": lambda: Look.objects.create(**look),
        "one_person_types_one_paper_sheet_per_assessment": lambda: again(sheet),
        "dimension_stands_once_on_a_paper_sheet": lambda: again(entry),
        "paper_entry_has_a_stage_only_if_it_answers_with_one": lambda: PaperEntry.objects.create(
            **unanswered, answer="stage"
        ),
        "paper_entry_has_a_stage_only_if_it_answers_with_one, other answer": lambda: PaperEntry.objects.create(
            **unanswered, answer="not_applicable", stage=2
        ),
        "house_answers_a_paper_entry_with_who_when_and_what": lambda: PaperEntry.objects.filter(pk=entry.pk).update(
            is_confirmed=True
        ),
        "occasion_names_two_different_dimensions": lambda: OccasionTopic.objects.create(
            topic=topic, kind="peers", dimension_key="s_mkr", other_key="s_mkr"
        ),
        "friction_topic_names_two_dimensions": lambda: OccasionTopic.objects.create(
            topic=topic, kind="friction", dimension_key="s_mkr"
        ),
    }


def again(thing: Model | None) -> None:
    """Store the same once more under another id."""
    twin = copy(thing)
    assert twin is not None
    twin.pk = uuid4()
    twin.save(force_insert=True)


def test_every_constraint_holds(world: Cast) -> None:
    let_through = []
    for name, attempt in broken(world).items():
        try:
            with transaction.atomic():
                attempt()
        except IntegrityError:
            continue
        let_through.append(name)

    assert let_through == []


def test_every_constraint_is_tried(world: Cast) -> None:
    from django.apps import apps

    stands = {
        constraint.name
        for model in apps.get_app_config("matrices").get_models()
        # Perspectives and figures are tried in tests of their own.
        if not model.__module__.endswith((".perspectives", ".releases"))
        for constraint in model._meta.constraints
    }

    assert {name.split(",")[0] for name in broken(world)} == stands


def test_an_instrument_in_use_is_not_deleted_from_under_its_assessments(world: Cast) -> None:
    from django.db.models import ProtectedError

    agreed_by(world.head, world.school, s_mkr=1)

    with pytest.raises(ProtectedError):
        Instrument.objects.get(key="matrix_schule").delete()
    assert services.load_supplied_instruments()


@pytest.mark.parametrize("model", [Instrument, Area, Dimension, Stage, StageDescription, Counterpart, Predecessor])
def test_what_is_published_is_never_written_over(world: Cast, model: type[Model]) -> None:
    Predecessor.objects.create(dimension=Dimension.objects.get(key="s_mkr"), before_key="s_frueher")
    stored = model._default_manager.first()
    assert stored is not None

    with pytest.raises(IntegrityError, match="published_instrument_is_never_changed"), transaction.atomic():
        stored.save(force_update=True)
