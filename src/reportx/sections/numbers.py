"""What may be a heading by its number, in every form that numbers take; and lines that divide a report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from unicodedata import numeric

from reportx.numerals import number
from reportx.patterns import compiled
from reportx.sections.contents import LISTS
from reportx.sections.forms import NUMBERED, Forms, Mark, title_of
from reportx.sections.titles import LONGEST_LINE as LONGEST_PARAGRAPH
from reportx.sections.titles import Line, own_title, read_line

HALVES = compiled(r"(?P<first>[^，。；：！？\d]{3,10})：[^，。；：！？\n]{6,}")

BARE = compiled(r"[\p{Han}\d“”]{2,}")
HOLDS_WORDS = compiled(r"\p{L}")
LONGEST_BARE = 24
CHAPTERS = ("part", "division", "chapter")

LONGEST_LINE = 50  # the longest paragraph that may be a line of its own
WINDOW = 200  # what is looked at of a paragraph behind a full stop
LONGEST_ITEM = 60  # characters of a title that may be an item of a list

RUNNING = ("paren", "chapter", "bracket", "arabic", "circle")

Block = tuple[int, int]


def number_marks(chars: str, blocks: Sequence[Block], forms: Forms) -> list[Mark]:
    """All that may be a heading by its number, and the lines that divide the report without one."""
    found = [mark for at in range(len(blocks)) for mark in block_marks(chars, blocks, at, forms)]
    lines = [*like_lines(chars, blocks, found), *bare_lines(chars, blocks, found, forms)]
    found = sorted([*found, *lines], key=lambda mark: (mark.start, mark.form != "outer"))
    ends = accumulate((mark.end for mark in found), max, initial=0)
    return [mark for mark, end in zip(found, ends, strict=False) if mark.start >= end]


def block_marks(chars: str, blocks: Sequence[Block], at: int, forms: Forms) -> Iterator[Mark]:
    """The heading that opens a paragraph, and numbers behind a full stop inside it."""
    start, end = blocks[at]
    if forms.find("opens", chars[start : start + 1]):
        mark = mark_at(read_line(chars, blocks, at, forms), NUMBERED, forms)
        if mark:
            if forms.find("split", chars[max(0, start - 3) : start - 1]):
                mark = mark._replace(number=f"十{mark.number}", value=10 + mark.value)
            yield mark
            if chars[mark.end : mark.end + 1].isdigit():  # a title may run into 1. without a stop
                yield from running_mark(chars, (mark.end, end), forms)
    else:
        mark = None
    if mark is None and end - start <= LONGEST_LINE and (line := forms.find("outer", chars[start:end])):
        yield Mark(start, end, "outer", None, title_of(line)[1])
    for place in forms.places("inside", chars, (start, end)):
        yield from running_mark(chars, (place, end), forms)


def running_mark(chars: str, block: Block, forms: Forms) -> Iterator[Mark]:
    """The numbered heading that begins at this place inside a paragraph, if one does."""
    start, end = block
    line = Line(chars[start : min(end, start + WINDOW)], (block,))
    if line.chars and (found := mark_at(line, RUNNING, forms, opens=False)):
        yield found


def mark_at(line: Line, names: Sequence[str], forms: Forms, *, opens: bool = True) -> Mark | None:
    """The numbered heading that opens here."""
    for form in names:
        m = forms.find(form, line.chars)
        begins, printed = title_of(m) if m else (0, "\t")
        if m is None or "\t" in printed:
            continue
        whole = opens and is_whole(line, begins + len(printed))
        title = own_title(printed, forms, opens=opens or form in LISTS, whole=whole)
        if (len(title) > LONGEST_ITEM and form in LISTS) or forms.find("listed", title):
            continue
        if not HOLDS_WORDS.search(title):  # a number in a table of figures
            continue
        stop = begins + len(title)
        stop += line.chars.startswith("。", stop)
        numeral = m.groupdict().get("number")
        bare = title.strip("：，、 ")
        return Mark(line.pieces[0][0], line.place(stop), form, numeral, bare, value(numeral), opens)
    return None


def is_whole(line: Line, stop: int) -> bool:
    """Whether a paragraph holds nothing behind a sentence but its stop."""
    return line.chars[stop:] in ("", "。") and len(line.chars) < LONGEST_PARAGRAPH


def value(numeral: str | None) -> int:
    """The value of a heading's number.

    >>> value("十二"), value("二十"), value("02"), value("③"), value(None)
    (12, 20, 2, 3, 0)
    """
    if not numeral:
        return 0
    return int(numeric(numeral)) if "①" <= numeral <= "⑳" else int(number(numeral))


def like_lines(chars: str, blocks: Sequence[Block], found: Sequence[Mark]) -> Iterator[Mark]:
    """Lines of two halves that divide the report since others like them do (开启新篇：…)."""
    made = Counter(m.title.find("：") for m in found if m.form == "outer" and "：" in m.title)
    known = {m.start for m in found}
    for start, end in blocks if max(made.values(), default=0) > 1 else ():
        line = HALVES.fullmatch(chars, start, end) if end - start <= LONGEST_LINE else None
        if line and start not in known and made[len(line["first"])] > 1:
            yield Mark(start, end, "outer", None, line[0])


def bare_lines(chars: str, blocks: Sequence[Block], found: Sequence[Mark], forms: Forms) -> Iterator[Mark]:
    """Lines over long paragraphs, which divide a report that has no chapters with a number."""
    if any(mark.form in CHAPTERS for mark in found):
        return
    speech = next((at for at, block in enumerate(blocks) if forms.find("address", chars[slice(*block)])), 0)
    for (start, end), following in pairwise(blocks[speech:]):
        over_text = end - start <= LONGEST_BARE and following[1] - following[0] > LONGEST_LINE
        if over_text and BARE.fullmatch(chars, start, end):
            yield Mark(start, end, "line", None, chars[start:end])
