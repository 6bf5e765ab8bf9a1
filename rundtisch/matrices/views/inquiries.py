"""A house asks its people: beginning, inviting, reminding, ending."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation import clock
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.people.doors import keep_pace
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import DeadlineForm, GroupCodeForm, InquiryForm, PerspectiveInvitationForm
from ..permissions import may_ask_perspectives, may_read_perspectives
from ..queries import Assessment, InquiryPage
from ..services import MadeLink
from .opening import open_assessment

_USUAL_DAYS = timedelta(days=14)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_inquiry(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The inquiry of the assessment, or the form that begins one."""
    assessment = _open(request, assessment_id)
    inquiry = queries.inquiry_of(assessment)
    if inquiry is not None and request.method != "POST":
        return _shown(request, assessment, queries.inquiry_page(inquiry))
    form = InquiryForm(request.POST or None, initial={"until_on": clock.today() + _USUAL_DAYS})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            services.open_inquiry(by=person_of(request), assessment=assessment, **form.asked())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 409
        else:
            return redirect("assessment_inquiry", assessment_id)
    may_ask = may_ask_perspectives(person_of(request), assessment)
    page = {"assessment": assessment, "form": form, "may_ask": may_ask}
    return render(request, "matrices/inquiry_new.html", page, status=status)


@require_POST
def assessment_inquiry_invitations(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Invite by personal links; those without an address are shown once, to be printed."""
    assessment, page = _open_inquiry(request, assessment_id)
    form = PerspectiveInvitationForm(page, request.POST)
    if not form.is_valid():
        return _shown(request, assessment, page, 422, invitation_form=form)
    try:
        keep_pace(request, "invitation", str(person_of(request).pk))
        group = queries.perspective_group(page.inquiry, form.cleaned_data["group"])
        links = services.invite_to_perspective(by=person_of(request), group=group, people=form.cleaned_data["people"])
    except Refusal as refusal:
        return _refused(request, assessment, page, refusal, invitation_form=form)
    return _links_shown(request, assessment, page, links)


@require_POST
def assessment_inquiry_codes(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Make a code for a group; it is shown once."""
    assessment, page = _open_inquiry(request, assessment_id)
    form = GroupCodeForm(page, request.POST)
    if not form.is_valid():
        return _shown(request, assessment, page, 422, code_form=form)
    try:
        group = queries.perspective_group(page.inquiry, form.cleaned_data["group"])
        link = services.make_group_code(by=person_of(request), group=group, most=form.cleaned_data["most"])
    except Refusal as refusal:
        return _refused(request, assessment, page, refusal, code_form=form)
    return _links_shown(request, assessment, page, [link])


@require_POST
def assessment_inquiry_deadline(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Set another deadline."""
    assessment, page = _open_inquiry(request, assessment_id)
    form = DeadlineForm(request.POST)
    if not form.is_valid():
        return _shown(request, assessment, page, 422, deadline_form=form)
    try:
        services.extend_inquiry(by=person_of(request), inquiry=page.inquiry, until_on=form.cleaned_data["until_on"])
    except Refusal as refusal:
        return _refused(request, assessment, page, refusal, deadline_form=form)
    return redirect("assessment_inquiry", assessment_id)


@require_POST
def assessment_inquiry_reminder(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Remind those who have not begun."""
    _assessment, page = _open_inquiry(request, assessment_id)
    number = services.remind_missing(by=person_of(request), inquiry=page.inquiry)
    words = ngettext("%(number)s Erinnerung ist unterwegs.", "%(number)s Erinnerungen sind unterwegs.", number)
    messages.success(request, words % {"number": number})
    return redirect("assessment_inquiry", assessment_id)


@require_POST
def assessment_inquiry_closing(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """End the inquiry and open what was said."""
    _assessment, page = _open_inquiry(request, assessment_id)
    services.close_inquiry(by=person_of(request), inquiry=page.inquiry)
    return redirect("assessment_perspectives", assessment_id)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_inquiry_deletion(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Remove the inquiry with everything said, after saying so."""
    assessment, page = _open_inquiry(request, assessment_id)
    if request.method == "POST":
        services.delete_inquiry(by=person_of(request), inquiry=page.inquiry)
        messages.success(request, _("Die Abfrage ist gelöscht, mit allen Perspektiven."))
        return redirect("assessment_detail", assessment_id)
    authorise(person_of(request), may_ask_perspectives, assessment)
    return render(request, "matrices/inquiry_deletion.html", {"assessment": assessment, "page": page})


@require_POST
def perspective_invitation_withdrawal(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take a personal link back."""
    invitation = queries.perspective_invitation_for(person_of(request), invitation_id)
    if invitation is None:
        raise Http404
    services.withdraw_perspective_invitation(by=person_of(request), invitation=invitation)
    return redirect("assessment_inquiry", invitation.inquiry.assessment_id)


@require_POST
def group_code_withdrawal(request: HttpRequest, code_id: UUID) -> HttpResponse:
    """Let a code begin nothing any more."""
    code = queries.group_code_for(person_of(request), code_id)
    if code is None:
        raise Http404
    services.withdraw_group_code(by=person_of(request), code=code)
    return redirect("assessment_inquiry", code.group.inquiry.assessment_id)


def _open(request: HttpRequest, assessment_id: UUID) -> Assessment:
    """The assessment for somebody of the house; a mandate opens nothing here."""
    assessment = open_assessment(request, assessment_id)
    if not may_read_perspectives(person_of(request), assessment):
        raise Http404
    return assessment


def _open_inquiry(request: HttpRequest, assessment_id: UUID) -> tuple[Assessment, InquiryPage]:
    assessment = _open(request, assessment_id)
    inquiry = queries.inquiry_of(assessment)
    if inquiry is None:
        raise Http404
    return assessment, queries.inquiry_page(inquiry)


def _shown(
    request: HttpRequest, assessment: Assessment, page: InquiryPage, status: int = 200, **forms: Form
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "page": page,
        "may_ask": may_ask_perspectives(person_of(request), assessment),
        "invitation_form": PerspectiveInvitationForm(page, auto_id="invitation-%s"),
        "code_form": GroupCodeForm(page, auto_id="code-%s"),
        "deadline_form": DeadlineForm(initial={"until_on": page.inquiry.until_on}),
        **forms,
    }
    return render(request, "matrices/inquiry_detail.html", context, status=status)


def _refused(
    request: HttpRequest, assessment: Assessment, page: InquiryPage, refusal: Refusal, **forms: Form
) -> HttpResponse:
    for form in forms.values():
        form.add_error(None, refusal.sentence)
    return _shown(request, assessment, page, 409, **forms)


def _links_shown(
    request: HttpRequest, assessment: Assessment, page: InquiryPage, links: list[MadeLink]
) -> HttpResponse:
    """The links of this one moment: their tokens are stored nowhere, so no other page can show them."""
    context = {
        "assessment": assessment,
        "inquiry": page.inquiry,
        "mailed": [link for link in links if not link.address],
        "printed": [(link, queries.picture_of(link.address)) for link in links if link.address],
    }
    return render(request, "matrices/inquiry_links.html", context)
