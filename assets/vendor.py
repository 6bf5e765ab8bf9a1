"""Cut and copy the browser parts of other projects into `ui/static/ui/vendor`, each with its licence."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "rundtisch" / "ui" / "static" / "ui" / "vendor"
CUTS = ("Regular", "Medium", "SemiBold")
#: Basic Latin to Latin Extended-B, spacing marks, dashes, quotation marks, arrows and the few signs that texts use.
CHARACTERS = "20-24F,2B0-2FF,1E00-1EFF,2010-2044,20AC,2116,2122,2190-2193,2212,2248,2260-2265"
#: The pieces of KERN that our pages use; everything else is left out.
PIECES = {
    "alert",
    "body",
    "btn",
    "dark",
    "divider",
    "error",
    "fieldset",
    "form-check",
    "form-input",
    "hint",
    "icon",
    "label",
    "light",
    "sr-only",
    "title",
}
ICONS = {
    "account-circle", "add", "arrow-back", "arrow-down", "arrow-forward", "arrow-up", "calendar-today",
    "check", "chevron-left", "chevron-right", "close", "content-copy", "danger", "default", "delete",
    "download", "edit", "help", "info", "large", "logout", "mail", "more-vert", "open-in-new", "search",
    "small", "success", "visibility", "visibility-off", "warning", "x-large",
}  # fmt: skip


def rules(text: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet, as head and body; nested rules stay inside the body."""
    depth = begin = head_end = 0
    for brace in re.finditer(r"[{}]", text):
        if brace.group() == "{":
            depth += 1
            if depth == 1:
                head_end = brace.start()
            continue
        depth -= 1
        if depth == 0:
            yield text[begin:head_end].strip(), text[head_end + 1 : brace.start()]
            begin = brace.end()


def is_used(selector: str) -> bool:
    """Whether every KERN class in the selector belongs to a piece that our pages use."""
    for name in re.findall(r"\.kern-([a-z0-9-]+(?:__[a-z0-9-]+)?)", selector):
        icon = re.match(r"icon--(.+)", name)
        if icon and icon.group(1) not in ICONS:
            return False
        if not any(name == piece or name.startswith((f"{piece}--", f"{piece}__", f"{piece}-")) for piece in PIECES):
            return False
    return True


def selectors(head: str) -> list[str]:
    """The selectors of a rule, split at the commas that stand outside brackets."""
    return [part.strip() for part in re.split(r",(?![^(\[]*[)\]])", head)]


def cut(text: str) -> str:
    """The style sheet without the rules that no page uses."""
    kept = []
    for head, body in rules(text):
        if head.startswith(("@media", "@supports")):
            if inner := cut(body):
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@") or head == ":root":
            kept.append(f"{head}{{{body}}}")
        elif used := [selector for selector in selectors(head) if is_used(selector)]:
            kept.append(f"{','.join(used)}{{{body}}}")
    return "\n".join(kept)


def vendor_kern() -> None:
    """KERN's style sheet, cut to what is used, and its font in three cuts."""
    source = MODULES / "@kern-ux" / "native"
    text = (source / "dist" / "kern.min.css").read_text().removeprefix('@charset "UTF-8";')
    target = VENDOR / "kern"
    target.mkdir(parents=True, exist_ok=True)
    # KERN draws its signs white in forced colours, whatever the ground is.
    text = text.replace(
        "background-color:var(--kern-color-white)!important;forced", "background-color:CanvasText!important;forced"
    )
    note = "/* KERN UX (@kern-ux/native 2.7.2), cut to the pieces in use and changed. EUPL-1.2, see LICENSE.md. */\n"
    (target / "kern.css").write_text(f"{note}{cut(text)}\n")
    shutil.copy(source / "LICENSE.md", target / "LICENSE.md")
    for name in CUTS:
        subset_font(source / "dist" / "fonts" / "fira-sans" / f"FiraSans-{name}.woff2", name)


def subset_font(source: Path, name: str) -> None:
    """One cut of Fira Sans with the characters of European languages in Latin script."""
    target = VENDOR / "fira-sans"
    target.mkdir(parents=True, exist_ok=True)
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl"]
    )
    font = TTFont(source, recalcTimestamp=False)
    font["OS/2"].fsSelection &= 0x7F  # its table is of version 3, which has no bits 7 to 9
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    chosen.subset(font)
    subset.save_font(font, str(target / f"FiraSans-{name}.woff2"), options)


def vendor_htmx() -> None:
    """htmx with its extension for server-sent events."""
    source = MODULES / "htmx.org"
    target = VENDOR / "htmx"
    target.mkdir(parents=True, exist_ok=True)
    for path in (source / "dist" / "htmx.min.js", source / "dist" / "ext" / "hx-sse.min.js"):
        text = re.sub(r"\n?//# sourceMappingURL=.*\n?", "\n", path.read_text())
        (target / path.name).write_text(text)
    shutil.copy(source / "LICENSE", target / "LICENSE")


def vendor_axe() -> None:
    """axe-core, which only the tests load."""
    target = ROOT / "tests" / "vendor"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(MODULES / "axe-core" / "axe.min.js", target / "axe.min.js")
    shutil.copy(MODULES / "axe-core" / "LICENSE", target / "axe-LICENSE.txt")


if __name__ == "__main__":
    vendor_kern()
    vendor_htmx()
    vendor_axe()
