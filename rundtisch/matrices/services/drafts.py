"""Writing an instrument: a draft is begun, changed part by part, published or thrown away."""

from collections.abc import Callable
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Instrument, InstrumentDraft
from ..permissions import may_keep_instruments
from ..queries.versions import instrument_as_rule
from ..rules import instrument as rules
from ..rules.drafting import kept, mark_of, of_content, proposed_succession
from ..rules.instrument_problems import problems_of
from .instruments import import_instrument

#: A change gives a new whole; a part is what somebody read before changing it.
Change = Callable[[rules.Instrument], rules.Instrument]
Part = Callable[[rules.Instrument], object]


class DraftConflict(Refusal):
    """Somebody else changed the same part of the draft meanwhile; nothing was overwritten."""

    def __init__(self, standing: rules.Instrument) -> None:
        super().__init__(
            _(
                "Dieser Teil wurde inzwischen von jemand anderem geändert. "
                "Bitte vergleichen Sie beide Fassungen und speichern Sie, was gelten soll."
            )
        )
        self.standing = standing


@act
def begin_draft(*, by: Person, instrument: rules.Instrument) -> InstrumentDraft:
    """Begin to write a version, empty or from a file."""
    authorise(by, may_keep_instruments, None)
    return _begun(by, instrument)


@act
def begin_next_version(*, by: Person, instrument: Instrument) -> InstrumentDraft:
    """Begin the next version of a published instrument, with all it says; answers are carried over where it stays."""
    authorise(by, may_keep_instruments, None)
    before = instrument_as_rule(instrument)
    taken = set(Instrument.objects.filter(key=instrument.key).values_list("version", flat=True))
    taken |= set(InstrumentDraft.objects.filter(key=instrument.key).values_list("version", flat=True))
    number = next(str(number) for number in range(2, len(taken) + 3) if str(number) not in taken)
    after = replace(before, version=number)
    return _begun(by, replace(after, succession=proposed_succession(before, after)))


def _begun(by: Person, instrument: rules.Instrument) -> InstrumentDraft:
    _refuse_published(instrument)
    now = clock.now()
    try:
        with transaction.atomic():
            draft = InstrumentDraft.objects.create(
                key=instrument.id,
                version=instrument.version,
                content=kept(instrument),
                started_by=by,
                started_at=now,
                changed_by=by,
                changed_at=now,
            )
    except IntegrityError:
        raise _drafted_twice(instrument) from None
    journal.note(by, "matrices.draft_begun", draft, version=draft.version)
    return draft


@act
def change_draft(*, by: Person, draft: InstrumentDraft, change: Change, part: Part, read: str) -> rules.Instrument:
    """Change a part of a draft; `read` is the mark of that part as it was read (DraftConflict)."""
    authorise(by, may_keep_instruments, None)
    stored = InstrumentDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if stored is None:
        raise Refusal(_("Diesen Entwurf gibt es nicht mehr. Er wurde veröffentlicht oder verworfen."))
    standing = of_content(stored.content)
    changed = change(standing)
    if changed == standing:
        return standing
    if mark_of(part(standing)) != read:
        raise DraftConflict(standing)
    if (changed.id, changed.version) != (stored.key, stored.version):
        _refuse_published(changed)
    stored.key, stored.version, stored.content = changed.id, changed.version, kept(changed)
    stored.changed_by, stored.changed_at = by, clock.now()
    try:
        with transaction.atomic():
            stored.save()
    except IntegrityError:
        raise _drafted_twice(changed) from None
    journal.note(by, "matrices.draft_changed", stored, version=stored.version)
    return changed


@act
def publish_draft(*, by: Person, draft: InstrumentDraft) -> Instrument:
    """Publish a draft; from now on houses begin with it, and nobody changes it any more."""
    authorise(by, may_keep_instruments, None)
    stored = InstrumentDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if stored is None:
        raise Refusal(_("Diesen Entwurf gibt es nicht mehr. Er wurde veröffentlicht oder verworfen."))
    instrument = of_content(stored.content)
    if problems_of(instrument):
        raise Refusal(_("Es fehlt noch etwas. Bitte sehen Sie die Liste auf der Seite des Entwurfs durch."))
    _refuse_published(instrument)
    published, _is_new = import_instrument(by=by, instrument=instrument)
    journal.note(by, "matrices.draft_published", published, version=published.version)
    stored.delete()
    return published


@act
def discard_draft(*, by: Person, draft: InstrumentDraft) -> None:
    """Throw a draft away."""
    authorise(by, may_keep_instruments, None)
    journal.note(by, "matrices.draft_discarded", draft, version=draft.version)
    draft.delete()


def _refuse_published(instrument: rules.Instrument) -> None:
    if Instrument.objects.filter(key=instrument.id, version=instrument.version).exists():
        raise Refusal(
            _(
                "Die Fassung %(version)s ist schon veröffentlicht und wird nicht mehr geändert. "
                "Bitte nennen Sie eine neue."
            )
            % {"version": instrument.version}
        )


def _drafted_twice(instrument: rules.Instrument) -> Refusal:
    return Refusal(
        _("Für die Fassung %(version)s gibt es schon einen Entwurf. Bitte arbeiten Sie dort weiter.")
        % {"version": instrument.version}
    )
