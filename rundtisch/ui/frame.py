"""What surrounds every page: instance, tables of this person, rooms of the table, person.

A higher part hands it to the pages as the context variable `frame`; a page without it (sign-in, errors) stays bare.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A word that leads somewhere."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Room(Link):
    """A room of the table, with the number of things in it that wait for this person."""

    waiting: int = 0


@dataclass(frozen=True)
class PersonMenu:
    """The signed-in person: what stands in the bar, and where the menu leads."""

    name: str
    sign_out_url: str
    role: str = ""
    links: tuple[Link, ...] = ()
    notices_url: str = ""
    notices: int = 0


@dataclass(frozen=True)
class Frame:
    """Everything around the content of a page."""

    region_name: str
    person: PersonMenu | None = None
    tables: tuple[Link, ...] = ()
    current_table: Link | None = None
    rooms: tuple[Room, ...] = ()
    #: What lies in the current room beside its first page.
    views: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    search_url: str = ""
    home_url: str = "/"

    @property
    def current_room(self) -> Room | None:
        """The room in which the page stands."""
        return next((room for room in self.rooms if room.is_current), None)
