"""Who acts for an institution: appointments, mandates, and invitations to a function."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation import clock
from rundtisch.foundation.memory import remembered
from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from ..rules.standing import Entrusted, Post, Standing
from .institutions import Institution


class Function(models.TextChoices):
    """What somebody does in an institution."""

    HEAD_TEACHER = "head_teacher", _("Schulleitung")
    DIGITAL_LEAD = "digital_lead", _("Digitalisierungsbeauftragte/r")
    SCHOOL_IT = "school_it", _("Schul-IT")
    AUTHORITY_OFFICE = "authority_office", _("Schulverwaltung")
    SUPERVISOR = "supervisor", _("Schulaufsicht")
    MEDIA_ADVISER = "media_adviser", _("Medienberatung")
    OFFICE_STAFF = "office_staff", _("Geschäftsstelle")
    FACILITATOR = "facilitator", _("Moderation")
    SHARED_MAILBOX = "shared_mailbox", _("gemeinsames Postfach")


def _house_exists_on(day: date) -> Q:
    return Q(institution__valid_to=None) | Q(institution__valid_to__gt=day)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments in words."""

    def current_on(self, day: date) -> "AppointmentQuerySet":
        """Begun and not ended on this day, in a house that there still is: the register ends houses by date alone."""
        return self.filter(Q(to_on=None) | Q(to_on__gt=day), _house_exists_on(day), from_on__lte=day)


class Appointment(Identified):
    """A person holds a function in an institution from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="appointments")
    function = models.CharField(_("Funktion"), max_length=20, choices=Function.choices)
    school_kinds = models.JSONField(_("zuständig für Schulformen"), default=list, blank=True)
    from_on = models.DateField(_("ab"))
    to_on = models.DateField(_("bis"), null=True, blank=True)
    named_by_label = models.CharField(_("benannt von"), max_length=200, blank=True)
    #: The house in whose name somebody named this person: the own one, or an office; empty for the installation.
    named_from = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: When somebody outside the house gave notice that the function ends on its last day.
    notice_on = models.DateField(_("von außen angekündigt am"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Funktion")
        verbose_name_plural = _("Funktionen")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "institution", "function"],
                condition=Q(to_on=None),
                name="function_is_held_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="appointment_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(notice_on=None) | Q(to_on__isnull=False), name="notice_names_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_function_display()}, {self.institution}"


class Power(models.TextChoices):
    """What a mandate lets somebody do for a house; sharing, agreeing and confirming are never lent."""

    SPEAK = "speak", _("in der Sitzung sprechen und Position geben")
    ENTER_ASSESSMENT = "enter_assessment", _("Matrix eintragen")
    ENTER_ADOPTION = "enter_adoption", _("Stand der Übernahme eintragen")
    ENTER_REPLY = "enter_reply", _("Zusagen und Absagen eintragen")


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates in words."""

    def current_on(self, day: date) -> "MandateQuerySet":
        """Given for this day and not revoked, by a house that there still is."""
        return self.filter(_house_exists_on(day), from_on__lte=day, to_on__gte=day, revoked_at=None)


class Mandate(Identified):
    """A house lets a named person speak or enter for it, for one day (a meeting) or a period; revocable."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    power = models.CharField(_("wofür"), max_length=20, choices=Power.choices)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="given_mandates")
    given_at = models.DateTimeField()
    from_on = models.DateField(_("ab"))
    to_on = models.DateField(_("bis"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mandat")
        verbose_name_plural = _("Mandate")
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="mandate_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.person} für {self.institution}: {self.get_power_display()}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations in words."""

    def pending(self, now: datetime) -> "InvitationQuerySet":
        """Neither accepted nor replaced nor expired."""
        return self.filter(accepted_at=None, voided_at=None, expires_at__gt=now)


class Invitation(Identified):
    """Somebody was invited to a function; accepting it by the mailed link makes the appointment."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="invitations")
    function = models.CharField(_("Funktion"), max_length=20, choices=Function.choices)
    school_kinds = models.JSONField(_("zuständig für Schulformen"), default=list, blank=True)
    #: How the inviting house wrote the name; how the person is called elsewhere is none of its business.
    name = models.CharField(_("Name in der Einladung"), max_length=120, blank=True)
    invited_by_label = models.CharField(max_length=200)
    #: The house in whose name somebody invited: the own one, or an office; empty for the installation.
    invited_from = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")

    def __str__(self) -> str:
        return f"{self.person}, {self.get_function_display()}, {self.institution}"


def standing_of(person: Person) -> Standing:
    """For which houses the person acts today; one question to the database, asked once per request."""
    day = clock.today()

    def found() -> Standing:
        posts, mandates = [], []
        for institution, word, from_on, is_post, kind, school_kinds, name in _posts_and_mandates(person, day):
            if is_post:
                posts.append(Post(institution, kind, word, tuple(school_kinds), name))
            else:
                mandates.append(Entrusted(institution, word, from_on))
        return Standing(tuple(posts), tuple(mandates))

    return remembered(("standing", person.pk, day), found)


def _posts_and_mandates(person: Person, day: date) -> list[tuple[Any, ...]]:
    """Both in the order in which they began; every page asks for them, so it asks once."""
    posts = Appointment.objects.current_on(day).filter(person_id=person.pk)
    mandates = Mandate.objects.current_on(day).filter(person_id=person.pk)
    nothing, no_kinds = Value(""), Value([], models.JSONField())
    of_posts = posts.values_list(
        "institution_id",
        "function",
        "from_on",
        Value(1),
        "institution__kind",
        "school_kinds",
        "institution__name",
        "pk",
    )
    of_mandates = mandates.values_list("institution_id", "power", "from_on", Value(0), nothing, no_kinds, nothing, "pk")
    both: Iterable[Any] = of_posts.union(of_mandates, all=True)
    return [row[:-1] for row in sorted(both, key=itemgetter(2, -1))]
