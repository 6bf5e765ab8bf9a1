"""German words as the search knows them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundtisch.foundation.rules.vocabulary import Vocabulary
from rundtisch.foundation.rules.words import LONGEST, folded, forms_in, stem, tokens_of, words_in

WORDS = st.text(alphabet=string.ascii_lowercase + "äöüß", min_size=1, max_size=20)
KNOWN = Vocabulary.of(forms_in("Geräteausstattung Gütersloh Wartungsvertrag Maßnahmen WLAN 2026-07 Übergang"))


@pytest.mark.parametrize(
    "forms",
    [
        ("Gütersloh", "GÜTERSLOH", "Guetersloh", "gutersloh"),
        ("Maßnahme", "Maßnahmen", "MASSNAHME"),
        ("Ausstattung", "Ausstattungen"),
        ("Haus", "Häuser", "Hauses"),
        ("Übergang", "Übergänge", "Uebergang"),
        ("Steuergruppe", "Steuergruppen"),
        ("Café", "cafe"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_words_that_say_nothing_are_passed_over() -> None:
    assert words_in("Wie wird die Ausstattung der Schulen für 2026 geplant?") == [
        "Ausstattung",
        "Schulen",
        "2026",
        "geplant",
    ]


def test_a_word_with_hyphens_is_found_whole_and_by_its_parts() -> None:
    assert tokens_of("W-LAN") == {"wlan", "w", "lan"}
    assert tokens_of("Vereinbarung 2026-07") == {"vereinbar", "202607", "2026", "07"}


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("Ausstattung", ("gerateausstatt",)),
        ("Geräte", ("gerateausstatt",)),
        ("GÜTERS", ("gutersloh",)),
        ("Vertrag", ("wartungsvertrag",)),
        ("Wartungs-Vertrag", ("wartungsvertrag",)),
        ("W-LAN", ("wlan",)),
        ("2026-07", ("202607",)),
        ("Massnahme", ("massnahm",)),
    ],
)
def test_pieces_of_compounds_find_the_whole(typed: str, tokens: tuple[str, ...]) -> None:
    assert KNOWN.variants(typed) == tokens


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("Güterslo", ("gutersloh",)),
        ("Gütresloh", ("gutersloh",)),
        ("Wartunksvertrak", ("wartungsvertrag",)),
        ("WLNA", ("wlan",)),
        ("Übregang", ("ubergang",)),
        ("Geräteausstatung", ("gerateausstatt",)),
        ("Geräteausstattugn", ("gerateausstatt",)),
    ],
)
def test_typing_errors_find_what_was_meant(typed: str, tokens: tuple[str, ...]) -> None:
    assert KNOWN.similar(typed) == tokens


@pytest.mark.parametrize("typed", ["Rat", "Schwimmbad", "2027"])
def test_a_word_that_stands_nowhere_stays_itself(typed: str) -> None:
    assert (KNOWN.variants(typed), KNOWN.similar(typed)) == ((stem(typed),), ())


@given(st.text(max_size=200))
def test_tokens_hold_letters_and_digits_alone(text: str) -> None:
    for token in tokens_of(text):
        assert token
        assert len(token) <= LONGEST
        assert not set(token) & set(" \"'()|&:*\\-\0")


@given(WORDS)
def test_every_word_is_found_as_it_was_written(word: str) -> None:
    assert set(Vocabulary.of(forms_in(word)).variants(word)) <= tokens_of(word)


@given(WORDS)
def test_case_and_the_way_of_writing_umlauts_do_not_matter(word: str) -> None:
    assert stem(word) == stem(word.upper())
    assert folded(word) == folded(word.upper())


@given(st.lists(WORDS, max_size=20), WORDS)
def test_variants_are_words_of_the_vocabulary_or_the_word_itself(known: list[str], typed: str) -> None:
    vocabulary = Vocabulary.of(forms_in(" ".join(known)))

    assert set(vocabulary.variants(typed)) <= {*tokens_of(" ".join(known)), stem(typed)}
