"""Running headers, footers and page numbers: what stands at the edge of page after page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import regex

from reportx.readers.pdf.shapes import Piece, typical

EDGE = 0.2  # of the page's height: how far a header or a footer reaches in
RIM = 0.13  # where a page number stands by itself
DEEPEST = 4  # lines of a header or a footer
NEAR = 4.0  # points by which a header's height may differ
APART = 1.2  # of the usual distance of lines
OFTEN = 3  # pages that make a header; all pages where there are fewer
DIGITS = regex.compile(r"[\d０-９]+|(?<=第)[一二三四五六七八九十百]+(?=页)")
PAGE_NUMBER = regex.compile(r"[-—–－―·•~～_]*(?:第?0页?(?:[/／,，]?共?0页?)?|[ivxlIVXL]{1,6})[-—–－―·•~～_]*")
# what a table is counted in, and its title, which stands again on each of its pages
CAPTION = regex.compile(r"单位[:：]|续表|0年.*表(?:[（(][^（）()]*[）)])?$")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the upper or lower edge of a page."""

    page: int
    at: int  # which of the page's lines
    base: float
    shape: str
    number: bool  # whether it is a page's number
    apart: bool  # from the line behind it


def furniture(pages: Sequence[tuple[float, Sequence[Sequence[Piece]]]]) -> list[set[int]]:
    """Which lines of each page, given with its height, are no part of the text."""
    found: list[set[int]] = [set() for _ in pages]
    for top in (True, False):
        side = [list(edges(number, page, top=top)) for number, page in enumerate(pages)]
        often = repeated(side)
        for gone, lines in zip(found, side, strict=True):
            known = known_edges(lines, often)
            gone.update(edge.at for edge in known)
    return found


def edges(number: int, page: tuple[float, Sequence[Sequence[Piece]]], *, top: bool) -> Iterator[Edge]:
    """Lines from the edge of a page inwards."""
    height, lines = page
    order = list(range(len(lines)) if top else range(len(lines) - 1, -1, -1))
    for at, inner in zip(order[:DEEPEST], [*order[1:], None], strict=False):
        base = lines[at][0].base
        depth = (height - base if top else base) / (height or 1)
        if depth > EDGE:
            return
        apart = inner is None or is_apart(lines[at], lines[inner], lines)
        words = shape(lines[at])
        yield Edge(number, at, base, words, depth <= RIM and bool(PAGE_NUMBER.fullmatch(words)), apart)


def known_edges(lines: Sequence[Edge], often: Counter[tuple[str, int]]) -> list[Edge]:
    """Lines from the edge inwards that are furniture, up to where the text stands apart from them."""
    known = list(takewhile(lambda edge: is_furniture(edge, often), lines))
    while known and not known[-1].apart:
        known.pop()
    return known


def is_apart(line: Sequence[Piece], inner: Sequence[Piece], lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether a line is of another size than the next, or further from it than lines of a text are."""
    gaps = [a[0].base - b[0].base for a, b in pairwise(lines)]
    near = min(typical(gaps, grain=1.0), 2.5 * inner[0].size)
    return abs(line[0].size - inner[0].size) > 0.5 or abs(line[0].base - inner[0].base) > APART * near


def shape(line: Sequence[Piece]) -> str:
    """A line with its numbers blanked, so that the same header on two pages is one shape."""
    return DIGITS.sub("0", regex.sub(r"\s", "", "".join(piece.text for piece in line)))


def repeated(side: Sequence[Sequence[Edge]]) -> Counter[tuple[str, int]]:
    """On how many pages each shape stands at each height."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in side:
        counts.update({(edge.shape, near) for edge in lines for near in heights(edge)})
    least = max(2, min(OFTEN, len(side)))
    return Counter({key: count for key, count in counts.items() if count >= least})


def heights(edge: Edge) -> tuple[int, int]:
    """A height and its neighbour, so that rounding parts no two of a kind."""
    at = edge.base / (2 * NEAR)
    return round(at), round(at + 0.5) + 100_000


def is_furniture(edge: Edge, often: Counter[tuple[str, int]]) -> bool:
    if CAPTION.search(edge.shape):
        return False
    if edge.number:
        return True
    return any(often[(edge.shape, near)] for near in heights(edge))
