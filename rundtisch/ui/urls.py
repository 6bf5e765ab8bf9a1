"""Addresses of help, the legal pages and the component page."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from rundtisch.ui import views

urlpatterns = [
    path("language/", login_not_required(set_language), name="set_language"),
    path("help/", views.help_page, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("imprint/", views.imprint, name="imprint"),
    path("components/", views.components, name="components"),
]
