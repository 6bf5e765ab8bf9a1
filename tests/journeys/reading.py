"""Reading pages as a visitor does: links to follow, forms to fill, and what stands unescaped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.test import Client
from django.urls import Resolver404, resolve

HERE = "http://testserver"
TYPED = {"text", "search", "url", "tel"}
#: What is put into fields that want more than any text.
SENSIBLE = {
    "date": "2026-12-01",
    "time": "10:00",
    "datetime-local": "2026-12-01T10:00",
    "number": "1",
    "email": "neu@example.org",
    "password": "vier Wörter ohne Sinn",
}


@dataclass(frozen=True)
class FoundForm:
    """A form of a page, its fields as they stand there, and how long a text each may hold."""

    address: str
    method: str
    fields: dict[str, list[str]]
    texts: dict[str, int | None]

    @property
    def kind(self) -> tuple[str, tuple[str, ...]]:
        """What makes two forms the same: the name of the address and the fields to type in."""
        return name_of(self.address) or self.address, tuple(sorted(self.texts))

    def with_text(self, text: str, is_cut: bool = True) -> "FoundForm":
        """The form with this text typed into every field, no longer than the browser lets one type."""
        typed = {name: [text[:longest] if is_cut else text] for name, longest in self.texts.items()}
        return replace(self, fields={**self.fields, **typed})

    def sent(self, client: Client) -> Any:
        """What the server answers."""
        if self.method == "get":
            return client.get(self.address, self.fields)
        return client.post(self.address, self.fields)


def name_of(address: str) -> str | None:
    """The name of an address, if it is one of ours."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def is_page(answer: Any) -> bool:
    """Whether the answer is something to read in a browser."""
    return answer.headers.get("Content-Type", "").startswith("text/html") and bool(answer.content)


def walk(client: Client, start: str = "/", each: int = 2) -> Iterator[tuple[str, Any]]:
    """Follow all links from the start page; of every kind of page only the first few."""
    waiting, seen, count = [start], {start}, dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        yield address, answer
        if not is_page(answer):
            continue
        for link in links_of(answer, address):
            name = name_of(link)
            if name is None or link in seen or count.get(name, 0) >= each or name == "set_language":
                continue
            seen.add(link)
            count[name] = count.get(name, 0) + 1
            waiting.append(link)


def links_of(answer: Any, address: str) -> list[str]:
    """The addresses of this site that a page leads to."""
    tree = lxml.html.fromstring(answer.content)
    found = [urljoin(HERE + address, link) for link in tree.xpath("//a/@href")]
    return [one.removeprefix(HERE).partition("#")[0] for one in found if one.startswith(HERE + "/")]


def forms_of(answer: Any, address: str) -> Iterator[FoundForm]:
    """Every form of a page that has a field to type in."""
    for form in lxml.html.fromstring(answer.content).xpath("//form"):
        action = urljoin(HERE + address, form.get("action") or "").removeprefix(HERE).partition("#")[0]
        found = FoundForm(action, form.get("method", "get").lower(), {}, {})
        for field in form.xpath(".//*[@name]"):
            _note(field, found)
        if found.texts:
            yield found


def _note(field: Any, found: FoundForm) -> None:
    """Note one field with what stands in it, or with something sensible."""
    name, kind, fields = field.get("name"), field.get("type", "text"), found.fields
    kind = kind if field.tag == "input" else field.tag
    if kind in TYPED or kind == "textarea":
        found.texts[name] = int(field.get("maxlength")) if field.get("maxlength") else None
    elif kind == "select":
        chosen = field.xpath(".//option[@selected]/@value")
        fields[name] = chosen if any(chosen) else field.xpath(".//option[@value!='']/@value")[:1]
    elif kind in ("checkbox", "radio"):
        is_wanted = field.get("checked") is not None or (kind == "radio" and name not in fields)
        if is_wanted:
            before = [] if kind == "radio" else fields.get(name, [])
            fields[name] = [*before, field.get("value", "on")]
    elif kind in ("submit", "button"):
        fields.setdefault(name, [field.get("value") or ""])
    elif kind != "file":
        fields[name] = [field.get("value") or SENSIBLE.get(kind, "")]


def unescaped(answer: Any) -> list[str]:
    """Elements of a page that a typed text has made."""
    if not is_page(answer):
        return []
    return [
        lxml.html.tostring(one).decode()[:200] for one in lxml.html.fromstring(answer.content).xpath("//*[@onerror]")
    ]
