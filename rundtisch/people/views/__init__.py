"""Pages of the doors, the account and the demonstration."""

from .account import account, other_sessions, password_request, second_factor
from .demo import demo, demo_sign_in
from .links import first_account, one_time_link, password_link, sign_in_link
from .sign_in import account_inactive, sign_in, sign_out

__all__ = [
    "account",
    "account_inactive",
    "demo",
    "demo_sign_in",
    "first_account",
    "one_time_link",
    "other_sessions",
    "password_link",
    "password_request",
    "second_factor",
    "sign_in",
    "sign_in_link",
    "sign_out",
]
