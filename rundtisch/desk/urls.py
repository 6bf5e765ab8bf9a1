"""Addresses of the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("search/", views.search, name="search"),
    path("round-tables/<uuid:table_id>/", views.table_detail, name="table_detail"),
]
