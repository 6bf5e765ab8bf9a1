"""The typesetter: reads a description on standard input, writes the pages on standard output, and ends.

It runs as a program of its own because the typesetter keeps up to 190 MB for itself as long as its process lives; it
imports nothing of Rundtisch, so that it starts at once.
"""

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent
# One file that is both: PDF/UA-1 for those who listen, PDF/A-2a for the archive.
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]


def main() -> int:
    """Set one document, or draw one figure as a picture."""
    order = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
    kind = next(kind for kind in ("figure", "chart", "cards", "document") if kind in order)
    is_figure = kind == "figure"
    try:
        pages = typst.compile(
            HERE / "typst" / f"{kind}.typ",
            root=HERE / "typst",
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"order": json.dumps(order)},
            format="png" if is_figure else "pdf",
            ppi=220 if is_figure else None,
            pdf_standards=[] if is_figure else STANDARDS,
            timestamp=order.get("at"),
        )
    except typst.TypstError as error:
        sys.stderr.write("\n".join([error.message, *error.hints]))
        return 1
    sys.stdout.buffer.write(pages[0] if isinstance(pages, list) else pages or b"")
    return 0


if __name__ == "__main__":
    sys.exit(main())
