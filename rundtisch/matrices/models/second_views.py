"""Second views: an adviser whom a house invited says how it sees the house, dimension by dimension."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .assessments import Assessment, ViewOfDimension, stage_goes_with_its_answer


class SecondViewQuerySet(models.QuerySet["SecondView"]):
    """Second views in words."""

    def asked(self) -> "SecondViewQuerySet":
        """Those that the house has not taken back."""
        return self.filter(revoked_at=None)

    def open_on(self, day: date) -> "SecondViewQuerySet":
        """Those that wait for the adviser."""
        return self.asked().filter(given_at=None, until_on__gte=day)

    def given(self) -> "SecondViewQuerySet":
        """Those the adviser handed in."""
        return self.asked().exclude(given_at=None)


class SecondView(Identified):
    """A house asks a person or another house for a second view on some dimensions, until a deadline; revocable.

    The adviser sees what was asked, and the stages of the house only if the house ticked so and has agreed them. The
    house sees nothing before the adviser hands in. Nobody else ever sees it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="second_views")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: The house for which the person acted when it was asked; whoever left it is not asked any more.
    acting_for = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    shows_stages = models.BooleanField(_("mit den Ständen des Hauses"), default=False)
    question = models.TextField(_("Was möchten Sie wissen?"), blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_on = models.DateField(_("eingeladen am"))
    until_on = models.DateField(_("bis einschließlich"))
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("abgegeben am"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    #: The opened page that wrote this version; the same page may write again without knowing the new version.
    written_from = models.CharField(max_length=40, blank=True)

    objects = SecondViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zweitsicht")
        verbose_name_plural = _("Zweitsichten")
        ordering = ["invited_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False, person=None) | Q(institution=None, person__isnull=False),
                name="second_view_is_asked_of_a_house_or_a_person",
            ),
            models.CheckConstraint(
                condition=Q(acting_for=None) | Q(person__isnull=False), name="adviser_acts_for_a_house_as_a_person"
            ),
            models.CheckConstraint(condition=Q(until_on__gte=F("invited_on")), name="second_view_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(revoked_by=None, revoked_at=None) | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="second_view_knows_who_revoked_it_and_when",
            ),
            models.CheckConstraint(
                condition=Q(given_by=None, given_at=None) | Q(given_by__isnull=False, given_at__isnull=False),
                name="second_view_knows_who_gave_it_and_when",
            ),
            models.UniqueConstraint(
                fields=["assessment", "institution"],
                condition=Q(revoked_at=None),
                name="house_is_asked_once_for_a_second_view",
            ),
            models.UniqueConstraint(
                fields=["assessment", "person"],
                condition=Q(revoked_at=None),
                name="person_is_asked_once_for_a_second_view",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.adviser}"

    @property
    def adviser(self) -> str:
        """Who is asked."""
        return str(self.institution or self.person)


class SecondViewAnswer(ViewOfDimension):
    """What an adviser says to one dimension that the house opened; there from the beginning, empty until answered."""

    second_view = models.ForeignKey(SecondView, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        verbose_name = _("Antwort einer Zweitsicht")
        verbose_name_plural = _("Antworten einer Zweitsicht")
        constraints = [
            models.UniqueConstraint(fields=["second_view", "dimension"], name="second_view_answers_a_dimension_once"),
            stage_goes_with_its_answer("second_view_has_a_stage_only_if_it_answers_with_one"),
        ]

    def __str__(self) -> str:
        return f"{self.second_view}: {self.dimension}"
