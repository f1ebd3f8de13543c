"""The seed report as a PDF, printed by weasyprint: wrapped, paginated, with running headers and page numbers."""

import html
import shutil
import subprocess
import warnings
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
FONT = "WenQuanYi Micro Hei"


@dataclass(frozen=True)
class Layout:
    page: str = "A4"
    margin: str = "37mm 27mm 33mm 27mm"
    size: str = "16pt"
    columns: int = 1
    header: str = "深圳市坪山区人民政府文件"
    indent: str = "2em"


def can_print() -> str | None:
    """Why nothing can be printed here, or None where it can."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of libraries that a later version of it will ask for
            import_module("weasyprint")
    except (ImportError, OSError) as error:
        return f"weasyprint can't be loaded: {error}"
    listed = (
        shutil.which("fc-list")
        and subprocess.run(["fc-list", FONT], capture_output=True, text=True, check=False).stdout
    )
    return None if listed else f"the font {FONT} is not installed"


def style(layout: Layout) -> str:
    return f"""
    @page {{ size: {layout.page}; margin: {layout.margin};
      @top-left {{ content: "{layout.header}"; font: 9pt "{FONT}" }}
      @bottom-center {{ content: "— " counter(page) " —"; font: 10.5pt "{FONT}" }} }}
    body {{ font: {layout.size}/1.8 "{FONT}"; columns: {layout.columns}; column-gap: 2em; text-align: justify }}
    h1, h2, h3 {{ font-size: 1em; margin: 0; text-indent: {layout.indent} }}
    h1 {{ font-size: 1.4em; text-align: center; text-indent: 0; column-span: all }}
    h2 {{ text-align: center; text-indent: 0; font-weight: normal; column-span: all }}
    p {{ margin: 0; text-indent: {layout.indent} }}
    sup {{ font-size: 0.6em; line-height: 1 }}
    table {{ border-collapse: collapse; font-size: 0.75em; margin: auto }}
    table.ruled td, table.ruled th {{ border: 0.5pt solid black }}
    td, th {{ padding: 2pt 12pt; font-weight: normal }}
    """


def printed(body: str, layout: Layout | None = None) -> bytes:
    """HTML as a PDF."""
    page = f"<html lang='zh'><style>{style(layout or Layout())}</style><body>{body}</body></html>"
    data: bytes = (
        import_module("weasyprint").HTML(string=page, url_fetcher=lambda url: {"string": ""}).write_pdf()
    )
    return data


def as_html(markdown: str) -> str:
    """The marks that the seed has: headings and paragraphs."""
    parts = []
    for line in filter(None, (line.strip() for line in markdown.splitlines())):
        level = len(line) - len(line.lstrip("#"))
        tag = f"h{min(level, 3)}" if level else "p"
        parts.append(f"<{tag}>{html.escape(line.removeprefix('- ').lstrip('# '), quote=False)}</{tag}>")
    return "\n".join(parts)
