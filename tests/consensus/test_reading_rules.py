"""What holds for every round, whatever the voices."""

from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rundtisch.consensus.rules.positions import ConsensusLevel, ConsentPosition, ReadingKey, Thumb
from rundtisch.consensus.rules.reading import read
from rundtisch.consensus.rules.record import RecordError

HOUSES = list("abcdefg")
OPTIONS = ["x", "y", "z", "p"]
SHARES = st.decimals(0, 1, places=2).map(str)

LEVELS_FROM_WORST = [
    "unheard",
    "quorum_missed",
    "no_consensus",
    "not_yet",
    "thin",
    "consensus_with_concerns",
    "consensus",
]
CONSENT_FROM_WORST = [
    "unheard",
    "quorum_missed",
    "reason_missing",
    "objection",
    "adopted_with_objections",
    "adopted",
]


@st.composite
def rounds(draw: st.DrawFn, method: str) -> dict[str, Any]:
    """Any round of one method, with some of the entitled institutions heard."""
    heard = draw(st.lists(st.sampled_from(HOUSES), unique=True))
    is_by_thumb = draw(st.booleans())
    voice: dict[str, st.SearchStrategy[dict[str, Any]]] = {
        "consensus_levels": st.fixed_dictionaries(
            {"position": st.sampled_from([level.value for level in ConsensusLevel])}
        ),
        "consent": st.fixed_dictionaries(
            {
                "position": st.sampled_from([position.value for position in ConsentPosition]),
                "reason": st.sampled_from(["", "weil"]),
            }
        ),
        "systemic_consensing": st.fixed_dictionaries(
            {"resistance": st.fixed_dictionaries({option: st.integers(0, 10) for option in OPTIONS})}
        ),
        "sense_check": st.fixed_dictionaries(
            {"thumb": st.sampled_from(list(Thumb))} if is_by_thumb else {"fingers": st.integers(0, 5)}
        ),
        "priority_dots": st.fixed_dictionaries(
            {"dots": st.dictionaries(st.sampled_from(OPTIONS), st.just(1), max_size=3)}
        ),
    }
    record: dict[str, Any] = {
        "method": method,
        "entitled": HOUSES,
        "options": [{"id": option, "passive": option == "p"} for option in OPTIONS],
        "voices": [{"institution": house, **draw(voice[method])} for house in heard],
        "thin_share": draw(SHARES),
        "near_tie": draw(SHARES),
    }
    quorum = draw(st.none() | SHARES)
    return record if quorum is None else {**record, "quorum": {"share": quorum}}


ANY_ROUND = st.sampled_from(
    ["consensus_levels", "consent", "systemic_consensing", "sense_check", "priority_dots"]
).flatmap(rounds)


@given(ANY_ROUND, st.randoms(use_true_random=False))
def test_the_order_of_voices_never_matters(record: dict[str, Any], chance: Any) -> None:
    shuffled = [*record["voices"]]
    chance.shuffle(shuffled)

    assert read({**record, "voices": shuffled}) == read(record)


@given(ANY_ROUND)
def test_everybody_entitled_is_either_heard_or_missing(record: dict[str, Any]) -> None:
    reading = read(record)

    assert reading.heard + len(reading.missing) == reading.entitled == len(HOUSES)
    assert set(reading.missing) == set(HOUSES) - {voice["institution"] for voice in record["voices"]}


@given(ANY_ROUND)
def test_what_nobody_reads_changes_no_reading(record: dict[str, Any]) -> None:
    voices = [{**voice, "entered_by": "Büro", "at": None, "deputy": {"of": []}} for voice in record["voices"]]

    assert read({**record, "voices": voices, "statement": 1.5, "given": "nobody"}) == read(record)


@pytest.mark.parametrize(
    ("method", "position", "from_worst"),
    [("consensus_levels", "full", LEVELS_FROM_WORST), ("consent", "consent", CONSENT_FROM_WORST)],
)
@given(data=st.data())
def test_an_added_full_agreement_never_worsens_the_reading(
    data: st.DataObject, method: str, position: str, from_worst: list[str]
) -> None:
    record = data.draw(rounds(method).filter(lambda drawn: len(drawn["voices"]) < len(HOUSES)))
    before = read(record)
    late = {"institution": data.draw(st.sampled_from(before.missing)), "position": position}

    after = read({**record, "voices": [*record["voices"], late]})

    assert from_worst.index(after.key) >= from_worst.index(before.key)


@given(rounds("systemic_consensing"))
def test_removing_the_passive_option_is_refused(record: dict[str, Any]) -> None:
    record["options"] = [{"id": option["id"]} for option in record["options"]]

    with pytest.raises(
        RecordError, match=r"^options: genau eine Option ist die Passivlösung \(passive\), hier sind es 0$"
    ):
        read(record)


@given(rounds("systemic_consensing"))
def test_no_best_option_meets_more_resistance_than_leaving_things_as_they_are(record: dict[str, Any]) -> None:
    options = {option["id"]: option["sum"] for option in read(record).as_json().get("options", [])}  # type: ignore[attr-defined]

    best = read(record).finding.best or ()

    assert all(options[option] <= options["p"] for option in best)


@pytest.mark.parametrize("key", list(ReadingKey))
def test_every_reading_is_reachable(key: ReadingKey) -> None:
    quiet = hypothesis_settings(max_examples=5000, database=None, derandomize=True)

    record = find(ANY_ROUND, lambda drawn: read(drawn).key is key, settings=quiet)

    assert read(record).key is key
