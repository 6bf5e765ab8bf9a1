"""Bringing the official register in: first a preview, then apply; each is one act."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.console import Console
from rundtisch.people.models import Person

from ..models import RegisterFile, RegisterImport
from ..permissions import may_import_register
from ..queries import diff_of, read_files, stored_files
from ..rules.register.diff import Diff
from ..rules.register.files import NamedBytes
from ..rules.register.kinds import FileKind
from ..rules.register.report import fingerprint, report
from ..rules.register.sentences import RegisterError
from .writing import Progress, silent, write

#: So long the files of a preview wait to be applied.
KEPT = timedelta(days=14)


@act
def preview_register_import(
    *, by: Person | Console, files: Mapping[FileKind, NamedBytes], area: str = "", is_complete: bool = False
) -> RegisterImport:
    """Read files and keep them with their diff; the directory stays as it is. RegisterError for unreadable files."""
    authorise(by, may_import_register, None)
    difference = diff_of(read_files(files), area=area, is_complete=is_complete)
    return _keep(by, files, area, is_complete, difference, with_content=True)


@act
def apply_register_import(
    *, by: Person | Console, register_import: RegisterImport, progress: Progress = silent
) -> RegisterImport:
    """Let the directory say what the files say, if it is still the directory of the preview."""
    authorise(by, may_import_register, None)
    register_import = RegisterImport.objects.select_for_update().get(pk=register_import.pk)
    if register_import.is_applied:
        raise Refusal(_("Dieser Import wurde schon übernommen."))
    difference = _difference_of_today(register_import)
    if fingerprint(report(difference)) != register_import.fingerprint:
        raise Refusal(
            _(
                "Das Verzeichnis hat sich seit der Vorschau geändert. Es wurde nichts übernommen. "
                "Bitte laden Sie die Dateien noch einmal hoch und prüfen Sie die neue Vorschau."
            )
        )
    return _apply(by, register_import, difference, _years(register_import.report), progress)


@act
def import_register(
    *,
    by: Person | Console,
    files: Mapping[FileKind, NamedBytes],
    area: str = "",
    is_complete: bool = False,
    progress: Progress = silent,
) -> RegisterImport:
    """Preview and apply in one act, as the command does."""
    authorise(by, may_import_register, None)
    difference = diff_of(read_files(files), area=area, is_complete=is_complete)
    kept = _keep(by, files, area, is_complete, difference, with_content=False)
    return _apply(by, kept, difference, _years(kept.report), progress)


def _difference_of_today(register_import: RegisterImport) -> Diff:
    files = stored_files(register_import)
    if not files:
        raise Refusal(_("Die Dateien dieser Vorschau sind nicht mehr da. Bitte laden Sie sie noch einmal hoch."))
    try:
        return diff_of(read_files(files), area=register_import.area, is_complete=register_import.is_complete)
    except RegisterError as error:
        # What could be read for the preview no longer can: the program was renewed in between.
        raise Refusal(error.sentence.said(_)) from error


def _keep(
    by: Person | Console,
    files: Mapping[FileKind, NamedBytes],
    area: str,
    is_complete: bool,
    difference: Diff,
    *,
    with_content: bool,
) -> RegisterImport:
    RegisterFile.objects.filter(register_import__made_at__lt=clock.now() - KEPT).update(content=None)
    register_import = RegisterImport.objects.create(
        made_at=clock.now(),
        made_by=by if isinstance(by, Person) else None,
        made_by_label=str(by)[:200],
        area=area,
        is_complete=is_complete,
        report=report(difference, _),
        fingerprint=fingerprint(report(difference)),
    )
    for kind, file in files.items():
        RegisterFile.objects.create(
            register_import=register_import,
            kind=kind.value,
            name=file.name[-200:],
            sha256=hashlib.sha256(file.content).hexdigest(),
            size=len(file.content),
            content=file.content if with_content else None,
        )
    return register_import


def _years(kept: dict[str, object]) -> dict[str, int]:
    details = kept["details"]
    assert isinstance(details, dict)  # noqa: S101 - narrows the type
    return {name: details[name]["year"] for name in ("pupils", "social_index") if name in details}


def _apply(
    by: Person | Console,
    register_import: RegisterImport,
    difference: Diff,
    years: Mapping[str, int],
    progress: Callable[[int, int], None],
) -> RegisterImport:
    write(difference, years=years, on=clock.today(), progress=progress)
    register_import.applied_at = clock.now()
    register_import.applied_by_label = str(by)[:200]
    register_import.save(update_fields=["applied_at", "applied_by_label"])
    register_import.files.update(content=None)
    numbers = {key: value for key, value in register_import.report.items() if isinstance(value, int)}
    journal.note(by, "interop.register_imported", register_import, **numbers)
    return register_import
