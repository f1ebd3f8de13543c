"""Every number accounted for: in a metric, in a class of numbers that are none, or left over.

A numeral is a run of digits with its scale (6亿), or of Chinese number characters. A Chinese one without
a unit behind it counts nothing: it is part of a word or a name (千方百计, 三明). What is left over shows
what the rules do not know yet; a report with nothing left over has been read to the last number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportx.dictionary import dictionary
from reportx.metrics import Sentence
from reportx.packs import Pack, Unit
from reportx.patterns import compiled, compiled_plain
from reportx.periods import SIGN_REACH, TimeWords
from reportx.records import Coverage, LeftOver
from reportx.repair import Text
from reportx.sections import Heading
from reportx.terms import Terms
from reportx.tuples import made
from reportx.words import Lexicon, lexicon

# a set comes first, for re runs to the next character of one
NUMERAL = compiled_plain(
    r"[0-9〇零一二两三四五六七八九十百千万亿](?:(?<=\d)\d*(?:[.,，]\d+)*[十百千万亿]*"
    r"|(?<!\d)[〇零一二两三四五六七八九十百千万亿]*)"
)
# why a figure makes no metric, as a class of numbers; what is not here is left over
CLASSES = {
    "size-of-the-next": "size",
    "baseline-of-the-next": "baseline",
    "abstract-noun": "abstract",
    "class-code": "code",
    "ordinal": "ordinal",
    "streak": "time",
    "frequency": "time",
}
# the roles of [[phrase]] with the numbers that are no quantity by their form alone, and their classes
FORMS = (
    ("fraction", "fraction"),
    ("proportion", "ratio"),
    ("round_number", "round"),
    ("vague_number", "vague"),
    ("ordinal_number", "ordinal"),
    ("time_number", "time"),
)
# a time expression begins and ends no farther from its numerals; each holds 五 or touches one of these
MENTION_BEFORE, MENTION_BEHIND = 8, 12
TIME_SIGNS, BEHIND_TIME = frozenset("年季五"), frozenset("年季五—-－~～至到")
REACH = 4  # characters of a dictionary word on either side of a numeral in it: 千方百计


Match = re.Match[str]


class Scanned(NamedTuple):
    """What the scanner of quantities knows of a text: the names in it, and the words of the pack."""

    names: Sequence[str | None]
    units: Terms[Unit]
    times: TimeWords
    forms: "NumberForms"


class NumberForms:
    """The forms of a pack for numbers that are no quantity, each with the class that it makes of them."""

    def __init__(self, words: Lexicon) -> None:
        forms = [(words.pattern(role), label) for role, label in FORMS]
        self.forms = [(compiled(form), label) for form, label in forms]
        self.any = compiled("|".join(form for form, _ in forms))  # asked first

    def label(self, window: str, start: int) -> str | None:
        """The class of the numeral at an offset of a few characters, or None."""
        if self.any.search(window) is None:
            return None
        found = (
            label for form, label in self.forms for m in form.finditer(window) if m.start() <= start < m.end()
        )
        return next(found, None)


@cache
def number_forms(pack: Pack) -> NumberForms:
    """The forms of a pack, made once."""
    return NumberForms(lexicon(pack))


class Numeral(NamedTuple):
    """A numeral at [start, end) of the repaired text; its label is None where nothing accounts for it."""

    start: int
    end: int
    label: str | None


def numerals(
    text: Text, sentences: Iterable[Sentence], headings: Sequence[Heading], scanned: Scanned
) -> Iterator[Numeral]:
    """The numerals of a text in reading order: in a metric, in a class of others, or left over."""
    chars, names = text.chars + "\n", scanned.names
    known = painted(len(chars), sentences, headings)
    for m in NUMERAL.finditer(chars):
        start, end = m.span()
        begun, label = known[end - 1] or known[start] or (-1, None)
        if chars[end] in BEHIND_TIME or chars[start - 1] in TIME_SIGNS or "五" in m[0]:
            label = "time" if in_mention(text.chars, (start, end), begun, scanned.times) else label
        label = label or names[start] or names[end - 1] or other(text.chars, m, scanned)
        yield made(Numeral, (start, end, label))


def cover(
    text: Text, sentences: Iterable[Sentence], headings: Sequence[Heading], scanned: Scanned
) -> Coverage:
    """How the numerals of a text are accounted for."""
    found = list(numerals(text, sentences, headings, scanned))
    left = [left_over(text, start, end) for start, end, label in found if label is None]
    counts = Counter(label or "left over" for _, _, label in found)
    total = counts.total()
    classes = {label: counts[label] for label in sorted(counts) if label not in {"metric", "left over"}}
    share = 1.0 if total == 0 else round(1 - counts["left over"] / total, 4)
    return Coverage(
        numerals=total, in_metrics=counts["metric"], classes=classes, left_over=tuple(left), share=share
    )


def painted(
    size: int, sentences: Iterable[Sentence], headings: Sequence[Heading]
) -> list[tuple[int, str] | None]:
    """For each character of a text the heading's number or the figure that it is part of: start and class."""
    known: list[tuple[int, str] | None] = [None] * size
    for heading in headings:
        if heading.number:
            start, end = heading.start, min(size, heading.start + len(heading.number) + 2)
            known[start:end] = [(start - 1, "heading")] * (end - start)
    for sentence in sentences:
        for reading, metrics in sentence.readings:
            label = "metric" if metrics else CLASSES.get(reading.reason)
            if label:
                quantity = reading.figure.quantity
                start, end = sentence.start + quantity.lead, sentence.start + quantity.tail
                known[start:end] = [(start, label)] * (end - start)
    return known


def in_mention(chars: str, numeral: tuple[int, int], begun: int, times: TimeWords) -> bool:
    """Whether a numeral is part of a time expression, and of none that begins before what is known of it."""
    start, end = numeral
    first, last = max(0, start - MENTION_BEFORE), end + MENTION_BEHIND
    sign = times.sign_in(chars, first, last)
    if sign < 0:
        return False
    found = times.pattern.finditer(chars, max(first, sign - SIGN_REACH), last)
    return any(begun < m.start() < end and start < m.end() for m in found)


def other(chars: str, numeral: Match, scanned: Scanned) -> str | None:
    """The class of a numeral that no name and no figure accounts for, or None."""
    start, end = numeral.span()
    first = max(0, start - REACH)
    if label := scanned.forms.label(chars[first : end + REACH], start - first):
        return label
    if chars[start].isdigit():
        return None
    unit = scanned.units.start(chars[end : end + 4])
    if unit and numeral[0] == "一":
        return "article"  # 一个, 一批: as the scanner of quantities has it
    counts_nothing = not unit and chars[end : end + 1].isalpha()
    return "word" if counts_nothing or in_word(chars, start, end) else None


def in_word(chars: str, start: int, end: int) -> bool:
    """Whether a Chinese numeral is part of a longer word of the dictionary: 进一步, 千方百计."""
    for first in range(max(0, start - REACH), start + 1):
        for last in range(max(end, first + 2), min(len(chars), end + REACH, first + 5) + 1):
            if (first, last) != (start, end) and dictionary().holds(chars[first:last]):
                return True
    return False


def left_over(text: Text, start: int, end: int) -> LeftOver:
    """A number that nothing accounts for, with its place."""
    first, last = text.span(start, end)
    context = text.chars[max(0, start - 12) : end + 12].replace("\n", " ")
    source = text.source
    return LeftOver(
        text=source.text[first:last], start=first, end=last, line=source.line(first), context=context
    )
