"""Every page of the matrices says who can see it, and opens the explanation."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from rundtisch.matrices.urls import urlpatterns
from tests.pages.test_no_barriers import NO_PAGES
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


OF_THE_MATRICES = {pattern.name for pattern in urlpatterns} - NO_PAGES - set(SHOWING_NOTHING)


@pytest.mark.parametrize("sample", sorted(one for one in ARGUMENTS if one.split()[0] in OF_THE_MATRICES))
def test_a_page_of_the_matrices_says_who_can_see_it(
    sample: str, region: Region, as_role: Callable[[str], Client]
) -> None:
    for role in OPENED[sample]:
        answer = as_role(role).get(address_of(sample, region))
        if answer.headers["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert '<div class="rt-audience">' in page, role
            assert "Sichtbar für:" in page, role
