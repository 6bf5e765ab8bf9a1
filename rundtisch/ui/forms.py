"""How forms look: KERN's markup around Django's fields, and date and time fields that the browser knows."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

CHOICES = ("radioselect", "checkboxselectmultiple")
CLASSES = {
    "checkbox": "kern-form-check__checkbox",
    "radioselect": "kern-form-check__radio",
    "checkboxselectmultiple": "kern-form-check__checkbox",
}


class Field(BoundField):
    """A field on a page: label, hint and error belong together for eye and ear."""

    @property
    def is_choice(self) -> bool:
        """Whether the field is a group of radios or boxes."""
        return self.widget_type in CHOICES

    @property
    def is_select(self) -> bool:
        """Whether the field opens a list."""
        return isinstance(self.field.widget, forms.Select) and not self.is_choice

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add KERN's classes; single boxes and inputs are marked when something is wrong."""
        attrs = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs.get("class", "")
        kind = "kern-form-input__select" if self.is_select else CLASSES.get(self.widget_type, "kern-form-input__input")
        error = f"{kind}--error" if self.errors else ""
        attrs["class"] = " ".join(filter(None, (kind, error, own)))
        return attrs


class Renderer(TemplatesSetting):
    """Forms and fields through the templates of this part."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = Field


class DateInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time of day in one field."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TextArea(forms.Textarea):
    """A text of several lines that may be kept while it is typed."""

    def __init__(self, attrs: dict[str, Any] | None = None, rows: int = 5) -> None:
        super().__init__({"rows": rows, **(attrs or {})})


#: The largest version number that a form may bring back.
LAST_VERSION = 2**31 - 1


class Versioned(forms.Form):
    """A form that knows which version of a thing was read before it was typed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LAST_VERSION)

    def write_over(self, version: int) -> None:
        """Let what was typed stand over this version: whoever saves again has seen both."""
        self.data = {**{name: self.data.get(name) for name in self.data}, "version": str(version)}
