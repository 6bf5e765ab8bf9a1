"""The words of a round: methods, positions, results, next steps."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    """How a procedure asks the institutions."""

    CONSENSUS_LEVELS = "consensus_levels", _("Konsensstufen")
    CONSENT = "consent", _("Konsent")
    SYSTEMIC_CONSENSING = "systemic_consensing", _("Systemisches Konsensieren")
    SENSE_CHECK = "sense_check", _("Stimmungsbild")
    PRIORITY_DOTS = "priority_dots", _("Prioritätspunkte")


class Position(models.TextChoices):
    """What a voice says by consensus levels or by consent."""

    FULL = "full", _("Volle Zustimmung")
    MINOR_CONCERNS = "minor_concerns", _("Leichte Bedenken")
    ABSTAIN = "abstain", _("Enthaltung")
    STAND_ASIDE = "stand_aside", _("Beiseitestehen")
    MAJOR_CONCERNS = "major_concerns", _("Schwere Bedenken")
    VETO = "veto", _("Veto")
    CONSENT = "consent", _("Konsent")
    LIGHT_OBJECTION = "light_objection", _("Leichter Einwand")
    SERIOUS_OBJECTION = "serious_objection", _("Schwerwiegender Einwand")


class EnteredHow(models.TextChoices):
    """Who put a voice into the record."""

    OWN = "own", _("selbst gegeben")
    DEPUTY = "deputy", _("von der Vertretung gegeben")
    CARD = "card", _("von der Karte eingetragen")


class Result(models.TextChoices):
    """What the facilitator states."""

    CONSENSUS = "consensus", _("Konsens")
    CONSENSUS_WITH_CONCERNS = "consensus_with_concerns", _("Konsens mit Bedenken")
    CONSENT = "consent", _("Konsent")
    OPTION_CHOSEN = "option_chosen", _("Einigung auf eine Lösung")
    SHOWN = "shown", _("Stimmungsbild festgehalten")
    ORDER = "order", _("Reihenfolge festgehalten")
    NO_CONSENSUS = "no_consensus", _("Kein Konsens")


#: What may be stated of a round, by its method: a sense check decides nothing, dots make an order.
RESULTS_OF: Mapping[str, tuple[Result, ...]] = {
    Method.CONSENSUS_LEVELS: (Result.CONSENSUS, Result.CONSENSUS_WITH_CONCERNS, Result.NO_CONSENSUS),
    Method.CONSENT: (Result.CONSENT, Result.NO_CONSENSUS),
    Method.SYSTEMIC_CONSENSING: (Result.OPTION_CHOSEN, Result.NO_CONSENSUS),
    Method.SENSE_CHECK: (Result.SHOWN,),
    Method.PRIORITY_DOTS: (Result.ORDER,),
}

#: Results that make an agreement.
AGREEING = frozenset({Result.CONSENSUS, Result.CONSENSUS_WITH_CONCERNS, Result.CONSENT, Result.OPTION_CHOSEN})

#: Positions that stand against a proposal, lightly or seriously; the table asks for their reasons.
DISSENT = frozenset(
    {
        Position.MINOR_CONCERNS,
        Position.STAND_ASIDE,
        Position.MAJOR_CONCERNS,
        Position.VETO,
        Position.LIGHT_OBJECTION,
        Position.SERIOUS_OBJECTION,
    }
)


class NextStep(models.TextChoices):
    """How it goes on without consensus."""

    REVISE = "revise", _("Vorschlag überarbeiten")
    DEEPEN = "deepen", _("Frage vertiefen")
    SMALLER_CIRCLE = "smaller_circle", _("im kleineren Kreis klären")
    LOCAL_CHOICE = "local_choice", _("jedem Haus überlassen")
