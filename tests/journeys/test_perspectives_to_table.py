"""From six perspectives to five shared dimensions: the table reads exactly these, supervision nothing anywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from rundtisch.foundation.deliveries import deliver_due
from rundtisch.matrices.models import Perspective, Share, ratings_visible_to
from rundtisch.people.models import Person
from tests import factories as make
from tests.doors import signed_in
from tests.journeys.asking_the_house import AGREED, SAID, SHARED, Story, told
from tests.region import Region, undone, visitor
from tests.rights.addresses import ARGUMENTS, address_of, name_of
from tests.rights.samples import add_samples
from tests.rights.showing import text_in, without_token

pytestmark = pytest.mark.django_db

#: Samples point at what the house agreed in this journey; these are read of the same house besides.
FURTHER = [
    "assessment_inquiry",
    "assessment_inquiry_deletion",
    "assessment_perspectives",
    "assessment_perspective",
    "matrix_paper",
    "matrix_detail without_supervision",
    "matrix_detail house",
    "occasion_list house",
    "search",
]


@pytest.fixture(scope="module")
def story(built: Region) -> Iterator[Story]:
    """The journey, then a morning on which everything else is under way."""
    with undone():
        story = told(built)
        add_samples(built)
        yield story


def further(sample: str, story: Story) -> str:
    """An address of the house that is no sample of the rights table."""
    house, table, assessment = story.region.house("gs_nord").pk, story.region.table.pk, story.assessment.pk
    arguments, asked = {
        "matrix_paper": ([table, "matrix_schule", house, "sheet"], ""),
        "matrix_detail without_supervision": (
            [table, "matrix_schule"],
            f"?audience=table_without_supervision&house={house}",
        ),
        "matrix_detail house": ([table, "matrix_schule"], f"?house={house}"),
        "occasion_list house": ([table], f"?house={house}"),
        "search": ([], f"?q={AGREED}"),
        "assessment_perspective": ([assessment, "s_support"], ""),
    }.get(sample, ([assessment], ""))
    return reverse(name_of(sample), args=arguments) + asked


def readable(browser: Client, address: str, tmp_path: Path) -> str:
    """The page but for the address and the words that the reader brought along."""
    page = without_token(text_in(browser.get(address), tmp_path))
    return page.replace(address, "").replace(f"„{AGREED}“", "").replace(f'value="{AGREED}"', "")


def leaks(page: str, story: Story) -> list[str]:
    """What of the journey stands on a page."""
    return [one for one in (AGREED, SAID, *story.ids) if one in page]


def shared_keys(person: Person, story: Story) -> list[str]:
    """The dimensions of this assessment that somebody sees."""
    seen = ratings_visible_to(person, [story.region.house("gs_nord").pk])
    return [one.dimension for one in seen if one.assessment == story.assessment.pk]


def cells_at(browser: Client, story: Story) -> list[str]:
    """What stands in the matrix of the table for this house alone."""
    page = browser.get(further("matrix_detail house", story)).content.decode()
    return re.findall(r'<a class="rt-cell rt-cell--[^>]*>', page)


def test_the_house_reads_six_perspectives_and_agrees_all_dimensions(story: Story) -> None:
    bars = re.findall(r'<li class="rt-spread__bar.*?<b>(\d+)</b>', re.sub(r"\s+", " ", story.projected))
    words = list(story.assessment.ratings.values_list("stage", "evidence"))

    assert Perspective.objects.filter(inquiry=story.inquiry).count() == 6
    assert bars == ["0", "2", "2", "2"]
    assert all(f"{SAID} sagt {number}" in story.projected for number in range(6))
    assert (len(words), {stage for stage, _words in words}) == (18, {2})
    assert all(AGREED in evidence for _stage, evidence in words)


def test_another_house_of_the_table_sees_exactly_the_five(story: Story) -> None:
    neighbour = story.region.person("neighbour")
    browser = signed_in(neighbour)
    keys = {rating.dimension.key: rating for rating in story.assessment.ratings.select_related("dimension")}

    pages = {key: browser.get(reverse("rating_detail", args=[rating.pk])) for key, rating in keys.items()}

    with_shares = cells_at(browser, story)
    with undone():
        Share.objects.filter(rating__assessment=story.assessment).delete()
        without = cells_at(browser, story)

    assert sorted(shared_keys(neighbour, story)) == sorted(SHARED)
    assert {key for key, page in pages.items() if page.status_code == 200} == set(SHARED)
    assert {page.status_code for page in pages.values()} == {200, 404}
    assert all(f"Einig {AGREED} {key}" in pages[key].content.decode() for key in SHARED)
    assert (len(with_shares), without) == (len(SHARED), [])


@pytest.mark.parametrize("sample", [*ARGUMENTS, *(f"further {name}" for name in FURTHER)])
def test_supervision_reads_the_same_as_if_nothing_were_shared(sample: str, story: Story, tmp_path: Path) -> None:
    kind, _space, rest = sample.partition(" ")
    address = further(rest, story) if kind == "further" else address_of(sample, story.region)

    with undone():
        page = readable(visitor(story.region, "supervisor"), address, tmp_path)
    with undone():
        Share.objects.filter(rating__assessment=story.assessment).delete()
        before = readable(visitor(story.region, "supervisor"), address, tmp_path)

    assert leaks(page, story) == []
    assert page == before


@pytest.mark.parametrize("name", ["neighbour", "authority", "facilitator"])
@pytest.mark.parametrize("sample", [f"further {name}" for name in FURTHER])
def test_what_was_said_by_a_link_never_leaves_the_house(sample: str, name: str, story: Story, tmp_path: Path) -> None:
    address = further(sample.removeprefix("further "), story)

    page = readable(visitor(story.region, name), address, tmp_path)

    assert SAID not in page


@pytest.mark.parametrize("key", ["schulamt", "bezirksregierung"])
def test_no_supervision_sees_a_rating_of_it(key: str, story: Story) -> None:
    assert shared_keys(story.region.sample.cast.people[key], story) == []


def test_no_letter_tells_of_it(story: Story) -> None:
    with undone():
        deliver_due()

    addresses = {story.region.sample.cast.people[key].email for key in ("schulamt", "bezirksregierung")}
    letters = [str(one.message()) for one in mail.outbox if addresses & set(one.recipients())]
    assert [leaks(letter, story) for letter in letters] == [[] for _letter in letters]


@pytest.fixture
def of_both(story: Story) -> Iterator[Person]:
    """Somebody who supervises, and leads a school of the table as well."""
    with undone():
        person = make.person("Zwei Ämter")
        make.appointment(person, story.region.house("gy_ems"))
        make.appointment(person, story.region.house("schulamt"), "supervisor")
        yield person


@pytest.mark.parametrize(
    "sample",
    [
        "matrix_list",
        "matrix_detail",
        "further matrix_detail without_supervision",
        "further matrix_detail house",
        "further matrix_paper",
        "pair_detail",
        "rating_detail",
        "history_detail",
        "occasion_list",
        "further occasion_list house",
        "occasion_detail",
        "assessment_list",
        "search",
        "further search",
        "start",
        "table_detail",
    ],
)
def test_who_supervises_besides_leading_a_school_reads_nothing_of_it(
    sample: str, story: Story, of_both: Person, tmp_path: Path
) -> None:
    kind, _space, rest = sample.partition(" ")
    address = further(rest, story) if kind == "further" else address_of(sample, story.region)

    with undone():
        page = readable(signed_in(of_both), address, tmp_path)
    with undone():
        Share.objects.filter(rating__assessment=story.assessment).delete()
        before = readable(signed_in(of_both), address, tmp_path)

    assert leaks(page, story) == []
    assert page == before
    assert shared_keys(of_both, story) == []
