"""What is typed about instruments: files, and the parts of a draft. What is not said yet may stay empty."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rundtisch.ui.forms import TextArea

from .queries.instrument_file import InstrumentRefusal, read_instrument_file
from .rules.drafting import key_from, same_stages
from .rules.instrument import Area, AssessedBy, Dimension, Instrument, Stage
from .rules.instrument_problems import MOST_LETTERS
from .rules.stages import FEWEST_STAGES, MOST_STAGES
from .rules.succession import Predecessor, Succession

_AUDIENCES = [(AssessedBy.SCHOOL.value, _("Schulen")), (AssessedBy.AUTHORITY.value, _("Schulträger"))]
_KEY = RegexValidator(
    r"^[A-Za-z0-9_-]*$", _("Erlaubt sind Buchstaben ohne Umlaute, Ziffern, _ und -. Zum Beispiel: netz_schule")
)
_VERSION = RegexValidator(
    r"^[A-Za-z0-9._-]*$", _("Erlaubt sind Buchstaben ohne Umlaute, Ziffern, Punkt, _ und -. Zum Beispiel: 2 oder 2027")
)
_LARGEST = 5 * 1024 * 1024


def _text(label: Any, most: int, *, is_required: bool = False, **more: Any) -> forms.CharField:
    widget = TextArea(rows=3) if most >= MOST_LETTERS else None
    return forms.CharField(label=label, max_length=most, required=is_required, widget=widget, **more)


def _key_field() -> forms.CharField:
    return forms.CharField(
        label=_("Schlüssel"),
        max_length=80,
        required=False,
        validators=[_KEY],
        help_text=_("Daran erkennen andere Fassungen und Gegenstücke sie. Leer: Er entsteht aus dem Titel."),
    )


class InstrumentUpload(forms.Form):
    """A file with an instrument."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("YAML, ODS, XLSX oder CSV"),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.ods,.xlsx,.csv"}),
    )

    def clean_file(self) -> Instrument:
        """The instrument that the file holds; everything that is wrong with it stands at the field."""
        upload = self.cleaned_data["file"]
        try:
            return read_instrument_file(upload.name or "", upload.read(_LARGEST + 1))
        except InstrumentRefusal as refusal:
            raise forms.ValidationError(list(refusal.problems)) from refusal


class NewInstrumentForm(forms.Form):
    """Beginning an empty instrument."""

    title = _text(_("Titel"), 200, is_required=True)
    audience = forms.ChoiceField(label=_("Wer schätzt sich ein?"), choices=_AUDIENCES)

    def instrument(self) -> Instrument:
        """A first area with a first dimension, and four stages without words."""
        typed = self.cleaned_data
        stages = tuple(Stage(number, "", "") for number in range(4))
        first = Dimension("kategorie_1", "1.1", "", "", False, ("",) * len(stages), "", "", ())
        return Instrument(
            id=key_from(typed["title"]),
            version="1",
            title=typed["title"],
            subtitle="",
            language="de",
            audience=AssessedBy(typed["audience"]),
            assessed_by="",
            stage_rule=gettext("Es gilt der Stand, dessen Beschreibung überwiegend zutrifft."),
            how_to_use=(),
            source_notes=(),
            stages=stages,
            areas=(Area("bereich_1", "1", "", (first,)),),
        )


class PartForm(forms.Form):
    """A part of a draft; the mark says which words were read before."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def changed(self, instrument: Instrument) -> Instrument:
        """The instrument with what was typed."""
        raise NotImplementedError


class HeadForm(PartForm):
    """What an instrument says of itself."""

    title = _text(_("Titel"), 200)
    subtitle = _text(_("Untertitel"), 300)
    id = forms.CharField(
        label=_("Schlüssel"), max_length=80, validators=[_KEY], help_text=_("Er bleibt über alle Fassungen gleich.")
    )
    version = forms.CharField(label=_("Fassung"), max_length=20, validators=[_VERSION])
    language = forms.CharField(label=_("Sprache"), max_length=5, help_text=_("Zum Beispiel: de"))
    audience = forms.ChoiceField(label=_("Wer schätzt sich ein?"), choices=_AUDIENCES)
    assessed_by = _text(_("Wer wirkt mit?"), MOST_LETTERS)
    stage_rule = _text(_("Welcher Stand gilt?"), MOST_LETTERS)
    how_to_use = _text(_("Wie arbeitet man damit?"), 40000, help_text=_("Absätze durch eine leere Zeile trennen"))
    source_notes = _text(_("Quellen"), 40000, help_text=_("Absätze durch eine leere Zeile trennen"))

    @staticmethod
    def beginning_with(instrument: Instrument) -> dict[str, Any]:
        """What stands in the form."""
        words = {name: getattr(instrument, name) for name in HeadForm.base_fields if name != "mark"}
        lists = {name: "\n\n".join(words[name]) for name in ("how_to_use", "source_notes")}
        return {**words, **lists, "audience": instrument.audience.value}

    def changed(self, instrument: Instrument) -> Instrument:
        """The head with what was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "mark"}
        lists = {name: _paragraphs(typed[name]) for name in ("how_to_use", "source_notes")}
        return replace(instrument, **{**typed, **lists, "audience": AssessedBy(typed["audience"])})


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip())


class StagesForm(PartForm):
    """The stages of an instrument, one row each; an emptied row takes its stage away."""

    first = forms.IntegerField(label=_("Zahl des untersten Standes"), min_value=0, max_value=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(MOST_STAGES):
            self.fields[f"label_{row}"] = _text(_("Wort, Zeile %(row)s") % {"row": row + 1}, 120)
            self.fields[f"short_{row}"] = _text(_("kurzes Wort, Zeile %(row)s") % {"row": row + 1}, 40)

    @staticmethod
    def beginning_with(instrument: Instrument) -> dict[str, Any]:
        """What stands in the form."""
        found: dict[str, Any] = {"first": instrument.stages[0].number if instrument.stages else 0}
        for row, stage in enumerate(instrument.stages):
            found |= {f"label_{row}": stage.label, f"short_{row}": stage.short}
        return found

    def clean(self) -> dict[str, Any]:
        """Two stages at least."""
        typed = super().clean() or self.cleaned_data
        if sum(bool(typed.get(f"label_{row}")) for row in range(MOST_STAGES)) < FEWEST_STAGES:
            self.add_error("label_0", gettext("Eine Matrix hat mindestens zwei Stände."))
        return typed

    def rows(self) -> tuple[int, ...]:
        """The rows in which a stage stands."""
        return tuple(row for row in range(MOST_STAGES) if self.cleaned_data[f"label_{row}"])

    def stages(self) -> tuple[Stage, ...]:
        """The stages, numbered from the lowest."""
        typed = self.cleaned_data
        return tuple(
            Stage(typed["first"] + number, typed[f"label_{row}"], typed[f"short_{row}"])
            for number, row in enumerate(self.rows())
        )


class AreaForm(PartForm):
    """An area."""

    title = _text(_("Titel"), 200, is_required=True)
    number = _text(_("Nummer"), 10)
    key = _key_field()

    def __init__(self, taken: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The address of a new part is no key.
        self.taken = {*taken, "new"}

    def clean_key(self) -> str:
        """A key that nothing else in this draft has."""
        return _free_key(self)

    def area(self, standing: Area | None) -> Area:
        """The area with what was typed."""
        typed = self.cleaned_data
        key = typed["key"] or key_from(f"bereich_{typed['title']}", self.taken)
        return Area(key, typed["number"], typed["title"], standing.dimensions if standing else ())


def _free_key(form: Any) -> str:
    key: str = form.cleaned_data["key"]
    if key in form.taken:
        raise forms.ValidationError(gettext("Diesen Schlüssel gibt es in dieser Matrix schon."))
    return key


class DimensionForm(PartForm):
    """A dimension with the descriptions of its stages."""

    title = _text(_("Titel"), 200, is_required=True)
    area = forms.ChoiceField(label=_("Inhaltsbereich"))
    number = _text(_("Nummer"), 10)
    question = _text(_("Leitfrage"), MOST_LETTERS)
    note = _text(_("Hinweis"), MOST_LETTERS)
    evidence = _text(_("Mögliche Belege"), MOST_LETTERS)
    is_core = forms.BooleanField(label=_("gehört zur Kurzfassung"), required=False)
    counterparts = _text(
        _("Gegenstücke"), 800, help_text=_("Schlüssel von Kategorien der anderen Seite, durch Komma getrennt")
    )
    key = _key_field()
    own_stages = forms.CharField(
        label=_("Eigene Stände"),
        required=False,
        max_length=1200,
        widget=TextArea(rows=3),
        help_text=_(
            "Nur, wenn diese Kategorie andere Stände braucht: je Zeile ein Wort, dahinter nach einem Semikolon ein "
            "kurzes. Nach dem Speichern erscheinen die Felder für ihre Beschreibungen."
        ),
    )

    def __init__(self, instrument: Instrument, standing: Dimension | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.standing = instrument, standing
        self.taken = {area.id for area in instrument.areas} | {one.id for one in instrument.dimensions}
        self.taken = self.taken - ({standing.id} if standing else set()) | {"new"}
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)  # noqa: S101 - narrows the type
        area.choices = [(one.id, f"{one.number} {one.title}".strip() or one.id) for one in instrument.areas]
        self.stages = instrument.stages_of(standing) if standing else instrument.stages
        for place, stage in enumerate(self.stages):
            label = _("Beschreibung: %(number)s %(label)s") % {"number": stage.number, "label": stage.label}
            self.fields[f"description_{place}"] = _text(label, MOST_LETTERS)

    @staticmethod
    def beginning_with(area: Area, dimension: Dimension) -> dict[str, Any]:
        """What stands in the form."""
        words = {name: getattr(dimension, name) for name in ("title", "number", "question", "note", "evidence")}
        return {
            **words,
            "area": area.id,
            "key": dimension.id,
            "is_core": dimension.is_core,
            "counterparts": ", ".join(dimension.counterparts),
            "own_stages": "\n".join(
                f"{stage.label}; {stage.short}" if stage.short else stage.label for stage in dimension.own_stages
            ),
            **{f"description_{place}": text for place, text in enumerate(dimension.descriptions)},
        }

    def clean_key(self) -> str:
        """A key that nothing else in this draft has."""
        return _free_key(self)

    def clean_counterparts(self) -> tuple[str, ...]:
        """Keys, each once."""
        keys = tuple(dict.fromkeys(filter(None, re.split(r"[,;\s]+", self.cleaned_data["counterparts"]))))
        if any(not re.fullmatch(r"[A-Za-z0-9_-]{1,80}", key) for key in keys):
            raise forms.ValidationError(gettext("Das sind keine Schlüssel. Zum Beispiel: t_mep, t_support"))
        return keys

    def clean_own_stages(self) -> tuple[Stage, ...]:
        """No stages, or two to six."""
        lines = [line.strip() for line in self.cleaned_data["own_stages"].splitlines() if line.strip()]
        if lines and not FEWEST_STAGES <= len(lines) <= MOST_STAGES:
            raise forms.ValidationError(gettext("Eigene Stände sind zwei bis sechs, je Zeile einer."))
        first = self.stages[0].number if self.stages else 0
        words = [[part.strip() for part in (*line.split(";"), "")[:2]] for line in lines]
        return tuple(Stage(first + number, label[:120], short[:40]) for number, (label, short) in enumerate(words))

    def dimension(self) -> Dimension:
        """The dimension with what was typed."""
        typed = self.cleaned_data
        stages = typed["own_stages"] or self.instrument.stages
        return Dimension(
            id=typed["key"] or key_from(typed["title"], self.taken),
            number=typed["number"],
            title=typed["title"],
            question=typed["question"],
            is_core=typed["is_core"],
            descriptions=tuple(typed.get(f"description_{place}", "") for place in range(len(stages))),
            note=typed["note"],
            evidence=typed["evidence"],
            counterparts=typed["counterparts"],
            own_stages=typed["own_stages"],
        )


class PreviousForm(PartForm):
    """Which version a draft follows."""

    version = forms.ChoiceField(label=_("Fassung davor"), required=False)

    def __init__(self, versions: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = [("", _("keine: alles wird neu gefragt")), *((version, version) for version in versions)]


class SuccessionForm(PartForm):
    """What each dimension takes from the version before, and which stage leads to which."""

    def __init__(self, before: Instrument, after: Instrument, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before, self.after = before, after
        stages = [("", _("neu fragen")), *((str(one.number), f"{one.number} {one.label}") for one in after.stages)]
        for stage in before.stages:
            label = _("Aus %(number)s %(label)s wird") % {"number": stage.number, "label": stage.label}
            self.fields[f"stage_{stage.number}"] = forms.ChoiceField(label=label, required=False, choices=stages)
        old = [(one.id, f"{one.number} {one.title}") for one in before.dimensions]
        for place, dimension in enumerate(after.dimensions):
            self.fields[f"from_{place}"] = forms.MultipleChoiceField(
                label=f"{dimension.number} {dimension.title}".strip() or dimension.id,
                required=False,
                choices=old,
                widget=forms.SelectMultiple(attrs={"size": 4}),
            )

    @staticmethod
    def beginning_with(before: Instrument, after: Instrument) -> dict[str, Any]:
        """What stands in the form: what was said, or the same words."""
        succession = after.succession
        first = succession.predecessors[0] if succession and succession.predecessors else None
        general = {dimension.id for dimension in after.dimensions if not dimension.own_stages}
        plain = [one for one in succession.predecessors if one.dimension in general] if succession else []
        words = {stage.label: stage.number for stage in after.stages}
        known = plain[0] if plain else first
        leads = dict(known.stages) if known else {}
        found: dict[str, Any] = {
            f"stage_{stage.number}": leads.get(stage.number, words.get(stage.label)) for stage in before.stages
        }
        for place, dimension in enumerate(after.dimensions):
            found[f"from_{place}"] = [one.before for one in succession.of(dimension.id)] if succession else []
        return found

    def changed(self, instrument: Instrument) -> Instrument:
        """The succession with what was chosen; where stages are a dimension's own, the same words lead on."""
        typed = self.cleaned_data
        general = tuple(
            (stage.number, int(typed[f"stage_{stage.number}"]) if typed[f"stage_{stage.number}"] else None)
            for stage in self.before.stages
        )
        old = {one.id: one for one in self.before.dimensions}
        predecessors = []
        for place, dimension in enumerate(self.after.dimensions):
            for key in typed[f"from_{place}"]:
                has_own = dimension.own_stages or old[key].own_stages
                stages = same_stages(self.before, old[key], self.after, dimension) if has_own else general
                predecessors.append(Predecessor(dimension.id, key, stages))
        return replace(instrument, succession=Succession(self.before.version, tuple(predecessors)))
