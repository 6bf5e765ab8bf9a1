"""Single values of the register: days, numbers, municipality keys, names in three columns."""

import re
from collections.abc import Iterable
from datetime import date

from .sentences import RowError
from .sentences import gettext_noop as _

#: How long a text may be, by the name under which the directory keeps it.
LONGEST = {
    "name": 240,
    "short_name": 80,
    "street": 120,
    "postcode": 5,
    "town": 80,
    "email": 254,
    "phone": 40,
    "website": 200,
}
#: A closing dash of an insertion ("-Primarstufe-") does not join two words.
INSERTION = re.compile(r"(^|\s)-[^-]*-$")
#: Lines of an address that name a person; the directory holds institutions only.
PERSON = re.compile(r"\b(z\.\s*H[d.]?|Herrn?|Frau)\b", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}")
WEBSITE = re.compile(r"(?i)https?://[^\s<>\"']+")
#: NRW catalogues write municipality keys without the key of the state.
HOME_STATE = "05"


def cleaned(field: str) -> str:
    """A field without surrounding blanks, line breaks and the word null."""
    text = " ".join(field.split())
    return "" if text == "null" else text


def day(text: str, column: str) -> date | None:
    """A day as TT.MM.JJJJ or JJJJMMTT; None when the field is empty."""
    if not text:
        return None
    parts = re.fullmatch(r"(\d{2})\.(\d{2})\.(\d{4})", text)
    numbers = (parts[3], parts[2], parts[1]) if parts else (text[:4], text[4:6], text[6:])
    if parts or re.fullmatch(r"[0-9]{8}", text):
        try:
            return date(*(int(number) for number in numbers))
        except ValueError:
            pass
    raise RowError(_("%(column)s „%(text)s“ ist kein Tag (TT.MM.JJJJ oder JJJJMMTT)."), column=column, text=text[:40])


def digits(text: str, length: int, column: str) -> str:
    """An official number of this length."""
    if not re.fullmatch(rf"[0-9]{{{length}}}", text):
        raise RowError(
            _("%(column)s „%(text)s“ hat nicht %(length)s Ziffern."), column=column, text=text[:40], length=length
        )
    return text


def municipality_key(text: str, column: str) -> str:
    """A municipality key of eight digits; a leading zero that a spreadsheet lost is put back."""
    return digits(text.zfill(8) if len(text) == 7 else text, 8, column)  # noqa: PLR2004


def home_municipality_key(text: str, column: str) -> str:
    """The key of the state's own catalogue, where the state is left out; empty for places outside the state."""
    if text in ("", "999999"):
        return ""
    return HOME_STATE + digits(text.zfill(6), 6, column)


def authority_number(text: str, column: str) -> str:
    """The number of a school authority; 0 means none."""
    if text.strip("0") == "":
        return ""
    return digits(text.zfill(5), 5, column)


def amount(text: str, column: str, lowest: int, highest: int) -> int:
    """A whole number within its bounds; thousands may be pointed."""
    plain = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", text)
    if re.fullmatch(r"[0-9]{1,7}", plain) and lowest <= int(plain) <= highest:
        return int(plain)
    raise RowError(
        _("%(column)s „%(text)s“ ist keine Zahl von %(lowest)s bis %(highest)s."),
        column=column,
        text=text[:40],
        lowest=lowest,
        highest=highest,
    )


def full_name(lines: Iterable[str]) -> str:
    """A name that the register breaks into lines of 40 letters; lines that name a person are left out."""
    name = ""
    for line in lines:
        if not line or PERSON.search(line):
            continue
        if name.endswith("-") and not INSERTION.search(name) and not name.endswith(" -"):
            is_one_word = line[0].islower() and not re.match(r"(u\.|und|oder|bzw\.)\s", line)
            name = (name[:-1] if is_one_word else name) + (" " if re.match(r"(u\.|und)\s", line) else "") + line
        else:
            name = f"{name} {line}" if name else line
    return name


def name_without_town(short_name: str, town: str | None = None) -> str:
    """The short name without the place before its first comma; with a town given, only without that one."""
    before, comma, rest = short_name.partition(",")
    is_place = town is None or town.startswith(before.rstrip(". "))
    return rest.strip() if comma and rest.strip() and is_place else short_name


def within_length(said: dict[str, str]) -> dict[str, str]:
    """The same texts, or RowError when one is longer than the directory can keep."""
    for field, text in said.items():
        if len(text) > LONGEST[field]:
            raise RowError(_("„%(text)s …“ ist länger als %(length)s Zeichen."), text=text[:40], length=LONGEST[field])
    return said


def address_of_mail(text: str) -> str:
    """A mail address, or nothing when it is none."""
    return text.lower() if EMAIL.fullmatch(text) else ""


def address_of_website(text: str) -> str:
    """A web address with http or https, or nothing: nobody shall be led to a script."""
    address = text if ":" in text or not text else f"https://{text}"
    return address if WEBSITE.fullmatch(address) else ""
