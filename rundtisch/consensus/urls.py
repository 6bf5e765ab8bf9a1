"""Addresses of procedures, rounds and voices."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/<uuid:table_id>/procedures/", views.procedure_list, name="procedure_list"),
    path("rounds/<uuid:round_id>/", views.round_detail, name="round_detail"),
    path("rounds/<uuid:round_id>/current/", views.round_voices, name="round_voices"),
    path("rounds/<uuid:round_id>/record.json", views.round_record, name="round_record"),
    path("rounds/<uuid:round_id>/voices/", views.voice_new, name="voice_new"),
    path("rounds/<uuid:round_id>/cards/", views.round_cards, name="round_cards"),
    path("rounds/<uuid:round_id>/notes/", views.round_note, name="round_note"),
    path("rounds/<uuid:round_id>/after-period/", views.round_after_period, name="round_after_period"),
    path("rounds/<uuid:round_id>/end/", views.round_close, name="round_close"),
    path("rounds/<uuid:round_id>/next/", views.round_next, name="round_next"),
    path("rounds/<uuid:round_id>/wording/", views.round_wording, name="round_wording"),
    path("rounds/<uuid:round_id>/result/", views.round_result, name="round_result"),
    path("voices/<uuid:voice_id>/objection/", views.voice_objection, name="voice_objection"),
]
