"""Mandates: a house lets a named person speak or enter for it."""

from datetime import date

from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.journal import services as journal
from rundtisch.people.models import Person

from ..models import Institution, Mandate
from ..permissions import may_give_mandate


@act
def give_mandate(
    *, by: Person, institution: Institution, person: Person, power: str, from_on: date, to_on: date
) -> Mandate:
    """Let a named person speak or enter for the house, for a day or a period."""
    authorise(by, may_give_mandate, institution)
    if to_on < from_on:
        raise Refusal(_("Das Mandat endet, bevor es beginnt. Bitte prüfen Sie die Tage."))
    if person == by:
        raise Refusal(_("Ein Mandat können Sie nicht sich selbst geben."))
    if institution.has_ended_on(to_on):
        raise Refusal(_("%(name)s gibt es an diesem Tag nicht mehr.") % {"name": institution.name})
    mandate = Mandate.objects.create(
        institution=institution,
        person=person,
        power=power,
        given_by=by,
        given_at=clock.now(),
        from_on=from_on,
        to_on=to_on,
    )
    journal.note(by, "institutions.mandate_given", mandate)
    return mandate


@act
def revoke_mandate(*, by: Person, mandate: Mandate) -> Mandate:
    """Take a mandate back; it ends at once."""
    authorise(by, may_give_mandate, mandate.institution)
    if mandate.revoked_at is None:
        mandate.revoked_at = clock.now()
        mandate.save(update_fields=["revoked_at"])
        journal.note(by, "institutions.mandate_revoked", mandate)
    return mandate
