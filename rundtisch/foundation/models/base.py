"""Things with an id that cannot be guessed."""

import uuid

from django.db import models


class Identified(models.Model):
    """A thing that is addressed by a random id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
