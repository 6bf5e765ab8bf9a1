"""Templates of the usual processes: a beginning that each house changes to how it really goes there."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from rundtisch.institutions.models import Institution

from ..rules.day_of_year import day_of_year


@dataclass(frozen=True)
class TemplateStep:
    """One step of a template, in the words of a step."""

    words: dict[str, Any]


@dataclass(frozen=True)
class ProcessTemplate:
    """A usual process as one side begins to describe it."""

    title: str
    purpose: str
    steps: tuple[TemplateStep, ...]


def template_for(institution: Institution, kind: str) -> ProcessTemplate | None:
    """The template of this kind for the side on which the house stands."""
    return _templates().get(("authority" if institution.is_authority else "school", kind))


@cache
def _templates() -> dict[tuple[str, str], ProcessTemplate]:
    text = resources.files("rundtisch.processes").joinpath("content/templates.yaml").read_text(encoding="utf-8")
    return {
        (side, kind): ProcessTemplate(told["title"], told["purpose"], tuple(_step(one) for one in told["steps"]))
        for side, kinds in yaml.safe_load(text).items()
        for kind, told in kinds.items()
    }


def _step(told: dict[str, str]) -> TemplateStep:
    return TemplateStep(
        {
            "what": told["what"],
            "who": told.get("who", ""),
            "how_long": told.get("how_long", ""),
            "needed": told.get("needed", ""),
            "earliest": day_of_year(told.get("earliest", "")),
            "latest": day_of_year(told.get("latest", "")),
            "waits_for_words": told.get("waits", ""),
        }
    )
