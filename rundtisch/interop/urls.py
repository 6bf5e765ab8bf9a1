"""Addresses of registers."""

from django.urls import path

from . import views

urlpatterns = [
    path("register-imports/", views.register_import_new, name="register_import_new"),
    path("register-imports/<uuid:import_id>/", views.register_import_detail, name="register_import_detail"),
    path(
        "register-imports/<uuid:import_id>/application/",
        views.register_import_application,
        name="register_import_application",
    ),
]
