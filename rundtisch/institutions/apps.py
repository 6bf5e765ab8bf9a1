"""The part institutions as a Django app."""

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    """The directory: region, municipalities, institutions and who acts for them."""

    name = "rundtisch.institutions"

    def ready(self) -> None:
        """Tell accounts who needs a second factor, what people do, and where an invitation is accepted."""
        from rundtisch.people import ports

        from . import account

        ports.second_factor_required.append(account.needs_second_factor)
        ports.account_sections.append(account.sections_for)
        ports.roles_in_words.append(account.roles_in_words)
        ports.link_pages["invitation"] = "invitation"
