"""Addresses of the directory, of functions, mandates and invitations."""

from django.urls import path

from . import views

urlpatterns = [
    path("institutions/", views.institution_list, name="institution_list"),
    path("institutions/new/", views.institution_new, name="institution_new"),
    path("institutions/<uuid:institution_id>/", views.institution_detail, name="institution_detail"),
    path("institutions/<uuid:institution_id>/change/", views.institution_change, name="institution_change"),
    path("institutions/<uuid:institution_id>/end/", views.institution_end, name="institution_end"),
    path("institutions/<uuid:institution_id>/invitations/", views.invitation_list, name="invitation_list"),
    path("institutions/<uuid:institution_id>/appointments/", views.appointment_new, name="appointment_new"),
    path("institutions/<uuid:institution_id>/mandates/", views.mandate_list, name="mandate_list"),
    path("regions/", views.region_list, name="region_list"),
    path("regions/new/", views.region_new, name="region_new"),
    path("regions/<uuid:region_id>/change/", views.region_change, name="region_change"),
    path("appointments/<uuid:appointment_id>/end/", views.appointment_end, name="appointment_end"),
    path("appointments/<uuid:appointment_id>/keeping/", views.appointment_keep, name="appointment_keep"),
    path("mandates/<uuid:mandate_id>/revocation/", views.mandate_revocation, name="mandate_revocation"),
    path("invitations/<uuid:invitation_id>/repetition/", views.invitation_repetition, name="invitation_repetition"),
    path("invitations/<uuid:invitation_id>/withdrawal/", views.invitation_withdrawal, name="invitation_withdrawal"),
    path("sign-in/invitation/", views.invitation, name="invitation"),
]
