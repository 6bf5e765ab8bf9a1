"""What is typed about proposals and agreements."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rundtisch.consensus.models import Method
from rundtisch.consensus.queries import QUORUMS
from rundtisch.institutions.models import Institution
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.queries import houses_deciding_at
from rundtisch.ui.forms import DateInput

from ..models import AgreementKind, Proposal, RecordedHow, RelationKind
from ..services.questions import LONGEST_QUESTION
from .adoptions import LONGEST_REASON

LONGEST_WORDING = 20_000


def scope_field() -> "forms.ModelMultipleChoiceField[Institution]":
    """Houses that decide at the table; none chosen means all."""
    return forms.ModelMultipleChoiceField(
        queryset=Institution.objects.none(),
        label=_("Gilt nur für"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ohne Auswahl gilt der Vorschlag für alle, die am Tisch entscheiden."),
    )


class ProposalForm(forms.Form):
    """A new proposal."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    wording = forms.CharField(
        label=_("Wortlaut"),
        max_length=LONGEST_WORDING,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("So, wie es am Ende gelten soll. Kurze Sätze, ein Punkt je Zeile."),
    )
    reasons = forms.CharField(
        label=_("Gründe"), max_length=LONGEST_WORDING, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    kind = forms.ChoiceField(label=_("Art"), choices=AgreementKind.choices, initial=AgreementKind.OTHER)
    review_on = forms.DateField(
        label=_("Überprüfung am"),
        required=False,
        widget=DateInput,
        help_text=_("Dann kommt sie von selbst auf die Tagesordnung."),
    )
    scope = scope_field()

    def __init__(self, table: RoundTable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        assert isinstance(scope, forms.ModelMultipleChoiceField)  # noqa: S101 - narrows the type
        deciding = [line.institution for line in houses_deciding_at(table)]
        scope.queryset = Institution.objects.filter(pk__in=deciding).order_by("sort_name")


class RevisionForm(forms.Form):
    """A new version of a proposal."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    wording = forms.CharField(
        label=_("Wortlaut"), max_length=LONGEST_WORDING, widget=forms.Textarea(attrs={"rows": 10})
    )


class RoundForm(forms.Form):
    """How the table shall be asked about a proposal."""

    method = forms.ChoiceField(
        label=_("Verfahren"),
        choices=[
            (str(one), one.label)
            for one in (Method.CONSENSUS_LEVELS, Method.CONSENT, Method.SYSTEMIC_CONSENSING, Method.SENSE_CHECK)
        ],
        initial=Method.CONSENSUS_LEVELS,
        widget=forms.RadioSelect,
    )
    options = forms.CharField(
        label=_("Lösungen, eine je Zeile"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nur für systemisches Konsensieren. „Alles bleibt wie bisher“ kommt von selbst dazu."),
    )
    quorum = forms.TypedChoiceField(
        label=_("Quorum: so viele Häuser müssen gehört sein"),
        choices=QUORUMS,
        coerce=Decimal,
        empty_value=None,
        required=False,
        help_text=_("Nur, wenn Ihr Tisch ein Quorum vereinbart hat."),
    )
    answer_by = forms.DateField(
        label=_("Antwort bis einschließlich"),
        required=False,
        widget=DateInput,
        help_text=_("Nur für eine Runde zwischen den Sitzungen: Die Häuser werden per E-Mail gefragt und erinnert."),
    )
    is_hidden_first = forms.BooleanField(
        label=_("Positionen erst zeigen, wenn die Runde geschlossen ist"), required=False
    )
    is_secret = forms.BooleanField(
        label=_("Geheim"), required=False, help_text=_("Nur für das Stimmungsbild, ab fünf Häusern.")
    )

    def asked(self) -> dict[str, Any]:
        """The round in the words of the service."""
        cleaned = self.cleaned_data
        return {
            "method": cleaned["method"],
            "options": cleaned["options"].splitlines(),
            "quorum_share": cleaned["quorum"],
            "is_reveal_at_once": not cleaned["is_hidden_first"],
            "is_secret": cleaned["is_secret"],
            "answer_by": cleaned["answer_by"],
        }


def initial_round(proposal: Proposal) -> dict[str, Any]:
    """The table is asked as it was asked last; after a sense check, by consensus levels."""
    last = proposal.procedure
    if last is None or last.method == Method.SENSE_CHECK:
        return {}
    share = "" if last.quorum_share is None else str(last.quorum_share.normalize())
    return {"method": last.method, "quorum": share, "is_hidden_first": not last.is_reveal_at_once}


class QuestionForm(forms.Form):
    """A short question about a proposal."""

    text = forms.CharField(label=_("Ihre Frage"), max_length=LONGEST_QUESTION, widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(forms.Form):
    """A short answer; its fields bear the question, so that many stand on one page."""

    text = forms.CharField(label=_("Antwort"), max_length=LONGEST_QUESTION, widget=forms.Textarea(attrs={"rows": 2}))


class RecordForm(ProposalForm):
    """An agreement that needed no round."""

    how = forms.ChoiceField(label=_("Wie kam sie zustande?"), choices=RecordedHow.choices, widget=forms.RadioSelect)
    agreed_on = forms.DateField(label=_("Getroffen am"), widget=DateInput)
    stated_by = forms.CharField(label=_("Festgestellt durch"), max_length=160)


class EndingForm(forms.Form):
    """Why an agreement is no longer in force."""

    reason = forms.CharField(
        label=_("Warum gilt sie nicht mehr?"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class RelationForm(forms.Form):
    """What an agreement is to another one of its table."""

    kind = forms.ChoiceField(label=_("Diese Vereinbarung"), choices=RelationKind.choices, widget=forms.RadioSelect)
    other = forms.TypedChoiceField(label=_("diese andere"), coerce=UUID)
    reason = forms.CharField(
        label=_("Warum gilt die andere nicht mehr?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nur nötig bei „ersetzt“: Die andere gilt dann nicht mehr."),
    )

    def __init__(self, others: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = self.fields["other"]
        assert isinstance(other, forms.ChoiceField)  # noqa: S101 - narrows the type
        other.choices = others

    def clean(self) -> dict[str, Any]:
        """Whoever replaces an agreement says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == RelationKind.REPLACES and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Bitte schreiben Sie auf, warum die Vereinbarung nicht mehr gilt."))
        return cleaned
