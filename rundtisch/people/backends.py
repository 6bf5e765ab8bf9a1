"""How the person behind a session is fetched: together with what every page asks of that person."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from .models import Operatorship, Person
from .queries import second_factors


class Doors(AuthenticationBackend):  # type: ignore[misc]  # the library is untyped
    """The library's ways in; one question to the database for who it is."""

    def get_user(self, user_id: UUID) -> Person | None:
        """The person of a session, if still allowed in."""
        running = Operatorship.objects.filter(person=OuterRef("pk"), until_at=None)
        factors = second_factors().filter(user=OuterRef("pk"))
        known = Person.objects.annotate(runs_installation=Exists(running), holds_second_factor=Exists(factors))
        person = known.filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
