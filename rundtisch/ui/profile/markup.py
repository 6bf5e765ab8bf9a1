"""A sketch as SVG; on pages the style sheet colours it, on paper it brings its colours."""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from rundtisch.ui.profile.sketch import LEADING, Cell, Mark, Piece, Sketch, Stroke, Words


@lru_cache(maxsize=512)
def svg(sketch: Sketch, title: str, description: str, ident: str, colours: str = "") -> SafeString:
    """The drawing with its title and description."""
    has_links = any(isinstance(piece, Words) and piece.href for piece in sketch.pieces)
    return format_html(
        '<svg class="rt-p" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="{}" '
        'aria-labelledby="{}-t {}-d"><title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}{}</svg>',
        f"{sketch.width:.0f}",
        f"{sketch.height:.0f}",
        "group" if has_links else "img",
        *[ident] * 3,
        title,
        ident,
        description,
        format_html("<style>{}</style>", mark_safe(colours)) if colours else "",  # noqa: S308 - a constant
        format_html_join("", "{}", ((_drawn(piece),) for piece in sketch.pieces)),
    )


def _drawn(piece: Piece) -> SafeString:
    match piece:
        case Words():
            return _words(piece)
        case Cell():
            return format_html(
                '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="5"/>',
                piece.kind,
                *map(_short, (piece.x, piece.y, piece.width, piece.height)),
            )
        case Stroke():
            return format_html('<path class="{}" d="M{} {}L{} {}"/>', piece.kind, *map(_short, piece.points))
        case Mark(shape="diamond"):
            return format_html('<path class="{}" d="{}"/>', piece.kind, _diamond(piece))
        case Mark():
            measures = map(_short, (piece.x, piece.y, piece.reach))
            return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', piece.kind, *measures)


def _diamond(mark: Mark) -> str:
    x, y, reach = _short(mark.x), _short(mark.y), mark.reach
    return (
        f"M{x} {_short(mark.y - reach)}L{_short(mark.x + reach)} {y}"
        f"L{x} {_short(mark.y + reach)}L{_short(mark.x - reach)} {y}Z"
    )


def _words(words: Words) -> SafeString:
    x = _short(words.x)
    drawn = format_html(
        '<text class="{} rt-a-{}" x="{}" y="{}">{}</text>',
        words.kind,
        words.anchor,
        x,
        _short(words.y),
        format_html_join(
            "",
            '<tspan x="{}" dy="{}">{}</tspan>',
            ((x, _short(LEADING * words.size) if number else 0, line) for number, line in enumerate(words.lines)),
        ),
    )
    return format_html('<a href="{}">{}</a>', words.href, drawn) if words.href else drawn


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
