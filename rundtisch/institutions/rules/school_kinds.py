"""School kinds: the official code list (Schulform) with label, short sign and the group that region figures use."""

from dataclasses import dataclass
from enum import StrEnum


class SchoolGroup(StrEnum):
    """Fixed disjoint groups of schools."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    OTHER = "other"


@dataclass(frozen=True)
class SchoolKind:
    """One school kind of the official code list."""

    code: str
    label: str
    sign: str
    group: SchoolGroup


SCHOOL_KINDS = {
    kind.code: kind
    for kind in (
        SchoolKind("02", "Grundschule", "GS", SchoolGroup.PRIMARY),
        SchoolKind("04", "Hauptschule", "HS", SchoolGroup.SECONDARY),
        SchoolKind("06", "Volksschule", "VS", SchoolGroup.OTHER),
        SchoolKind("08", "Förderschule", "FS", SchoolGroup.OTHER),
        SchoolKind("10", "Realschule", "RS", SchoolGroup.SECONDARY),
        SchoolKind("13", "Schulversuch PRIMUS", "PS", SchoolGroup.OTHER),
        SchoolKind("14", "Sekundarschule", "SK", SchoolGroup.SECONDARY),
        SchoolKind("15", "Gesamtschule", "GE", SchoolGroup.SECONDARY),
        SchoolKind("16", "Gemeinschaftsschule", "GM", SchoolGroup.SECONDARY),
        SchoolKind("17", "Freie Waldorfschule", "FW", SchoolGroup.OTHER),
        SchoolKind("18", "Hiberniaschule", "FW", SchoolGroup.OTHER),
        SchoolKind("19", "Freie Waldorfförderschule", "FW", SchoolGroup.OTHER),
        SchoolKind("20", "Gymnasium", "GY", SchoolGroup.SECONDARY),
        SchoolKind("25", "Weiterbildungskolleg", "WBK", SchoolGroup.OTHER),
        SchoolKind("30", "Berufskolleg", "BK", SchoolGroup.OTHER),
        SchoolKind("83", "Klinikschule", "KS", SchoolGroup.OTHER),
        SchoolKind("85", "Förderschule im Bereich Realschule", "FS", SchoolGroup.OTHER),
        SchoolKind("87", "Förderschule im Bereich Gymnasium", "FS", SchoolGroup.OTHER),
        SchoolKind("88", "Förderschule im Bereich Berufskolleg", "FS", SchoolGroup.OTHER),
    )
}


def sign_of(code: str) -> str:
    """The short sign of a school kind, empty for an unknown one."""
    kind = SCHOOL_KINDS.get(code)
    return kind.sign if kind else ""


def label_of(code: str) -> str:
    """The name of a school kind, or its code when the list does not know it."""
    kind = SCHOOL_KINDS.get(code)
    return kind.label if kind else code


def group_of(code: str) -> SchoolGroup:
    """The group in which region figures count a school of this kind."""
    kind = SCHOOL_KINDS.get(code)
    return kind.group if kind else SchoolGroup.OTHER
