"""Addresses of tables, members and topics."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/", views.table_list, name="table_list"),
    path("round-tables/new/", views.table_new, name="table_new"),
    path("round-tables/<uuid:table_id>/members/", views.member_list, name="member_list"),
    path("round-tables/<uuid:table_id>/participations/", views.participation_new, name="participation_new"),
    path("round-tables/<uuid:table_id>/ground-rules/", views.ground_rules, name="ground_rules"),
    path("round-tables/<uuid:table_id>/topics/", views.topic_list, name="topic_list"),
    path("participations/<uuid:participation_id>/end/", views.participation_end, name="participation_end"),
    path("topics/<uuid:topic_id>/", views.topic_detail, name="topic_detail"),
    path("topics/<uuid:topic_id>/state/", views.topic_state, name="topic_state"),
]
