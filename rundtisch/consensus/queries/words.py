"""The reading of a round in plain sentences."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import Option, Position
from ..rules.finding import OptionDots, OptionResistance
from ..rules.positions import Method, ReadingKey
from ..rules.reading import Reading

READINGS = {
    ReadingKey.CONSENSUS: gettext_lazy("Konsens"),
    ReadingKey.CONSENSUS_WITH_CONCERNS: gettext_lazy("Konsens mit Bedenken"),
    ReadingKey.THIN: gettext_lazy("Dünner Konsens: noch einmal fragen"),
    ReadingKey.NOT_YET: gettext_lazy("Noch kein Konsens: den Vorschlag überarbeiten"),
    ReadingKey.NO_CONSENSUS: gettext_lazy("Kein Konsens"),
    ReadingKey.ADOPTED: gettext_lazy("Konsent"),
    ReadingKey.ADOPTED_WITH_OBJECTIONS: gettext_lazy("Konsent mit leichten Einwänden"),
    ReadingKey.REASON_MISSING: gettext_lazy("Ein Einwand braucht noch seine Begründung"),
    ReadingKey.OBJECTION: gettext_lazy("Ein schwerwiegender Einwand steht dagegen"),
    ReadingKey.BEST_OPTION: gettext_lazy("Eine Lösung hat den geringsten Widerstand"),
    ReadingKey.NEAR_TIE: gettext_lazy("Fast gleich: eine weitere Runde hilft"),
    ReadingKey.PASSIVE_OPTION: gettext_lazy("Keine Lösung liegt unter der Passivlösung"),
    ReadingKey.SHOWN: gettext_lazy("Stimmungsbild, ohne Entscheidung"),
    ReadingKey.ORDER: gettext_lazy("Reihenfolge der Anliegen, kein Konsens"),
    ReadingKey.QUORUM_MISSED: gettext_lazy("Zu wenige Häuser sind gehört"),
    ReadingKey.UNHEARD: gettext_lazy("Noch hat kein Haus gesprochen"),
}
#: What a table may agree on; a share just below, so that two of three are two thirds.
QUORUMS = (
    ("", gettext_lazy("kein Quorum")),
    ("0.5", gettext_lazy("die Hälfte")),
    ("0.6666", gettext_lazy("zwei Drittel")),
    ("0.75", gettext_lazy("drei Viertel")),
    ("1", gettext_lazy("alle")),
)
_NUMBERS = (
    gettext_lazy("Null"),
    gettext_lazy("Eine"),
    gettext_lazy("Zwei"),
    gettext_lazy("Drei"),
    gettext_lazy("Vier"),
    gettext_lazy("Fünf"),
    gettext_lazy("Sechs"),
    gettext_lazy("Sieben"),
    gettext_lazy("Acht"),
    gettext_lazy("Neun"),
    gettext_lazy("Zehn"),
    gettext_lazy("Elf"),
    gettext_lazy("Zwölf"),
)
_SMALL_ONE = gettext_lazy("einer")


def number_word(number: int) -> str:
    """The number in words up to twelve, as it begins a sentence."""
    return str(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)


def out_of(number: int) -> str:
    """The number after "von"."""
    return str(_SMALL_ONE) if number == 1 else number_word(number).lower()


def title_of(reading: Reading) -> str:
    """The reading in a few words."""
    return str(READINGS[reading.key])


def sentences_of(reading: Reading, method: str, options: Sequence[Option], names: Mapping[str, str]) -> list[str]:
    """What the rules found, why, and who was not heard."""
    said = [] if reading.key == ReadingKey.UNHEARD else _found(reading, method, options, names)
    if reading.quorum_met is False:
        said.append(
            _("Gehört sind %(heard)s von %(entitled)s Häusern; der Tisch hat einen höheren Anteil vereinbart.")
            % {"heard": reading.heard, "entitled": reading.entitled}
        )
    if reading.missing:
        missing = ", ".join(names.get(one, one) for one in reading.missing)
        said.append(
            ngettext(
                "Es fehlt noch eine Stimme: %(names)s. Schweigen zählt nicht als Zustimmung.",
                "Es fehlen noch %(count)s Stimmen: %(names)s. Schweigen zählt nicht als Zustimmung.",
                len(reading.missing),
            )
            % {"count": len(reading.missing), "names": missing}
        )
    return said


def _found(reading: Reading, method: str, options: Sequence[Option], names: Mapping[str, str]) -> list[str]:
    if method == Method.CONSENSUS_LEVELS:
        return _levels(reading)
    if method == Method.CONSENT:
        return _consent(reading)
    if method == Method.SYSTEMIC_CONSENSING:
        return _resistance(reading, {option.key: option.title for option in options}, names)
    if method == Method.PRIORITY_DOTS:
        return _dots(reading, {option.key: option.title for option in options})
    return [_("Das Stimmungsbild zeigt, wo der Tisch steht. Es entscheidet nichts.")]


def _levels(reading: Reading) -> list[str]:
    counts = reading.finding.counts or {}
    vetoes, major = counts.get(Position.VETO, 0), counts.get(Position.MAJOR_CONCERNS, 0)
    minor = counts.get(Position.MINOR_CONCERNS, 0)
    aside = counts.get(Position.ABSTAIN, 0) + counts.get(Position.STAND_ASIDE, 0)
    return [*_against(vetoes, major), _aside(reading, aside), *_minor(minor)]


def _against(vetoes: int, major: int) -> list[str]:
    if not vetoes and not major:
        return [_("Kein Veto, keine schweren Bedenken.")]
    said = []
    if vetoes:
        said.append(
            ngettext("Ein Haus legt ein Veto ein.", "%(word)s Häuser legen ein Veto ein.", vetoes)
            % {"word": number_word(vetoes)}
        )
    if major:
        said.append(
            ngettext("Ein Haus hat schwere Bedenken.", "%(word)s Häuser haben schwere Bedenken.", major)
            % {"word": number_word(major)}
        )
    return said


def _aside(reading: Reading, aside: int) -> str:
    if not aside:
        return _("Niemand enthält sich oder steht beiseite.")
    words = {"word": number_word(aside), "heard": out_of(reading.heard)}
    if reading.key == ReadingKey.THIN:
        return (
            ngettext(
                "%(word)s von %(heard)s enthält sich oder steht beiseite, das ist zu viel für einen tragenden Konsens.",
                "%(word)s von %(heard)s enthalten sich oder stehen beiseite, "
                "das ist zu viel für einen tragenden Konsens.",
                aside,
            )
            % words
        )
    if reading.key in {ReadingKey.CONSENSUS, ReadingKey.CONSENSUS_WITH_CONCERNS}:
        return (
            ngettext(
                "%(word)s von %(heard)s enthält sich oder steht beiseite; das ist weniger als die Grenze.",
                "%(word)s von %(heard)s enthalten sich oder stehen beiseite; das ist weniger als die Grenze.",
                aside,
            )
            % words
        )
    return (
        ngettext(
            "%(word)s von %(heard)s enthält sich oder steht beiseite.",
            "%(word)s von %(heard)s enthalten sich oder stehen beiseite.",
            aside,
        )
        % words
    )


def _minor(minor: int) -> list[str]:
    if not minor:
        return []
    return [
        ngettext("Ein leichtes Bedenken bleibt stehen.", "%(word)s leichte Bedenken bleiben stehen.", minor)
        % {"word": number_word(minor)}
    ]


def _consent(reading: Reading) -> list[str]:
    counts = reading.finding.counts or {}
    serious, light = counts.get(Position.SERIOUS_OBJECTION, 0), counts.get(Position.LIGHT_OBJECTION, 0)
    said = []
    if not serious:
        said.append(_("Kein schwerwiegender Einwand."))
    else:
        said.append(
            ngettext("Ein schwerwiegender Einwand.", "%(word)s schwerwiegende Einwände.", serious)
            % {"word": number_word(serious)}
        )
    if reading.key == ReadingKey.REASON_MISSING:
        said.append(_("Bitte fragen Sie nach dem Grund: Was steht dem gemeinsamen Ziel entgegen?"))
    if light:
        said.append(
            ngettext("Ein leichter Einwand wird festgehalten.", "%(word)s leichte Einwände werden festgehalten.", light)
            % {"word": number_word(light)}
        )
    return said


def _resistance(reading: Reading, titles: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    found = [one for one in reading.finding.options or () if isinstance(one, OptionResistance)]
    said = []
    if reading.key == ReadingKey.PASSIVE_OPTION:
        said.append(_("Der Tisch hat gegen jede Lösung mindestens so viel Widerstand wie dagegen, nichts zu ändern."))
    else:
        best = " / ".join(titles[one] for one in reading.finding.best or ())
        said.append(_("Der geringste Widerstand gilt der Lösung „%(title)s“.") % {"title": best})
    if reading.key == ReadingKey.NEAR_TIE:
        said.append(_("Die beiden besten Lösungen liegen fast gleichauf."))
    for option in found:
        if option.outliers:
            houses = ", ".join(names.get(one, one) for one in option.outliers)
            said.append(
                _("Hoher Einzelwiderstand gegen „%(title)s“: %(houses)s. Ein Gespräch lohnt sich.")
                % {"title": titles[option.id], "houses": houses}
            )
    return said


def _dots(reading: Reading, titles: Mapping[str, str]) -> list[str]:
    found = [one for one in reading.finding.options or () if isinstance(one, OptionDots)]
    order = ", ".join(f"{titles[one.id]} ({one.sum})" for one in found)
    return [_("Die meisten Punkte zuerst: %(order)s.") % {"order": order}]
