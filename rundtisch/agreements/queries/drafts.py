"""The resolution draft of one house: what the table agreed, what it means for the house, what its body shall decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundtisch.foundation import clock
from rundtisch.institutions.models import AuthorityPeriod, Institution
from rundtisch.people.models import Person
from rundtisch.ui import dates

from ..models import Adoption, AgreementVersion, DecidingBody, ResolutionDraft
from ..ports import house_tasks
from .agreements import came_about
from .meetings import unnamed
from .sessions import next_session_of, terms_in_words, terms_of


@dataclass(frozen=True)
class DraftPage:
    """Everything on the resolution draft of one house."""

    adoption: Adoption
    letterhead: str
    wording: AgreementVersion
    came_about: str
    heard: str
    reservations: tuple[str, ...]
    objections: tuple[str, ...]
    terms: str
    tasks: tuple[str, ...]
    body: str
    session_on: date | None
    reporting: str
    financial_effect: str
    meaning: str
    resolution: str
    #: Which version of the house's words these are; nobody wrote any yet: 0.
    version: int
    written_by: str
    written_at: datetime | None

    @property
    def body_words(self) -> str:
        """The body that decides, in words."""
        return str(DecidingBody(self.body).label) if self.body else ""


def draft_page(person: Person, adoption: Adoption) -> DraftPage:
    """The draft as it stands; what the house has not filled in begins with what is known."""
    agreement = adoption.agreement
    draft = ResolutionDraft.objects.filter(adoption=adoption).select_related("written_by").first()
    written = draft or ResolutionDraft()
    body = written.body or adoption.body
    session = next_session_of(adoption.institution_id, body) if body else None
    houses = list(agreement.adoptions.order_by("place").values_list("institution__name", "was_unheard"))
    return DraftPage(
        adoption=adoption,
        letterhead=_letterhead(adoption.institution),
        wording=agreement.versions.latest("number"),
        came_about=came_about(agreement),
        heard=_heard(houses) if agreement.statement_id else "",
        reservations=tuple(
            # The paper leaves the table: houses are not named with what they said there.
            unnamed(one.text, one.institution) or str(one.get_position_display())
            for one in agreement.reservations.select_related("institution").order_by("place")
        ),
        objections=tuple(
            unnamed(one.text, one.institution)
            for one in agreement.objections.select_related("institution").order_by("raised_at")
        ),
        terms=terms_in_words(terms_of(adoption)),
        tasks=tuple(task for port in house_tasks for task in port(person, adoption)),
        body=body,
        session_on=written.session_on or (session.meets_on if session else None),
        reporting=written.reporting,
        financial_effect=written.financial_effect,
        meaning=written.meaning,
        resolution=written.resolution or proposed_resolution(adoption),
        version=draft.version if draft else 0,
        written_by=draft.written_by.name if draft else "",
        written_at=draft.written_at if draft else None,
    )


def proposed_resolution(adoption: Adoption) -> str:
    """The resolution that is proposed to a house as long as it has none of its own."""
    agreement = adoption.agreement
    words = {
        "number": agreement.number,
        "title": agreement.title,
        "table": agreement.table.name,
        "day": dates.full_day(agreement.agreed_on),
        "house": adoption.institution.name,
    }
    return (
        _(
            "1. Die Vereinbarung %(number)s „%(title)s“ (%(table)s, %(day)s) wird für %(house)s übernommen.\n"
            "2. Der Runde Tisch wird über diesen Beschluss unterrichtet."
        )
        % words
    )


def _letterhead(house: Institution) -> str:
    """The house by name; a school with the authority to which it belongs today."""
    belongs = AuthorityPeriod.objects.on(clock.today()).filter(school=house)
    authority = belongs.values_list("authority__name", flat=True).first() if house.is_school else None
    words = {"school": house.name, "authority": authority}
    return _("%(school)s · Schulträger: %(authority)s") % words if authority else house.name


def _heard(houses: Sequence[tuple[str, bool]]) -> str:
    unheard = [name for name, was_unheard in houses if was_unheard]
    number = len(houses) - len(unheard)
    words = {"heard": number, "all": len(houses)}
    told = ngettext(
        "Gehört wurde %(heard)s von %(all)s Häusern.", "Gehört wurden %(heard)s von %(all)s Häusern.", number
    )
    if not unheard:
        return told % words
    return " ".join((told % words, _("Nicht gehört: %(names)s.") % {"names": ", ".join(unheard)}))
