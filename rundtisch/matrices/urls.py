"""Addresses of assessments, ratings, shares and the matrices of a table."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/<uuid:table_id>/matrices/", views.matrix_list, name="matrix_list"),
    path("round-tables/<uuid:table_id>/matrices/<slug:key>/", views.matrix_detail, name="matrix_detail"),
    path("round-tables/<uuid:table_id>/pairs/<uuid:school_id>/", views.pair_detail, name="pair_detail"),
    path("round-tables/<uuid:table_id>/occasions/", views.occasion_topic, name="occasion_topic"),
    path("occasions/<uuid:occasion_id>/", views.occasion_detail, name="occasion_detail"),
    path("assessments/", views.assessment_list, name="assessment_list"),
    path("assessments/<uuid:assessment_id>/", views.assessment_detail, name="assessment_detail"),
    path("assessments/<uuid:assessment_id>/agreement/", views.assessment_agreement, name="assessment_agreement"),
    path(
        "assessments/<uuid:assessment_id>/confirmation/", views.assessment_confirmation, name="assessment_confirmation"
    ),
    path("assessments/<uuid:assessment_id>/looks/", views.look_list, name="look_list"),
    path("assessments/<uuid:assessment_id>/shares/", views.share_new, name="share_new"),
    path("assessments/<uuid:assessment_id>/dimensions/<slug:key>/", views.dimension_rating, name="dimension_rating"),
    path("ratings/<uuid:rating_id>/", views.rating_detail, name="rating_detail"),
    path("shares/<uuid:share_id>/revocation/", views.share_revocation, name="share_revocation"),
]
