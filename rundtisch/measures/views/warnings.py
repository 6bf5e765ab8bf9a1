"""What is said beside an act that succeeded."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .. import queries


def warn_of_holidays(request: HttpRequest, due_on: date | None) -> None:
    """Say that the due date lies in holidays; the measure is kept all the same."""
    if warning := queries.holiday_warning(due_on):
        messages.warning(request, _("%(warning)s Passt die Frist trotzdem?") % {"warning": warning})
