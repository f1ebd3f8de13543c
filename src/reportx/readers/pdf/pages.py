"""A page from its glyphs to its columns."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pypdfium2 import PdfPage

from reportx.readers.pdf.columns import columns
from reportx.readers.pdf.drawings import drawings
from reportx.readers.pdf.furniture import OFTEN, furniture
from reportx.readers.pdf.glyphs import Turn, glyphs
from reportx.readers.pdf.grids import tables
from reportx.readers.pdf.lines import rows, with_cells
from reportx.readers.pdf.marks import Marks
from reportx.readers.pdf.notes import body_size, split_notes
from reportx.readers.pdf.shapes import Item, Piece, Rule, Sheet, Table

SCANNED = 0.7  # of a page: what pictures cover of one that is scanned
STAMPED = 40  # characters that may be printed over a scan
OUTLINED = 200  # shapes of a page whose characters are drawn


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page, its ruled tables, and whether it is a picture of text."""

    width: float
    height: float
    lines: tuple[tuple[Piece, ...], ...]
    tables: tuple[Table, ...] = ()
    turned: str = ""  # what is printed in another direction
    scanned: bool = False


def read_lines(page: PdfPage, marks: Marks) -> Lines:
    """What is printed on a page, line by line."""
    turn = Turn(page)
    upright, turned = [], []
    for glyph, stands in glyphs(page, turn, marks):
        if not (0 <= glyph.middle <= turn.width and 0 <= glyph.base <= turn.height):
            continue  # beside the page: nobody sees it
        if stands:
            upright.append(glyph)
        else:
            turned.append(glyph.char)
    drawn = list(drawings(page, turn, marks))
    found, rest = tables([box for kind, box in drawn if kind == "rule"], rows(upright))
    lines = tuple(tuple(with_cells(row)) for row in rest)
    count = len(upright) + len(turned)
    return Lines(
        turn.width, turn.height, lines, tuple(found), "".join(turned), is_scanned(drawn, count, turn)
    )


def is_scanned(drawn: Sequence[tuple[str, Rule]], count: int, turn: Turn) -> bool:
    """Whether pictures cover a page with hardly any text on it, or its characters are only drawn."""
    if count > STAMPED:
        return False
    covered = sum((box.right - box.left) * (box.top - box.bottom) for kind, box in drawn if kind == "picture")
    outlines = sum(kind == "shape" for kind, _ in drawn)
    return covered >= SCANNED * turn.width * turn.height or (not count and outlines >= OUTLINED)


def sheets(pages: Sequence[Lines]) -> list[Sheet]:
    """Pages without their furniture, in reading order."""
    dropped = furniture([(page.height, page.lines) for page in pages])
    kept = [
        [line for at, line in enumerate(page.lines) if at not in gone]
        for page, gone in zip(pages, dropped, strict=True)
    ]
    body = body_size(kept)
    seals = repeated(page.turned for page in pages)
    found = []
    for page, lines in zip(pages, kept, strict=True):
        text, notes = split_notes(lines, body)
        aside = (page.turned,) if page.turned and page.turned not in seals else ()
        found.append(Sheet(tuple(columns(placed(text, page.tables))), notes + aside, page.width))
    return found


def repeated(texts: Iterable[str]) -> set[str]:
    """Texts that stand on page after page: a watermark's."""
    return {text for text, count in Counter(texts).items() if count >= OFTEN}


def placed(lines: Sequence[Sequence[Piece]], tables: Sequence[Table]) -> list[list[Item]]:
    """Lines and tables from the top of the page."""
    found: list[list[Item]] = [list(line) for line in lines]
    found += [[table] for table in tables]
    return sorted(found, key=lambda line: -line[0].base)
