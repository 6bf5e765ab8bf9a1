"""Shares: what an institution opens to others, and who has looked."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Function, Institution
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable

from ..rules.audience import Audience
from .assessments import Assessment, Rating

#: The own house is the default and needs no share.
AUDIENCES = [
    (Audience.NAMED.value, _("einzelne Häuser oder Personen")),
    (Audience.TABLE_WITHOUT_SUPERVISION.value, _("dieser Tisch, ohne Schulaufsicht")),
    (Audience.TABLE.value, _("dieser Tisch, auch Schulaufsicht")),
    (Audience.REGION_ANONYMOUS.value, _("Bildungsregion, ohne Namen")),
    (Audience.PUBLIC.value, _("öffentlich")),
]
OF_A_TABLE = [Audience.TABLE_WITHOUT_SUPERVISION.value, Audience.TABLE.value]


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares in words."""

    def open_on(self, day: date) -> "ShareQuerySet":
        """Begun, not over and not revoked; first and last day included."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day, revoked_at=None)


class Share(Identified):
    """The owner's act that opens one rating or one agreed assessment to one audience; revocable."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="shares")
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    assessment = models.ForeignKey(Assessment, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    audience = models.CharField(_("Sichtkreis"), max_length=26, choices=AUDIENCES)
    table = models.ForeignKey(RoundTable, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    includes_evidence = models.BooleanField(_("mit Beleg"), default=False)
    includes_comment = models.BooleanField(_("mit Kommentar"), default=False)
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis einschließlich"), null=True, blank=True)
    shared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(_("geteilt am"))
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(_("zurückgenommen am"), null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("Freigabe")
        verbose_name_plural = _("Freigaben")
        ordering = ["-shared_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=False, assessment=None) | Q(rating=None, assessment__isnull=False),
                name="share_opens_one_rating_or_one_assessment",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=OF_A_TABLE, table__isnull=False)
                | (Q(audience__in=[key for key, _label in AUDIENCES if key not in OF_A_TABLE]) & Q(table=None)),
                name="share_names_a_table_only_if_its_audience_is_one",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="share_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None) | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="revocation_knows_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.get_audience_display()}"


class ShareRecipient(Identified):
    """A house or a person that a share names."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="recipients")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("Empfänger einer Freigabe")
        verbose_name_plural = _("Empfänger von Freigaben")
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False, person=None) | Q(institution=None, person__isnull=False),
                name="recipient_is_a_house_or_a_person",
            ),
            models.UniqueConstraint(fields=["share", "institution"], name="share_names_a_house_once"),
            models.UniqueConstraint(fields=["share", "person"], name="share_names_a_person_once"),
        ]

    def __str__(self) -> str:
        return str(self.institution or self.person)


class Look(Identified):
    """Somebody in a function of another house looked at an assessment on one day; kept a year."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="looks")
    function = models.CharField(_("Funktion"), max_length=20, choices=Function.choices)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    table = models.ForeignKey(RoundTable, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("Tag"), db_index=True)

    class Meta:
        verbose_name = _("Einblick")
        verbose_name_plural = _("Einblicke")
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "function", "institution", "table", "day"],
                name="look_is_noted_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["assessment", "function", "institution", "day"],
                condition=Q(table=None),
                name="look_without_a_table_is_noted_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}, {self.institution}, {self.day}"
