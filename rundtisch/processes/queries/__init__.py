"""What a person may see of process descriptions, ready to be shown."""

from rundtisch.roundtables.queries import sharing_choices, table_of_house

from .descriptions import (
    DescriptionPage,
    description_for,
    description_page,
    looks_at,
    share_for,
    share_line,
    step_for,
    table_of_person,
)
from .finding import found_by
from .lists import (
    KINDS,
    asks_for,
    companions_of_houses,
    descriptions_at,
    descriptions_of_house,
    house_for,
    origins_of,
    own_houses_at,
)
from .pairs import ProcessPair, process_pair, steps_to_wait_for
from .templates import ProcessTemplate, template_for

__all__ = [
    "KINDS",
    "DescriptionPage",
    "ProcessPair",
    "ProcessTemplate",
    "asks_for",
    "companions_of_houses",
    "description_for",
    "description_page",
    "descriptions_at",
    "descriptions_of_house",
    "found_by",
    "house_for",
    "looks_at",
    "origins_of",
    "own_houses_at",
    "process_pair",
    "share_for",
    "share_line",
    "sharing_choices",
    "step_for",
    "steps_to_wait_for",
    "table_of_house",
    "table_of_person",
    "template_for",
]
