"""The backlog of topics."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundtisch.foundation.errors import Refusal
from rundtisch.people.signed_in import person_of

from .. import queries, services
from ..forms import TopicForm
from ..pages import open_table
from ..permissions import may_change_topic, may_propose_topic


@require_http_methods(["GET", "HEAD", "POST"])
def topic_list(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The backlog, and proposing a topic."""
    table = open_table(request, table_id)
    person = person_of(request)
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        services.propose_topic(
            by=person, table=table, title=words["title"], description=words["description"], kind=words["kind"]
        )
        messages.success(request, _("Das Thema steht auf der Liste: %(title)s") % {"title": words["title"]})
        return redirect("topic_list", table_id)
    state = request.GET.get("state", "")
    page = {
        "table": table,
        "topics": queries.topics_at(table, person, state),
        "states": queries.TOPIC_STATES,
        "state": state,
        "form": form,
        "may_propose": may_propose_topic(person, table),
    }
    return render(request, "roundtables/topic_list.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def topic_detail(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """One topic; whoever may, changes its words."""
    person = person_of(request)
    topic = queries.topic_for(person, topic_id)
    if topic is None:
        raise Http404
    form = TopicForm(request.POST or None, initial={"version": topic.version, **queries.words_of(topic)})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                services.change_topic(by=person, topic=topic, **form.cleaned_data)
                messages.success(request, _("Die Änderung ist gespeichert."))
                return redirect("topic_detail", topic.pk)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
                status = HTTPStatus.CONFLICT
    page = {
        "topic": topic,
        "table": open_table(request, topic.table_id),
        "form": form,
        "states": queries.TOPIC_STATES,
        "origin": queries.origin_of(person, topic),
        "companions": queries.companions_of(person, topic),
        "acts": queries.acts_with(person, topic),
        "may_change": may_change_topic(person, topic),
    }
    return render(request, "roundtables/topic_detail.html", page, status=status)


@require_POST
def topic_state(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Say how far a topic is."""
    person = person_of(request)
    topic = queries.topic_for(person, topic_id)
    state = queries.topic_state_called(request.POST.get("state", ""))
    if topic is None or state is None:
        raise Http404
    services.move_topic(by=person, topic=topic, state=state)
    messages.success(request, _("Der Stand des Themas ist geändert."))
    return redirect("topic_detail", topic.pk)
