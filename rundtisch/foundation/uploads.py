"""How much anybody may bring in one request, asked before anything of it is kept."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

#: A register of five files fits in; more was brought by mistake or in order to fill the disk.
MOST_AT_ONCE = 64 * 1024 * 1024


class UploadTooLarge(RequestDataTooBig):
    """The files of one request are larger together than anything that is brought here."""


class OnlySoMuch(FileUploadHandler):
    """Stands before those that keep files; guests bring none, so theirs is no longer than a text."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - the name is Django's
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Refuse by the length that the request names; no more than that is read."""
        person = getattr(self.request, "user", None)
        if (person is None or not person.is_authenticated) and content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("more than a guest may bring")
        if content_length > MOST_AT_ONCE:
            raise UploadTooLarge("more than the files of one request may be")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand everything on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keep nothing."""
