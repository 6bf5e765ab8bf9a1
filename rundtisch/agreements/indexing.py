"""What the search knows of an agreement: number, title, the wording in force and the reasons."""

from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery

from rundtisch.foundation import search
from rundtisch.foundation.ports import Searchable, SearchText

from .models import Agreement, AgreementVersion
from .rules.number import AgreementNumber

KIND = "agreement"


def index(agreement: Agreement) -> None:
    """Let the search find the agreement by its present words; part of the act that changes them."""
    search.index(KIND, *_texts_of(Agreement.objects.filter(pk=agreement.pk)))


def _texts_of(agreements: QuerySet[Agreement]) -> Iterator[SearchText]:
    newest = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    rows = agreements.annotate(wording=Subquery(newest.values("wording")[:1])).order_by("pk")
    for pk, year, sequence, title, wording, reasons in rows.values_list(
        "pk", "year", "sequence", "title", "wording", "reasons"
    ).iterator():
        yield SearchText(pk, f"{AgreementNumber(year, sequence)} {title}", f"{wording} {reasons}")


SEARCHABLE = Searchable(KIND, lambda: _texts_of(Agreement.objects.all()))
