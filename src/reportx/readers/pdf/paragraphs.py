"""From lines to paragraphs, over columns and pages, by indent, right margin, size and distance."""

from collections.abc import Sequence

import regex

from reportx.readers.assembly import Assembly
from reportx.readers.pdf.continued import Long, flow
from reportx.readers.pdf.margins import Measure, body_size
from reportx.readers.pdf.shapes import Piece, Sheet, joined

STOP = frozenset("。！？；!?;")
END = STOP | frozenset("：:…”’」』》)）")
INDENTED = 0.8  # of the size
WIDER = 1.5  # of the usual distance of lines: what parts paragraphs
HEADING = regex.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}(?:[、．.]|[)）])|第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|——|[①-⑳]"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[表图]\s?\d|[注附]\s?\d?[:：]"
)
LEADER = regex.compile(r"[.…·]{4,}")  # to a page's number in a table of contents
CLOSED = frozenset("0123456789)）")
OPENING, CLOSING = "（(《“【", "）)》”】"


def assembled(sheets: Sequence[Sheet]) -> Assembly:
    """The text of all pages."""
    writer = Writer(body_size(sheets))
    for page, found in enumerate(flow(sheets)):
        writer.begin(page, counted=found.begun)
        for item, measure in found.items:
            if isinstance(item, Piece):
                writer.line(item, measure)
            else:
                writer.table(item)
        writer.notes += found.notes
        if not writer.open.places:
            writer.end()  # notes below a table are none of the title that the next page begins with
    writer.end()
    return writer.assembly


class Writer:
    """Puts line behind line, and knows the paragraph that is open."""

    def __init__(self, body: float) -> None:
        self.body = body
        self.page = 0
        self.assembly = Assembly()
        self.open = Paragraph()
        self.notes: list[str] = []

    def begin(self, page: int, *, counted: bool) -> None:
        self.page = page
        if not counted:
            self.assembly.begin()

    def line(self, line: Piece, measure: Measure) -> None:
        """Go on with the open paragraph, or begin another one."""
        place = Place(line, measure, self.page)
        if self.open.places and not self.open.goes_on(place, self.body):
            self.end()
        text = joined(self.open.text, line.text)
        self.assembly.add(text[len(self.open.text) :].replace("\t", " "))
        self.open.text = text
        self.open.places.append(place)

    def end(self) -> None:
        """End the open paragraph; notes from the foot of its pages come behind it."""
        self.assembly.end()
        self.open = Paragraph()
        notes, self.notes = self.notes, []
        for note in notes:
            self.assembly.paragraph(note)

    def table(self, table: Long) -> None:
        self.end()
        self.assembly.table(table.rows, begins=table.begins)


class Place:
    """A line with the measure of its column."""

    def __init__(self, line: Piece, measure: Measure, page: int) -> None:
        self.line, self.measure, self.page = line, measure, page

    @property
    def indented(self) -> bool:
        return self.measure.indent(self.line) > INDENTED * self.line.size

    @property
    def runs_on(self) -> bool:
        """Whether the line has no indent where paragraphs have one."""
        return self.measure.indents and not self.indented

    @property
    def centred(self) -> bool:
        return self.measure.is_centred(self.line)

    def is_full(self, following: Piece) -> bool:
        """Whether the line ends because what follows had no room."""
        room = self.measure.right - self.line.right
        return room < 1.2 * self.line.size or room < following.opening + 0.3 * self.line.size


class Paragraph:
    """The paragraph that is being read."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[Place] = []

    def goes_on(self, place: Place, body: float) -> bool:
        """Whether a line belongs to it."""
        last = self.places[-1]
        if LEADER.search(self.text) and self.text[-1] in CLOSED:
            return False
        if abs(last.line.size - place.line.size) > 0.1 * body or self.is_apart(place):
            return False
        if last.centred and place.centred:
            return last.line.size > 1.1 * body or self.is_cut()
        if HEADING.match(place.line.text) and self.text[-1] in END and not place.runs_on:
            return False
        return self.takes_indented(place) if place.indented else self.takes(place)

    def is_apart(self, place: Place) -> bool:
        """Whether a line stands further below than lines of a paragraph do."""
        last = self.places[-1]
        gap = last.line.base - place.line.base
        if last.page != place.page or last.measure is not place.measure:
            return False
        return gap > WIDER * max(place.measure.leading, 1.3 * place.line.size)

    def is_cut(self) -> bool:
        """Whether a bracket is open, or it began with the dash of a subtitle."""
        pairs = zip(OPENING, CLOSING, strict=True)
        subtitle = self.text.startswith("—") and self.text[-1] not in "上）)"  # ——…在…会议上
        return subtitle or any(self.text.count(a) > self.text.count(b) for a, b in pairs)

    def takes_indented(self, place: Place) -> bool:
        """An indented line goes on with what hangs from its first line, or is indented as a whole."""
        first, last = self.places[0], self.places[-1]
        step = place.measure.indent(place.line)
        if LEADER.search(place.line.text) and not LEADER.search(self.text):
            return True  # a table of contents
        if not last.is_full(place.line):
            return False
        if len(self.places) > 1:
            return abs(last.measure.indent(last.line) - step) < INDENTED * place.line.size
        hangs = step - first.measure.indent(first.line) > INDENTED * place.line.size
        return hangs and self.text[-1] not in STOP

    def takes(self, place: Place) -> bool:
        """A line at the margin goes on with one that was full, or ends near the margin within a sentence."""
        last = self.places[-1]
        if not place.measure.indents and self.text[-1] in STOP:
            return False  # nothing else shows where a paragraph ends
        if last.is_full(place.line):
            return True
        width = last.measure.right - last.measure.left
        reached = last.line.right - last.measure.left
        return place.runs_on and reached > 0.7 * width and self.text[-1] not in END
