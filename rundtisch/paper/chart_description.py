"""Charts and cards told in plain lists and words, as the typesetter reads them."""

from dataclasses import asdict
from typing import Any

from rundtisch.paper.characters import settable
from rundtisch.paper.chart import Cards, Chart
from rundtisch.paper.description import Described, day_in_words, words_for


def described_chart(chart: Chart) -> Described:
    """The whole chart with only such characters as the fonts can draw."""
    figure = chart.figure and {"svg": chart.figure.svg.decode("utf-8", "replace"), "alt": chart.figure.alternative}
    told: Described = _settable(asdict(chart) | {"is_wide": chart.is_wide, "figure": figure})
    return told | _head(chart)


def described_cards(cards: Cards) -> Described:
    """All cards with only such characters as the fonts can draw."""
    told: Described = _settable(asdict(cards))
    return told | _head(cards)


def _head(paper: Chart | Cards) -> Described:
    language, _, region = paper.language.partition("-")
    return {"language": language, "region": region, "date": day_in_words(paper), "words": words_for(paper)}


def _settable(told: Any) -> Any:
    if isinstance(told, str):
        return settable(told)
    if isinstance(told, dict):
        return {name: _settable(value) for name, value in told.items()}
    return [_settable(value) for value in told] if isinstance(told, list | tuple) else told
