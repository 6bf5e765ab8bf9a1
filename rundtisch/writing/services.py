"""Writing a joint text: saved over the version that was read, or not at all."""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal

from .models import LONGEST, JointText, TextVersion
from .rules import Clash

#: A pause after which going on writing keeps the former text as a version of its own.
PAUSE = timedelta(minutes=5)


class Writer(Protocol):
    """Anybody with an id and a name."""

    @property
    def pk(self) -> UUID | None:
        """The id that the text keeps."""


class WrittenMeanwhile(Refusal):
    """Somebody else saved since this text was read; holds both texts."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(
            _("%(name)s hat inzwischen weitergeschrieben. Beide Fassungen stehen hier; nichts ist verloren.")
            % {"name": clash.written_by}
        )
        self.clash = clash


@act
def write(*, by: Writer, text: JointText, body: str, version: int) -> JointText:
    """Save a text over the version that the writer had read. The owner of the text has authorised the writer."""
    if len(body) > LONGEST:
        raise Refusal(
            _("Der Text ist zu lang: %(length)s von höchstens %(longest)s Zeichen.")
            % {"length": len(body), "longest": LONGEST}
        )
    now = clock.now()
    before = JointText.objects.select_for_update().get(pk=text.pk)
    if before.version != version:
        if before.body == body:
            return before
        raise WrittenMeanwhile(Clash(before.version, before.body, body, before.written_by_label))
    if before.body == body:
        return before
    _keep(before, by, now)
    JointText.objects.filter(pk=text.pk).update(
        body=body,
        version=F("version") + 1,
        written_at=now,
        written_by_id=by.pk,
        written_by_label=str(by)[:200],
    )
    text.refresh_from_db()
    return text


def _keep(before: JointText, by: Writer, now: datetime) -> None:
    """Keep the former text when the writer changes or a pause has passed; a steady hand makes no version a second."""
    if before.written_at is None:
        return
    if before.written_by_id != by.pk or now - before.written_at > PAUSE:
        TextVersion.objects.create(
            text=before,
            version=before.version,
            body=before.body,
            written_at=before.written_at,
            written_by_id=before.written_by_id,
            written_by_label=before.written_by_label,
        )
