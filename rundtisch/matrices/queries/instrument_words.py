"""What stands against an instrument, in sentences, and how its places are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rundtisch.paper.sheets import OddityKind, SheetFault

from ..rules.instrument import Instrument
from ..rules.instrument_problems import Fault, Problem, Where

_FAULTS: dict[Fault, str | Promise] = {
    Fault.MISSING: gettext_lazy("Hier fehlt noch etwas."),
    Fault.TOO_LONG: gettext_lazy("Der Text ist zu lang, höchstens %(value)s Zeichen."),
    Fault.UNFIT_KEY: gettext_lazy(
        "„%(value)s“ ist kein Schlüssel. Erlaubt sind höchstens 80 Buchstaben ohne Umlaute, Ziffern, _ und -."
    ),
    Fault.UNFIT_VERSION: gettext_lazy(
        "„%(value)s“ ist keine Fassung. Erlaubt sind höchstens 20 Buchstaben ohne Umlaute, Ziffern, Punkt, _ und -."
    ),
    Fault.UNFIT_LETTER: gettext_lazy("Der Text enthält ein Steuerzeichen, das niemand lesen kann."),
    Fault.DOUBLE: gettext_lazy("„%(value)s“ steht doppelt."),
    Fault.TOO_FEW_STAGES: gettext_lazy("Es braucht mindestens 2 Stände, hier sind es %(value)s."),
    Fault.TOO_MANY_STAGES: gettext_lazy("Es gibt höchstens 6 Stände, hier sind es %(value)s."),
    Fault.NOT_FOLLOWING: gettext_lazy("Stand %(value)s folgt nicht auf den Stand davor."),
    Fault.NO_AREAS: gettext_lazy("Es gibt noch keinen Inhaltsbereich."),
    Fault.TOO_MANY_AREAS: gettext_lazy("%(value)s Inhaltsbereiche sind zu viele, höchstens 40."),
    Fault.NO_DIMENSIONS: gettext_lazy("Dieser Inhaltsbereich hat noch keine Kategorie."),
    Fault.TOO_MANY_DIMENSIONS: gettext_lazy("%(value)s Kategorien sind zu viele, höchstens 200."),
    Fault.TOO_MANY_NOTES: gettext_lazy("%(value)s Absätze sind zu viele, höchstens 40."),
    Fault.OWN_COUNTERPART: gettext_lazy("Eine Kategorie ist nicht ihr eigenes Gegenstück."),
    Fault.UNKNOWN_DIMENSION: gettext_lazy("Die Kategorie „%(value)s“ gibt es in dieser Fassung nicht."),
    Fault.UNKNOWN_STAGE: gettext_lazy("Den Stand %(value)s gibt es in dieser Kategorie nicht."),
    Fault.FOLLOWS_ITSELF: gettext_lazy("Eine Fassung folgt nicht auf sich selbst."),
}
_FIELDS: dict[str, str | Promise] = {
    "id": gettext_lazy("Schlüssel"),
    "version": gettext_lazy("Fassung"),
    "title": gettext_lazy("Titel"),
    "subtitle": gettext_lazy("Untertitel"),
    "language": gettext_lazy("Sprache"),
    "assessed_by": gettext_lazy("wer mitwirkt"),
    "stage_rule": gettext_lazy("welcher Stand gilt"),
    "how_to_use": gettext_lazy("wie man damit arbeitet"),
    "source_notes": gettext_lazy("Quellen"),
    "stages": gettext_lazy("Stände"),
    "own_stages": gettext_lazy("eigene Stände"),
    "areas": gettext_lazy("Inhaltsbereiche"),
    "dimensions": gettext_lazy("Kategorien"),
    "number": gettext_lazy("Nummer"),
    "question": gettext_lazy("Leitfrage"),
    "note": gettext_lazy("Hinweis"),
    "evidence": gettext_lazy("mögliche Belege"),
    "descriptions": gettext_lazy("Beschreibung"),
    "counterparts": gettext_lazy("Gegenstücke"),
    "previous": gettext_lazy("Fassung davor"),
    "predecessors": gettext_lazy("was übernommen wird"),
}
_ODDITIES: dict[OddityKind, str | Promise] = {
    OddityKind.FORMULA: gettext_lazy("Hier steht eine Formel. Bitte setzen Sie den Text selbst ein."),
    OddityKind.MERGED: gettext_lazy("Hier sind Zellen verbunden. Bitte heben Sie das auf und füllen Sie jede Zelle."),
    OddityKind.DAY: gettext_lazy("Hier steht ein Datum. Bitte geben Sie der Zelle das Format „Text“."),
    OddityKind.ERROR: gettext_lazy("Hier steht ein Fehlerwert der Tabelle."),
}
_FILES: dict[SheetFault, str | Promise] = {
    SheetFault.UNKNOWN_KIND: gettext_lazy("Diese Datei ist keine Matrix. Möglich sind YAML, ODS, XLSX und CSV."),
    SheetFault.TOO_LARGE: gettext_lazy("Die Datei ist zu groß für eine Matrix."),
    SheetFault.TOO_MANY_CELLS: gettext_lazy("Die Tabelle hat zu viele Blätter, Zeilen oder Spalten für eine Matrix."),
    SheetFault.UNREADABLE: gettext_lazy("Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie noch einmal."),
    SheetFault.EMPTY: gettext_lazy("Die Tabelle ist leer."),
}


def fault_in_words(problem: Problem) -> str:
    """What is wrong, as a sentence."""
    return str(_FAULTS[problem.fault]) % {"value": problem.value}


def oddity_in_words(kind: OddityKind) -> str:
    """What a cell holds instead of a text."""
    return str(_ODDITIES[kind])


def file_fault_in_words(fault: SheetFault) -> str:
    """Why a file is not read."""
    return str(_FILES[fault])


def field_in_words(field: str) -> str:
    """How a field is called on pages."""
    return str(_FIELDS[field])


def place_in_words(instrument: Instrument, where: Where) -> str:
    """How a place of an instrument is called: area or dimension, then the field."""
    parts = []
    if where.area is not None:
        area = instrument.areas[where.area]
        parts.append(_("Inhaltsbereich %(title)s") % {"title": f"{area.number} {area.title}".strip()})
        if where.dimension is not None:
            dimension = area.dimensions[where.dimension]
            title = f"{dimension.number} {dimension.title}".strip() or dimension.id
            parts = [_("Kategorie %(title)s") % {"title": title}]
            if where.field == "descriptions" and where.number is not None:
                stage = instrument.stages_of(dimension)[where.number]
                return ", ".join([*parts, _("Stand %(number)s") % {"number": stage.number}])
    return ", ".join([*parts, field_in_words(where.field)])
