"""Sharing a description and taking it back: explicit acts of those who speak for the house."""

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person
from rundtisch.roundtables.queries import Opening, stands_against_opening
from rundtisch.roundtables.rules.audience import Audience

from ..models import ProcessDescription, ProcessShare, ProcessShareRecipient
from ..permissions import may_revoke_process_share, may_share_process


@act
def share_description(*, by: Person, description: ProcessDescription, opening: Opening) -> ProcessShare:
    """Open a description to one audience; what changes later is seen there at once."""
    authorise(by, may_share_process, description)
    if description.retired_at is not None:
        raise Refusal(_("Dieser Ablauf gilt nicht mehr. Er wird niemandem gezeigt."))
    if opening.audience == Audience.REGION_ANONYMOUS:
        raise Refusal(_("Ein Ablauf besteht aus Worten und lässt sich nicht zählen. Bitte wählen Sie, wer ihn sieht."))
    if against := stands_against_opening(description.institution, opening):
        raise Refusal(against)
    share = ProcessShare.objects.create(
        description=description,
        audience=opening.audience,
        table=opening.table,
        from_on=opening.from_on or clock.today(),
        until_on=opening.until_on,
        shared_by=by,
        shared_at=clock.now(),
    )
    ProcessShareRecipient.objects.bulk_create(
        ProcessShareRecipient(share=share, **named) for named in opening.recipients
    )
    journal.note(by, "processes.description_shared", description, audience=opening.audience)
    return share


@act
def revoke_process_share(*, by: Person, share: ProcessShare) -> ProcessShare:
    """Take a share back; it ends at once on every page."""
    authorise(by, may_revoke_process_share, share)
    now = clock.now()
    if ProcessShare.objects.filter(pk=share.pk, revoked_at=None).update(revoked_by=by, revoked_at=now):
        share.revoked_by, share.revoked_at = by, now
        journal.note(by, "processes.share_revoked", share.description, audience=share.audience)
    return share
