"""What happens with accounts and at the doors."""

from .accounts import (
    change_account,
    make_first_account,
    make_operator,
    put_password,
    set_password,
    sign_out_elsewhere,
)
from .links import (
    ask_for_password_link,
    ask_for_sign_in_link,
    first_account_link,
    link_address,
    make_link,
    take_sign_in_link,
    use_link,
    void_links,
)
from .visits import begin_visit

__all__ = [
    "ask_for_password_link",
    "ask_for_sign_in_link",
    "begin_visit",
    "change_account",
    "first_account_link",
    "link_address",
    "make_first_account",
    "make_link",
    "make_operator",
    "put_password",
    "set_password",
    "sign_out_elsewhere",
    "take_sign_in_link",
    "use_link",
    "void_links",
]
