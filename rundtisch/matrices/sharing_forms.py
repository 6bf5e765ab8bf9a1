"""What is ticked and typed on the page of sharing. Shape only; the acts decide."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.ui.forms import DateInput

from .queries import Addressee, SharingBoard
from .queries.sharing_rows import terms_in_words
from .rules.sharing import Place, StandingShare, Terms, usual_terms, wanted

_NEVER_BEFORE = _("Dieser Tag liegt in der Vergangenheit. Ohne Angabe gilt die Freigabe ab heute.")


class TermsForm(forms.Form):
    """For one column: with which extras, from when, until when."""

    includes_evidence = forms.BooleanField(label=_("Belege mit teilen"), required=False)
    includes_comment = forms.BooleanField(label=_("Kommentare mit teilen"), required=False)
    from_on = forms.DateField(label=_("ab"), required=False, widget=DateInput())
    until_on = forms.DateField(label=_("bis einschließlich"), required=False, widget=DateInput())

    def __init__(self, addressee: Addressee, usual: Terms, data: QueryDict | None) -> None:
        super().__init__(data, prefix=addressee.key, initial={name: getattr(usual, name) for name in self.base_fields})
        self.addressee, self.usual = addressee, usual
        if not addressee.has_extras:
            del self.fields["includes_evidence"], self.fields["includes_comment"]

    @property
    def words(self) -> str:
        """The stored terms."""
        return terms_in_words(self.usual)

    def clean_from_on(self) -> date | None:
        """Today or later; what has begun already keeps its day."""
        day: date | None = self.cleaned_data["from_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_NEVER_BEFORE)
        return day

    def clean(self) -> None:
        """The last day is not before the first."""
        first, last = self.cleaned_data.get("from_on") or clock.today(), self.cleaned_data.get("until_on")
        if last and last < first:
            self.add_error("until_on", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie das Datum."))

    def terms(self) -> Terms:
        """What the act takes."""
        return replace(self.usual, **{name: self.cleaned_data[name] for name in self.fields}).ahead(clock.today())

    def put_usual(self, data: QueryDict) -> None:
        """Type what is stored."""
        for name in self.fields:
            value = self.initial[name]
            data[self.add_prefix(name)] = value.isoformat() if isinstance(value, date) else "on" if value else ""


class SharingForm(forms.Form):
    """Every box of the page, the terms of each column, and what the page knew when it was opened."""

    places = forms.MultipleChoiceField(required=False)
    known = forms.CharField(required=False, max_length=40_000)
    column = forms.ChoiceField(label=_("Haus oder Person"), required=False)

    def __init__(self, board: SharingBoard, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.board, self.sent = board, data
        keys = ["", *(line.dimension.key for line in board.page.lines)]
        self.by_word = {str(place): place for key in keys for one in board.columns for place in [Place(key, one.key)]}
        self._choices("places", [(word, word) for word in self.by_word])
        self._choices("column", [("", "–"), *((one.key, one.label) for one in board.further)])
        self.terms = [TermsForm(one, board.usual.get(one.key, Terms()), data) for one in board.columns]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = choices

    def clean_places(self) -> frozenset[Place]:
        """Only what has an answer, and only where the house may open something."""
        places = frozenset(self.by_word[word] for word in self.cleaned_data["places"])
        if not all(map(self.board.may_be_ticked, places)):
            raise forms.ValidationError(_("Hier lässt sich nicht alles teilen, was angekreuzt ist."))
        return places

    def is_valid(self) -> bool:
        """All of it."""
        return all([super().is_valid(), *(one.is_valid() for one in self.terms)])

    @cached_property
    def ticked(self) -> frozenset[Place]:
        """The boxes that are ticked, typed or stored."""
        if self.sent is None:
            return frozenset(self.board.terms)
        return frozenset(self.by_word[word] for word in self.sent.getlist("places") if word in self.by_word)

    def changes(self, seen: Collection[StandingShare[UUID]]) -> Mapping[Place, Terms | None]:
        """What the act takes, against what the person saw."""
        terms = {one.addressee.key: one.terms() for one in self.terms}
        return wanted(seen, self.ticked, terms, clock.today())

    def knowing_more(
        self, seen: Collection[StandingShare[UUID]], changes: Mapping[Place, Terms | None]
    ) -> "SharingForm":
        """The same with what stands now: what the person changed stays changed, everything else is as it is stored."""
        closed = {place for place, terms in changes.items() if terms is None}
        places = {place for place in {*self.board.terms, *changes} - closed if str(place) in self.by_word}
        usual = usual_terms(seen, clock.today())
        data = self.sent.copy() if self.sent else QueryDict(mutable=True)
        data.setlist("places", [str(place) for place in places])
        data["known"] = self.board.known
        for one in self.terms:
            if one.terms() == usual.get(one.addressee.key, Terms()):
                one.put_usual(data)
        return SharingForm(self.board, data)
