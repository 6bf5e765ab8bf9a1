"""Every page of the product in a real browser: no barriers, light and dark, on a phone and on a desk."""

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from django.conf import settings

from tests.region import Region, raise_region, visitor
from tests.rights.addresses import ARGUMENTS, address_of
from tests.rights.samples import add_samples
from tests.rights.tables import RightsTable

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
SEES_MOST = ["office", "facilitator", "head", "digital_lead", "neighbour", "operator", "guest"]
#: Addresses that answer with a file, a part of a page or a machine's words.
NO_PAGES = {
    "agreement_register_file",
    "assessment_paper",
    "draft_file",
    "due_date_warning",
    "health-live",
    "health-ready",
    "instrument_file",
    "instrument_paper",
    "matrix_paper",
    "meeting_calendar",
    "meeting_called",
    "minutes_file",
    "minutes_text",
    "process_file",
    "resolution_draft_file",
    "round_record",
    "round_voices",
}
WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def pages() -> list[tuple[str, str]]:
    """Every page with the role that sees most of it, from the rights table."""
    told = RightsTable("pages", "").rows()
    found = []
    for sample in sorted(name for name in ARGUMENTS if name.split()[0] not in NO_PAGES):
        seeing = [role for role in SEES_MOST if told[sample][role] == "200"]
        found += [(sample, role) for role in seeing[:1]]
    return found


@pytest.fixture
def region(transactional_db: None) -> Region:
    """Emsbrück, stored so that the server sees it."""
    return add_samples(raise_region())


def told_by_the_page(page: "Page") -> list[str]:
    """What every page says of itself: one heading, its language, its title, and where the keyboard begins."""
    page.evaluate(f"{AXE};0")
    headings, language, title, first = page.evaluate(
        """() => [document.querySelectorAll('h1').length, document.documentElement.lang, document.title,
                  document.querySelector('a[href], button, input, select, summary').getAttribute('href') || '']"""
    )
    asked = {
        f"{headings} h1": headings == 1,
        f"language: {language}": language == "de",
        f"title: {title}": title.endswith("Rundtisch"),
        f"first stop: {first}": first.startswith("#"),
    }
    return [words for words, is_right in asked.items() if not is_right]


def barriers(page: "Page", width: int, scheme: str) -> list[str]:
    """What axe finds, and whether the page is wider than the screen; the dark changes colours alone."""
    rules = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    # No rule that runs reads the stylesheets, so none is fetched again.
    asked = {"resultTypes": ["violations"], "preload": False, "iframes": False, **rules}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    wrong = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]
    wide = page.evaluate("() => document.scrollingElement.scrollWidth")
    return wrong + [f"{wide} pixels wide"] * (wide > width)


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_has_a_barrier(browser: "Browser", live_server: Any, region: Region, half: int) -> None:
    context = browser.new_context(locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    sessions = {role: visitor(region, role).cookies.get(settings.SESSION_COOKIE_NAME) for role in SEES_MOST}
    wrong: dict[str, list[str]] = {}

    for sample, role in pages()[half::2]:
        context.clear_cookies()
        if cookie := sessions[role]:
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page.goto(live_server.url + address_of(sample, region))
        found = told_by_the_page(page)
        for width, scheme in product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            found += [f"{scheme}, {width}: {one}" for one in barriers(page, width, scheme)]
        if found:
            wrong[sample] = found
    context.close()

    assert wrong == {}, "\n".join(f"{sample}: {found}" for sample, found in wrong.items())
