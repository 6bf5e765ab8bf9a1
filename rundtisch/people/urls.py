"""Addresses of the doors, the account and the demonstration."""

from allauth.account.views import reauthenticate
from django.urls import include, path

from . import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("one-time-links/<str:token>/", views.one_time_link, name="one_time_link"),
    path("sign-in/link/", views.sign_in_link, name="sign_in_link"),
    path("sign-in/password/", views.password_link, name="password_link"),
    path("sign-in/first-account/", views.first_account, name="first_account"),
    path("account/", views.account, name="account"),
    path("account/password-request/", views.password_request, name="password_request"),
    path("account/other-sessions/", views.other_sessions, name="other_sessions"),
    path("account/second-factor/", views.second_factor, name="mfa_index"),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("demo/", views.demo, name="demo"),
    path("demo/sign-in/<str:key>/", views.demo_sign_in, name="demo_sign_in"),
    # Names under which the sign-in library looks for its pages.
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-in/inactive/", views.account_inactive, name="account_inactive"),
    path("account/confirm/", reauthenticate, name="account_reauthenticate"),
]
