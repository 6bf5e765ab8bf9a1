"""What higher parts bring to accounts: who needs a second factor, what people do, pages behind links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from .models import Person, Purpose


@dataclass(frozen=True)
class AccountSection:
    """A part of the account page that a higher part knows: a title and what stands under it."""

    title: str
    lines: tuple[str, ...]
    empty: str = ""
    #: The name of the page on which this is changed, and what its link says.
    page: str = ""
    label: str = ""


#: Each says whether this person's tasks need a second factor. One yes is enough.
second_factor_required: list[Callable[[Person], bool]] = []

#: Each gives sections of one person's account page in a fixed number of queries.
account_sections: list[Callable[[Person], Sequence[AccountSection]]] = []

#: Each says in words what many persons do, in a fixed number of queries.
roles_in_words: list[Callable[[Sequence[UUID]], Mapping[UUID, Sequence[str]]]] = []

#: The name of the page behind a one-time link of this purpose.
link_pages: dict[str, str] = {
    Purpose.SIGN_IN: "sign_in_link",
    Purpose.PASSWORD: "password_link",
    Purpose.FIRST_ACCOUNT: "first_account",
}
