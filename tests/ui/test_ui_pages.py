import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, override_settings

UI = Path(settings.PACKAGE) / "ui"
#: Names that only mark something for scripts, tests or other rules.
HOOKS = {"rt-chair--school"}
STYLES = "\n".join(path.read_text() for path in sorted(Path(settings.PACKAGE).rglob("static/**/*.css")))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/", "/imprint/", "/components/"])
def test_everybody_may_read_help_and_legal_pages(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert re.search(r"<title>\S.* – Rundtisch</title>", answer.content.decode())
    assert answer.content.decode().count("<h1") == 1


@pytest.mark.django_db
def test_a_real_installation_has_no_component_page(client: Client) -> None:
    with override_settings(SHOWS_COMPONENTS=False):
        assert client.get("/components/").status_code == 404


@pytest.mark.django_db
def test_the_operator_is_named_or_asked_for(client: Client) -> None:
    asked = client.get("/imprint/").content.decode()
    with override_settings(IMPRINT="Demokreis\nKreishaus <1>"):
        named = client.get("/imprint/").content.decode()

    assert "RUNDTISCH_IMPRINT" in asked
    assert "Demokreis<br>Kreishaus &lt;1&gt;" in named
    assert "RUNDTISCH_IMPRINT" not in named


@pytest.mark.django_db
def test_the_language_can_be_changed_without_signing_in(client: Client) -> None:
    client.post("/language/", {"language": "en", "next": "/help/"})

    assert '<html lang="en">' in client.get("/help/").content.decode()


@pytest.mark.parametrize("code", ["400", "403", "404", "409", "500", "403_csrf"])
def test_error_pages_help_without_request_or_frame(code: str) -> None:
    page = render_to_string(f"{code}.html")

    assert "kern-btn--primary" in page
    assert code[:3] in page


def test_a_refusal_shows_its_sentence() -> None:
    assert "Der Runde Tisch hat noch keine Moderation." in render_to_string(
        "409.html", {"sentence": "Der Runde Tisch hat noch keine Moderation."}
    )


def test_pages_carry_no_inline_styles_or_scripts() -> None:
    sources = {path: path.read_text() for path in UI.rglob("*.html")}

    guilty = [
        path.name for path, text in sources.items() if re.search(r"<style|style=|<script(?! src)|\son[a-z]+=", text)
    ]

    assert guilty == []


def test_every_class_that_a_page_names_is_drawn() -> None:
    known = set(re.findall(r"\.((?:rt|kern)-[\w-]+)", STYLES))
    pages = [
        *Path(settings.PACKAGE).rglob("templates/**/*.html"),
        *UI.rglob("components/*.py"),
        *UI.rglob("figure/*.py"),
    ]

    named = {
        name
        for page in pages
        for classes in re.findall(r'class="([^"{]*)"', page.read_text())
        for name in classes.split()
        if re.fullmatch(r"(rt|kern)-[\w-]*[\w]", name)
    }

    assert named - known - HOOKS == set()


def test_the_first_visit_weighs_less_than_150_kilobytes() -> None:
    import gzip

    static = UI / "static" / "ui"
    packed = [
        *static.glob("*.css"),
        *static.glob("*.js"),
        static / "vendor/kern/kern.css",
        static / "vendor/htmx/htmx.min.js",
    ]

    weight = sum(len(gzip.compress(path.read_bytes())) for path in packed)
    weight += sum(path.stat().st_size for path in static.rglob("*.woff2"))

    assert weight < 150_000
