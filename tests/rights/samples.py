"""What Emsbrück has no place for, added by acts, so that every address and every right has a thing to be tried on."""

from datetime import timedelta

from rundtisch.agreements import services as agreements
from rundtisch.agreements.models import Agreement, AgreementRelation, BodySession, Proposal, ProposalQuestion
from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import Method, Round, Voice
from rundtisch.consensus.services import Card
from rundtisch.foundation import clock
from rundtisch.institutions import services as institutions
from rundtisch.institutions.models import Function, Invitation, Mandate, Power
from rundtisch.interop import services as interop
from rundtisch.interop.models import RegisterImport
from rundtisch.interop.rules.register.kinds import FileKind
from rundtisch.matrices import services as matrices
from rundtisch.matrices.models import (
    Assessment,
    Dimension,
    Inquiry,
    Instrument,
    InstrumentDraft,
    OccasionTopic,
    PaperSheet,
    Rating,
    RegionFigure,
    RegionRelease,
    SecondView,
    Share,
)
from rundtisch.matrices.queries.occasions import occasions_at
from rundtisch.matrices.queries.table_view import table_view
from rundtisch.matrices.rules.releases import release_day
from rundtisch.matrices.services.drafts import begin_next_version
from rundtisch.measures.models import Measure
from rundtisch.meetings import services as meetings
from rundtisch.meetings.models import AgendaItem, Meeting, Outcome, OutcomeKind
from rundtisch.people.models import Person
from rundtisch.processes.models import ProcessDescription
from tests.interop import registers
from tests.region import Region


def meeting_ahead(region: Region) -> Meeting:
    """The next meeting, invited and not yet begun."""
    return region.table.meetings.latest("starts_at")


def meeting_held(region: Region) -> Meeting:
    """The first meeting, long closed."""
    return region.table.meetings.earliest("starts_at")


def meeting_under_way(region: Region) -> Meeting:
    """The meeting that is open this morning."""
    return region.table.meetings.get(opened_at__isnull=False, closed_at=None)


def item_under_way(region: Region) -> AgendaItem:
    """The item that the table talks about this morning."""
    return meeting_under_way(region).agenda_items.get()


def outcome(region: Region, kind: OutcomeKind = OutcomeKind.INFORMATION) -> Outcome:
    """What the head of Grundschule Nord recorded this morning."""
    return Outcome.objects.get(agenda_item=item_under_way(region), kind=kind)


def waiting_proposal(region: Region) -> Proposal:
    """The proposal on which no round was opened yet."""
    return region.table.proposals.filter(procedure=None, agreement=None).earliest("proposed_at")


def open_round(region: Region) -> Round:
    """The round in which voices are given this morning."""
    return Round.objects.get(procedure__table=region.table, closed_at=None, procedure__proposal__isnull=True)


def proposal_question(region: Region) -> ProposalQuestion:
    """What Grundschule Süd asked about the waiting proposal."""
    return waiting_proposal(region).questions.earliest("asked_at")


def proposal_in_round(region: Region) -> Proposal:
    """The proposal of the head of Grundschule Nord, on which a round is open."""
    return region.table.proposals.get(proposed_by=region.person("head"), procedure__isnull=False)


def card_voice(region: Region) -> Voice:
    """The voice of Grundschule Nord, read from its card."""
    return Voice.objects.get(entitlement__round=open_round(region), entitlement__institution=region.house("gs_nord"))


def agreement(region: Region) -> Agreement:
    """The first agreement of the table."""
    return region.table.agreements.filter(recorded_how="").earliest("agreed_on", "sequence")


def recorded_agreement(region: Region) -> Agreement:
    """The agreement that needed no round."""
    return region.table.agreements.exclude(recorded_how="").get()


def relation(region: Region) -> AgreementRelation:
    """The agreement without a round follows from the first one."""
    return recorded_agreement(region).relations.get()


def body_session(region: Region) -> BodySession:
    """The next school conference of Grundschule Nord."""
    return BodySession.objects.get(institution=region.house("gs_nord"))


def rating(region: Region, house: str = "gs_nord", key: str = "s_support") -> Rating:
    """How a house stands today in one dimension."""
    return Rating.objects.get(assessment=region.assessment(house), dimension__key=key)


def share(region: Region) -> Share:
    """What Grundschule Nord shares with the table."""
    return Share.objects.filter(rating=rating(region)).latest("shared_at")


def process(region: Region, house: str = "gs_nord") -> ProcessDescription:
    """How a purchase goes in Grundschule Nord, or what another house wrote down."""
    return ProcessDescription.objects.get(institution=region.house(house))


def occasion(region: Region) -> OccasionTopic:
    """A reason to talk of which the facilitator made a topic."""
    return OccasionTopic.objects.get()


def mandate(region: Region) -> Mandate:
    """A mandate of Grundschule Nord, not yet in force."""
    return Mandate.objects.get(institution=region.house("gs_nord"))


def invitation(region: Region) -> Invitation:
    """A pending invitation to Grundschule Nord."""
    return Invitation.objects.get()


def register_import(region: Region) -> RegisterImport:
    """The preview of a register."""
    return RegisterImport.objects.get()


def instrument(region: Region) -> Instrument:
    """The matrix for schools."""
    return Instrument.objects.get(key="matrix_schule")


def draft(region: Region) -> InstrumentDraft:
    """The next version of the matrix for schools, which the office writes."""
    return InstrumentDraft.objects.get()


def add_samples(region: Region) -> Region:
    """Let a morning pass in which everything is under way."""
    begin_next_version(by=region.person("office"), instrument=instrument(region))
    _meet(region)
    _ask(region)
    _ask_the_house(region)
    _type_from_paper(region)
    _count_the_region(region)
    _ask_an_adviser(region)
    head, today = region.person("head"), clock.today()
    institutions.give_mandate(
        by=head,
        institution=region.house("gs_nord"),
        person=region.person("adviser"),
        power=Power.SPEAK,
        from_on=today + timedelta(days=30),
        to_on=today + timedelta(days=60),
    )
    institutions.invite(
        by=head,
        email="neu@emsbrueck.example",
        name="Konrektorat",
        institution=region.house("gs_nord"),
        function=Function.DIGITAL_LEAD,
    )
    interop.preview_register_import(
        by=region.person("office"), files={FileKind.SCHOOLS: registers.schools_file(registers.school())}
    )
    reasons = occasions_at(table_view(region.person("facilitator"), region.table))
    # Always the same one, and the hardest for a small screen.
    reason = max(reasons, key=lambda one: (max(len(word) for word in one.title.split()), one.title))
    matrices.propose_occasion(
        by=region.person("facilitator"),
        table=region.table,
        kind=reason.kind,
        dimension=reason.first_key,
        other=reason.other_key,
    )
    return region


def _count_the_region(region: Region) -> None:
    """Figures as a larger region has them: Emsbrück alone has too few schools to be counted."""
    assert region.table.education_region is not None
    release = RegionRelease.objects.create(
        region=region.table.education_region, released_on=release_day(clock.today()), computed_at=clock.now()
    )
    for number, dimension in enumerate(Dimension.objects.filter(instrument=instrument(region)).order_by("position")):
        classes = [[0, 1, 7 + number], [2, 3, 5]] if number % 2 else [[0, 0, 5], [1, 1, 12 + number], [2, 3, 6]]
        RegionFigure.objects.create(release=release, dimension=dimension, group="primary", classes=classes)


def _ask_the_house(region: Region) -> None:
    school = region.house("gs_sued")
    head = Person.objects.get(appointments__institution=school, appointments__function=Function.HEAD_TEACHER)
    asked = matrices.open_inquiry(
        by=head,
        assessment=unfinished(region),
        groups=("Kollegium",),
        until_on=clock.today() + timedelta(days=14),
        is_anonymous=False,
    )
    group = asked.groups.get()
    matrices.invite_to_perspective(by=head, group=group, people=[matrices.Invited("Steuergruppe")])
    matrices.make_group_code(by=head, group=group, most=5)


def _type_from_paper(region: Region) -> None:
    """The office holds a mandate of Grundschule Süd and has typed one dimension from paper."""
    school, office, today = region.house("gs_sued"), region.person("office"), clock.today()
    institutions.give_mandate(
        by=Person.objects.get(appointments__institution=school, appointments__function=Function.HEAD_TEACHER),
        institution=school,
        person=office,
        power=Power.ENTER_ASSESSMENT,
        from_on=today,
        to_on=today + timedelta(days=30),
    )
    answers = {"s_mkr": matrices.PaperAnswer("stage", 1)}
    matrices.enter_from_paper(by=office, assessment=unfinished(region), filled_on=today, answers=answers)


def _ask_an_adviser(region: Region) -> None:
    """Grundschule Nord asks the media adviser for a second view."""
    matrices.invite_second_view(
        by=region.person("head"),
        assessment=region.assessment(),
        adviser=region.person("adviser"),
        asked=matrices.Asked(["s_mkr", "s_support"], clock.today() + timedelta(days=14), shows_stages=True),
    )


def second_view(region: Region) -> SecondView:
    """What Grundschule Nord asks the media adviser."""
    return SecondView.objects.get(assessment=region.assessment())


def paper_sheet(region: Region) -> PaperSheet:
    """What the office typed for Grundschule Süd."""
    return PaperSheet.objects.get()


def _meet(region: Region) -> None:
    office, now = region.person("office"), clock.now()
    meeting = meetings.plan_meeting(
        by=office,
        table=region.table,
        title="Sondersitzung",
        starts_at=now,
        ends_at=now + timedelta(hours=2),
        place="Ratssaal",
    )
    item = meetings.add_agenda_item(by=office, meeting=meeting, title="Aussprache", kind="work", minutes_planned=30)
    meetings.open_meeting(by=region.person("facilitator"), meeting=meeting)
    for kind in (OutcomeKind.INFORMATION, OutcomeKind.AGREEMENT, OutcomeKind.MEASURE):
        meetings.record_outcome(by=region.person("head"), agenda_item=item, kind=kind, text=f"Ergebnis: {kind.label}")


def _ask(region: Region) -> None:
    facilitator = region.person("facilitator")
    proposal = agreements.propose(
        by=region.person("head"),
        table=region.table,
        title="Gemeinsame Leihgeräte",
        wording="Wir leihen einander Geräte.",
    )
    agreements.open_round_on(by=facilitator, proposal=proposal)
    opened = consensus.put_to_table(
        by=facilitator,
        table=region.table,
        method=Method.CONSENSUS_LEVELS,
        title="Ort der nächsten Sitzung",
        wording="Wir treffen uns in der Gesamtschule.",
    )
    consensus.enter_cards(
        by=region.person("office"), round=opened, cards=[Card(institution=region.house("gs_nord"), position="full")]
    )
    recorded = agreements.record_agreement(
        by=facilitator,
        table=region.table,
        title="Protokolle binnen zwei Wochen",
        wording="Protokolle kommen binnen zwei Wochen.",
        stated_by="Externe Moderation",
    )
    agreements.name_session(
        by=region.person("head"),
        institution=region.house("gs_nord"),
        body="school_conference",
        meets_on=clock.today() + timedelta(days=40),
    )
    agreements.relate_agreements(by=facilitator, agreement=recorded, other=agreement(region), kind="follows_from")


def unfinished(region: Region) -> Assessment:
    """The assessment that Grundschule Süd has not agreed yet."""
    return region.assessment("gs_sued")


def inquiry(region: Region) -> Inquiry:
    """What Grundschule Süd asks its people."""
    return Inquiry.objects.get(assessment=unfinished(region))


def running_measure(region: Region) -> Measure:
    """A measure for which the town is responsible and which is not done."""
    return region.table.measures.filter(done_at=None, responsible_institution=region.house("a_stadt")).latest(
        "added_at"
    )


def done_measure(region: Region) -> Measure:
    """A measure that somebody marked done."""
    return region.table.measures.filter(done_at__isnull=False).latest("done_at")
