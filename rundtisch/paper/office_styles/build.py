"""Build the reference files of the word processors anew; needed only when their look shall change."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pypandoc

from rundtisch.paper.office import repacked

HERE = Path(__file__).parent
ACT, MUTED, SOFT, LINE = "16419b", "545a70", "f0f4fc", "d3d7e3"
TITLES = {"Title": 46, "Subtitle": 24, "Author": 19, "Date": 19}


def main() -> None:
    """Write both files beside this one."""
    (HERE / "reference.odt").write_bytes(_changed("reference.odt", {"styles.xml": _open_styles}))
    docx = {"word/styles.xml": _word_styles, "word/theme/theme1.xml": _word_theme, "word/document.xml": _word_page}
    (HERE / "reference.docx").write_bytes(_changed("reference.docx", docx))


def _changed(name: str, changes: dict[str, Callable[[str], str]]) -> bytes:
    asked = [pypandoc.get_pandoc_path(), "--print-default-data-file", name]
    original = subprocess.run(asked, capture_output=True, check=True).stdout  # noqa: S603
    with ZipFile(io.BytesIO(original)) as parts:
        replaced = {part: change(parts.read(part).decode()).encode() for part, change in changes.items()}
    return repacked(original, replaced)


def _open_style(name: str, parent: str, paragraph: str, words: str = "") -> str:
    return (
        f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {words}/></style:style>"
    )


def _open_styles(styles: str) -> str:
    ours = {
        "Title": ("Standard", 'fo:margin-bottom="0.2cm"', 'fo:font-size="23pt" fo:font-weight="bold"'),
        "Subtitle": ("Standard", 'fo:margin-bottom="0.1cm"', f'fo:font-size="12pt" fo:color="#{MUTED}"'),
        "Author": ("Standard", 'fo:margin-bottom="0.1cm"', f'fo:color="#{ACT}" fo:font-weight="bold"'),
        "Date": (
            "Standard",
            f'fo:margin-bottom="0.5cm" fo:padding-bottom="0.2cm" fo:border-bottom="0.9pt solid #{ACT}"',
            f'fo:color="#{MUTED}"',
        ),
        "Heading 1": (
            "Heading",
            'fo:margin-top="0.8cm"',
            f'fo:font-size="14pt" fo:font-weight="bold" fo:color="#{ACT}"',
        ),
        "Heading 2": (
            "Heading",
            'fo:margin-top="0.6cm"',
            f'fo:font-size="12pt" fo:font-weight="bold" fo:color="#{ACT}"',
        ),
        "Quotations": (
            "Standard",
            f'fo:padding="0.3cm" fo:background-color="#{SOFT}" fo:border-left="2.5pt solid #{ACT}"',
            'fo:font-size="11.5pt"',
        ),
        "TableCaption": ("Standard", 'fo:margin-top="0.4cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
        "Page Break": ("Standard", 'fo:break-before="page"', ""),
    }
    for name, (parent, paragraph, words) in ours.items():
        coded = name.replace(" ", "_20_")
        styles = re.sub(rf'<style:style style:name="{coded}"(?:[^>]*/>|.*?</style:style>)', "", styles, flags=re.DOTALL)
        level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading ") else ""
        style = _open_style(name, parent, paragraph, words).replace("><style:paragraph", f"{level}><style:paragraph", 1)
        styles = styles.replace("</office:styles>", style + "</office:styles>")
    styles = styles.replace("Times New Roman", "Arial").replace('fo:font-size="12pt"\n', 'fo:font-size="10.5pt"\n', 1)
    styles = styles.replace('fo:page-width="8.5in"', 'fo:page-width="21cm"')
    styles = styles.replace('fo:page-height="11in"', 'fo:page-height="29.7cm"')
    numbers = "<text:page-number/> / <text:page-count/>"
    footer = f'<style:footer><text:p text:style-name="Footer">{numbers}</text:p></style:footer>'
    return re.sub(r"(<style:master-page [^>]*?)\s*/>", rf"\1>{footer}</style:master-page>", styles)


def _word_theme(theme: str) -> str:
    return re.sub(r'typeface="Aptos( Display)?"', 'typeface="Arial"', theme)


def _word_page(page: str) -> str:
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1247" w:bottom="1474" w:left="1418" '
    size += 'w:header="709" w:footer="709" w:gutter="0"/>'
    page = re.sub(r"<w:pgSz[^>]*/>|<w:pgMar[^>]*/>", "", page)
    return page.replace("</w:sectPr>", size + "</w:sectPr>")


def _word_styles(styles: str) -> str:
    styles = re.sub(r'<w:color w:val="0F4761"[^>]*/>', f'<w:b/><w:color w:val="{ACT}"/>', styles)
    for name, size in {**TITLES, "Heading1": 28, "Heading2": 24, "Heading3": 21}.items():
        styles = _in_style(styles, name, r'<w:sz w:val="\d+" />\s*<w:szCs w:val="\d+" />', _sized(size))
    styles = re.sub(r'<w:jc w:val="center" />', "", styles)
    styles = _in_style(styles, "Title", "<w:rPr>", "<w:rPr><w:b/>")
    for name, colour in {"Subtitle": MUTED, "Author": ACT, "Date": MUTED}.items():
        styles = _in_style(styles, name, "<w:sz ", f'<w:color w:val="{colour}"/><w:sz ')
    for name in ("Subtitle", "Date"):
        styles = _in_style(styles, name, "<w:rPr>", '<w:rPr><w:b w:val="0"/>')
    styles = styles.replace(_sized(24, " "), _sized(21), 1)
    shade = f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{ACT}"/></w:pBdr>'
    shade += f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>'
    styles = _in_style(styles, "BlockText", "<w:pPr>", f"<w:pPr>{shade}")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH"))
    styles = _in_style(styles, "Table", "<w:tblInd", f"<w:tblBorders>{lines}</w:tblBorders><w:tblInd")
    broken = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="PageBreak"><w:name w:val="Page Break"/>'
    broken += '<w:basedOn w:val="Normal"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>'
    return styles.replace("</w:styles>", broken + "</w:styles>")


def _in_style(styles: str, name: str, old: str, new: str) -> str:
    style = re.compile(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', re.DOTALL)
    return style.sub(lambda found: re.sub(old, new, found.group(0), count=1), styles)


def _sized(halves: int, space: str = "") -> str:
    between = "\n        " if space else ""
    return f'<w:sz w:val="{halves}"{space}/>{between}<w:szCs w:val="{halves}"{space}/>'


if __name__ == "__main__":
    main()
