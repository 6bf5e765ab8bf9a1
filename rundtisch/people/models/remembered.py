"""What all workers must remember together for a while: tries at the door, codes that were used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RememberedForAWhile(models.Model):
    """One line of Django's database cache, described here so that it is migrated like everything else.

    Rate limits and used codes have to hold across two workers, so they cannot stay in the memory of one.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_remembered"
        verbose_name = _("Gemerktes")
        verbose_name_plural = _("Gemerktes")

    def __str__(self) -> str:
        return self.cache_key
