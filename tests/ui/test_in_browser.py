from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()


def findings(page: "Page") -> list[str]:
    page.evaluate(f"{AXE};0")
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_components_have_no_barriers(page: "Page", live_server: Any, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{live_server.url}/components/")

    assert findings(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_list_shows_on_a_phone_and_waits_behind_a_switch_elsewhere(page: "Page", live_server: Any) -> None:
    figure = "#f11"
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/components/")

    assert page.locator(f"{figure} .rt-list").is_visible()
    assert not page.locator(f"{figure} svg.rt-table").is_visible()

    page.set_viewport_size({"width": 1280, "height": 800})

    assert not page.locator(f"{figure} .rt-list").is_visible()
    page.locator(f"{figure} summary").click()
    assert page.locator(f"{figure} .rt-list").is_visible()


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: "Page", live_server: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/components/")
    switch = page.locator(".rt-bar .rt-switch summary").first
    switch.click()

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.locator(".rt-bar .rt-switch[open]").count() == 0
    assert switch.evaluate("element => element === document.activeElement")


def test_a_dragged_entry_sends_the_new_order(page: "Page", live_server: Any) -> None:
    sent: list[str] = []
    page.goto(f"{live_server.url}/components/")
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)

    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("[data-key='3']").drag_to(page.locator("[data-key='1']"), target_position={"x": 20, "y": 4})

    assert "3,1,2" in sent[0]
