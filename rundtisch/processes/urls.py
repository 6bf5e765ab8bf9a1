"""Addresses of process descriptions, their steps and shares."""

from django.urls import path

from . import views

ONE = "process-descriptions/<uuid:description_id>/"

urlpatterns = [
    path("round-tables/<uuid:table_id>/process-descriptions/", views.process_list, name="process_list"),
    path("round-tables/<uuid:table_id>/process-descriptions/pair/", views.process_pair, name="process_pair"),
    path("round-tables/<uuid:table_id>/process-descriptions/topics/", views.process_topic, name="process_topic"),
    path(
        "institutions/<uuid:institution_id>/process-descriptions/", views.process_house_list, name="process_house_list"
    ),
    path(ONE, views.process_detail, name="process_detail"),
    path(f"{ONE}words/", views.process_change, name="process_change"),
    path(f"{ONE}check/", views.process_check, name="process_check"),
    path(f"{ONE}retirement/", views.process_retirement, name="process_retirement"),
    path(f"{ONE}pdf/", views.process_file, name="process_file"),
    path(f"{ONE}steps/", views.process_step_new, name="process_step_new"),
    path(f"{ONE}steps/order/", views.process_step_order, name="process_step_order"),
    path(f"{ONE}shares/", views.process_share_new, name="process_share_new"),
    path(f"{ONE}looks/", views.process_look_list, name="process_look_list"),
    path("process-steps/<uuid:step_id>/", views.process_step_change, name="process_step_change"),
    path("process-steps/<uuid:step_id>/removal/", views.process_step_removal, name="process_step_removal"),
    path("process-shares/<uuid:share_id>/revocation/", views.process_share_revocation, name="process_share_revocation"),
]
