r"""The repaired reading of a source: what a reader sees, not what the converter left.

Repair only drops characters or folds one to one, and each character kept knows where it
stood, so a span in the repaired text is a span in the source by construction.
It comes before all parsing: ``14⏎44亿元`` read line by line would be 44亿元.

- characters: full-width digits and letters, Kangxi radicals, half-width Chinese punctuation, and
  decimal points from a font of its own;
- marks: HTML tags and entities, literal ``\r\n``, Markdown heads and bullets;
- overprints: bold words that were printed twice, one over the other;
- tables: what parts the cells of a row becomes a tab, which stands nowhere else;
- furniture: running headers and page numbers, known by their repetition;
- lines: those that a page or a wrap cut in mid-sentence are joined again;
- spaces: dropped beside Chinese and between the digits of one number.

In the repaired text a line break always ends a paragraph.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from reportx.patterns import compiled, compiled_plain
from reportx.records import Source
from reportx.repair.characters import Edit, folded, lines_of, mark_edits, space_edits, unusual, widened
from reportx.repair.flat import flat_edits
from reportx.repair.lines import line_edits
from reportx.repair.markup import markup_edits
from reportx.repair.overprint import overprint_edits
from reportx.repair.rows import cell_edits

__all__ = ["Text", "paragraphs", "repair"]


# no figure has so many digits, and rules that look from each to the end would take hours over them
OF_NUMBER, OF_CHINESE = "0-9.,", "零〇一二两三四五六七八九十百千万亿"
NOISE = compiled(rf"[{OF_NUMBER}]{{26,}}|[{OF_CHINESE}]{{26,}}")
NOISY = compiled_plain(
    rf"[{OF_NUMBER}{OF_CHINESE}](?:(?<=[{OF_NUMBER}])[{OF_NUMBER}]{{3}}|(?<=[{OF_CHINESE}])[{OF_CHINESE}]{{3}})"
)
MOST_OFFSETS = 1 << 16


class Text(NamedTuple):
    """Repaired characters, and for each of them its offset in the source."""

    source: Source
    chars: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a non-empty span of the repaired text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def repair(source: Source) -> Text:
    r"""Read a source as a reader would.

    >>> repair(Source("x", "客流回升。里程超280万公\n里，新增 40 余套。", "")).chars
    '客流回升。里程超280万公里，新增40余套。'
    """
    there = unusual(source.text)
    chars = folded(source.text, there)
    text = Text(source, chars, count(len(chars)))
    # readers of other formats leave pages' furniture out by where it stands
    lines = partial(line_edits, paged=source.format == "text")
    for step in (markup_edits, overprint_edits, flat_edits, cell_edits, lines):
        text = edited(text, step(text.chars))
    marks = mark_edits(text.chars)  # both are told by the marks as they stood
    text = edited(Text(source, widened(text.chars), text.offsets), marks)
    text = edited(text, space_edits(text.chars, there))
    return Text(source, without_noise(text.chars), text.offsets)


def count(size: int) -> Sequence[int]:
    """The offsets of a text of which nothing is dropped yet."""
    return first_offsets(size.bit_length())[:size] if size <= MOST_OFFSETS else array("I", range(size))


@cache
def first_offsets(bits: int) -> Sequence[int]:
    """Offsets to copy, which takes a hundredth of the time that it takes to count them."""
    return array("I", range(1 << bits))


def without_noise(chars: str) -> str:
    """A text with squares in the place of numbers that are none."""
    # such a number has four characters of every sixth
    return NOISE.sub(lambda m: "□" * len(m[0]), chars) if NOISY.search(chars[::6]) else chars


def edited(text: Text, edits: Iterable[Edit]) -> Text:
    """The text after some edits, which come in order and do not overlap."""
    chars, offsets, at = [], array("I"), 0
    for start, end, put in edits:
        chars.append(text.chars[at:start])
        offsets.extend(text.offsets[at:start])
        if put:
            chars.append(put)
            offsets.append(text.offsets[start])
        at = end
    if at == 0:
        return text
    chars.append(text.chars[at:])
    offsets.extend(text.offsets[at:])
    return Text(text.source, "".join(chars), offsets)


def paragraphs(text: Text) -> Iterator[tuple[int, int]]:
    """Spans of the repaired text's paragraphs, in order."""
    return ((at, at + len(line)) for at, line in lines_of(text.chars, ""))
