"""Addresses of measures."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/<uuid:table_id>/measures/", views.measure_list, name="measure_list"),
    path("round-tables/<uuid:table_id>/measures/new/", views.measure_new, name="measure_new"),
    path("institutions/<uuid:institution_id>/commitments/", views.commitment_list, name="commitment_list"),
    path("outcomes/<uuid:outcome_id>/measure/", views.measure_from_outcome, name="measure_from_outcome"),
    path("agenda-items/<uuid:agenda_item_id>/measure/", views.measure_at_item, name="measure_at_item"),
    path("account/reminders/", views.reminder_setting, name="reminder_setting"),
    path("measures/due-date/", views.due_date_warning, name="due_date_warning"),
    path("measures/<uuid:measure_id>/", views.measure_detail, name="measure_detail"),
    path("measures/<uuid:measure_id>/progress/", views.measure_progress, name="measure_progress"),
    path("measures/<uuid:measure_id>/completion/", views.measure_done, name="measure_done"),
    path("measures/<uuid:measure_id>/reopening/", views.measure_reopening, name="measure_reopening"),
]
