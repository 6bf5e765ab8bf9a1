"""From bytes to text: which encoding a register file has, and whether it is text at all."""

import codecs
import re

from .sentences import RegisterError
from .sentences import gettext_noop as _

#: The 2021 file of a whole state has 1.7 MB, the list of all German municipalities 1.3 MB.
MAX_BYTES = 32 * 1024 * 1024

SIGNATURES = {
    b"PK\x03\x04": _("„%(file)s“ ist ein ZIP-Archiv oder eine Tabelle (XLSX, ODS). Bitte speichern Sie sie als CSV."),
    b"PK\x05\x06": _("„%(file)s“ ist ein leeres ZIP-Archiv. Erwartet wird eine CSV-Datei."),
    b"%PDF": _("„%(file)s“ ist ein PDF-Dokument. Erwartet wird eine CSV-Datei."),
    b"\x1f\x8b": _("„%(file)s“ ist gepackt (gzip). Bitte entpacken Sie die Datei zuerst."),
    b"\xd0\xcf\x11\xe0": _("„%(file)s“ ist eine alte Excel- oder Word-Datei. Bitte speichern Sie sie als CSV."),
}
UTF16 = _("„%(file)s“ ist in UTF-16 gespeichert. Bitte speichern Sie die Datei als „CSV UTF-8“.")
BROKEN = _("„%(file)s“, Zeile %(line)s: Die Umlaute sind zerstört. Bitte laden Sie die Datei unverändert neu herunter.")

GERMAN_CP850 = bytes.fromhex("848e94998a819ae1")
GERMAN_CP1252 = bytes.fromhex("e4f6fcc4d6dcdf")
UTF8_UMLAUT = re.compile(rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]")
MOJIBAKE = re.compile("\ufffd|Ã[¤¶¼Ÿ\u201e\u2013œ]")


def read_text(content: bytes, file: str) -> str:
    """The text of a file, or RegisterError when it is no text or its umlauts are lost."""
    refuse_what_is_no_text(content, file)
    text = _decoded(content, file)
    if broken := MOJIBAKE.search(text):
        raise RegisterError(BROKEN, file=file, line=text.count("\n", 0, broken.start()) + 1)
    return text


def refuse_what_is_no_text(content: bytes, file: str) -> None:
    """Name the usual mix-ups: archives, documents, web pages, empty and huge files."""
    if len(content) > MAX_BYTES:
        raise RegisterError(
            _("„%(file)s“ ist größer als %(limit)s MB. Das ist kein Schulverzeichnis."),
            file=file,
            limit=MAX_BYTES // 1024 // 1024,
        )
    for signature, sentence in SIGNATURES.items():
        if content.startswith(signature):
            raise RegisterError(sentence, file=file)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise RegisterError(UTF16, file=file)
    if b"\0" in content:
        raise RegisterError(_("„%(file)s“ ist keine Textdatei. Erwartet wird eine CSV-Datei."), file=file)
    beginning = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if not beginning:
        raise RegisterError(_("„%(file)s“ ist leer."), file=file)
    if beginning[:1] == b"<":
        raise RegisterError(_("„%(file)s“ ist eine Internetseite und keine CSV-Datei."), file=file)
    if beginning[:1] == b"{":
        raise RegisterError(_("„%(file)s“ ist eine JSON-Datei. Erwartet wird eine CSV-Datei."), file=file)


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Umlauts in valid UTF-8 beside broken bytes: the file was damaged, another encoding would only hide it.
        if UTF8_UMLAUT.search(content):
            raise RegisterError(BROKEN, file=file, line=content.count(b"\n", 0, error.start) + 1) from None
    return content.decode(_single_byte_encoding(content), errors="replace")


def _single_byte_encoding(content: bytes) -> str:
    """CP850 as the official lists have it, or what Windows writes; German letters decide."""
    of_dos = len(content) - len(content.translate(None, GERMAN_CP850))
    of_windows = len(content) - len(content.translate(None, GERMAN_CP1252))
    return "cp850" if of_dos > of_windows else "cp1252"
