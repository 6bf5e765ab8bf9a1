"""What Emsbrück agreed, and its way into the houses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rundtisch.agreements import services as agreements
from rundtisch.agreements.models import Agreement, Proposal
from rundtisch.consensus import services as consensus
from rundtisch.consensus.models import Method, Result, Round
from rundtisch.consensus.services import Card
from rundtisch.foundation import clock
from rundtisch.meetings.models import AgendaItem, Meeting
from rundtisch.roundtables.models import RoundTable

from . import table as tables
from .cast import Cast
from .story import Calendar

#: What everybody says who is not named in the story.
AGREEING = {Method.CONSENSUS_LEVELS: "full", Method.CONSENT: "consent"}
#: Houses whose people pressed the button themselves; the others held up cards.
OWN_VOICE = ("ge_ems", "gy_ems", "rs_frei", "a_frei")
RESULTS = {
    "Konsens": Result.CONSENSUS,
    "Konsens mit Bedenken": Result.CONSENSUS_WITH_CONCERNS,
    "Konsent ohne schwerwiegenden Einwand": Result.CONSENT,
}


@dataclass
class Agreeing:
    """Carries the story's agreements through the meetings."""

    story: Mapping[str, Any]
    setting: Mapping[str, Any]
    cast: Cast
    table: RoundTable
    calendar: Calendar
    agreed: dict[str, Agreement] = field(default_factory=dict)

    def at_item(self, key: str, item: AgendaItem, _day: date) -> None:
        """Bring a proposal in, ask the table, state the result."""
        told = self.story["agreements"][key]
        if "prepared_by" in told:
            self._set_priorities(told["prepared_by"], item)
        proposal = self.propose(told, item)
        method = Method(told["method"])
        options = [option["title"] for option in told.get("options", ()) if not option.get("passive")]
        opened = agreements.open_round_on(by=self.cast.facilitator, proposal=proposal, method=method, options=options)
        if "first_wording" in told:
            self._hear(opened, method, told["first_voices"])
            agreements.revise_proposal(by=self.cast.facilitator, proposal=proposal, wording=told["wording"])
            opened = opened.procedure.rounds.latest("number")
        if method == Method.SYSTEMIC_CONSENSING:
            self._hear_resistance(opened, told)
        else:
            self._hear(opened, method, told.get("voices", {}))
        sentences = [told["statement"], *filter(None, [told.get("statement_note")])]
        agreements.state_result_of(
            by=self.cast.facilitator,
            proposal=proposal,
            result=RESULTS.get(told["statement"], Result.OPTION_CHOSEN),
            text=". ".join(sentences),
        )
        agreement = proposal.agreement
        assert agreement is not None  # noqa: S101 - every statement of the story makes one
        self.agreed[key] = agreement
        if told["kind"] == "ground_rules":
            tables.agree_ground_rules(self.setting, self.cast, self.table)

    def propose(self, told: Mapping[str, Any], item: AgendaItem) -> Proposal:
        """A proposal in its first wording."""
        review = told.get("review_on")
        return agreements.propose(
            by=self.cast.office,
            table=self.table,
            title=told["title"],
            wording=told.get("first_wording") or told["wording"],
            reasons=told["reasons"],
            kind=told["kind"],
            review_on=self.calendar.day(review) if review else None,
            agenda_item=item,
        )

    def bring_in(self, meeting: Meeting) -> None:
        """The proposal that waits for the next meeting."""
        told = self.story["next"]
        item = meeting.agenda_items.get(title__startswith=told["title"][:25])
        proposal = self.propose(told, item)
        for asked in told["questions"]:
            by = self.cast.speakers[asked["asks"]]
            question = agreements.ask_about(by=by, proposal=proposal, text=asked["text"])
            if "answer" in asked:
                answering = self.cast.speakers[asked["answers"]]
                agreements.answer_question(by=answering, question=question, text=asked["answer"])

    def _hear(self, opened: Round, method: Method, dissent: Mapping[str, Any]) -> None:
        """Every house says what the story tells, by its own press or by card."""
        cards = []
        for key in self.cast.deciding():
            position, reason = dissent.get(key, (AGREEING[method], ""))
            said = {"institution": self.cast.houses[key], "position": position, "reason": reason}
            if key in OWN_VOICE:
                consensus.give_voice(by=self.cast.speakers[key], round=opened, may_be_named=bool(reason), **said)
            else:
                cards.append(Card(**said))
        consensus.enter_cards(by=self.cast.office, round=opened, cards=cards, by_mail=False)

    def _hear_resistance(self, opened: Round, told: Mapping[str, Any]) -> None:
        keys = [option["id"] for option in told["options"]]
        for house, values in told["resistance"].items():
            consensus.give_voice(
                by=self.cast.speakers[house],
                round=opened,
                institution=self.cast.houses[house],
                resistance=dict(zip(keys, values, strict=True)),
            )

    def _set_priorities(self, told: Mapping[str, Any], item: AgendaItem) -> None:
        opened = consensus.put_to_table(
            by=self.cast.facilitator,
            table=self.table,
            method=Method.PRIORITY_DOTS,
            title=item.title,
            wording="Woran wollen wir in diesem Schuljahr arbeiten?",
            options=told["options"],
            agenda_item=item,
        )
        cards = [
            Card(
                institution=self.cast.houses[house],
                dots={f"o{place}": count for place, count in enumerate(counts, start=1) if count},
            )
            for house, counts in told["dots"].items()
        ]
        consensus.enter_cards(by=self.cast.office, round=opened, cards=cards, by_mail=False)
        consensus.state_result(
            by=self.cast.facilitator, round=opened, result=Result.ORDER, text="Drei Schwerpunkte stehen vorn."
        )

    def adopt(self) -> None:
        """How far each house has come."""
        for key, agreement in self.agreed.items():
            told = self.story["agreements"][key]["adoption"]
            for adoption in agreement.adoptions.select_related("institution"):
                house = next(name for name, one in self.cast.houses.items() if one.pk == adoption.institution_id)
                if house in told or "default" in told:
                    self._report(adoption, house, told.get(house) or told["default"])

    def name_sessions(self) -> None:
        """Houses that still have to bring something in say when their bodies meet next."""
        for house, sessions in self.story["sessions"].items():
            for body, day in sessions.items():
                agreements.name_session(
                    by=self.cast.speakers[house],
                    institution=self.cast.houses[house],
                    body=body,
                    meets_on=self.calendar.day(day),
                )
        for told in self.story["terms"]:
            adoption = self.agreed[told["agreement"]].adoptions.get(institution=self.cast.houses[told["house"]])
            agreements.set_terms(
                by=self.cast.speakers[told["house"]],
                adoption=adoption,
                measure=told["measure"],
                due_on=self.calendar.day(told["due"]),
                reason=told["reason"],
            )

    def _report(self, adoption: Any, house: str, told: list[Any]) -> None:
        state, day, body, words = (*told, None, None, None)[:4] if told[0] != "open" else ("open", None, None, None)
        if state == "open":
            return
        body = body or self.cast.bodies[house]
        steps = [("adopted", day - timedelta(days=7)), (state, day)] if state == "implemented" else [(state, day)]
        for step, on in steps:
            with clock.at(self.calendar.moment(on, "16:00")):
                agreements.report_adoption(
                    by=self.cast.speakers[house],
                    adoption=adoption,
                    state=step,
                    body=body,
                    on=self.calendar.day(on),
                    deviation=words or "" if step == "adapted" else "",
                    reason=words or "" if step == "deferred" else "",
                )
