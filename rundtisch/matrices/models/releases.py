"""Figures of a region as they were released on one day; what is withdrawn stays, to guard the figures after it."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import EducationRegion

from ..rules.releases import RELEASE_DAYS, Group
from .instruments import Dimension

GROUPS = [
    (Group.PRIMARY.value, _("Grundschulen")),
    (Group.SECONDARY.value, _("weiterführende Schulen")),
    (Group.OTHER.value, _("andere Schulen")),
    (Group.AUTHORITIES.value, _("Schulträger")),
]


class RegionRelease(Identified):
    """One day on which the figures of one region were computed."""

    region = models.ForeignKey(EducationRegion, on_delete=models.CASCADE, related_name="releases")
    released_on = models.DateField(_("Stichtag"))
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Stichtag der Regionszahlen")
        verbose_name_plural = _("Stichtage der Regionszahlen")
        ordering = ["-released_on"]
        constraints = [
            models.UniqueConstraint(fields=["region", "released_on"], name="region_releases_once_a_day"),
            models.CheckConstraint(
                condition=Q(
                    *(Q(released_on__month=month, released_on__day=day) for month, day in RELEASE_DAYS),
                    _connector=Q.OR,
                ),
                name="figures_are_released_on_fixed_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.released_on}"


class RegionFigureQuerySet(models.QuerySet["RegionFigure"]):
    """Figures in words."""

    def shown(self) -> "RegionFigureQuerySet":
        """Those not withdrawn."""
        return self.filter(withdrawn_at=None)


class RegionFigure(Identified):
    """How many institutions of one group stand at which stages in one dimension.

    `classes` holds lists of lowest stage, highest stage and number.
    """

    release = models.ForeignKey(RegionRelease, on_delete=models.CASCADE, related_name="figures")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="figures")
    group = models.CharField(_("Gruppe"), max_length=12, choices=GROUPS)
    classes = models.JSONField()
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)

    objects = RegionFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Regionszahl")
        verbose_name_plural = _("Regionszahlen")
        constraints = [
            models.UniqueConstraint(fields=["release", "dimension", "group"], name="group_is_counted_once_in_a_release")
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.dimension}, {self.get_group_display()}"


class CountedAnswers(Identified):
    """Which institutions stood at which stage in a figure: in each line of `houses` a stage, and their ids.

    It is read only to compare with later figures and to withdraw, never to be shown, exported or logged. Apart from
    the figure it is read by nothing that shows one.
    """

    figure = models.OneToOneField(RegionFigure, on_delete=models.CASCADE, related_name="counted")
    # As words: a state's hundred thousand answers are written and read several times as fast as in JSON.
    houses = models.TextField()

    class Meta:
        verbose_name = _("gezählte Einschätzungen")
        verbose_name_plural = _("gezählte Einschätzungen")

    @classmethod
    def of(cls, figure: RegionFigure, stages: Mapping[str, int]) -> "CountedAnswers":
        """What was counted in a figure, by the ids of the institutions; not stored yet."""
        houses: dict[int, list[str]] = {}
        for house, stage in stages.items():
            houses.setdefault(stage, []).append(house)
        return cls(figure=figure, houses="\n".join(f"{stage} {','.join(ids)}" for stage, ids in houses.items()))

    @property
    def stages(self) -> dict[str, int]:
        """The stage of each institution."""
        return stages_in(self.houses)

    def __str__(self) -> str:
        return str(self.figure)


def stages_in(houses: str) -> dict[str, int]:
    """The stage of each institution in the words of `CountedAnswers.houses`."""
    found: dict[str, int] = {}
    for line in houses.splitlines():
        stage, _blank, ids = line.partition(" ")
        found.update(dict.fromkeys(ids.split(","), int(stage)))
    return found
