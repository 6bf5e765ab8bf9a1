"""What a seat can show: a word, a sign and a tone. The one place where the three belong together."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class State:
    """One state: the word says it, the sign repeats it, the tone (strong, mid, quiet, warn) supports it."""

    word: str | Promise
    sign: str
    tone: str


STATES = {
    "none": State("", "none", "quiet"),
    "member": State(_("am Tisch"), "dot", "mid"),
    "note": State(_("berät"), "dot", "quiet"),
    # attendance
    "present": State(_("da"), "disc-check", "strong"),
    "deputy": State(_("vertreten"), "swap", "mid"),
    "late": State(_("kommt später"), "clock", "mid"),
    "excused": State(_("entschuldigt"), "dash", "quiet"),
    "absent": State(_("nicht da"), "cross-quiet", "quiet"),
    # answers to an invitation
    "coming": State(_("nimmt teil"), "disc-check", "strong"),
    "declines": State(_("sagt ab"), "dash", "quiet"),
    "no_reply": State(_("noch keine Antwort"), "open", "quiet"),
    # consensus
    "full": State(_("volle Zustimmung"), "disc-check", "strong"),
    "minor_concerns": State(_("leichte Bedenken"), "check-note", "mid"),
    "abstain": State(_("Enthaltung"), "dash", "quiet"),
    "stand_aside": State(_("steht beiseite"), "aside", "quiet"),
    "major_concerns": State(_("schwere Bedenken"), "bang", "warn"),
    "veto": State(_("Veto"), "cross", "warn"),
    "consent": State(_("Konsent"), "disc-check", "strong"),
    "light_objection": State(_("leichter Einwand"), "check-note", "mid"),
    "serious_objection": State(_("schwerwiegender Einwand"), "bang", "warn"),
    "waiting": State(_("noch keine Stimme"), "open", "quiet"),
    "given": State(_("Stimme abgegeben"), "dot", "mid"),
    "unheard": State(_("nicht gehört"), "open", "warn"),
    # adoption in each house
    "open": State(_("offen"), "open", "warn"),
    "brought_in": State(_("eingebracht"), "into", "quiet"),
    "deferred": State(_("vertagt"), "pause", "warn"),
    "noted": State(_("zur Kenntnis genommen"), "note", "quiet"),
    "adopted": State(_("beschlossen"), "check", "mid"),
    "taken_over": State(_("übernommen"), "check", "mid"),
    "adapted": State(_("angepasst übernommen"), "wave", "mid"),
    "declined": State(_("abgelehnt"), "cross", "warn"),
    "not_required": State(_("nicht erforderlich"), "dash", "quiet"),
    "implemented": State(_("umgesetzt"), "disc-check", "strong"),
    # sharing
    "shared": State(_("geteilt"), "check", "mid"),
    "not_shared": State(_("nicht sichtbar"), "open", "quiet"),
}

_CHECK = '<path class="rt-s-mark" d="M-5 .4-1.6 4 5.2-3.6"/>'
_NOTE = '<circle class="rt-s-halo" cx="8" cy="-8" r="5.4"/><circle class="rt-s-fill" cx="8" cy="-8" r="3.8"/>'
_RING = '<circle class="rt-s-ring" r="10"/>'
_DRAWN = {
    "none": "",
    "dot": f'{_RING}<circle class="rt-s-fill" r="3.4"/>',
    "disc-check": '<circle class="rt-s-disc" r="11"/><path class="rt-s-inv" d="M-5 .4-1.6 4 5.2-3.6"/>',
    "check": f"{_RING}{_CHECK}",
    "check-note": f"{_RING}{_CHECK}{_NOTE}",
    "dash": f'{_RING}<path class="rt-s-mark" d="M-4.6 0H4.6"/>',
    "aside": f'{_RING}<path class="rt-s-mark" d="M-3.6-4.6V4.6M0-4.4 4.6 0 0 4.4"/>',
    "bang": '<path class="rt-s-disc" d="M0-12 12.4 9.6H-12.4Z"/><path class="rt-s-inv" d="M0-4.6V2.4M0 6.2v.2"/>',
    "cross": '<rect class="rt-s-disc" x="-10.5" y="-10.5" width="21" height="21" rx="4"/>'
    '<path class="rt-s-inv" d="M-4-4 4 4M4-4-4 4"/>',
    "cross-quiet": f'{_RING}<path class="rt-s-mark" d="M-3.6-3.6 3.6 3.6M3.6-3.6-3.6 3.6"/>',
    "open": '<circle class="rt-s-ring rt-s-dashed" r="10"/>',
    "into": f'{_RING}<path class="rt-s-mark" d="M-5 0H2.4M-.8-3.6 2.8 0-.8 3.6M5.4-4.4V4.4"/>',
    "pause": f'{_RING}<path class="rt-s-mark" d="M-2.6-4V4M2.6-4V4"/>',
    "note": f'{_RING}<path class="rt-s-mark" d="M0-.6V4.6M0-4.6v.2"/>',
    "wave": f'{_RING}<path class="rt-s-mark" d="M-5.4 1.2C-3.4-3.4-1.2-2.4 0 0S3.4 3.4 5.4-1.2"/>',
    "swap": f'{_RING}<path class="rt-s-mark" d="M-5-2.4H4M1.6-4.8 4.2-2.4 1.6 0M5 3.2H-4"/>',
    "clock": f'{_RING}<path class="rt-s-mark" d="M0-5.4V0L3.6 2.4"/>',
}
SIGNS = {name: SafeString(drawn) for name, drawn in _DRAWN.items()}


def sign(key: str) -> SafeString:
    """The sign of a state for running text and tables; decorative, for the word stands beside it."""
    shown = STATES[key]
    return format_html(
        '<svg class="rt-sign rt-t-{}" viewBox="-14 -14 28 28" aria-hidden="true" focusable="false">{}</svg>',
        shown.tone,
        SIGNS[shown.sign],
    )


def shown_state(key: str, word: object = "") -> SafeString:
    """Sign and word of a state, with another word where the page has a better one."""
    return format_html('<span class="rt-state">{}<span>{}</span></span>', sign(key), word or STATES[key].word)
