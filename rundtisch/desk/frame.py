"""What surrounds every page: the tables of this person, the rooms of the current one, the person's menu."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rundtisch.institutions.models import standing_of
from rundtisch.people.models import Person
from rundtisch.roundtables.models import RoundTable
from rundtisch.roundtables.pages import current_table
from rundtisch.roundtables.ports import TableRoom, rooms
from rundtisch.roundtables.queries import tables_of
from rundtisch.ui.frame import Frame, Link, PersonMenu, Room


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: the frame, made when a template asks for it."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request: HttpRequest) -> Frame:
    """The frame around the page of this request; guests get the bare one."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return Frame(region_name=settings.REGION_NAME)
    table = current_table(request)
    here = request.path
    return Frame(
        region_name=settings.REGION_NAME,
        person=PersonMenu(name=person.name, sign_out_url=reverse("sign_out"), links=_menu_of(person, here)),
        tables=tuple(
            Link(line.name, reverse("table_detail", args=[line.id]), table is not None and line.id == table.pk)
            for line in tables_of(person)
        ),
        current_table=Link(table.name, reverse("table_detail", args=[table.pk])) if table else None,
        rooms=_rooms_of(table, request) if table else (),
        views=_views_of(table, request) if table else (),
        search_url=reverse("search"),
        home_url=reverse("start"),
    )


def _menu_of(person: Person, here: str) -> tuple[Link, ...]:
    standing = standing_of(person)
    links = [(_("Startseite"), reverse("start")), (_("Mein Konto"), reverse("account"))]
    if len(standing.houses) == 1:
        links.append((_("Mein Haus"), reverse("institution_detail", args=[next(iter(standing.houses))])))
    links.append((_("Verzeichnis"), reverse("institution_list")))
    if standing.has_function("office_staff"):
        links.append((_("Schulregister einlesen"), reverse("register_import_new")))
        links.append((_("Matrizen schreiben"), reverse("instrument_list")))
    return tuple(Link(label, url, url == here) for label, url in links)


def _rooms_of(table: RoundTable, request: HttpRequest) -> tuple[Room, ...]:
    opened = sorted((room for room in rooms if not room.within), key=lambda room: room.order)
    return tuple(
        Room(
            str(room.label),
            reverse(room.url_name, args=[table.pk]),
            any(_is_here(one, request) for one in [room, *_lying_in(room)]),
        )
        for room in opened
    )


def _views_of(table: RoundTable, request: HttpRequest) -> tuple[Link, ...]:
    """The room in which the page stands and those that lie in it, if there are any."""
    for room in rooms:
        found = [room, *_lying_in(room)]
        if len(found) > 1 and any(_is_here(one, request) for one in found):
            return tuple(
                Link(str(one.label), reverse(one.url_name, args=[table.pk]), _is_here(one, request)) for one in found
            )
    return ()


def _lying_in(room: TableRoom) -> list[TableRoom]:
    return sorted((one for one in rooms if one.within == room.url_name), key=lambda one: one.order)


def _is_here(room: TableRoom, request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or match.url_name is None:
        return False
    return match.url_name == room.url_name or match.url_name.startswith(room.pages)
