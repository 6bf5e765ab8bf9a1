"""A passkey in a real browser, under the content policy that holds for every page."""

from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator

from rundtisch.people import services
from rundtisch.people.models import Purpose
from tests import factories as make

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_passkey_is_added_and_lets_in_after_the_link(page: "Page", live_server: Any) -> None:
    home = live_server.url.replace("127.0.0.1", "localhost")
    person = make.person()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )

    page.goto(f"{home}/one-time-links/{services.make_link(person=person, purpose=Purpose.SIGN_IN)}/")
    page.get_by_role("button", name="Jetzt anmelden").click()
    page.goto(f"{home}/account/second-factor/webauthn/add/")
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.get_by_role("heading", name="Wiederherstellungscodes").wait_for()
    assert Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.WEBAUTHN).count() == 1

    page.context.clear_cookies()
    page.goto(f"{home}/one-time-links/{services.make_link(person=person, purpose=Purpose.SIGN_IN)}/")
    page.get_by_role("button", name="Jetzt anmelden").click()
    page.get_by_role("heading", name="Noch ein Schritt").wait_for()
    page.get_by_role("button", name="Passkey benutzen").click()
    page.wait_for_url(f"{home}/")
    page.goto(f"{home}/account/")

    assert page.get_by_role("heading", name="Mein Konto").count() == 1
