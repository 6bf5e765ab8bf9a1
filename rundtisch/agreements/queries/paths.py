"""The way of a proposal as one thread: versions, questions, rounds, statements, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rundtisch.consensus.models import Method, ResultStatement, Round
from rundtisch.consensus.queries import is_revealed, readings_by_round, title_of
from rundtisch.consensus.rules.reading import Reading
from rundtisch.people.models import Person

from ..models import Proposal, ProposalQuestion, ProposalVersion, VersionRound
from ..rules.path import Coming, Standing, coming

#: What comes next, in the words of the page.
NEXT = {
    Coming.NOTHING: gettext_lazy("Der Vorschlag ist zurückgezogen. Hier kommt nichts mehr."),
    Coming.ADOPT: gettext_lazy("Der Tisch ist sich einig. Jetzt geht die Vereinbarung ihren Weg in jedes Haus."),
    Coming.ANSWER: gettext_lazy("Es sind Fragen offen. Am besten wird erst geantwortet und dann gefragt."),
    Coming.ASK: gettext_lazy(
        "Die Fassung liegt vor. Wer mag, fragt nach; "
        "dann zeigt ein Stimmungsbild, ob sie reif für die Konsensrunde ist."
    ),
    Coming.HEAR: gettext_lazy("Die Runde läuft. Jedes Haus gibt seine Position; Schweigen zählt nicht als Zustimmung."),
    Coming.STATE: gettext_lazy("Die Runde ist geschlossen. Die Moderation stellt das Ergebnis fest."),
    Coming.DECIDE: gettext_lazy(
        "Das Bild ist da. Entweder wird die Fassung überarbeitet, oder die Konsensrunde beginnt."
    ),
    Coming.REVISE: gettext_lazy("Kein Konsens: Der Vorschlag wird überarbeitet. Die neue Fassung kommt wieder."),
    Coming.DEEPEN: gettext_lazy("Kein Konsens: Die Frage wird vertieft und kommt wieder an den Tisch."),
    Coming.SMALLER_CIRCLE: gettext_lazy("Kein Konsens: Ein kleinerer Kreis klärt es und berichtet dem Tisch."),
    Coming.LOCAL_CHOICE: gettext_lazy(
        "Kein Konsens: Jedes Haus entscheidet selbst. Eine neue Fassung nimmt den Vorschlag wieder auf."
    ),
}


@dataclass(frozen=True)
class PathStep:
    """One step on the way: what, when, by whom, what came of it."""

    at: datetime
    title: str
    detail: str = ""
    words: tuple[str, ...] = ()
    url: str = ""
    link: str = ""
    is_running: bool = False


@dataclass(frozen=True)
class Path:
    """All steps in their order, and what comes next."""

    steps: tuple[PathStep, ...]
    coming: Coming
    sentence: str


@dataclass(frozen=True)
class Thread:
    """What was stored on the way of one proposal."""

    proposal: Proposal
    versions: tuple[ProposalVersion, ...]
    asked: tuple[VersionRound, ...]
    statements: tuple[ResultStatement, ...]

    @property
    def newest_round(self) -> Round | None:
        """The round that was opened last."""
        return self.asked[-1].round if self.asked else None

    @property
    def current_statement(self) -> ResultStatement | None:
        """What is stated of the newest round."""
        newest = self.newest_round
        current = [one for one in self.statements if one.superseded_at is None and newest and one.round == newest]
        return current[0] if current else None


def thread_of(proposal: Proposal) -> Thread:
    """Versions, rounds and statements of a proposal, three questions however many there are."""
    asked = tuple(
        VersionRound.objects.filter(version__proposal=proposal)
        .select_related("version", "round__procedure__table", "round__ballot_box")
        .order_by("round__opened_at", "round__number")
    )
    statements = ResultStatement.objects.filter(round__in=[one.round_id for one in asked])
    return Thread(
        proposal=proposal,
        versions=tuple(proposal.versions.select_related("written_by").order_by("number")),
        asked=asked,
        statements=tuple(statements.select_related("stated_by").order_by("stated_at")) if asked else (),
    )


def path_of(person: Person, thread: Thread, questions: Sequence[ProposalQuestion]) -> Path:
    """The way of a proposal from its first wording on, as far as the person may see the readings of its rounds."""
    readings = readings_by_round([one.round for one in thread.asked if is_revealed(person, one.round)])
    answered = sum(bool(question.answers.all()) for question in questions)
    steps = [
        *(_of_version(thread, version) for version in thread.versions),
        *_of_questions(questions, answered),
        *(_of_round(asked, readings.get(asked.round_id)) for asked in thread.asked),
        *(_of_statement(one) for one in thread.statements),
        *_of_the_end(thread),
    ]
    what = coming(_standing(thread, len(questions) - answered))
    return Path(tuple(sorted(steps, key=lambda step: step.at)), what, str(NEXT[what]))


def _standing(thread: Thread, open_questions: int) -> Standing:
    last = thread.asked[-1] if thread.asked and thread.asked[-1].version_id == thread.versions[-1].pk else None
    stated = thread.current_statement if last else None
    return Standing(
        is_withdrawn=thread.proposal.withdrawn_at is not None,
        is_agreed=thread.proposal.agreement_id is not None,
        open_questions=open_questions,
        has_open_round=any(one.round.closed_at is None for one in thread.asked),
        was_asked=last is not None,
        was_sense_check=last is not None and last.round.procedure.method == Method.SENSE_CHECK,
        is_stated=stated is not None,
        next_step=stated.next_step if stated else "",
    )


def _of_version(thread: Thread, version: ProposalVersion) -> PathStep:
    if version.number == 1:
        return PathStep(version.written_at, _("Eingebracht: Fassung 1"), version.written_by.name)
    compared = (
        f"{reverse('proposal_comparison', args=[thread.proposal.pk])}?from={version.number - 1}&to={version.number}"
    )
    return PathStep(
        version.written_at,
        _("Fassung %(number)s") % {"number": version.number},
        version.written_by.name,
        url=compared,
        link=_("Mit Fassung %(number)s vergleichen") % {"number": version.number - 1},
    )


def _of_questions(questions: Sequence[ProposalQuestion], answered: int) -> list[PathStep]:
    if not questions:
        return []
    all_of_them = len(questions)
    return [
        PathStep(
            questions[0].asked_at,
            _("Fragerunde"),
            ngettext("eine Frage", "%(count)s Fragen", all_of_them) % {"count": all_of_them},
            (_("%(answered)s von %(all)s beantwortet") % {"answered": answered, "all": all_of_them},),
            url="#questions",
            link=_("Fragen und Antworten"),
            is_running=answered < all_of_them,
        )
    ]


def _of_round(asked: VersionRound, reading: Reading | None) -> PathStep:
    one = asked.round
    is_open = one.closed_at is None
    return PathStep(
        one.opened_at,
        _("%(method)s, Runde %(number)s") % {"method": one.procedure.get_method_display(), "number": one.number},
        _("zu Fassung %(number)s") % {"number": asked.version.number},
        tuple(_found(one, reading, is_open)),
        url=reverse("round_detail", args=[one.pk]),
        link=_("Zur laufenden Runde") if is_open else _("Die Runde nachlesen"),
        is_running=is_open,
    )


def _found(one: Round, reading: Reading | None, is_open: bool) -> Sequence[str]:
    if reading is None:
        return (
            [_("läuft, Positionen noch verdeckt")] if is_open else [_("nichts gezeigt: geheim und zu wenige Stimmen")]
        )
    heard = _("gehört: %(heard)s von %(entitled)s Häusern") % {"heard": reading.heard, "entitled": reading.entitled}
    found = [heard] if is_open else [heard, _("Lesart: %(reading)s") % {"reading": title_of(reading)}]
    if one.procedure.method == Method.SENSE_CHECK and reading.finding.counts:
        said = ", ".join(f"{count} × {sign}" for sign, count in reading.finding.counts.items())
        found.append(_("Finger: %(said)s") % {"said": said})
    return found


def _of_statement(one: ResultStatement) -> PathStep:
    words = [f"„{one.text}“"]
    if one.next_step:
        words.append(_("Nächster Schritt: %(step)s") % {"step": one.get_next_step_display()})
    if one.reason:
        words.append(_("Neu festgestellt, weil: %(reason)s") % {"reason": one.reason})
    if one.superseded_at is not None:
        words.append(_("gilt nicht mehr: später neu festgestellt"))
    title = _("Festgestellt: %(result)s") % {"result": one.get_result_display()}
    return PathStep(one.stated_at, title, one.stated_by.name, tuple(words))


def _of_the_end(thread: Thread) -> list[PathStep]:
    proposal = thread.proposal
    if proposal.withdrawn_at is not None:
        return [PathStep(proposal.withdrawn_at, _("Zurückgezogen"))]
    agreement = proposal.agreement
    if agreement is None:
        return []
    agreeing = [one.stated_at for one in thread.statements if one.makes_an_agreement]
    at = agreeing[0] if agreeing else agreement.recorded_at
    assert at is not None  # noqa: S101 - an agreement is stated or recorded
    title = _("Vereinbarung %(number)s") % {"number": agreement.number}
    return [PathStep(at, title, url=reverse("agreement_detail", args=[agreement.pk]), link=_("Zur Vereinbarung"))]
