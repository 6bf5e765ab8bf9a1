"""Pages hold to the content policy: nothing inline, nothing from elsewhere."""

import re

import pytest

from tests.house import source

#: Mail is no page: it has no content policy, and mail programs read no style sheets of ours.
LETTERS = {"people/templates/people/letter.html"}
PAGES = [
    pytest.param(text, id=place)
    for _part, place, text in source.templates()
    if place.endswith((".html", ".svg")) and place not in LETTERS
]
FORBIDDEN = {
    "a script in the page": re.compile(r"<script(?![^>]*\s(?:src=|type=\"application/json\"))", re.I),
    "a style sheet in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style on an element": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler on an element": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"<(?:script|link|img|iframe|source)[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I
    ),
    "text that is not escaped": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


@pytest.mark.parametrize("text", PAGES)
def test_a_page_keeps_to_the_content_policy(text: str) -> None:
    assert [wrong for wrong, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("a script in the page", "<p><script>go()</script>"),
        ("a style on an element", '<p class="a" style="color: red">'),
        ("a handler on an element", '<button type="submit" onclick="go()">'),
        ("something from elsewhere", '<img alt="" src="//example.org/x.png">'),
    ],
)
def test_the_policy_is_noticed_when_it_is_broken(wrong: str, text: str) -> None:
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == [wrong]
