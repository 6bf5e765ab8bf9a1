"""What is typed in a round of consensus."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import DateInput

from .models import DISSENT, Method, Option, Position, Procedure, Round, Voice
from .queries import QUORUMS, HouseVoices
from .rules.positions import MOST_FINGERS, ConsensusLevel, ConsentPosition
from .services import Card
from .services.rounds import end_of
from .services.voices import LONGEST_REASON

LONGEST_WORDING = 20_000
#: What each position means, in words that one could say at the table.
MEANINGS: dict[str, str | Promise] = {
    Position.FULL: _("Ich trage das mit und setze es um."),
    Position.MINOR_CONCERNS: _("Ich trage es mit, möchte aber etwas festhalten."),
    Position.ABSTAIN: _("Ich entscheide hier nicht mit."),
    Position.STAND_ASIDE: _("Ich trage es nicht selbst mit, halte die anderen aber nicht auf."),
    Position.MAJOR_CONCERNS: _("So kann ich nicht zustimmen; der Vorschlag braucht eine Änderung."),
    Position.VETO: _("Das widerspricht unserem gemeinsamen Ziel."),
    Position.CONSENT: _("Ich habe keinen Einwand; es ist gut genug, um es zu versuchen."),
    Position.LIGHT_OBJECTION: _("Ich trage es mit; mein Einwand wird festgehalten."),
    Position.SERIOUS_OBJECTION: _("Es schadet unserem gemeinsamen Ziel. Ich nenne den Grund."),
}
_SCALES: dict[str, list[str]] = {
    Method.CONSENSUS_LEVELS: [str(one) for one in ConsensusLevel],
    Method.CONSENT: [str(one) for one in ConsentPosition],
}


def answer_by_field() -> forms.DateField:
    """Asks until when the houses may answer between the meetings."""
    return forms.DateField(
        label=_("Antwort bis einschließlich"),
        required=False,
        widget=DateInput,
        help_text=_("Nur für eine Runde zwischen den Sitzungen: Die Häuser werden per E-Mail gefragt und erinnert."),
    )


def positions_of(procedure: Procedure) -> list[str]:
    """The positions that the method knows."""
    return _SCALES.get(procedure.method, [])


def _whole(label: object, most: int, *, is_required: bool) -> forms.IntegerField:
    field = forms.IntegerField(label=str(label), min_value=0, max_value=most, required=is_required)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class VoiceForm(forms.Form):
    """The voice of one house; what it asks for depends on the method."""

    house = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, one: Round, options: Sequence[Option], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.procedure, self.options = one.procedure, options
        method = one.procedure.method
        if method in _SCALES:
            choices = [(key, Position(key).label) for key in _SCALES[method]]
            self.fields["position"] = forms.ChoiceField(
                label=_("Position"),
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Bitte wählen Sie eine Position.")},
            )
            self.fields["reason"] = forms.CharField(
                label=_("Begründung oder Vorbehalt"),
                required=False,
                max_length=LONGEST_REASON,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Wer Bedenken hat, nennt bitte den Grund. Namen stehen im Protokoll nur mit Erlaubnis."),
            )
            self.fields["may_be_named"] = forms.BooleanField(
                label=_("Unser Haus darf im Protokoll mit seiner Position genannt werden"), required=False
            )
        elif method == Method.SENSE_CHECK:
            self.fields["fingers"] = forms.TypedChoiceField(
                label=_("Wie viele Finger zeigen Sie? 0 heißt: gar nicht, 5 heißt: sehr gern"),
                choices=[(number, str(number)) for number in range(MOST_FINGERS + 1)],
                coerce=int,
                widget=forms.RadioSelect,
            )
        else:
            self._ask_for_numbers()

    def _ask_for_numbers(self) -> None:
        is_resistance = self.procedure.method == Method.SYSTEMIC_CONSENSING
        most = self.procedure.scale_max if is_resistance else self.procedure.dots
        for option in self.options:
            self.fields[f"option_{option.key}"] = _whole(option.title, most, is_required=is_resistance)

    def clean(self) -> dict[str, Any]:
        """No more dots than there are."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.procedure.method == Method.PRIORITY_DOTS and sum(self._numbers(cleaned).values()) > self.procedure.dots:
            self.add_error(
                None,
                _("Sie haben mehr Punkte verteilt, als es gibt: höchstens %(most)s.") % {"most": self.procedure.dots},
            )
        return cleaned

    def _numbers(self, cleaned: dict[str, Any]) -> dict[str, int]:
        return {option.key: cleaned.get(f"option_{option.key}") or 0 for option in self.options}

    @property
    def lacks_reason(self) -> bool:
        """Whether the voice dissents and leaves the table without a reason."""
        return self.cleaned_data.get("position") in DISSENT and not self.cleaned_data["reason"].strip()

    def said(self) -> dict[str, Any]:
        """What the voice says, in the words of the service."""
        cleaned = self.cleaned_data
        if self.procedure.method == Method.SYSTEMIC_CONSENSING:
            return {"resistance": self._numbers(cleaned)}
        if self.procedure.method == Method.PRIORITY_DOTS:
            return {"dots": {key: number for key, number in self._numbers(cleaned).items() if number}}
        return {key: value for key, value in cleaned.items() if key != "house"}


def initial_of(voice: Voice | None, house: object) -> dict[str, Any]:
    """What a house said last, as its form begins."""
    begun: dict[str, Any] = {"house": house}
    if voice is None:
        return begun
    begun |= {"position": voice.position, "reason": voice.reason, "may_be_named": voice.may_be_named}
    begun |= {"fingers": voice.fingers}
    return begun | {f"option_{key}": number for key, number in (voice.resistance or voice.dots or {}).items()}


class CardsForm(forms.Form):
    """The cards of all entitled houses in one form; a house without an entry stays without a card."""

    def __init__(
        self, one: Round, options: Sequence[Option], houses: Sequence[HouseVoices], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.procedure, self.options, self.houses = one.procedure, options, houses
        for house in houses:
            self._add(house)

    def _add(self, house: HouseVoices) -> None:
        key, name = house.institution.pk, house.institution.name
        method = self.procedure.method
        if method in _SCALES:
            choices = [("", "–"), *((one, Position(one).label) for one in _SCALES[method])]
            self.fields[f"position-{key}"] = forms.ChoiceField(
                label=_("Position: %(name)s") % {"name": name}, choices=choices, required=False
            )
            self.fields[f"reason-{key}"] = forms.CharField(
                label=_("Begründung: %(name)s") % {"name": name}, required=False, max_length=LONGEST_REASON
            )
        elif method == Method.SENSE_CHECK:
            self.fields[f"fingers-{key}"] = _whole(name, MOST_FINGERS, is_required=False)
        else:
            most = self.procedure.scale_max if method == Method.SYSTEMIC_CONSENSING else self.procedure.dots
            for option in self.options:
                label = f"{name}: {option.title}"
                self.fields[f"{option.key}-{key}"] = _whole(label, most, is_required=False)

    def columns(self) -> list[str]:
        """What is asked of each card, as the heads of its columns."""
        if self.procedure.method in _SCALES:
            return [gettext("Position"), gettext("Begründung")]
        if self.procedure.method == Method.SENSE_CHECK:
            return [gettext("Finger")]
        return [option.title for option in self.options]

    def rows(self) -> list[tuple[HouseVoices, list[forms.BoundField]]]:
        """Each house with its fields."""
        return [
            (house, [self[name] for name in self.fields if name.endswith(f"-{house.institution.pk}")])
            for house in self.houses
        ]

    def cards(self) -> list[Card]:
        """The cards that say something."""
        return [card for house in self.houses if (card := self._card(house)) is not None]

    def _card(self, house: HouseVoices) -> Card | None:
        cleaned, key, method = self.cleaned_data, house.institution.pk, self.procedure.method
        if method in _SCALES:
            position = cleaned.get(f"position-{key}", "")
            return Card(house.institution, position=position, reason=cleaned[f"reason-{key}"]) if position else None
        if method == Method.SENSE_CHECK:
            fingers = cleaned.get(f"fingers-{key}")
            return None if fingers is None else Card(house.institution, fingers=fingers)
        numbers = {option.key: cleaned.get(f"{option.key}-{key}") for option in self.options}
        given = {option: number for option, number in numbers.items() if number is not None}
        if not given:
            return None
        if method == Method.SYSTEMIC_CONSENSING:
            return Card(house.institution, resistance=given)
        return Card(house.institution, dots=given)


class WordingForm(forms.Form):
    """Another wording for the next round."""

    wording = forms.CharField(
        label=_("Neuer Wortlaut"),
        max_length=LONGEST_WORDING,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Die laufende Runde wird geschlossen, alle Stimmen bleiben dort. Mit dem neuen Wortlaut beginnt eine neue."
        ),
    )


class AfterPeriodForm(forms.Form):
    """Until when absent institutions may take a position."""

    until_on = forms.DateField(label=_("Antwort bis einschließlich"), widget=DateInput)

    def until(self) -> datetime:
        """The end of the chosen day."""
        return end_of(self.cleaned_data["until_on"])


class NextRoundForm(forms.Form):
    """Until when the houses may answer when the same is asked once more."""

    answer_by = answer_by_field()


class NoteForm(forms.Form):
    """A note of an advising seat."""

    house = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Hinweis an den Tisch"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class ObjectionForm(forms.Form):
    """What is wrong with an entry from a card."""

    text = forms.CharField(
        label=_("Was stimmt nicht?"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )


class ProcedureForm(forms.Form):
    """A question to the table that is no proposal."""

    method = forms.ChoiceField(label=_("Verfahren"), choices=Method.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Titel"), max_length=200)
    wording = forms.CharField(
        label=_("Frage oder Wortlaut"), max_length=LONGEST_WORDING, widget=forms.Textarea(attrs={"rows": 4})
    )
    options = forms.CharField(
        label=_("Was zur Wahl steht, eine Lösung je Zeile"),
        required=False,
        max_length=LONGEST_WORDING,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Nur für systemisches Konsensieren und Prioritätspunkte. "
            "„Alles bleibt wie bisher“ kommt beim Konsensieren von selbst dazu."
        ),
    )
    quorum_share = forms.TypedChoiceField(
        label=_("Quorum: so viele Häuser müssen gehört sein"),
        choices=QUORUMS,
        coerce=Decimal,
        empty_value=None,
        required=False,
        help_text=_("Nur, wenn Ihr Tisch ein Quorum vereinbart hat."),
    )
    answer_by = answer_by_field()
    is_hidden_first = forms.BooleanField(
        label=_("Positionen erst zeigen, wenn die Runde geschlossen ist"), required=False
    )
    is_secret = forms.BooleanField(
        label=_("Geheim"),
        required=False,
        help_text=_(
            "Nur für Stimmungsbild und Prioritätspunkte, ab fünf Häusern: Niemand sieht je, welches Haus was sagt."
        ),
    )

    def asked(self) -> dict[str, Any]:
        """The question in the words of the service."""
        cleaned = dict(self.cleaned_data)
        cleaned["options"] = cleaned["options"].splitlines()
        cleaned["is_reveal_at_once"] = not cleaned.pop("is_hidden_first")
        return cleaned
