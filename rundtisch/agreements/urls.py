"""Addresses of proposals, agreements and adoptions."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/<uuid:table_id>/agreements/", views.agreement_list, name="agreement_list"),
    path("round-tables/<uuid:table_id>/agreements/new/", views.agreement_record, name="agreement_record"),
    path("round-tables/<uuid:table_id>/adoptions/", views.adoption_board, name="adoption_board"),
    path("round-tables/<uuid:table_id>/proposals/new/", views.proposal_new, name="proposal_new"),
    path("agreements/", views.agreement_register, name="agreement_register"),
    path("agreements/register.<str:kind>", views.agreement_register_file, name="agreement_register_file"),
    path("agreements/<uuid:agreement_id>/", views.agreement_detail, name="agreement_detail"),
    path("agreements/<uuid:agreement_id>/ending/", views.agreement_ending, name="agreement_ending"),
    path("agreements/<uuid:agreement_id>/proposals/", views.proposal_to_change, name="proposal_to_change"),
    path("agreements/<uuid:agreement_id>/relations/", views.agreement_relation_new, name="agreement_relation_new"),
    path(
        "agreement-relations/<uuid:relation_id>/removal/",
        views.agreement_relation_removal,
        name="agreement_relation_removal",
    ),
    path("adoptions/<uuid:adoption_id>/", views.adoption_detail, name="adoption_detail"),
    path("adoptions/<uuid:adoption_id>/confirmation/", views.adoption_confirmation, name="adoption_confirmation"),
    path("adoptions/<uuid:adoption_id>/resolution-draft/", views.resolution_draft, name="resolution_draft"),
    path(
        "adoptions/<uuid:adoption_id>/resolution-draft.<str:kind>",
        views.resolution_draft_file,
        name="resolution_draft_file",
    ),
    path("adoptions/<uuid:adoption_id>/terms/", views.adoption_terms, name="adoption_terms"),
    path("institutions/<uuid:institution_id>/sessions/", views.body_session_list, name="body_session_list"),
    path("body-sessions/<uuid:session_id>/removal/", views.body_session_removal, name="body_session_removal"),
    path("adoptions/<uuid:adoption_id>/objection/", views.adoption_objection, name="adoption_objection"),
    path("proposals/<uuid:proposal_id>/", views.proposal_detail, name="proposal_detail"),
    path("proposals/<uuid:proposal_id>/revision/", views.proposal_revision, name="proposal_revision"),
    path("proposals/<uuid:proposal_id>/round/", views.proposal_round, name="proposal_round"),
    path("proposals/<uuid:proposal_id>/comparison/", views.proposal_comparison, name="proposal_comparison"),
    path("proposals/<uuid:proposal_id>/questions/", views.proposal_questions, name="proposal_questions"),
    path("proposal-questions/<uuid:question_id>/answers/", views.proposal_answers, name="proposal_answers"),
    path("proposals/<uuid:proposal_id>/result/", views.proposal_result, name="proposal_result"),
    path("proposals/<uuid:proposal_id>/withdrawal/", views.proposal_withdrawal, name="proposal_withdrawal"),
    path("agenda-items/<uuid:item_id>/proposals/", views.proposal_new_at_item, name="proposal_new_at_item"),
    path("agenda-items/<uuid:item_id>/round/", views.proposal_round_at_item, name="proposal_round_at_item"),
    path("outcomes/<uuid:outcome_id>/proposal/", views.proposal_from_outcome, name="proposal_from_outcome"),
]
