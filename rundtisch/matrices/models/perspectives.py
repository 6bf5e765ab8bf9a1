"""Perspectives: how single people and groups of a house see it, before the house agrees one stage.

An anonymous perspective knows neither the link it came by nor a day. It is found again by a key that derives from the
token of the link; the invitation keeps another hash of the same token, and from neither the other can be computed.
"""

import hashlib
import hmac
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.people.models import Person

from ..rules.perspectives import Openness, openness_on
from .assessments import Assessment, ViewOfDimension, stage_goes_with_its_answer

#: As many as one code can let in.
MOST_BY_CODE = 300


def answer_key_of(token: str) -> str:
    """The key under which the answer to a token is kept; it cannot be computed from the hash in the invitation."""
    return hmac.new(token.encode(), b"rundtisch.matrices.perspective", hashlib.sha256).hexdigest()


class Inquiry(Identified):
    """A house asks its people how they see it, until a deadline; whether anonymously is said once, at the beginning."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="inquiry")
    is_anonymous = models.BooleanField(_("anonym im Haus"))
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField(_("begonnen am"))
    until_on = models.DateField(_("bis einschließlich"))
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(_("beendet am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Abfrage im Haus")
        verbose_name_plural = _("Abfragen im Haus")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("opened_on")), name="inquiry_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_on=None) | Q(closed_by__isnull=False, closed_on__isnull=False),
                name="inquiry_knows_who_closed_it_and_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.assessment)

    def openness_on(self, day: date) -> Openness:
        """Whether perspectives are taken on this day."""
        return openness_on(day, self.until_on, is_closed=self.closed_on is not None)


class PerspectiveGroup(Identified):
    """A group of the house whose view is asked for: steering group, staff, IT, or a name of the house's own."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("Gruppe"), max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("Gruppe einer Abfrage")
        verbose_name_plural = _("Gruppen einer Abfrage")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "name"], name="perspective_group_is_named_once_per_inquiry")
        ]

    def __str__(self) -> str:
        return self.name


class PerspectiveInvitation(Identified):
    """A personal link to one perspective; of an anonymous one nobody learns here whether it was given."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="invitations")
    group = models.ForeignKey(PerspectiveGroup, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    is_anonymous = models.BooleanField(_("anonym im Haus"))
    token_hash = models.CharField(max_length=64, unique=True)
    invited_on = models.DateField(_("eingeladen am"))
    reminded_on = models.DateField(_("erinnert am"), null=True, blank=True)
    withdrawn_on = models.DateField(_("zurückgezogen am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Einladung zu einer Perspektive")
        verbose_name_plural = _("Einladungen zu Perspektiven")
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "name"], name="perspective_invitation_names_somebody_once"),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(email="", reminded_on=None, withdrawn_on=None),
                name="anonymous_invitation_keeps_no_address_and_no_trace",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.group})"


class GroupCode(Identified):
    """A link for a whole group: each use is a new perspective, at most as many as the house set."""

    group = models.ForeignKey(PerspectiveGroup, on_delete=models.CASCADE, related_name="codes")
    token_hash = models.CharField(max_length=64, unique=True)
    most = models.PositiveSmallIntegerField(_("höchstens"))
    used = models.PositiveSmallIntegerField(_("genutzt"), default=0)
    made_on = models.DateField(_("erstellt am"))
    withdrawn_on = models.DateField(_("gesperrt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Gruppencode")
        verbose_name_plural = _("Gruppencodes")
        constraints = [
            models.CheckConstraint(
                condition=Q(most__gte=1, most__lte=MOST_BY_CODE), name="group_code_lets_in_one_to_three_hundred"
            ),
            models.CheckConstraint(
                condition=Q(used__lte=F("most")), name="group_code_is_used_at_most_as_often_as_the_house_set"
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)


class Perspective(Identified):
    """One view of the house. Anonymous ones know no link and no day, and can therefore never be given a name."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="perspectives")
    group = models.ForeignKey(
        PerspectiveGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="perspectives"
    )
    is_anonymous = models.BooleanField(_("anonym im Haus"))
    invitation = models.OneToOneField(
        PerspectiveInvitation, null=True, blank=True, on_delete=models.CASCADE, related_name="perspective"
    )
    code = models.ForeignKey(GroupCode, null=True, blank=True, on_delete=models.CASCADE, related_name="perspectives")
    answer_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    given_on = models.DateField(_("begonnen am"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    #: The opened page that wrote this version; the same page may write again without knowing the new version.
    written_from = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("Perspektive")
        verbose_name_plural = _("Perspektiven")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=True, invitation=None, code=None, given_on=None)
                | Q(
                    Q(invitation=None, code__isnull=False) | Q(invitation__isnull=False, code=None),
                    is_anonymous=False,
                    group__isnull=False,
                    given_on__isnull=False,
                ),
                name="perspective_is_anonymous_or_knows_its_link",
            ),
        ]

    def __str__(self) -> str:
        return str(self.invitation or self.group or _("Perspektive"))


class PerspectiveAnswer(ViewOfDimension):
    """What a perspective says to one dimension; there from the beginning and empty until somebody answers."""

    perspective = models.ForeignKey(Perspective, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        verbose_name = _("Antwort einer Perspektive")
        verbose_name_plural = _("Antworten einer Perspektive")
        constraints = [
            models.UniqueConstraint(fields=["perspective", "dimension"], name="perspective_answers_a_dimension_once"),
            stage_goes_with_its_answer("perspective_has_a_stage_only_if_it_answers_with_one"),
        ]

    def __str__(self) -> str:
        return f"{self.perspective}: {self.dimension}"
