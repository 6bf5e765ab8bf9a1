"""Addresses of assessments, ratings, shares and the matrices of a table."""

from django.urls import path

from . import views
from .views import draft_parts, drafts, history, instruments, paper, paper_sheets, second_views
from .views.seen_by import matrix_preview

_DRAFT = "instrument-drafts/<uuid:draft_id>/"

urlpatterns = [
    path("instruments/", instruments.instrument_list, name="instrument_list"),
    path("instruments/<uuid:instrument_id>/", instruments.instrument_detail, name="instrument_detail"),
    path("instruments/<uuid:instrument_id>/files/<slug:kind>/", instruments.instrument_file, name="instrument_file"),
    path("instruments/<uuid:instrument_id>/paper/<slug:kind>/", paper.instrument_paper, name="instrument_paper"),
    path(
        "instruments/<uuid:instrument_id>/next-version/",
        instruments.instrument_next_version,
        name="instrument_next_version",
    ),
    path(
        "instruments/<uuid:instrument_id>/retirement/", instruments.instrument_retirement, name="instrument_retirement"
    ),
    path("instrument-drafts/new/", drafts.draft_new, name="draft_new"),
    path("instrument-drafts/import/", drafts.draft_import, name="draft_import"),
    path(_DRAFT, drafts.draft_detail, name="draft_detail"),
    path(f"{_DRAFT}head/", draft_parts.draft_head, name="draft_head"),
    path(f"{_DRAFT}stages/", draft_parts.draft_stages, name="draft_stages"),
    path(f"{_DRAFT}areas/new/", draft_parts.draft_area, name="draft_area_new"),
    path(f"{_DRAFT}areas/<slug:key>/", draft_parts.draft_area, name="draft_area"),
    path(f"{_DRAFT}dimensions/new/", draft_parts.draft_dimension, name="draft_dimension_new"),
    path(f"{_DRAFT}dimensions/<slug:key>/", draft_parts.draft_dimension, name="draft_dimension"),
    path(f"{_DRAFT}parts/<slug:key>/removal/", drafts.draft_part_removal, name="draft_part_removal"),
    path(f"{_DRAFT}order/", drafts.draft_order, name="draft_order"),
    path(f"{_DRAFT}previous/", draft_parts.draft_previous, name="draft_previous"),
    path(f"{_DRAFT}succession/", draft_parts.draft_succession, name="draft_succession"),
    path(f"{_DRAFT}preview/", drafts.draft_preview, name="draft_preview"),
    path(f"{_DRAFT}files/<slug:kind>/", drafts.draft_file, name="draft_file"),
    path(f"{_DRAFT}publication/", drafts.draft_publication, name="draft_publication"),
    path(f"{_DRAFT}deletion/", drafts.draft_deletion, name="draft_deletion"),
    path("round-tables/<uuid:table_id>/matrices/", views.matrix_list, name="matrix_list"),
    path("round-tables/<uuid:table_id>/matrices/<slug:key>/", views.matrix_detail, name="matrix_detail"),
    path("round-tables/<uuid:table_id>/pairs/<uuid:school_id>/", views.pair_detail, name="pair_detail"),
    path("round-tables/<uuid:table_id>/occasions/", views.occasion_list, name="occasion_list"),
    path("round-tables/<uuid:table_id>/occasions/topics/", views.occasion_topic, name="occasion_topic"),
    path(
        "round-tables/<uuid:table_id>/matrices/<slug:key>/houses/<uuid:house_id>/paper/<slug:kind>/",
        paper.matrix_paper,
        name="matrix_paper",
    ),
    path(
        "institutions/<uuid:institution_id>/matrices/<slug:key>/history/",
        history.history_detail,
        name="history_detail",
    ),
    path("institutions/<uuid:institution_id>/matrices/<slug:key>/preview/", matrix_preview, name="matrix_preview"),
    path("regions/<uuid:region_id>/figures/", views.figure_list, name="figure_list"),
    path("regions/<uuid:region_id>/figures/<uuid:instrument_id>/", views.figure_detail, name="figure_detail"),
    path("occasions/<uuid:occasion_id>/", views.occasion_detail, name="occasion_detail"),
    path("assessments/", views.assessment_list, name="assessment_list"),
    path("assessments/<uuid:assessment_id>/", views.assessment_detail, name="assessment_detail"),
    path("assessments/<uuid:assessment_id>/agreement/", views.assessment_agreement, name="assessment_agreement"),
    path(
        "assessments/<uuid:assessment_id>/confirmation/", views.assessment_confirmation, name="assessment_confirmation"
    ),
    path("assessments/<uuid:assessment_id>/paper/<slug:kind>/", paper.assessment_paper, name="assessment_paper"),
    path("assessments/<uuid:assessment_id>/paper-sheet/", paper_sheets.paper_sheet_new, name="paper_sheet_new"),
    path("paper-sheets/<uuid:sheet_id>/", paper_sheets.paper_sheet_detail, name="paper_sheet_detail"),
    path(
        "paper-sheets/<uuid:sheet_id>/confirmation/",
        paper_sheets.paper_sheet_confirmation,
        name="paper_sheet_confirmation",
    ),
    path("paper-sheets/<uuid:sheet_id>/rejection/", paper_sheets.paper_sheet_rejection, name="paper_sheet_rejection"),
    path("assessments/<uuid:assessment_id>/looks/", views.look_list, name="look_list"),
    path("assessments/<uuid:assessment_id>/second-views/", second_views.second_view_list, name="second_view_list"),
    path("second-views/<uuid:second_view_id>/", second_views.second_view_detail, name="second_view_detail"),
    path(
        "second-views/<uuid:second_view_id>/deadline/", second_views.second_view_deadline, name="second_view_deadline"
    ),
    path(
        "second-views/<uuid:second_view_id>/revocation/",
        second_views.second_view_revocation,
        name="second_view_revocation",
    ),
    path("assessments/<uuid:assessment_id>/sharing/", views.assessment_sharing, name="assessment_sharing"),
    path(
        "assessments/<uuid:assessment_id>/sharing/undo/", views.assessment_sharing_undo, name="assessment_sharing_undo"
    ),
    path("assessments/<uuid:assessment_id>/dimensions/<slug:key>/", views.dimension_rating, name="dimension_rating"),
    path("ratings/<uuid:rating_id>/", views.rating_detail, name="rating_detail"),
    path("shares/<uuid:share_id>/revocation/", views.share_revocation, name="share_revocation"),
    path("assessments/<uuid:assessment_id>/inquiry/", views.assessment_inquiry, name="assessment_inquiry"),
    path(
        "assessments/<uuid:assessment_id>/inquiry/invitations/",
        views.assessment_inquiry_invitations,
        name="assessment_inquiry_invitations",
    ),
    path(
        "assessments/<uuid:assessment_id>/inquiry/codes/",
        views.assessment_inquiry_codes,
        name="assessment_inquiry_codes",
    ),
    path(
        "assessments/<uuid:assessment_id>/inquiry/deadline/",
        views.assessment_inquiry_deadline,
        name="assessment_inquiry_deadline",
    ),
    path(
        "assessments/<uuid:assessment_id>/inquiry/reminder/",
        views.assessment_inquiry_reminder,
        name="assessment_inquiry_reminder",
    ),
    path(
        "assessments/<uuid:assessment_id>/inquiry/closing/",
        views.assessment_inquiry_closing,
        name="assessment_inquiry_closing",
    ),
    path(
        "assessments/<uuid:assessment_id>/inquiry/deletion/",
        views.assessment_inquiry_deletion,
        name="assessment_inquiry_deletion",
    ),
    path(
        "perspective-invitations/<uuid:invitation_id>/withdrawal/",
        views.perspective_invitation_withdrawal,
        name="perspective_invitation_withdrawal",
    ),
    path("group-codes/<uuid:code_id>/withdrawal/", views.group_code_withdrawal, name="group_code_withdrawal"),
    path(
        "assessments/<uuid:assessment_id>/perspectives/", views.assessment_perspectives, name="assessment_perspectives"
    ),
    path(
        "assessments/<uuid:assessment_id>/perspectives/<slug:key>/",
        views.assessment_perspective,
        name="assessment_perspective",
    ),
    path("perspective-links/<str:token>/", views.perspective_link, name="perspective_link"),
    path("perspective/", views.perspective, name="perspective"),
]
