"""One's own setting: whether reminders come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundtisch.people.signed_in import person_of

from .. import queries, services


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_setting(request: HttpRequest) -> HttpResponse:
    """Switch reminders on or off."""
    person = person_of(request)
    if request.method == "POST":
        is_on = request.POST.get("is_on") == "yes"
        services.switch_reminders(by=person, person=person, is_on=is_on)
        words = _("Erinnerungen sind eingeschaltet.") if is_on else _("Erinnerungen sind abgeschaltet.")
        messages.success(request, words)
        return redirect("reminder_setting")
    return render(request, "measures/reminder_setting.html", {"is_paused": queries.is_paused(person)})
