"""Addresses of meetings, agenda items, minutes and outcomes."""

from django.urls import path

from . import views

urlpatterns = [
    path("round-tables/<uuid:table_id>/meetings/", views.meeting_list, name="meeting_list"),
    path("round-tables/<uuid:table_id>/meetings/new/", views.meeting_new, name="meeting_new"),
    path("meetings/<uuid:meeting_id>/", views.meeting_detail, name="meeting_detail"),
    path("meetings/<uuid:meeting_id>/change/", views.meeting_change, name="meeting_change"),
    path("meetings/<uuid:meeting_id>/cancellation/", views.meeting_cancel, name="meeting_cancel"),
    path("meetings/<uuid:meeting_id>/invitation/", views.meeting_invite, name="meeting_invite"),
    path("meetings/<uuid:meeting_id>/invitation.ics", views.meeting_calendar, name="meeting_calendar"),
    path("meetings/<uuid:meeting_id>/replies/<uuid:institution_id>/", views.meeting_reply, name="meeting_reply"),
    path("meetings/<uuid:meeting_id>/agenda-items/", views.agenda_item_new, name="agenda_item_new"),
    path("meetings/<uuid:meeting_id>/order/", views.agenda_item_order, name="agenda_item_order"),
    path("meetings/<uuid:meeting_id>/opening/", views.meeting_open, name="meeting_open"),
    path("meetings/<uuid:meeting_id>/room/", views.meeting_room, name="meeting_room"),
    path("meetings/<uuid:meeting_id>/called/", views.meeting_called, name="meeting_called"),
    path("meetings/<uuid:meeting_id>/attendance/", views.attendance, name="attendance"),
    path("meetings/<uuid:meeting_id>/closing/", views.meeting_close, name="meeting_close"),
    path("meetings/<uuid:meeting_id>/minutes/", views.minutes_detail, name="minutes_detail"),
    path("meetings/<uuid:meeting_id>/minutes.<str:kind>", views.minutes_file, name="minutes_file"),
    path("agenda-items/<uuid:agenda_item_id>/", views.agenda_item_change, name="agenda_item_change"),
    path("agenda-items/<uuid:agenda_item_id>/removal/", views.agenda_item_remove, name="agenda_item_remove"),
    path("agenda-items/<uuid:agenda_item_id>/calls/", views.agenda_item_call, name="agenda_item_call"),
    path("agenda-items/<uuid:agenda_item_id>/more-time/", views.agenda_item_more_time, name="agenda_item_more_time"),
    path("agenda-items/<uuid:agenda_item_id>/minutes/", views.minutes_text, name="minutes_text"),
    path("agenda-items/<uuid:agenda_item_id>/outcomes/", views.outcome_new, name="outcome_new"),
    path("outcomes/<uuid:outcome_id>/removal/", views.outcome_remove, name="outcome_remove"),
]
