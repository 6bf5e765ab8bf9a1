"""Every address of the product with a thing of Emsbrück to try it on; an address without one fails."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rundtisch.meetings.models import OutcomeKind
from tests.region import Region
from tests.rights import samples

Arguments = Callable[[Region], dict[str, Any]]

#: Addresses that answer a guest; everything else asks who is there. Each with the reason.
PUBLIC = {
    "help": "anybody may read it",
    "accessibility": "anybody may read it",
    "privacy": "anybody may read it",
    "imprint": "anybody may read it",
    "components": "shows no word of any table, and only where the settings say so",
    "set_language": "pages for guests have two languages",
    "health-live": "asked by machines",
    "health-ready": "asked by machines",
    "metrics": "asked by machines, which bring a token",
    "sign_in": "a door",
    "sign_out": "a door",
    "sign_in_link": "a door",
    "password_link": "a door",
    "one_time_link": "a door",
    "first_account": "a door that is closed as soon as somebody is there",
    "invitation": "a door",
    "account_login": "a door",
    "account_logout": "a door",
    "account_inactive": "a door",
    "mfa_authenticate": "a door: the second step of signing in",
    "perspective_link": "a door: who holds a link gives one perspective without an account",
    "perspective": "a door: the form behind such a link",
    "demo": "a door that opens only in the demonstration",
    "demo_sign_in": "a door that opens only in the demonstration",
}


def nothing(_: Region) -> dict[str, Any]:
    """An address without arguments."""
    return {}


def table(region: Region) -> dict[str, Any]:
    """The table."""
    return {"table_id": region.table.pk}


def by_id(argument: str, sample: Callable[[Region], Any], **more: Any) -> Arguments:
    """The id of a sample."""
    return lambda region: {argument: sample(region).pk, **more}


def house(region: Region) -> Any:
    """Grundschule Nord."""
    return region.house("gs_nord")


def assessment(region: Region) -> Any:
    """What Grundschule Nord agreed this autumn."""
    return region.assessment()


#: For each address the arguments of a sample; further samples of the same address stand behind a word of their own.
ARGUMENTS: dict[str, Arguments] = {
    # doors and account
    **dict.fromkeys(
        [
            "sign_in",
            "sign_out",
            "sign_in_link",
            "password_link",
            "first_account",
            "account",
            "password_request",
            "other_sessions",
            "demo",
            "account_login",
            "account_logout",
            "account_inactive",
            "account_reauthenticate",
            "invitation",
            "mfa_index",
            "mfa_authenticate",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
        ],
        nothing,
    ),
    "one_time_link": lambda _: {"token": "nie-vergeben"},
    "mfa_remove_webauthn": lambda _: {"pk": 1},
    "mfa_edit_webauthn": lambda _: {"pk": 1},
    "demo_sign_in": lambda _: {"key": "gs-nord"},
    # for anybody, and for machines
    **dict.fromkeys(
        [
            "help",
            "accessibility",
            "privacy",
            "imprint",
            "components",
            "set_language",
            "health-live",
            "health-ready",
            "metrics",
        ],
        nothing,
    ),
    # directory
    "region_list": nothing,
    "region_new": nothing,
    "region_change": lambda region: {"region_id": region.table.region_id},
    "institution_list": nothing,
    "institution_new": nothing,
    "institution_detail": by_id("institution_id", house),
    "institution_change": by_id("institution_id", house),
    "institution_end": by_id("institution_id", house),
    "invitation_list": by_id("institution_id", house),
    "appointment_new": by_id("institution_id", lambda region: region.house("schulamt")),
    "mandate_list": by_id("institution_id", house),
    "appointment_end": by_id("appointment_id", lambda region: region.person("mailbox").appointments.get()),
    "appointment_keep": by_id("appointment_id", lambda region: region.person("mailbox").appointments.get()),
    "mandate_revocation": by_id("mandate_id", samples.mandate),
    "invitation_repetition": by_id("invitation_id", samples.invitation),
    "invitation_withdrawal": by_id("invitation_id", samples.invitation),
    "register_import_new": nothing,
    "register_import_detail": by_id("import_id", samples.register_import),
    "register_import_application": by_id("import_id", samples.register_import),
    # table
    "start": nothing,
    "table_list": nothing,
    "table_new": nothing,
    "table_detail": table,
    "member_list": table,
    "participation_new": table,
    "participation_end": by_id("participation_id", lambda region: region.table.participations.earliest("place")),
    "ground_rules": table,
    "topic_list": table,
    "topic_detail": by_id("topic_id", lambda region: region.table.topics.earliest("proposed_at")),
    "topic_state": by_id("topic_id", lambda region: region.table.topics.earliest("proposed_at")),
    # meetings
    "meeting_list": table,
    "meeting_new": table,
    **dict.fromkeys(
        [
            "meeting_detail",
            "meeting_change",
            "meeting_cancel",
            "meeting_invite",
            "meeting_calendar",
            "agenda_item_new",
            "agenda_item_order",
            "meeting_open",
        ],
        by_id("meeting_id", samples.meeting_ahead),
    ),
    **dict.fromkeys(
        ["attendance", "meeting_called", "meeting_close", "meeting_room"],
        by_id("meeting_id", samples.meeting_under_way),
    ),
    "meeting_detail held": by_id("meeting_id", samples.meeting_held),
    "meeting_room held": by_id("meeting_id", samples.meeting_held),
    "minutes_detail": by_id("meeting_id", samples.meeting_held),
    "minutes_file pdf": by_id("meeting_id", samples.meeting_held, kind="pdf"),
    "minutes_file odt": by_id("meeting_id", samples.meeting_held, kind="odt"),
    "minutes_file docx": by_id("meeting_id", samples.meeting_held, kind="docx"),
    "minutes_file exe": by_id("meeting_id", samples.meeting_held, kind="exe"),
    "meeting_reply": lambda region: {
        "meeting_id": samples.meeting_ahead(region).pk,
        "institution_id": house(region).pk,
    },
    "agenda_item_change": by_id("agenda_item_id", lambda region: samples.meeting_ahead(region).agenda_items.first()),
    "agenda_item_remove": by_id("agenda_item_id", lambda region: samples.meeting_ahead(region).agenda_items.first()),
    "minutes_text": by_id("agenda_item_id", samples.item_under_way),
    "agenda_item_call": by_id("agenda_item_id", samples.item_under_way),
    "agenda_item_more_time": by_id("agenda_item_id", samples.item_under_way),
    "minutes_text held": by_id("agenda_item_id", lambda region: samples.meeting_held(region).agenda_items.first()),
    "outcome_new": by_id("agenda_item_id", samples.item_under_way),
    "outcome_remove": by_id("outcome_id", samples.outcome),
    # matrices
    "matrix_list": table,
    "matrix_detail": lambda region: {**table(region), "key": "matrix_schule"},
    "matrix_detail authorities": lambda region: {**table(region), "key": "matrix_schultraeger"},
    "pair_detail": lambda region: {**table(region), "school_id": house(region).pk},
    "second_view_list": by_id("assessment_id", assessment),
    "second_view_list unfinished": by_id("assessment_id", samples.unfinished),
    "second_view_detail": by_id("second_view_id", samples.second_view),
    "second_view_deadline": by_id("second_view_id", samples.second_view),
    "second_view_revocation": by_id("second_view_id", samples.second_view),
    "history_detail": lambda region: {"institution_id": house(region).pk, "key": "matrix_schule"},
    "history_detail partly": lambda region: {"institution_id": region.house("rs_frei").pk, "key": "matrix_schule"},
    "occasion_list": table,
    "occasion_topic": table,
    "figure_list": lambda region: {"region_id": region.table.region_id},
    "figure_detail": lambda region: {"region_id": region.table.region_id, "instrument_id": region.instrument().pk},
    "figure_detail none": lambda region: {
        "region_id": region.table.region_id,
        "instrument_id": region.instrument("matrix_schultraeger").pk,
    },
    "occasion_detail": by_id("occasion_id", samples.occasion),
    **dict.fromkeys(["instrument_list", "draft_new", "draft_import"], nothing),
    **dict.fromkeys(
        ["instrument_detail", "instrument_next_version", "instrument_retirement"],
        by_id("instrument_id", samples.instrument),
    ),
    "instrument_file": by_id("instrument_id", samples.instrument, kind="yaml"),
    "instrument_paper": by_id("instrument_id", samples.instrument, kind="sheet"),
    "matrix_paper": lambda region: {
        **table(region),
        "key": "matrix_schule",
        "house_id": region.house("rs_frei").pk,
        "kind": "sheet",
    },
    **dict.fromkeys(
        [
            "draft_detail",
            "draft_head",
            "draft_stages",
            "draft_area_new",
            "draft_dimension_new",
            "draft_order",
            "draft_previous",
            "draft_succession",
            "draft_preview",
            "draft_publication",
            "draft_deletion",
        ],
        by_id("draft_id", samples.draft),
    ),
    "draft_area": by_id("draft_id", samples.draft, key="s_area_leitung"),
    "draft_dimension": by_id("draft_id", samples.draft, key="s_mkr"),
    "draft_part_removal": by_id("draft_id", samples.draft, key="s_mkr"),
    "draft_file": by_id("draft_id", samples.draft, kind="yaml"),
    "assessment_list": nothing,
    **dict.fromkeys(
        ["assessment_detail", "assessment_agreement", "assessment_confirmation", "look_list"],
        by_id("assessment_id", assessment),
    ),
    "assessment_paper": by_id("assessment_id", assessment, kind="sheet"),
    "assessment_sharing": by_id("assessment_id", assessment),
    "assessment_sharing unfinished": by_id("assessment_id", samples.unfinished),
    "assessment_sharing_undo": by_id("assessment_id", assessment),
    "matrix_preview": lambda region: {"institution_id": house(region).pk, "key": "matrix_schule"},
    "assessment_detail unfinished": by_id("assessment_id", samples.unfinished),
    "assessment_agreement unfinished": by_id("assessment_id", samples.unfinished),
    "dimension_rating": by_id("assessment_id", assessment, key="s_support"),
    "dimension_rating unfinished": by_id("assessment_id", samples.unfinished, key="s_support"),
    **dict.fromkeys(
        [
            "assessment_inquiry",
            "assessment_inquiry_invitations",
            "assessment_inquiry_codes",
            "assessment_inquiry_deadline",
            "assessment_inquiry_reminder",
            "assessment_inquiry_closing",
            "assessment_inquiry_deletion",
            "assessment_perspectives",
        ],
        by_id("assessment_id", samples.unfinished),
    ),
    "paper_sheet_new": by_id("assessment_id", samples.unfinished),
    "paper_sheet_new own": by_id("assessment_id", assessment),
    **dict.fromkeys(
        ["paper_sheet_detail", "paper_sheet_confirmation", "paper_sheet_rejection"],
        by_id("sheet_id", samples.paper_sheet),
    ),
    "assessment_inquiry own": by_id("assessment_id", assessment),
    "assessment_perspective": by_id("assessment_id", samples.unfinished, key="s_support"),
    "perspective_invitation_withdrawal": by_id(
        "invitation_id", lambda region: samples.inquiry(region).invitations.get()
    ),
    "group_code_withdrawal": by_id("code_id", lambda region: samples.inquiry(region).groups.get().codes.get()),
    "perspective_link": lambda _: {"token": "unknown"},
    "perspective": nothing,
    "rating_detail": by_id("rating_id", samples.rating),
    "rating_detail without_supervision": by_id("rating_id", lambda region: samples.rating(region, "rs_frei")),
    "rating_detail hidden": by_id("rating_id", lambda region: samples.rating(region, "gy_ems", "s_datenschutz")),
    "rating_detail unfinished": by_id("rating_id", lambda region: samples.rating(region, "gs_sued")),
    "share_revocation": by_id("share_id", samples.share),
    # processes
    "process_list": table,
    "process_pair": table,
    "process_topic": table,
    "process_house_list": by_id("institution_id", house),
    **dict.fromkeys(
        [
            "process_detail",
            "process_change",
            "process_check",
            "process_retirement",
            "process_file",
            "process_step_new",
            "process_step_order",
            "process_share_new",
            "process_look_list",
        ],
        by_id("description_id", samples.process),
    ),
    "process_detail without_supervision": by_id("description_id", lambda region: samples.process(region, "rs_frei")),
    "process_file without_supervision": by_id("description_id", lambda region: samples.process(region, "rs_frei")),
    "process_detail not_shared": by_id("description_id", lambda region: samples.process(region, "gy_ems")),
    "process_step_change": by_id("step_id", lambda region: samples.process(region).steps.earliest("position")),
    "process_step_removal": by_id("step_id", lambda region: samples.process(region).steps.earliest("position")),
    "process_share_revocation": by_id("share_id", lambda region: samples.process(region).shares.get()),
    # consensus
    "procedure_list": table,
    **dict.fromkeys(
        [
            "round_detail",
            "round_voices",
            "round_record",
            "voice_new",
            "round_cards",
            "round_next",
            "round_note",
            "round_after_period",
            "round_close",
            "round_wording",
            "round_result",
        ],
        by_id("round_id", samples.open_round),
    ),
    "voice_objection": by_id("voice_id", samples.card_voice),
    # agreements
    "agreement_list": table,
    "adoption_board": table,
    "agreement_register": nothing,
    "search": nothing,
    "agreement_register_file": lambda _: {"kind": "csv"},
    "agreement_record": table,
    "proposal_new": table,
    **dict.fromkeys(
        ["agreement_detail", "agreement_ending", "agreement_relation_new", "proposal_to_change"],
        by_id("agreement_id", samples.agreement),
    ),
    "agreement_relation_removal": by_id("relation_id", samples.relation),
    "adoption_detail": by_id(
        "adoption_id", lambda region: samples.agreement(region).adoptions.get(institution=house(region))
    ),
    "resolution_draft": by_id(
        "adoption_id", lambda region: samples.agreement(region).adoptions.get(institution=house(region))
    ),
    "resolution_draft_file": lambda region: {
        "adoption_id": samples.agreement(region).adoptions.get(institution=house(region)).pk,
        "kind": "odt",
    },
    "adoption_terms": by_id(
        "adoption_id", lambda region: samples.agreement(region).adoptions.get(institution=house(region))
    ),
    "body_session_list": by_id("institution_id", house),
    "body_session_removal": by_id("session_id", samples.body_session),
    "adoption_confirmation": by_id(
        "adoption_id", lambda region: samples.agreement(region).adoptions.get(institution=house(region))
    ),
    "adoption_objection": by_id(
        "adoption_id", lambda region: samples.recorded_agreement(region).adoptions.get(institution=house(region))
    ),
    **dict.fromkeys(
        [
            "proposal_detail",
            "proposal_comparison",
            "proposal_questions",
            "proposal_revision",
            "proposal_round",
            "proposal_withdrawal",
        ],
        by_id("proposal_id", samples.waiting_proposal),
    ),
    "proposal_detail in_round": by_id("proposal_id", samples.proposal_in_round),
    "proposal_revision in_round": by_id("proposal_id", samples.proposal_in_round),
    "proposal_withdrawal in_round": by_id("proposal_id", samples.proposal_in_round),
    "proposal_result": by_id("proposal_id", samples.proposal_in_round),
    "proposal_answers": by_id("question_id", samples.proposal_question),
    "proposal_new_at_item": by_id("item_id", samples.item_under_way),
    "proposal_round_at_item": by_id("item_id", samples.item_under_way),
    "proposal_from_outcome": by_id("outcome_id", lambda region: samples.outcome(region, OutcomeKind.AGREEMENT)),
    # measures
    "measure_list": table,
    "measure_new": table,
    "commitment_list": by_id("institution_id", house),
    "measure_from_outcome": by_id("outcome_id", lambda region: samples.outcome(region, OutcomeKind.MEASURE)),
    "measure_at_item": by_id("agenda_item_id", samples.item_under_way),
    "due_date_warning": nothing,
    "reminder_setting": nothing,
    **dict.fromkeys(
        ["measure_detail", "measure_progress", "measure_done"], by_id("measure_id", samples.running_measure)
    ),
    "measure_reopening": by_id("measure_id", samples.done_measure),
    # a thing that does not exist, as what one may not see
    "table_detail unknown": lambda _: {"table_id": UUID(int=7)},
}


def every_name() -> list[str]:
    """The names of all addresses, from the URL configuration."""
    return sorted(set(_names(get_resolver().url_patterns)))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        else:
            yield from _names(pattern.url_patterns)


def name_of(sample: str) -> str:
    """The name of the address, without the word that tells samples apart."""
    return sample.split(" ", maxsplit=1)[0]


def address_of(sample: str, region: Region) -> str:
    """The address of the sample."""
    return reverse(name_of(sample), kwargs=ARGUMENTS[sample](region))
