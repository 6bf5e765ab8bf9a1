"""Who said they would come, and who came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rundtisch.foundation.models import Identified
from rundtisch.institutions.models import Institution
from rundtisch.people.models import Person

from .meetings import Meeting


class ReplyAnswer(models.TextChoices):
    """What a house answers to an invitation."""

    YES = "yes", _("nimmt teil")
    DEPUTY = "deputy", _("schickt eine Vertretung")
    NO = "no", _("sagt ab")


class Reply(Identified):
    """The answer of one house to one invitation; a later answer replaces the earlier one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("Antwort"), max_length=10, choices=ReplyAnswer.choices)
    deputy_name = models.CharField(_("Name der Vertretung"), max_length=120, blank=True)
    replied_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()
    is_on_behalf = models.BooleanField(_("mit Mandat eingetragen"), default=False)

    class Meta:
        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "institution"], name="house_replies_once_to_a_meeting"),
            models.CheckConstraint(
                condition=~Q(answer="deputy") | ~Q(deputy_name=""), name="replied_deputy_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.get_answer_display()}"


class AttendanceState(models.TextChoices):
    """Whether a house was there."""

    PRESENT = "present", _("anwesend")
    DEPUTY = "deputy", _("vertreten")
    EXCUSED = "excused", _("entschuldigt")
    ABSENT = "absent", _("nicht anwesend")


class Attendance(Identified):
    """One house at one meeting: there, represented, excused or absent; who came for it, and when if late or early."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("Anwesenheit"), max_length=10, choices=AttendanceState.choices)
    name = models.CharField(_("Wer war da?"), max_length=160, blank=True)
    came_at = models.TimeField(_("gekommen um"), null=True, blank=True)
    left_at = models.TimeField(_("gegangen um"), null=True, blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Anwesenheit")
        verbose_name_plural = _("Anwesenheiten")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "institution"], name="attendance_is_noted_once_per_house"),
            models.CheckConstraint(condition=~Q(state="deputy") | ~Q(name=""), name="deputy_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.get_state_display()}"
