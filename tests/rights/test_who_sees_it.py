"""Every page of the matrices says who can see it, and opens the explanation."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import resolve

from tests.region import Region
from tests.rights.addresses import ARGUMENTS, address_of
from tests.rights.tables import RightsTable

pytestmark = pytest.mark.django_db
#: Pages that show nothing of anybody; each with the reason.
SHOWING_NOTHING = {
    "perspective": "without a link there is nothing to fill in",
    "perspective_link": "a link that nobody gave opens nothing",
}
OPENED = {
    sample: [role for role, answer in row.items() if answer == str(int(HTTPStatus.OK))]
    for sample, row in RightsTable("pages", "").rows().items()
}


def is_of_the_matrices(sample: str, region: Region) -> bool:
    view = resolve(address_of(sample, region)).func
    return view.__module__.startswith("rundtisch.matrices")


@pytest.mark.parametrize("sample", sorted(set(ARGUMENTS) - set(SHOWING_NOTHING)))
def test_a_page_of_the_matrices_says_who_can_see_it(
    sample: str, region: Region, as_role: Callable[[str], Client]
) -> None:
    if not is_of_the_matrices(sample, region):
        return
    for role in OPENED[sample]:
        answer = as_role(role).get(address_of(sample, region))
        if answer.headers["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert '<div class="rt-audience">' in page, role
            assert "Sichtbar für:" in page, role
