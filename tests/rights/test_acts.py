"""Every right by every role: who may do what to which thing."""

import pytest

from tests.region import ROLES, Region
from tests.rights.acts import THINGS, every_right
from tests.rights.tables import RightsTable, Row

pytestmark = pytest.mark.django_db

ACTS = RightsTable(
    "acts",
    "Who may do what in Emsbrück. Of Grundschule Nord, its assessment, adoption, voice, where no other is named;\n"
    "head and mailbox belong to it, digital_lead to Grundschule Süd, authority and school_it to the town.",
)
RIGHTS = every_right()


def test_every_right_has_a_thing_to_be_asked_about() -> None:
    assert {thing.split(" ")[0] for thing in THINGS} == set(RIGHTS)


def test_the_rights_table_tells_of_every_right_and_of_no_other() -> None:
    assert list(ACTS.rows()) == sorted(THINGS)


@pytest.mark.parametrize("sample", sorted(THINGS))
def test_everybody_may_do_what_is_theirs(sample: str, region: Region) -> None:
    right, thing = RIGHTS[sample.split(" ", maxsplit=1)[0]], THINGS[sample](region)

    answers: Row = {role: "may" if right(region.person(role), thing) else "not" for role in ROLES}

    ACTS.expect(sample, answers)


ALL = set(ROLES)


def who_may(sample: str) -> set[str]:
    """The roles that have this right."""
    return {role for role, answer in ACTS.rows()[sample].items() if answer == "may"}


def test_who_sits_at_no_table_may_do_nothing_to_it() -> None:
    theirs = {"people.may_operate", "institutions.may_speak_for elsewhere", "institutions.may_see_people_of elsewhere"}

    assert {sample for sample in set(ACTS.rows()) - theirs if "outsider" in who_may(sample)} == set()


def test_whoever_runs_the_installation_has_no_part_in_any_table() -> None:
    beyond = {sample for sample in ACTS.rows() if "operator" in who_may(sample)}

    assert {sample.split(".")[0] for sample in beyond} == {
        "people",
        "institutions",
        "interop",
        "roundtables",
        "matrices",
    }
    assert {sample for sample in beyond if sample.startswith(("roundtables", "matrices"))} == {
        "roundtables.may_found_table",
        "matrices.may_keep_instruments",
        "matrices.may_release_figures",
    }


def test_the_facilitator_alone_states() -> None:
    assert who_may("consensus.may_state_result") == who_may("roundtables.may_state_at") == {"facilitator"}
