"""Assessments: how an institution sees itself in one period, dimension by dimension."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from ..rules.ratings import Answer
from .instruments import Dimension, Instrument

ANSWERS = [
    (Answer.STAGE.value, _("Stand")),
    (Answer.NOT_APPLICABLE.value, _("trifft nicht zu")),
    (Answer.CANNOT_JUDGE.value, _("nicht einschätzbar")),
]


class AssessmentKind(models.TextChoices):
    """How much an assessment asks."""

    FULL = "full", _("vollständig")
    PULSE = "pulse", _("kurzer Puls")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments in words."""

    def agreed(self) -> "AssessmentQuerySet":
        """Those the house has agreed."""
        return self.exclude(agreement=None)

    def open(self) -> "AssessmentQuerySet":
        """Those the house is still working on."""
        return self.filter(agreement=None)


class Assessment(Identified):
    """One instrument, one institution, one period; once agreed it is never changed, a new one starts from it.

    A pulse asks only the core dimensions; what it does not ask stays as it was agreed last.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="assessments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(_("Art"), max_length=5, choices=AssessmentKind.choices, default=AssessmentKind.FULL)
    period = models.CharField(_("Zeitraum"), max_length=60)
    started_at = models.DateTimeField(_("begonnen am"))
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    #: When the house was last told by mail that somebody entered something for it.
    house_told_on = models.DateField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bewertungsrunde")
        verbose_name_plural = _("Bewertungsrunden")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "instrument", "period"], name="institution_assesses_itself_once_in_a_period"
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | ~Q(previous=F("id")), name="assessment_does_not_follow_itself"
            ),
            models.CheckConstraint(condition=Q(kind__in=AssessmentKind.values), name="assessment_is_full_or_a_pulse"),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.instrument.title}, {self.period}"

    @property
    def is_pulse(self) -> bool:
        """Whether only the core dimensions are asked."""
        return self.kind == AssessmentKind.PULSE


class AssessmentAgreement(Identified):
    """The house agreed its assessment: by whom and when."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="agreement")
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(_("festgehalten am"))

    class Meta:
        verbose_name = _("gemeinsame Feststellung")
        verbose_name_plural = _("gemeinsame Feststellungen")

    def __str__(self) -> str:
        return str(self.assessment)


class RatingQuerySet(models.QuerySet["Rating"]):
    """Ratings in words."""

    def current(self) -> "RatingQuerySet":
        """What its house agreed and has not agreed anew since."""
        return self.filter(superseded_by=None, assessment__agreement__isnull=False)

    def agreed_before(self, assessment: Assessment) -> "RatingQuerySet":
        """What was current when the house agreed this assessment, or is while it still works on it."""
        of_house = self.filter(
            assessment__institution=assessment.institution_id,
            assessment__instrument__key=assessment.instrument.key,
        )
        if hasattr(assessment, "agreement"):
            return of_house.filter(superseded_by=assessment)
        return of_house.current()


def stage_goes_with_its_answer(name: str, *, may_be_empty: bool = True) -> models.CheckConstraint:
    """An answer names a stage, or it is one of the others; half-done work may say nothing yet."""
    without = [*([""] if may_be_empty else []), Answer.NOT_APPLICABLE.value, Answer.CANNOT_JUDGE.value]
    return models.CheckConstraint(
        condition=Q(answer=Answer.STAGE.value, stage__isnull=False) | Q(answer__in=without, stage__isnull=True),
        name=name,
    )


class ViewOfDimension(Identified):
    """What somebody who is asked says to one dimension; there from the beginning and empty until there is an answer."""

    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("Antwort"), max_length=16, choices=ANSWERS, blank=True)
    stage = models.PositiveSmallIntegerField(_("Stand"), null=True, blank=True)
    comment = models.TextField(_("Kommentar"), blank=True)

    class Meta:
        abstract = True


class Rating(Identified):
    """The answer to one dimension, with evidence and comment.

    Half-done work is kept: without an answer there is only evidence or comment so far, and nobody else ever sees it.
    Without `rated_at` it was carried over from the assessment before and nobody has looked at it since. With
    `on_behalf_at` somebody entered it by mandate; it counts as unconfirmed until the house confirms it. With
    `superseded_by` the house has agreed anew since: a full assessment takes the place of everything before it, a pulse
    of what it answers.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="ratings")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="ratings")
    answer = models.CharField(_("Antwort"), max_length=16, choices=ANSWERS, blank=True)
    stage = models.PositiveSmallIntegerField(_("Stand"), null=True, blank=True)
    evidence = models.TextField(_("Beleg oder Beispiel"), blank=True)
    comment = models.TextField(_("Kommentar"), blank=True)
    version = models.PositiveIntegerField(default=1)
    #: The opened page that wrote this version; the same page may write again without knowing the new version.
    written_from = models.CharField(max_length=40, blank=True)
    rated_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(null=True, blank=True)
    on_behalf_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Einschätzung")
        verbose_name_plural = _("Einschätzungen")
        # Pages ask for what is current of a few houses: an index of all that was never superseded is of no help there.
        indexes = [
            models.Index(fields=["assessment"], condition=Q(superseded_by=None), name="rating_is_current"),
            models.Index(
                fields=["superseded_by"], condition=Q(superseded_by__isnull=False), name="rating_is_superseded"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "dimension"], name="dimension_is_rated_once_per_assessment"),
            stage_goes_with_its_answer("rating_has_a_stage_only_if_it_answers_with_one"),
            models.CheckConstraint(
                condition=Q(rated_by=None, rated_at=None) | Q(rated_by__isnull=False, rated_at__isnull=False),
                name="rating_knows_who_and_when_together",
            ),
            models.CheckConstraint(
                condition=Q(on_behalf_at=None) | Q(rated_at__isnull=False),
                name="rating_on_behalf_knows_who_entered_it",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, on_behalf_at__isnull=False),
                name="only_a_rating_on_behalf_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | ~Q(superseded_by=F("assessment")),
                name="assessment_does_not_supersede_its_own_ratings",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.dimension}"


class FocusDimension(Identified):
    """The house chose this dimension as a focus: where it wants to be, by when, and what it needs."""

    rating = models.OneToOneField(Rating, on_delete=models.CASCADE, related_name="focus")
    target_stage = models.PositiveSmallIntegerField(_("Ziel-Stand"), null=True, blank=True)
    target_on = models.DateField(_("bis wann"), null=True, blank=True)
    support = models.TextField(_("Unterstützungsbedarf"), blank=True)

    class Meta:
        verbose_name = _("Fokus-Kategorie")
        verbose_name_plural = _("Fokus-Kategorien")
        constraints = [
            models.CheckConstraint(
                condition=Q(target_on=None) | Q(target_stage__isnull=False), name="target_day_belongs_to_a_target_stage"
            ),
        ]

    def __str__(self) -> str:
        return str(self.rating)
