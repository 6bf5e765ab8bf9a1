"""Behind one-time links: opening shows a page, only pressing its button uses the link up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from .. import queries, services
from ..doors import door, let_in, opened_link, remember_link
from ..forms import FirstAccountForm, NewPasswordForm


def link_gone(request: HttpRequest) -> HttpResponse:
    """Say that a link opens nothing any more, and what helps."""
    return render(request, "people/link_gone.html", status=410)


@door
@require_safe
def one_time_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a one-time link: the address with its token is left at once, and no page is told of it."""
    page = queries.page_behind(token)
    if page is None:
        response = link_gone(request)
    else:
        remember_link(request, token)
        response = redirect(page)
    response["Referrer-Policy"] = "no-referrer"
    return response


@door
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest) -> HttpResponse:
    """One button that signs in."""
    link = queries.open_link(opened_link(request), "sign_in")
    if link is None:
        return link_gone(request)
    if request.method == "POST":
        person = services.take_sign_in_link(token_hash=link.token_hash)
        return let_in(request, person, method="one_time_link")
    return render(request, "people/sign_in_link.html", {"person": link.person})


@door
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password_link(request: HttpRequest) -> HttpResponse:
    """Set a new password, then go on to the second factor or in."""
    link = queries.open_link(opened_link(request), "password")
    if link is None or link.person is None:
        return link_gone(request)
    form = NewPasswordForm(link.person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = services.set_password(token_hash=link.token_hash, password=form.cleaned_data["password"])
        return let_in(request, person, method="one_time_link")
    page = {"form": form, "person": link.person}
    return render(request, "people/password_link.html", page, status=422 if form.errors else 200)


@door
@require_http_methods(["GET", "HEAD", "POST"])
def first_account(request: HttpRequest) -> HttpResponse:
    """Name and address of the first operator."""
    link = queries.open_link(opened_link(request), "first_account")
    if link is None:
        return link_gone(request)
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = services.make_first_account(token_hash=link.token_hash, **form.cleaned_data)
        return let_in(request, person, method="one_time_link")
    return render(request, "people/first_account.html", {"form": form}, status=422 if form.errors else 200)
