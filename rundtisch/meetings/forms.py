"""What is typed about meetings, agenda items, attendance, minutes and outcomes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rundtisch.institutions.models import Institution
from rundtisch.roundtables.models import RoundTable
from rundtisch.ui.forms import DateInput, TextArea, TimeInput

from .models import AgendaItem, AgendaItemKind, AttendanceState, Meeting, OutcomeKind, ReplyAnswer
from .queries import AttendanceLine

#: The largest version number that a form may bring back.
LAST_VERSION = 2**31 - 1


class MeetingForm(forms.Form):
    """Date, place and words of a meeting; the version tells whether somebody else changed it meanwhile."""

    title = forms.CharField(label=_("Titel"), max_length=200, help_text=_("Zum Beispiel: Plattformen und Haushalt"))
    day = forms.DateField(label=_("Tag"), widget=DateInput)
    begins = forms.TimeField(label=_("Beginn"), widget=TimeInput)
    ends = forms.TimeField(label=_("Ende"), widget=TimeInput)
    place = forms.CharField(label=_("Ort"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Hinweis zur Einladung"),
        max_length=4000,
        required=False,
        widget=TextArea(rows=4),
        help_text=_("Steht in der Mail. Bitte nichts Vertrauliches."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=LAST_VERSION)

    @classmethod
    def beginning_with(cls, meeting: Meeting) -> dict[str, Any]:
        """What the form begins with when a meeting is changed."""
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "title": meeting.title,
            "day": starts.date(),
            "begins": starts.time(),
            "ends": ends.time(),
            "place": meeting.place,
            "note": meeting.note,
            "version": meeting.version,
        }

    def clean(self) -> dict[str, Any]:
        """Day and times as two moments; the end comes after the beginning."""
        typed: dict[str, Any] = super().clean() or {}
        if {"day", "begins", "ends"} <= typed.keys():
            typed["starts_at"] = self._moment(typed["day"], typed["begins"])
            typed["ends_at"] = self._moment(typed["day"], typed["ends"])
            if typed["ends"] <= typed["begins"]:
                self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return typed

    def words(self) -> dict[str, Any]:
        """What the service takes."""
        return {name: self.cleaned_data[name] for name in ("title", "starts_at", "ends_at", "place", "note")}

    def _moment(self, day: Any, time: Any) -> datetime:
        return timezone.make_aware(datetime.combine(day, time))


class AgendaItemForm(forms.Form):
    """One agenda item; the version is the agenda's as it was read."""

    title = forms.CharField(label=_("Tagesordnungspunkt"), max_length=200)
    minutes_planned = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=480, initial=20)
    kind = forms.ChoiceField(label=_("Art"), choices=AgendaItemKind.choices)
    presenter = forms.CharField(label=_("Es führt ein"), max_length=160, required=False)
    presenting_institution = forms.ModelChoiceField(
        label=_("Haus"), queryset=Institution.objects.none(), required=False, empty_label=_("keine Angabe")
    )
    description = forms.CharField(
        label=_("Material und Hinweise"), max_length=8000, required=False, widget=TextArea(rows=3)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=LAST_VERSION)

    def __init__(self, table: RoundTable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses = Institution.objects.filter(participations__table=table, participations__to_on=None)
        field = self.fields["presenting_institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = houses.distinct().order_by("sort_name")

    @classmethod
    def beginning_with(cls, agenda_item: AgendaItem) -> dict[str, Any]:
        """What the form begins with when an item is changed."""
        return {
            "title": agenda_item.title,
            "minutes_planned": agenda_item.minutes_planned,
            "kind": agenda_item.kind,
            "presenter": agenda_item.presenter,
            "presenting_institution": agenda_item.presenting_institution_id,
            "description": agenda_item.description,
            "version": agenda_item.meeting.agenda_version,
        }


class ShortAgendaItemForm(forms.Form):
    """The quick way to a new item: title and minutes; a proposal brings the rest along."""

    title = forms.CharField(label=_("Neuer Punkt"), max_length=200)
    minutes_planned = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=480, initial=20)
    kind = forms.ChoiceField(label=_("Art"), choices=AgendaItemKind.choices, required=False)
    topic = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class ReplyForm(forms.Form):
    """Whether a house comes."""

    answer = forms.ChoiceField(label=_("Antwort"), choices=ReplyAnswer.choices)
    deputy_name = forms.CharField(label=_("Name der Vertretung"), max_length=120, required=False)


class MinutesForm(forms.Form):
    """The text of one item's minutes as typed, and the version it was typed over."""

    body = forms.CharField(required=False, strip=False, widget=TextArea(rows=14))
    version = forms.IntegerField(min_value=0, max_value=LAST_VERSION)

    def clean_body(self) -> str:
        """Browsers send line breaks in their own way; one way is kept."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")


class OutcomeForm(forms.Form):
    """One outcome in one sentence."""

    text = forms.CharField(label=_("Ergebnis in einem Satz"), max_length=400)
    kind = forms.ChoiceField(label=_("Art"), choices=OutcomeKind.choices)


class AttendanceForm(forms.Form):
    """Who is there: one row for each house."""

    def __init__(self, lines: tuple[AttendanceLine, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            key = line.institution.hex
            choices = [("", _("noch nicht notiert")), *AttendanceState.choices]
            self.fields[f"state_{key}"] = forms.ChoiceField(choices=choices, initial=line.state, required=False)
            self.fields[f"name_{key}"] = forms.CharField(max_length=160, initial=line.name, required=False)
            for edge, moment in (("came", line.came_at), ("left", line.left_at)):
                self.fields[f"{edge}_{key}"] = forms.TimeField(required=False, widget=TimeInput, initial=moment)
        self._say_what_is_meant()

    def _say_what_is_meant(self) -> None:
        """In a table a field has no label of its own: it is told with the name of the house."""
        words = {
            "state": _("Anwesenheit"),
            "name": _("Wer war da?"),
            "came": _("gekommen um"),
            "left": _("gegangen um"),
        }
        for line in self.lines:
            for column, word in words.items():
                field = self.fields[f"{column}_{line.institution.hex}"]
                field.label = f"{word}: {line.house}"
                field.widget.attrs["aria-label"] = field.label

    def rows(self) -> Iterator[tuple[AttendanceLine, list[BoundField]]]:
        """The houses with their fields."""
        for line in self.lines:
            yield line, [self[f"{column}_{line.institution.hex}"] for column in ("state", "name", "came", "left")]

    def notes(self) -> Iterator[dict[str, Any]]:
        """What was noted, house by house; houses left blank are not noted."""
        for line in self.lines:
            key = line.institution.hex
            if self.cleaned_data[f"state_{key}"]:
                yield {
                    "institution": line.institution,
                    "state": self.cleaned_data[f"state_{key}"],
                    "name": self.cleaned_data[f"name_{key}"],
                    "came_at": self.cleaned_data[f"came_{key}"],
                    "left_at": self.cleaned_data[f"left_{key}"],
                }
