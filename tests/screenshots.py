"""Pictures of the main pages: builds the sample region, serves it, and looks at it in three widths, light and dark.

Called by `make screenshots`; `--docs` writes the few pictures of the documents instead.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402 - the project's root is put on the path above
from tests.postgres import free_port  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Scheme = Literal["light", "dark"]
Pages = dict[str, tuple[str, str, tuple[str, ...]]]
WIDTHS = (390, 820, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PATIENCE = 90

#: Name of the picture: who looks, where the way begins (`/` or below the table), and the links that are followed.
MAIN_PAGES: Pages = {
    "sign-in": ("", "/sign-in/", ()),
    "start-head": ("gs-sued", "/", ()),
    "start-office": ("geschaeftsstelle", "/", ()),
    "table": ("gs-sued", "table", ()),
    "topics": ("gs-sued", "table/topics/", ()),
    "topic": ("geschaeftsstelle", "table/topics/", ("main .rt-lines a",)),
    "meetings": ("gs-sued", "table/meetings/", ()),
    "invite": ("geschaeftsstelle", "table/", ("main a[href*='/meetings/'].kern-btn", "main a:has-text('einladen')")),
    "meeting-before": ("geschaeftsstelle", "table/", ("main a[href*='/meetings/'].kern-btn",)),
    "meeting-minutes": ("gs-sued", "table/meetings/", ("main a[href$='/minutes/']",)),
    "matrices": ("gs-sued", "table/matrices/", ()),
    "pair": ("gs-nord", "table/matrices/", ("main a[href*='pairs']",)),
    "own-matrix": ("gs-sued", "/", ("main .rt-asks a[href*='assessments']",)),
    "rating": ("gs-sued", "/", ("main .rt-asks a[href*='assessments']", "main a[href*='/dimensions/']")),
    "agreements": ("gs-sued", "table/agreements/", ()),
    "agreement": ("gs-sued", "table/agreements/", ("main a:has-text('Übergang 4/5')",)),
    "round": ("gs-sued", "table/agreements/", ("main a:has-text('Übergang 4/5')", "main a:has-text('Konsensrunde')")),
    "round-consensing": (
        "gs-sued",
        "table/agreements/",
        ("main a:has-text('Plattform je Stufe')", "main a:has-text('Konsensrunde')"),
    ),
    "proposal": ("geschaeftsstelle", "table/agreements/", ("main a[href*='/proposals/']",)),
    "proposal-new": ("gs-sued", "table/agreements/", ("main a:has-text('Vorschlag einbringen')",)),
    "agreement-record": ("moderation", "table/agreements/", ("main a:has-text('Ohne Runde festhalten')",)),
    "adoption": (
        "gs-sued",
        "table/agreements/",
        ("main a:has-text('Plattform je Stufe')", "main a:has-text('Stand melden')"),
    ),
    "measures": ("gs-sued", "table/measures/", ()),
    "measure": ("gs-sued", "table/measures/", ("main a[href*='/measures/']:has-text('Medienkonzept')",)),
    "members": ("geschaeftsstelle", "table/members/", ()),
    "ground-rules": ("gs-sued", "table/ground-rules/", ()),
    "institution": ("gs-sued", "table/members/", ("main a:has-text('Grundschule Süd')",)),
    "directory": ("geschaeftsstelle", "/institutions/", ()),
    "register-import": ("geschaeftsstelle", "/register-imports/", ()),
    "found-table": ("geschaeftsstelle", "/round-tables/new/", ()),
    "account": ("gs-sued", "/account/", ()),
    "components": ("", "/components/", ()),
    "not-found": ("gs-sued", "/agreements/00000000-0000-0000-0000-000000000000/", ()),
}
ROUND = ("main a:has-text('Runde läuft')",)
ROOM = ("main a[href$='/room/']", "main a[href*='?item=']:has-text('Pflege')")
#: The same for what there is only while a meeting runs, and for the table that has only just begun.
AFTERNOON_PAGES: Pages = {
    "room-head": ("gs-sued", "table/", ROOM),
    "room-facilitator": ("moderation", "table/", ROOM),
    "start-during": ("gs-sued", "/", ()),
    "attendance": ("moderation", "table/", (ROOM[0], "main a:has-text('Anwesenheit notieren')")),
    "meeting-close": ("moderation", "table/", (ROOM[0], "main a:has-text('Sitzung schließen')")),
    "round-voter": ("gs-sued", "table/agreements/", ROUND),
    "round-adviser": ("schulamt", "table/agreements/", ROUND),
    "round-cards": ("geschaeftsstelle", "table/agreements/", (*ROUND, "main a:has-text('Karten eintragen')")),
    "round-facilitator": ("moderation", "table/agreements/", ROUND),
    "room-projector": ("moderation", "table/", (*ROOM, "main a[href*='view=projector']")),
    "round-projector": ("moderation", "table/agreements/", (*ROUND, "main a[href*='view=projector']")),
    "new-table": ("geschaeftsstelle", "new-table/", ()),
    "new-topics": ("geschaeftsstelle", "new-table/topics/", ()),
    "new-meetings": ("geschaeftsstelle", "new-table/meetings/", ()),
    "new-agreements": ("geschaeftsstelle", "new-table/agreements/", ()),
    "new-matrices": ("geschaeftsstelle", "new-table/matrices/", ()),
    "new-measures": ("geschaeftsstelle", "new-table/measures/", ()),
    "new-members": ("geschaeftsstelle", "new-table/members/", ()),
    "tables": ("geschaeftsstelle", "/round-tables/", ()),
}
#: Pictures of the documents: which page, how wide, how high.
DOCUMENTS = {
    "table": (1280, 1000),
    "matrices": (1280, 900),
    "rating": (1280, 800),
    "round": (1280, 1100),
    "agreement": (1280, 1000),
    "meeting-before": (1280, 1000),
    "start-head": (390, 844),
}


class Size(NamedTuple):
    """How wide the page is, and in which scheme."""

    width: int
    scheme: Scheme


@contextmanager
def served_region() -> Iterator[tuple[str, dict[str, str]]]:
    """The sample region on a free port; yields its address and the environment of its programs."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="rundtisch-pictures-") as place:
        environment = {
            **os.environ,
            "RUNDTISCH_DATA_DIR": place,
            "RUNDTISCH_BASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "rundtisch.config.settings.demo",
        }
        program = str(Path(sys.executable).with_name("rundtisch"))
        for words in (["migrate", "--verbosity", "0"], ["sample", "--json"]):
            subprocess.run([program, *words], check=True, env=environment, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([program, "serve", "--port", str(port)], env=environment)
        try:
            wait_for(address)
            yield address, environment
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(PATIENCE * 10):
        try:
            urlopen(f"{address}/health/live").close()  # noqa: S310 - an address of this machine
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def sign_in(page: Page, address: str, role: str) -> str:
    """Come in as a role of the sample; returns where its table is."""
    page.goto(f"{address}/demo/sign-in/{role}/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    return table_called(page, "Emsbrück")


def table_called(page: Page, name: str) -> str:
    """Where the table of this name is."""
    link = page.locator(".rt-switch a[href*='/round-tables/']", has_text=name)
    return (link.first.get_attribute("href") or "") if link.count() else ""


def walk(page: Page, address: str, table: str, start: str, links: tuple[str, ...]) -> None:
    """Open the page, following links as a person would."""
    room = start.partition("/")[2]
    if start.startswith("table"):
        start = table + room
    elif start.startswith("new-table"):
        page.goto(address)
        start = table_called(page, "Kreisgebiet") + room
    page.goto(address + start)
    for link in links:
        page.locator(link).first.click()
        page.wait_for_load_state()
    page.wait_for_timeout(200)


def wanted(pages: Pages, names: list[str]) -> Pages:
    """All of these pages, or only the named ones."""
    return {name: way for name, way in pages.items() if not names or name in names}


def take(browser: "Browser", address: str, size: Size, target: Path, pages: Pages) -> None:
    """These pages in one width and one scheme."""
    tables: dict[str, str] = {}
    contexts = {}
    for name, (role, start, links) in pages.items():
        if role not in contexts:
            contexts[role] = browser.new_context(
                viewport={"width": size.width, "height": 900},
                color_scheme=size.scheme,
                locale="de-DE",
                timezone_id="Europe/Berlin",
                reduced_motion="reduce",
            ).new_page()
            tables[role] = sign_in(contexts[role], address, role) if role else ""
        page = contexts[role]
        page.set_default_timeout(8_000)
        try:
            walk(page, address, tables[role], start, links)
        except Exception as error:
            print(f"{name}: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        page.screenshot(path=target / f"{name}-{size.width}-{size.scheme}.png", full_page=True)
    for page in contexts.values():
        page.context.close()


def main() -> None:
    """Take the pictures."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--docs", action="store_true", help="only the pictures of the documents, into docs/pictures")
    words.add_argument("pages", nargs="*", help="only these pages")
    told = words.parse_args()
    target = ROOT / ("docs/pictures" if told.docs else "build/screenshots")
    target.mkdir(parents=True, exist_ok=True)
    with served_region() as (address, environment), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS, "--lang=de-DE"], env={**os.environ, "LANGUAGE": "de"}
        )
        if told.docs:
            for name in DOCUMENTS:
                _picture(browser, address, name, target)
        else:
            sizes = [Size(width, scheme) for width in WIDTHS for scheme in SCHEMES]
            for size in sizes:
                take(browser, address, size, target, wanted(MAIN_PAGES, told.pages))
            subprocess.run([sys.executable, "-m", "tests.afternoon"], check=True, cwd=ROOT, env=environment)
            for size in sizes:
                take(browser, address, size, target, wanted(AFTERNOON_PAGES, told.pages))
        browser.close()
    print(target)


def _picture(browser: "Browser", address: str, name: str, target: Path) -> None:
    width, height = DOCUMENTS[name]
    role, start, links = MAIN_PAGES[name]
    page = browser.new_context(viewport={"width": width, "height": height}, locale="de-DE").new_page()
    walk(page, address, sign_in(page, address, role), start, links)
    page.screenshot(path=target / f"{name}.png")
    page.context.close()


if __name__ == "__main__":
    main()
