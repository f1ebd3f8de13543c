"""Where a text's tables are, and what stands in their cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.repair import Text, paragraphs

LEAD = 4  # paragraphs before a table that may be its caption
FLAT_LEAD = 12  # before one put together from lines, of which some may be its heads
LEAD_LENGTH = 60
NOTE = compiled(r"(?:备?注|说明)[:：]")  # between two tables, or between a title and its table


class Cell(NamedTuple):
    """A cell at [start, end) of the repaired text; an empty one may go on from the left or from above."""

    start: int
    end: int
    text: str


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table at [start, end) of the repaired text, and the short lines right above it, the nearest last.

    A flat one was put together from cells that stood on lines of their own.
    """

    start: int
    end: int
    rows: tuple[Row, ...]
    lead: tuple[str, ...]
    flat: bool


def find_tables(text: Text) -> tuple[Table, ...]:
    """The tables of a text: runs of lines that hold tabs."""
    return tuple(tables(text)) if "\t" in text.chars else ()


def tables(text: Text) -> Iterator[Table]:
    lead: list[str] = []
    rows: list[tuple[int, int]] = []
    for start, end in [*paragraphs(text), (len(text.chars), len(text.chars))]:
        if "\t" in text.chars[start:end]:
            rows.append((start, end))
            continue
        if rows:
            yield table(text, rows, lead)
            lead, rows = [], []
        line = text.chars[start:end]
        if NOTE.match(line):
            continue
        lead = [*lead, line][-FLAT_LEAD:] if len(line) <= LEAD_LENGTH and not line.endswith("。") else []


def table(text: Text, rows: Sequence[tuple[int, int]], lead: Sequence[str]) -> Table:
    tab = text.chars.index("\t", rows[0][0])
    flat = text.source.text[text.offsets[tab]] not in "\t|"
    lines = lead if flat else lead[-LEAD:]
    return Table(rows[0][0], rows[-1][1], tuple(cells(text.chars, *row) for row in rows), tuple(lines), flat)


def cells(chars: str, start: int, end: int) -> Row:
    """The cells of a row."""
    found = []
    for part in chars[start:end].split("\t"):
        found.append(Cell(start, start + len(part), part))
        start += len(part) + 1
    return tuple(found)


def without(text: Text, found: Sequence[Table]) -> Text:
    """The text with line breaks in the place of its tables, for what reads running text."""
    chars, at = [], 0
    for one in found:
        chars += [text.chars[at : one.start], "\n" * (one.end - one.start)]
        at = one.end
    return Text(text.source, "".join(chars) + text.chars[at:], text.offsets)
