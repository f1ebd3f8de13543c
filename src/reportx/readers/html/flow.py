"""A page as the flow of its blocks: what a browser would set as paragraphs and tables, in document order.

A block is a stretch of visible text that no border of a block-level element interrupts, or a table with
its cells. Mostly that is a block-level element that directly holds text: ``<p>``, ``<li>``, ``<td>`` of a
table that only lays the page out. Inline elements and ``<br>`` begin no block, and neither does blank text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex
from lxml import etree
from lxml.html import HtmlElement

from reportx.readers.assembly import is_layout
from reportx.readers.html.tables import Grid, caption, grid_of, is_frame, table_sizes
from reportx.readers.html.words import BLANKS, Words
from reportx.readers.limits import Limits

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
    p pre search section summary table tbody td tfoot th thead tr ul""".split()
)
LEFT_OUT = frozenset(
    """applet audio button canvas datalist embed head iframe input math meter noembed noframes noscript object
    optgroup option progress script select style svg template textarea title video""".split()
)
UNSEEN = regex.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table with its rows; ``linked`` are the characters in links."""

    element: HtmlElement
    text: str
    linked: int = 0
    rows: Grid | None = None


def is_unseen(element: HtmlElement) -> bool:
    """Whether an element and all in it is no text, or is hidden."""
    if element.tag in LEFT_OUT or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return UNSEEN.search(element.get("style", "")) is not None


class Flow:
    """Reads the blocks of an element, without recursion."""

    def __init__(self, limits: Limits, *, name: str) -> None:
        self.limits = limits
        self.name = name

    def blocks(self, root: HtmlElement) -> Iterator[Block]:
        """All blocks of a page; a table's caption is one before it."""
        sizes = table_sizes(root)
        words, holders = Words(), [root]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            is_block = element.tag in BLOCKS
            if is_block and words.any():
                yield self.paragraph(holders[-1], words)
            if event == "end":
                if element is holders[-1]:
                    holders.pop()
                words.end(element)
                continue
            if is_unseen(element):
                walk.skip_subtree()
            elif element.tag == "table" and not is_frame(element, sizes) and (rows := self.rows(element)):
                yield from self.table(element, rows)
                walk.skip_subtree()
            else:
                if is_block:
                    holders.append(element)
                words.start(element)
        if words.any():
            yield self.paragraph(root, words)

    def paragraph(self, element: HtmlElement, words: Words) -> Block:
        """What was said since the last block."""
        text, linked = words.take()
        return Block(element, text, linked)

    def rows(self, table: HtmlElement) -> Grid | None:
        """The rows of a table of data, or None where it only lays out text."""
        rows = grid_of(table, self.cell, limits=self.limits, name=self.name)
        return None if is_layout(rows) else rows

    def table(self, element: HtmlElement, rows: Grid) -> Iterator[Block]:
        """A table, and before it what is written over it."""
        head = caption(element)
        if head is not None:
            yield from self.blocks(head)
        yield Block(element, "\n".join("\t".join(row) for row in rows), 0, rows)

    def cell(self, element: HtmlElement) -> str:
        """The text of a cell: its paragraphs on a line each, and those of tables in it too."""
        if len(element) == 0:
            return BLANKS.sub(" ", element.text or "")
        words = Words()
        walk = etree.iterwalk(element, events=("start", "end"))
        lines = []
        for event, inner in walk:
            if inner.tag in BLOCKS and words.any():
                lines.append(words.take()[0])
            if event == "end":
                if inner is not element:
                    words.end(inner)
            elif is_unseen(inner):
                walk.skip_subtree()
            else:
                words.start(inner)
        return "\n".join(lines)
