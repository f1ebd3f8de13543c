"""What a cell's text is worth: 1,234.5 and -3.2, also with a bound and a unit: ≥70%."""

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from reportx.numerals import number
from reportx.patterns import compiled
from reportx.quantities import Scanner
from reportx.records import Comparator
from reportx.words import Lexicon

# a dash or the like where there is no figure
MISSING = compiled(r"[-－—–─/…\.·*×]*|无|空|持平")
BOUNDS: dict[str, Comparator] = {
    ">": "over", "＞": "over", "超": "over", "≥": "at_least", "<": "under", "＜": "under", "≤": "at_most",
    "约": "about", "近": "nearly", "左右": "about", "以上": "at_least", "以内": "at_most", "以下": "at_most",
}  # fmt: skip
ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DOWN = frozenset("-－−–﹣↓")
VALUE = rf"""(?P<verb>\L<verbs>)?(?P<before>[>＞≥<＜≤超约近])?(?P<bracket>[(（])?
    (?P<sign>[-－−–﹣+＋↑↓])?(?P<low>{ARABIC})
    (?:[-—–~～](?P<high>{ARABIC}))?(?P<unit>[百千万亿]{{0,2}}\L<units>)?(?(bracket)[)）])
    (?P<after>左右|以上|以内|以下)?"""
YEARS = range(1949, 2101)


class Value(NamedTuple):
    """A cell's figure: [start, end) of the cell's text, its magnitude, and whether it is below zero."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    negative: bool
    moving: bool = False  # a verb before it says where it goes: 下降5.1
    bracketed: bool = False  # below zero where it stands below a movement's head: (5.1)

    @property
    def falls(self) -> bool:
        """Whether it is written as a range, but goes down: 30.1-3.1."""
        return self.high is not None and self.high < self.low

    @property
    def is_year(self) -> bool:
        """Whether it may be a year in a head: 2024年, or 2024 alone."""
        return self.unit in {None, "年"} and self.low in YEARS and self.low == int(self.low)


class ValueReader:
    """Reads cells, with the units of a pack."""

    def __init__(self, scanner: Scanner, words: Lexicon) -> None:
        terms = sorted(scanner.units, key=lambda term: (-len(term), term))
        self.down = {term: v.direction == "down" for term, v in words.verbs.items() if v.role == "change"}
        verbs = sorted(self.down, key=lambda term: (-len(term), term))
        self.pattern = compiled(VALUE, regex.VERBOSE, units=terms, verbs=verbs)
        self.read = lru_cache(maxsize=4096)(self.value)  # a cell is asked for again and again
        self.unit_only = compiled(r"[百千万亿]{0,2}\L<units>", units=terms)

    def value(self, text: str) -> Value | None:
        """The figure that is all that a cell holds, or None."""
        m = self.pattern.fullmatch(text)
        if m is None:
            return None
        high = number(m["high"]) if m["high"] else None
        bound = BOUNDS.get(m["before"] or m["after"] or "", "eq")
        start = m.start("sign") if m["sign"] else m.start("low")
        end = m.end("unit") if m["unit"] else m.end("high") if m["high"] else m.end("low")
        negative = self.down.get(m["verb"], False) or m["sign"] in DOWN or m["bracket"] is not None
        told = {"moving": m["verb"] is not None, "bracketed": m["bracket"] is not None}
        return Value(start, end, number(m["low"]), high, m["unit"], bound, negative, **told)

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit and nothing else."""
        return self.unit_only.fullmatch(text) is not None


@cache
def value_reader(scanner: Scanner, words: Lexicon) -> ValueReader:
    """The reader of a scanner's units and of a pack's words, made once."""
    return ValueReader(scanner, words)


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure.

    >>> is_missing("—"), is_missing(""), is_missing("5")
    (True, True, False)
    """
    return MISSING.fullmatch(text) is not None
