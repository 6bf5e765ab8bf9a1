"""What a person may see of measures, ready to be shown."""

from .beginnings import Origin, houses_to_entrust, origin_at, origin_of_outcome, people_to_name, table_of_item
from .commitments import CommitmentLine, CommitmentPage, commitment_page, commitments_of_houses
from .errands import asks_for, news_for
from .finding import found_by
from .houses import companions_of_house
from .lines import SHOWN, MeasureLine, lines_of, measures_at, measures_of_agreements, open_at
from .measures import MeasurePage, StepLine, measure_for, measure_page
from .meetings import agenda_proposals, beside_items, chain_of_agreement, item_acts, minutes_sections, tasks_of_house
from .reminders import account_sections, is_paused

__all__ = [
    "SHOWN",
    "CommitmentLine",
    "CommitmentPage",
    "MeasureLine",
    "MeasurePage",
    "Origin",
    "StepLine",
    "account_sections",
    "agenda_proposals",
    "asks_for",
    "beside_items",
    "chain_of_agreement",
    "commitment_page",
    "commitments_of_houses",
    "companions_of_house",
    "found_by",
    "houses_to_entrust",
    "is_paused",
    "item_acts",
    "lines_of",
    "measure_for",
    "measure_page",
    "measures_at",
    "measures_of_agreements",
    "minutes_sections",
    "news_for",
    "open_at",
    "origin_at",
    "origin_of_outcome",
    "people_to_name",
    "table_of_item",
    "tasks_of_house",
]
