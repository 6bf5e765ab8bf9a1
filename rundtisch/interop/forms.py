"""What is brought in: files of the register."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .rules.register.files import NamedBytes
from .rules.register.kinds import FileKind
from .rules.register.sentences import RegisterError
from .rules.register.text import MAX_BYTES


class RegisterUpload(forms.Form):
    """The schools file, and what belongs to it."""

    schools = forms.FileField(
        label=_("Schulgrunddaten"),
        help_text=_("Die Datei „schuldaten.csv“ des Ministeriums, im alten oder im heutigen Aufbau"),
    )
    authorities = forms.FileField(label=_("Verzeichnis der Schulträger"), required=False)
    municipalities = forms.FileField(label=_("Gemeindeverzeichnis"), required=False)
    pupils = forms.FileField(label=_("Schülerzahlen je Schule"), required=False)
    social_index = forms.FileField(label=_("Sozialindexstufe je Schule"), required=False)
    area = forms.CharField(
        label=_("Nur dieses Gebiet"),
        max_length=8,
        required=False,
        validators=[RegexValidator(r"^[0-9]*$", _("Bitte geben Sie nur Ziffern ein, zum Beispiel 05754."))],
        help_text=_("Anfang des Gemeindeschlüssels, zum Beispiel 05754 für einen Kreis. Leer: die ganze Datei"),
    )
    is_complete = forms.BooleanField(
        label=_("Die Datei ist für dieses Gebiet vollständig"),
        required=False,
        help_text=_("Schulen, die in der Datei fehlen, werden dann beendet. Sonst bleiben sie, wie sie sind."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in FileKind:
            self.fields[kind.value].widget.attrs["accept"] = ".csv,.txt,text/csv"

    def files_by_kind(self) -> dict[FileKind, NamedBytes]:
        """What was chosen, and no more of it than a register can have."""
        uploads: dict[FileKind, Any] = {kind: self.cleaned_data.get(kind.value) for kind in FileKind}
        return {
            kind: NamedBytes(upload.name or "", upload.read(MAX_BYTES + 1))
            for kind, upload in uploads.items()
            if upload
        }

    def refuse(self, error: RegisterError) -> None:
        """Show the sentence at the file that it is about, or at the area."""
        self.add_error(error.file_kind or "area", error.sentence.said(gettext))
