"""The profile for paper, where no style sheet reaches: it brings the colours of the light page."""

from rundtisch.ui.profile.lanes import profile_lanes, two_columns
from rundtisch.ui.profile.markup import svg
from rundtisch.ui.profile.rows import Profile

INK, MUTED, LINE, ACT = "#171a2b", "#454b60", "#8a90a6", "#16419b"
TONES = ("#ffffff", "#dfe7f7", "#aac2ee", "#1f4fae")

_LOOK = {
    "text": f"font-family:'Fira Sans';fill:{INK}",
    ".rt-a-middle": "text-anchor:middle",
    ".rt-a-end": "text-anchor:end",
    ".rt-name": "font-size:16px",
    ".rt-p-part": f"font-size:18px;font-weight:600;fill:{ACT}",
    ".rt-p-said": "font-size:15px;font-weight:600",
    ".rt-p-more": f"font-size:15px;fill:{MUTED}",
    ".rt-p-step": f"font-size:15px;fill:{MUTED}",
    ".rt-p-now": "font-size:15px;font-weight:600",
    ".rt-p-on-3": "fill:#ffffff",
    ".rt-p-cell": f"fill:none;stroke:{LINE}",
    ".rt-p-none": f"fill:none;stroke:{LINE};stroke-dasharray:4 3",
    ".rt-p-aim": f"fill:none;stroke:{ACT};stroke-width:2.5;stroke-dasharray:5 3",
    ".is-now": f"stroke:{INK};stroke-width:2",
    **{f".rt-p-tone-{tone}": f"fill:{colour}" for tone, colour in enumerate(TONES)},
}
COLOURS = "".join(f"{kind}{{{look}}}" for kind, look in _LOOK.items())


def paper_drawing(profile: Profile, *, is_wide: bool = True) -> bytes:
    """The profile in two columns for paper that lies on its long side, in one for paper that stands."""
    sketch = two_columns(profile) if is_wide else profile_lanes(profile)
    return svg(sketch, profile.title, profile.description, profile.ident, COLOURS).encode()
