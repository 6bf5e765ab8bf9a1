"""A second view: the house invites, extends and takes back, the adviser writes and hands in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundtisch.foundation import clock
from rundtisch.foundation.acts import act
from rundtisch.foundation.errors import Refusal
from rundtisch.foundation.permissions import authorise
from rundtisch.institutions.models import Appointment, Function, Institution
from rundtisch.journal import services as journal
from rundtisch.people.letters import Letter, send_letter
from rundtisch.people.models import Person
from rundtisch.roundtables.models import house_acted_for

from ..models import Assessment, Dimension, SecondView, SecondViewAnswer
from ..permissions import (
    may_extend_second_view,
    may_give_second_view,
    may_invite_second_view,
    may_revoke_second_view,
)
from ..queries.library import questions_of
from ..rules.ratings import Answer
from .perspectives import GivenAnswer


@dataclass(frozen=True)
class Asked:
    """What the house opens to its adviser."""

    dimensions: Collection[str]
    until_on: date
    shows_stages: bool = False
    question: str = ""


class SecondViewConflict(Refusal):
    """The same second view was written in another window meanwhile; nothing was overwritten."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Diese Zweitsicht wurde inzwischen in einem anderen Fenster geändert. "
                "Bitte vergleichen Sie und speichern Sie, was gelten soll."
            )
        )


@act
def invite_second_view(
    *, by: Person, assessment: Assessment, adviser: Institution | Person, asked: Asked, by_mail: bool = True
) -> SecondView:
    """Ask a person or another house how it sees these dimensions, by mail too; it sees exactly what is opened here."""
    authorise(by, may_invite_second_view, assessment)
    known = {one.key for one in questions_of(assessment).dimensions}
    if not asked.dimensions or set(asked.dimensions) - known:
        raise Refusal(_("Bitte wählen Sie mindestens eine Kategorie aus."))
    _refuse_past(asked.until_on)
    if adviser == assessment.institution:
        raise Refusal(_("Eine Zweitsicht kommt von außen. Bitte wählen Sie jemanden aus einem anderen Haus."))
    named = {"institution": adviser} if isinstance(adviser, Institution) else {"person": adviser}
    if SecondView.objects.asked().filter(assessment=assessment, **named).exists():
        raise Refusal(_("Um diese Zweitsicht haben Sie schon gebeten. Bitte nehmen Sie die Anfrage zuerst zurück."))
    view = SecondView.objects.create(
        assessment=assessment,
        **named,
        acting_for_id=None if isinstance(adviser, Institution) else house_acted_for(adviser),
        shows_stages=asked.shows_stages,
        question=asked.question,
        invited_by=by,
        invited_on=clock.today(),
        until_on=asked.until_on,
    )
    dimensions = Dimension.objects.filter(instrument=assessment.instrument_id, key__in=asked.dimensions)
    SecondViewAnswer.objects.bulk_create(SecondViewAnswer(second_view=view, dimension=one) for one in dimensions)
    for reader in _readers(view) if by_mail else ():
        send_letter(to=reader, letter=lambda: _invitation(view))
    journal.note(by, "matrices.second_view_invited", assessment, dimensions=len(asked.dimensions))
    return view


@act
def extend_second_view(*, by: Person, second_view: SecondView, until_on: date) -> SecondView:
    """Set another deadline, also when the first is over, as long as nothing was handed in; the adviser is told."""
    authorise(by, may_extend_second_view, second_view)
    view = SecondView.objects.select_for_update().get(pk=second_view.pk)
    _refuse_ended(view)
    _refuse_past(until_on)
    if view.until_on != until_on:
        view.until_on = until_on
        view.save(update_fields=["until_on"])
        for reader in _readers(view):
            send_letter(to=reader, letter=lambda: _extension(view))
        journal.note(by, "matrices.second_view_extended", view.assessment)
    return view


@act
def revoke_second_view(*, by: Person, second_view: SecondView) -> SecondView:
    """Take the invitation back: the adviser is told and sees nothing of it any more; what was said is shown no more."""
    authorise(by, may_revoke_second_view, second_view)
    if second_view.revoked_at is None:
        second_view.revoked_by, second_view.revoked_at = by, clock.now()
        second_view.save(update_fields=["revoked_by", "revoked_at"])
        for reader in _readers(second_view):
            send_letter(to=reader, letter=lambda: _farewell(second_view))
        journal.note(by, "matrices.second_view_revoked", second_view.assessment)
    return second_view


@act
def give_second_view(
    *,
    by: Person,
    second_view: SecondView,
    answers: Mapping[str, GivenAnswer],
    version: int = 0,
    page: str = "",
    is_handed_in: bool = False,
    by_mail: bool = True,
) -> SecondView:
    """Keep what the adviser says, also half done; handed in the house reads it and nothing changes any more.

    `version` is the one that was read, so that nothing is overwritten (SecondViewConflict); a `page` that wrote the
    stored version itself may write again.
    """
    authorise(by, may_give_second_view, second_view)
    view = SecondView.objects.select_for_update().get(pk=second_view.pk)
    _refuse_over(view)
    stored = {one.dimension.key: one for one in view.answers.select_related("dimension")}
    _refuse_unfit(second_view.assessment, stored, answers)
    changed = [one for key, one in stored.items() if key in answers and _says(one) != answers[key]]
    is_same_page = bool(page) and view.written_from == page
    if changed and view.version != version and not is_same_page:
        raise SecondViewConflict
    _write(changed, answers)
    if changed:
        view.version, view.written_from = view.version + 1, page
    if is_handed_in:
        _hand_in(view, by, stored.values(), by_mail=by_mail)
    view.save(update_fields=["version", "written_from", "given_by", "given_at"])
    return view


def _write(changed: Iterable[SecondViewAnswer], answers: Mapping[str, GivenAnswer]) -> None:
    for one in changed:
        given = answers[one.dimension.key]
        one.answer, one.stage, one.comment = given.answer, given.stage, given.comment
        one.save(update_fields=["answer", "stage", "comment"])


def _hand_in(view: SecondView, by: Person, answers: Iterable[SecondViewAnswer], *, by_mail: bool) -> None:
    if not any(one.answer for one in answers):
        raise Refusal(_("Es ist noch nichts eingeschätzt. Bitte schätzen Sie zuerst mindestens eine Kategorie ein."))
    view.given_by, view.given_at = by, clock.now()
    if by_mail:
        send_letter(to=view.invited_by, letter=lambda: _arrival(view))
    journal.note(by, "matrices.second_view_given", view.assessment)


def _says(stored: SecondViewAnswer) -> GivenAnswer:
    return GivenAnswer(stored.answer, stored.stage, stored.comment)


def _refuse_past(until_on: date) -> None:
    if until_on < clock.today():
        raise Refusal(_("Die Frist liegt in der Vergangenheit. Bitte nennen Sie einen Tag ab heute."))


def _refuse_over(view: SecondView) -> None:
    _refuse_ended(view)
    if view.until_on < clock.today():
        raise Refusal(_("Die Frist ist abgelaufen. Bitte fragen Sie in dem Haus nach, das Sie gebeten hat."))


def _refuse_ended(view: SecondView) -> None:
    if view.revoked_at is not None:
        raise Refusal(_("Das Haus hat diese Anfrage zurückgenommen."))
    if view.given_at is not None:
        raise Refusal(_("Diese Zweitsicht ist abgegeben und wird nicht mehr geändert."))


def _refuse_unfit(assessment: Assessment, opened: Collection[str], answers: Mapping[str, GivenAnswer]) -> None:
    sheet = questions_of(assessment)
    if set(answers) - set(opened):
        raise Refusal(_("Nach dieser Kategorie hat das Haus nicht gefragt."))
    for key, given in answers.items():
        is_stage = sheet.stage(given.stage, key) is not None
        if given.answer not in {"", *Answer} or (given.answer == Answer.STAGE) != is_stage:
            raise Refusal(_("Diesen Stand gibt es in dieser Matrix nicht."))


def _readers(view: SecondView) -> list[Person]:
    """Who is written to: the person while it acts for its house, or everybody of the house but its shared mailboxes."""
    if view.person:
        return [view.person] if may_give_second_view(view.person, view) else []
    posts = Appointment.objects.current_on(clock.today()).filter(institution=view.institution)
    people = posts.filter(~Q(function=Function.SHARED_MAILBOX)).values("person_id")
    return list(Person.objects.filter(pk__in=people).order_by("name"))


def _invitation(view: SecondView) -> Letter:
    words = {"house": view.assessment.institution.name, "day": date_format(view.until_on, "j. F Y")}
    return Letter(
        subject=_("Um Ihre Zweitsicht wird gebeten"),
        paragraphs=(
            _("%(house)s bittet um Ihre Zweitsicht auf die eigene Einschätzung, bis zum %(day)s.") % words,
            _("Ihre Zweitsicht liest nur dieses Haus. Sie wird neben dessen Einschätzung gezeigt und nie verrechnet."),
        ),
        button=_("Zweitsicht geben"),
        address=settings.BASE_URL + reverse("second_view_detail", args=[view.pk]),
    )


def _extension(view: SecondView) -> Letter:
    words = {"house": view.assessment.institution.name, "day": date_format(view.until_on, "j. F Y")}
    return Letter(
        subject=_("Neue Frist für Ihre Zweitsicht"),
        paragraphs=(_("%(house)s bittet um Ihre Zweitsicht jetzt bis zum %(day)s.") % words,),
        button=_("Zweitsicht geben"),
        address=settings.BASE_URL + reverse("second_view_detail", args=[view.pk]),
    )


def _farewell(view: SecondView) -> Letter:
    house = {"house": view.assessment.institution.name}
    was_given = view.given_at is not None
    return Letter(
        subject=_("Ihre Zweitsicht wird nicht mehr gebraucht"),
        paragraphs=(
            _("%(house)s hat die Anfrage um Ihre Zweitsicht zurückgenommen. Sie müssen nichts mehr tun.") % house,
            *([_("Was Sie abgegeben haben, wird dort nicht mehr gezeigt.")] if was_given else []),
        ),
    )


def _arrival(view: SecondView) -> Letter:
    return Letter(
        subject=_("Eine Zweitsicht ist da"),
        paragraphs=(_("Die Zweitsicht, um die Sie gebeten haben, ist da. Nur Ihr Haus liest sie."),),
        button=_("Zweitsicht ansehen"),
        address=settings.BASE_URL + reverse("second_view_list", args=[view.assessment_id]),
    )
