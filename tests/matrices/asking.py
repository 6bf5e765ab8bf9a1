"""Asking a house, and answering by a link, as people do it in a browser."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from rundtisch.foundation import clock
from rundtisch.matrices import services
from rundtisch.matrices.models import Assessment, Inquiry
from rundtisch.matrices.services import Invited
from tests.world import Cast

from .conftest import instrument_for

PAGE = "/perspective/"


def begun(world: Cast) -> Assessment:
    """An assessment of the school on which it works."""
    return services.begin_assessment(
        by=world.head, institution=world.school, instrument=instrument_for(world.school), period="Herbst 2026"
    )


def inquiry(world: Cast, *, anonymous: bool = False, groups: tuple[str, ...] = ("Kollegium",), **more: Any) -> Inquiry:
    """An inquiry of the school that lasts two weeks."""
    until_on: date = more.get("until_on", clock.today() + timedelta(days=14))
    return services.open_inquiry(
        by=world.head, assessment=begun(world), groups=groups, until_on=until_on, is_anonymous=anonymous
    )


def links(world: Cast, asked: Inquiry, *names: str, group: str = "") -> list[str]:
    """Personal links on paper, as addresses on this site."""
    of = asked.groups.get(name=group) if group else asked.groups.earliest("position")
    made = services.invite_to_perspective(by=world.head, group=of, people=[Invited(name) for name in names])
    return [path_of(link.address) for link in made]


def code(world: Cast, asked: Inquiry, most: int, group: str = "") -> str:
    """A group code, as an address on this site."""
    of = asked.groups.get(name=group) if group else asked.groups.earliest("position")
    return path_of(services.make_group_code(by=world.head, group=of, most=most).address)


def path_of(address: str) -> str:
    """The address without the machine."""
    return reverse("perspective_link", args=[address.rstrip("/").rsplit("/", 1)[1]])


def opened(link: str) -> Client:
    """A browser that opened the link."""
    browser = Client()
    browser.get(link)
    return browser


def typed(version: int = 0, page: str = "seite", **answers: str) -> dict[str, Any]:
    """What stands in the form: choices by dimension, comments as comment_KEY."""
    words: dict[str, Any] = {"version": version, "page": page}
    for key, word in answers.items():
        name = f"comment-{key.removeprefix('comment_')}" if key.startswith("comment_") else f"choice-{key}"
        words[name] = word
    return words


def say(link: str, **answers: str) -> Client:
    """Open the link and save these answers."""
    browser = opened(link)
    answer = browser.post(PAGE, typed(**answers))
    assert answer.status_code == 302, answer.status_code
    return browser
