"""Grundschule Nord asks six people, agrees before everybody's eyes and shares five dimensions, page by page."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.test import Client
from django.urls import reverse

from rundtisch.matrices.models import Assessment, Inquiry, Rating, Share
from tests.journeys.reading import forms_of
from tests.matrices.asking import say
from tests.region import Region, visitor

#: Stands in everything that the house agrees.
AGREED = "Zaunkönig"
#: Stands in everything that somebody says by a link.
SAID = "Rotkehlchen"
PERIOD = f"{AGREED} 2027"
SHARED = ["s_medienkonzept", "s_mkr", "s_support", "s_geraete", "s_uebergaenge"]


@dataclass(frozen=True)
class Story:
    """The region after the journey, and what came of it."""

    region: Region
    assessment: Assessment
    projected: str

    @property
    def inquiry(self) -> Inquiry:
        """What the house asked."""
        return Inquiry.objects.get(assessment=self.assessment)

    def rating(self, key: str) -> Rating:
        """What the house agreed in one dimension."""
        return self.assessment.ratings.get(dimension__key=key)

    @property
    def ids(self) -> set[str]:
        """The ids of everything that the journey stored for the house."""
        ratings = list(self.assessment.ratings.values_list("pk", flat=True))
        shares = Share.objects.filter(rating__in=ratings).values_list("pk", flat=True)
        return {str(one) for one in (self.assessment.pk, self.inquiry.pk, *ratings, *shares)}


def told(region: Region) -> Story:
    """The whole way, each step on its page."""
    head = visitor(region, "head")
    assessment = _begun(head, region)
    _asked(head, assessment)
    _answered(_links(head, assessment))
    projected = _agreed(head, assessment)
    _shared(head, region, assessment)
    return Story(region, Assessment.objects.get(pk=assessment.pk), projected)


def _begun(head: Client, region: Region) -> Assessment:
    house, instrument = region.house("gs_nord"), region.instrument()
    words = {"institution": house.pk, "instrument": instrument.pk, "period": PERIOD, "kind": "full"}
    _sent(head, reverse("assessment_list"), words)
    return region.assessment()


def _asked(head: Client, assessment: Assessment) -> None:
    words = {"groups": ["Steuergruppe", "Kollegium"], "way": "named", "until_on": "2026-12-04"}
    _sent(head, reverse("assessment_inquiry", args=[assessment.pk]), words)


def _links(head: Client, assessment: Assessment) -> list[str]:
    """Three personal links, and one code that three people use."""
    steering, staff = Inquiry.objects.get(assessment=assessment).groups.order_by("position")
    people = "\n".join(f"{SAID} {number}" for number in range(3))
    invited = {"group": steering.pk, "people": people}
    personal = head.post(reverse("assessment_inquiry_invitations", args=[assessment.pk]), invited)
    code = head.post(reverse("assessment_inquiry_codes", args=[assessment.pk]), {"group": staff.pk, "most": 3})
    return [*_links_on(personal), *_links_on(code) * 3]


def _links_on(page: Any) -> list[str]:
    return re.findall(r"/perspective-links/[\w-]+/", page.content.decode())


def _answered(links: list[str]) -> None:
    for number, link in enumerate(links):
        say(link, s_support=str(number % 3 + 1), comment_s_support=f"{SAID} sagt {number}", s_mkr="2")


def _agreed(head: Client, assessment: Assessment) -> str:
    """From one dimension on the wall to the next, then the whole; returns what the wall showed of one of them."""
    _sent(head, reverse("assessment_inquiry_closing", args=[assessment.pk]), {})
    glance = reverse("assessment_perspectives", args=[assessment.pk])
    first = assessment.instrument.dimensions.earliest("position").key
    wall, projected = reverse("assessment_perspective", args=[assessment.pk, first]), ""
    while wall != glance:
        key, page = wall.rstrip("/").rsplit("/", 1)[1], head.get(wall)
        projected = page.content.decode() if key == "s_support" else projected
        [form] = [one for one in forms_of(page, wall) if "evidence" in one.texts]
        words = {"choice": ["2"], "evidence": [f"Beleg {AGREED} {key}"], "comment": [f"Einig {AGREED} {key}"]}
        wall = replace(form, fields={**form.fields, **words}).sent(head)["Location"]
    _sent(head, reverse("assessment_agreement", args=[assessment.pk]), {})
    return projected


def _shared(head: Client, region: Region, assessment: Assessment) -> None:
    column = f"table_without_supervision:{region.table.pk}"
    words = {
        "known": "",
        "places": [f"{key}/{column}" for key in SHARED],
        f"{column}-includes_evidence": "on",
        f"{column}-includes_comment": "on",
    }
    _sent(head, reverse("assessment_sharing", args=[assessment.pk]), words)


def _sent(browser: Client, address: str, words: dict[str, Any]) -> None:
    answer = browser.post(address, words)
    assert answer.status_code == 302, (address, answer.status_code)
