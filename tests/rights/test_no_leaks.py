"""What a house shares with the table, but not with supervision, is found on no page that supervision can open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from rundtisch.matrices.models import Rating
from tests.region import Region
from tests.rights.addresses import address_of
from tests.rights.samples import meeting_held
from tests.rights.showing import shown, without_token
from tests.rights.tables import RightsTable

pytestmark = pytest.mark.django_db
SECRET = "Geheimwort Zaunkönig"
OPENED = sorted(sample for sample, row in RightsTable("pages", "").rows().items() if row["supervisor"] == "200")


@pytest.fixture
def secret(region: Region) -> Rating:
    """The Freie Realschule shares this rating and its comment with the table without supervision."""
    Rating.objects.filter(assessment=region.assessment("rs_frei")).update(comment=SECRET, evidence=SECRET)
    rating = Rating.objects.get(assessment=region.assessment("rs_frei"), dimension__key="s_support")
    assert {share.audience for share in rating.shares.all()} == {"table_without_supervision"}
    return rating


@pytest.mark.parametrize("sample", OPENED)
def test_supervision_reads_nothing_of_it(
    sample: str, region: Region, secret: Rating, as_role: Callable[[str], Client], tmp_path: Path
) -> None:
    page = shown(as_role("supervisor"), address_of(sample, region), tmp_path)

    assert SECRET not in page
    assert str(secret.pk) not in page


def test_everybody_else_at_the_table_reads_it(
    region: Region, secret: Rating, as_role: Callable[[str], Client], tmp_path: Path
) -> None:
    address = address_of("rating_detail without_supervision", region)
    readers = {
        role
        for role in ("head", "authority", "adviser", "office", "supervisor")
        if SECRET in shown(as_role(role), address, tmp_path)
    }

    assert readers == {"head", "authority", "adviser", "office"}


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx"])
def test_what_is_packed_or_typeset_is_read_too(
    kind: str, region: Region, as_role: Callable[[str], Client], tmp_path: Path
) -> None:
    item = meeting_held(region).agenda_items.first()
    assert item is not None

    paper = shown(as_role("supervisor"), address_of(f"minutes_file {kind}", region), tmp_path)

    assert item.title in paper


@pytest.mark.parametrize("sample", ["matrix_detail", "matrix_list"])
def test_the_matrix_is_the_same_for_supervision_whatever_stands_behind_it(
    sample: str, region: Region, secret: Rating, as_role: Callable[[str], Client], tmp_path: Path
) -> None:
    address = address_of(sample, region)
    client, ours = as_role("supervisor"), as_role("head")
    before = without_token(shown(client, address, tmp_path)), without_token(shown(ours, address, tmp_path))

    Rating.objects.filter(pk=secret.pk).update(stage=(secret.stage or 0) % 3 + 1)

    after = without_token(shown(client, address, tmp_path)), without_token(shown(ours, address, tmp_path))
    assert before[0] == after[0]
    assert before[1] != after[1]
