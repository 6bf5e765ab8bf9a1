"""All addresses of the product, and the two pages to compare with."""

from django.urls import path

from rundtisch.config.urls import handler400  # noqa: F401 - asked by Django
from rundtisch.config.urls import urlpatterns as addresses

from . import views

urlpatterns = [
    path("bench/empty/", views.empty),
    path("bench/bare/<uuid:meeting_id>/", views.bare),
    *addresses,
]
