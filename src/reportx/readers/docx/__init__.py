"""DOCX: the paragraphs and tables of the body in order, with what text boxes and notes hold.

A block is a paragraph or a table of the body, counted from 1 in the file's own order, empty ones included;
what a text box holds belongs to the paragraph that it is anchored in. Notes follow the body, a block each,
and [1] stands where the text refers to one. The numbers that Word itself puts before headings and lists
(一、 （一）) are part of what a reader sees, and are written out.
"""

from collections.abc import Iterator

from lxml import etree

from reportx.readers.assembly import Assembly, Extracted
from reportx.readers.docx.numbering import Numbering
from reportx.readers.docx.package import Package, open_package
from reportx.readers.docx.words import W, paragraph_text, text_boxes
from reportx.readers.limits import Limits

__all__ = ["read_docx"]

Element = etree._Element
HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def read_docx(data: bytes, *, name: str, limits: Limits) -> Extracted:
    """The text of a DOCX file. Raises InputError for one that is damaged, encrypted or too large."""
    package = open_package(data, name=name, limits=limits)
    return Reader(package).read()


class Reader:
    """Walks the body of a document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.numbering = Numbering(package.parts.get("numbering"), package.parts.get("styles"))
        self.notes: list[Element] = []
        self.places = 0  # of cells, those that a cell spans included
        self.out = Assembly()

    def read(self) -> Extracted:
        """The body's blocks, then its notes."""
        for block in blocks(self.package.body):
            self.out.begin()
            self.block(block)
        for number, note in enumerate(self.notes, 1):
            self.out.begin()
            lines = (self.words(paragraph) for paragraph in note.iter(f"{W}p"))
            self.out.paragraph(f"[{number}] " + "\n".join(line for line in lines if line))
        return self.out.extracted()

    def block(self, block: Element) -> None:
        """A paragraph with the text boxes in it, or a table."""
        if block.tag == f"{W}tbl":
            self.table(block)
            return
        self.out.paragraph(self.numbering.prefix(block) + self.words(block))
        for box in text_boxes(block):
            for inner in blocks(box):
                self.block(inner)

    def words(self, paragraph: Element) -> str:
        """The text of a paragraph; a reference to a note is a number in brackets."""
        return paragraph_text(paragraph, self.refer)

    def refer(self, reference: Element) -> str:
        """Keep a note for the end, and give its number."""
        note = self.package.note(reference)
        if note is None:
            return ""
        self.notes.append(note)
        return f"[{len(self.notes)}]"

    def table(self, table: Element) -> None:
        """A table; one with a single column lays out what its cells hold."""
        rows = [list(cells(row)) for row in blocks(table, kind="tr")]
        if all(len(row) < 2 for row in rows):
            for cell in (cell for row in rows for cell, _ in row):
                for inner in blocks(cell):
                    self.block(inner)
            return
        self.out.table([self.row(row) for row in rows])

    def row(self, row: list[tuple[Element, int]]) -> list[str]:
        """The texts of a row's cells; one that goes on from the left or from above is empty."""
        texts = []
        self.places += sum(span for _, span in row)
        self.package.archive.bounded(self.places, "cells")
        for cell, span in row:
            texts.append("" if goes_on_from_above(cell) else self.cell(cell))
            texts += [""] * (span - 1)
        return texts

    def cell(self, cell: Element) -> str:
        """The lines of a cell, those of tables and text boxes in it included."""
        lines = (self.numbering.prefix(p) + self.words(p) for p in cell.iter(f"{W}p"))
        return "\n".join(line for line in lines if line.strip())


def blocks(holder: Element, kind: str = "") -> Iterator[Element]:
    """The paragraphs and tables (or the rows, or the cells) right in an element, in order."""
    wanted = {f"{W}{kind}"} if kind else {f"{W}p", f"{W}tbl"}
    for child in holder:
        if child.tag in wanted:
            yield child
        elif child.tag in HOLDERS:
            yield from blocks(child, kind)


def cells(row: Element) -> Iterator[tuple[Element, int]]:
    """The cells of a row with the columns that each spans; columns left out before them are empty cells."""
    before = number_of(row, "trPr/gridBefore")
    if before:
        yield etree.Element(f"{W}tc"), before
    for cell in blocks(row, kind="tc"):
        yield cell, max(1, number_of(cell, "tcPr/gridSpan"))


def number_of(element: Element, path: str) -> int:
    """The number that a property holds, at most 1000, or 0."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    value = "" if found is None else str(found.get(f"{W}val", ""))
    return min(int(value), 1000) if value.isdecimal() else 0


def goes_on_from_above(cell: Element) -> bool:
    """Whether a cell is merged into the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
