"""Every right of every part with a thing of Emsbrück to ask it about; a right without one fails."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings

from rundtisch import __path__ as where_parts_lie
from rundtisch.consensus.permissions import HouseInRound
from rundtisch.foundation.permissions import Rule
from rundtisch.institutions.models import EducationRegion, Institution
from rundtisch.measures.permissions import HouseAtTable
from tests.region import Region
from tests.rights import samples

Thing = Callable[[Region], Any]


def house(region: Region) -> Institution:
    """Grundschule Nord."""
    return region.house("gs_nord")


def _table(region: Region) -> Any:
    return region.table


def _topic(region: Region) -> Any:
    return region.table.topics.get(proposed_by=region.person("neighbour"))


def _in_round(key: str) -> Thing:
    return lambda region: HouseInRound(samples.open_round(region), region.house(key))


def _at_table(key: str) -> Thing:
    return lambda region: HouseAtTable(region.table, region.house(key))


def _adoption(region: Region) -> Any:
    return samples.recorded_agreement(region).adoptions.get(institution=house(region))


def _item_held(region: Region) -> Any:
    return samples.meeting_held(region).agenda_items.first()


#: For each right the thing it is asked about; further things of the same right stand behind a word of their own.
THINGS: dict[str, Thing] = {
    "people.may_operate": lambda _: None,
    "people.may_change_own_account": lambda region: region.person("head"),
    **{
        f"institutions.{right}": house
        for right in (
            "may_speak_for",
            "may_give_voice_for",
            "may_prepare_for",
            "may_enter_assessment_for",
            "may_enter_adoption_for",
            "may_enter_reply_for",
            "may_keep_directory",
            "may_invite_to",
            "may_keep_house",
            "may_keep_people_of",
            "may_give_mandate",
            "may_see_people_of",
            "may_appoint_to",
        )
    },
    "institutions.may_keep_region": lambda region: EducationRegion.objects.get(pk=region.table.region_id),
    "institutions.may_invite_to supervision": lambda region: region.house("schulamt"),
    "institutions.may_appoint_to supervision": lambda region: region.house("schulamt"),
    "institutions.may_speak_for town": lambda region: region.house("a_stadt"),
    "institutions.may_prepare_for town": lambda region: region.house("a_stadt"),
    "institutions.may_prepare_for gs_sued": lambda region: region.house("gs_sued"),
    "institutions.may_speak_for gs_sued": lambda region: region.house("gs_sued"),
    "institutions.may_speak_for elsewhere": lambda region: region.outsider.appointments.get().institution,
    "institutions.may_see_people_of elsewhere": lambda region: region.outsider.appointments.get().institution,
    "interop.may_import_register": lambda _: None,
    **{
        f"roundtables.{right}": _table
        for right in (
            "may_see_table",
            "may_take_part",
            "may_coordinate",
            "may_facilitate",
            "may_state_at",
            "may_organise",
            "may_found_table",
            "may_propose_topic",
        )
    },
    "roundtables.may_see_topic": _topic,
    "roundtables.may_change_topic": _topic,
    "meetings.may_plan_meeting": _table,
    "meetings.may_run_meeting": samples.meeting_ahead,
    "meetings.may_lead_at": samples.item_under_way,
    "meetings.may_see_meeting": samples.meeting_ahead,
    "meetings.may_reply": house,
    "meetings.may_write_minutes": samples.meeting_under_way,
    "meetings.may_write_minutes held": samples.meeting_held,
    "meetings.may_write_minutes_of": samples.item_under_way,
    "meetings.may_write_minutes_of held": _item_held,
    "meetings.may_remove_outcome": samples.outcome,
    "matrices.may_keep_instruments": lambda _: None,
    "matrices.may_begin": house,
    "matrices.may_begin gs_sued": lambda region: region.house("gs_sued"),
    "matrices.may_rate": lambda region: region.assessment(),
    "matrices.may_rate gs_sued": samples.unfinished,
    "matrices.may_agree": lambda region: region.assessment(),
    "matrices.may_agree gs_sued": samples.unfinished,
    "matrices.may_confirm": lambda region: region.assessment(),
    "matrices.may_enter_from_paper": lambda region: region.assessment(),
    "matrices.may_enter_from_paper gs_sued": samples.unfinished,
    "matrices.may_answer_paper": lambda region: region.assessment(),
    "matrices.may_answer_paper gs_sued": samples.unfinished,
    "matrices.may_share": lambda region: region.assessment(),
    "matrices.may_share gs_sued": samples.unfinished,
    "matrices.may_share town": lambda region: region.assessment("a_stadt"),
    "matrices.may_revoke": samples.share,
    "matrices.may_invite_second_view": lambda region: region.assessment(),
    "matrices.may_invite_second_view gs_sued": samples.unfinished,
    "matrices.may_extend_second_view": samples.second_view,
    "matrices.may_revoke_second_view": samples.second_view,
    "matrices.may_give_second_view": samples.second_view,
    "matrices.may_propose_occasion": _table,
    "matrices.may_release_figures": lambda _: None,
    "matrices.may_see_figures": lambda region: region.table.education_region,
    "matrices.may_ask_perspectives": lambda region: region.assessment(),
    "matrices.may_ask_perspectives gs_sued": samples.unfinished,
    "matrices.may_read_perspectives": lambda region: region.assessment(),
    "matrices.may_read_perspectives gs_sued": samples.unfinished,
    "matrices.may_see_whole_assessment": lambda region: region.assessment(),
    "matrices.may_see_whole_assessment gs_sued": samples.unfinished,
    "matrices.may_see_whole_assessment town": lambda region: region.assessment("a_stadt"),
    "processes.may_begin_process": house,
    "processes.may_write_process": samples.process,
    "processes.may_write_process not_shared": lambda region: samples.process(region, "gy_ems"),
    "processes.may_share_process": samples.process,
    "processes.may_check_process": samples.process,
    "processes.may_retire_process": samples.process,
    "processes.may_revoke_process_share": lambda region: samples.process(region).shares.get(),
    "processes.may_propose_process": _table,
    "processes.may_see_whole_process": samples.process,
    "consensus.may_ask_table": _table,
    "consensus.may_lead_procedure": lambda region: samples.open_round(region).procedure,
    "consensus.may_lead_round": samples.open_round,
    "consensus.may_state_result": samples.open_round,
    "consensus.may_give_voice": _in_round("gs_nord"),
    "consensus.may_give_voice gs_sued": _in_round("gs_sued"),
    "consensus.may_give_voice town": _in_round("a_stadt"),
    "consensus.may_enter_cards": samples.open_round,
    "consensus.may_see_positions": samples.open_round,
    "consensus.may_object_to_card": samples.card_voice,
    "consensus.may_note_advice": _in_round("schulamt"),
    "consensus.may_note_advice deciding": _in_round("gs_nord"),
    "agreements.may_propose": _table,
    "agreements.may_see_agreement": samples.agreement,
    "agreements.may_order_agreement": samples.agreement,
    "agreements.may_lead_proposal": samples.waiting_proposal,
    "agreements.may_record_at": _table,
    "agreements.may_ask_about": samples.waiting_proposal,
    "agreements.may_answer_about": samples.proposal_question,
    "agreements.may_revise_proposal": samples.waiting_proposal,
    "agreements.may_revise_proposal in_round": samples.proposal_in_round,
    "agreements.may_report_adoption": _adoption,
    "agreements.may_write_draft": _adoption,
    "agreements.may_set_terms": _adoption,
    "agreements.may_name_session": house,
    "agreements.may_confirm_adoption": _adoption,
    "agreements.may_object_to": _adoption,
    "measures.may_add_measure": _at_table("gs_nord"),
    "measures.may_add_measure town": _at_table("a_stadt"),
    "measures.may_see_commitments": house,
    "measures.may_change_measure": samples.running_measure,
    "measures.may_report_progress": samples.running_measure,
    "measures.may_mark_done": samples.running_measure,
    "measures.may_see_measure": samples.running_measure,
    "measures.may_add_any_measure": _table,
}


def every_right() -> dict[str, Rule[Any, Any]]:
    """Every right that a part names, by part and name, from all that the parts' modules of permissions hold."""
    found: dict[str, Rule[Any, Any]] = {}
    for part in settings.PARTS:
        if part == "foundation" or not _has_permissions(part):
            continue
        module = import_module(f"rundtisch.{part}.permissions")
        for name, held in vars(module).items():
            if name.startswith("may_") and isinstance(held, Rule) and held not in found.values():
                found[f"{part}.{name}"] = held
    return found


def _has_permissions(part: str) -> bool:
    return "permissions" in {one.name for one in pkgutil.iter_modules([f"{where_parts_lie[0]}/{part}"])}
