"""An agreement with its number, wording, reservations and where it comes from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.consensus.models import Position, ResultStatement
from rundtisch.foundation import search
from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.meetings.models import AgendaItem
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable, seats_of

from ..rules.number import AgreementNumber


class AgreementKind(models.TextChoices):
    """What an agreement is about."""

    GROUND_RULES = "ground_rules", _("Regeln der Zusammenarbeit")
    STANDARD = "standard", _("Standard")
    PROCEDURE = "procedure", _("Verfahren")
    PROCUREMENT = "procurement", _("Beschaffung")
    TRANSITION = "transition", _("Übergang")
    PLATFORM = "platform", _("Plattform")
    SUPPORT = "support", _("Support")
    OTHER = "other", _("Sonstiges")


class RecordedHow(models.TextChoices):
    """How an agreement came into the register without a round."""

    ORALLY = "orally", _("mündlich festgestellt")
    EARLIER_MINUTES = "earlier_minutes", _("übernommen aus früherem Protokoll")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements in words."""

    def visible_to(self, person: Person) -> "AgreementQuerySet":
        """At the tables where the person sits."""
        return self.filter(table__in={seat.table for seat in seats_of(person)})

    def visible_in_order(self, person: Person) -> "AgreementQuerySet":
        """The same agreements for the register of all tables: a page of the newest need not sort all of them."""
        tables = {seat.table for seat in seats_of(person)}
        return self.alias(at=search.read_in_order("table")).filter(at__in=tables)

    def in_force(self) -> "AgreementQuerySet":
        """Not lapsed by a later statement."""
        return self.filter(lapsed_at=None)


class Agreement(Identified):
    """What a table agreed. It binds nobody's committee until that has resolved."""

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="agreements")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    sequence = models.PositiveSmallIntegerField(_("laufende Nummer"))
    title = models.CharField(_("Titel"), max_length=200)
    kind = models.CharField(_("Art"), max_length=12, choices=AgreementKind.choices, default=AgreementKind.OTHER)
    reasons = models.TextField(_("Gründe"), blank=True)
    agreed_on = models.DateField(_("getroffen am"))
    review_on = models.DateField(_("Überprüfung am"), null=True, blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements"
    )
    statement = models.OneToOneField(
        ResultStatement, null=True, blank=True, on_delete=models.PROTECT, related_name="agreement"
    )
    recorded_how = models.CharField(_("festgehalten"), max_length=16, choices=RecordedHow.choices, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    stated_by_label = models.CharField(_("festgestellt durch"), max_length=160, blank=True)
    lapsed_at = models.DateTimeField(_("gilt nicht mehr seit"), null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vereinbarung")
        verbose_name_plural = _("Vereinbarungen")
        ordering = ["-year", "-sequence"]
        indexes = [models.Index(fields=["-agreed_on", "-year", "-sequence", "id"], name="agreements_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "year", "sequence"], name="agreement_number_is_given_once_per_table_and_year"
            ),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="agreement_numbers_begin_with_one"),
            models.CheckConstraint(
                condition=Q(statement__isnull=False, recorded_how="")
                | (Q(statement=None, recorded_by__isnull=False) & ~Q(recorded_how="") & ~Q(stated_by_label="")),
                name="agreement_was_stated_or_recorded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def number(self) -> AgreementNumber:
        """The number such as 2026-07."""
        return AgreementNumber(self.year, self.sequence)


class AgreementVersion(Identified):
    """One wording of an agreement; a new one comes from a new round."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    wording = models.TextField(_("Wortlaut"))
    agreed_on = models.DateField(_("getroffen am"))
    statement = models.ForeignKey(ResultStatement, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Fassung der Vereinbarung")
        verbose_name_plural = _("Fassungen der Vereinbarung")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_is_numbered_once"),
            models.CheckConstraint(condition=~Q(wording=""), name="agreement_has_a_wording"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}, Fassung {self.number}"


class Reservation(Identified):
    """Recorded dissent that does not block, with its reason."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reservations")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(_("Position"), max_length=20, choices=Position.choices, blank=True)
    text = models.TextField(_("Vorbehalt"), blank=True)
    place = models.PositiveSmallIntegerField(_("Reihenfolge"))

    class Meta:
        verbose_name = _("Vorbehalt")
        verbose_name_plural = _("Vorbehalte")
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | ~Q(position=""), name="reservation_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class AgreementObjection(Identified):
    """A house in scope says that it did not agree to what was recorded without a round."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="objections")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Widerspruch"))
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Widerspruch")
        verbose_name_plural = _("Widersprüche")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "institution"], name="house_objects_once_to_an_agreement"),
            models.CheckConstraint(condition=~Q(text=""), name="agreement_objection_says_why"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
