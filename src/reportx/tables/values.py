"""What a cell's text is worth: 1,234.5 and -3.2, also with a bound and a unit: ≥70%."""

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from reportx.numerals import number
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.quantities import Scanner
from reportx.records import Comparator
from reportx.tables.label_words import label_words
from reportx.words import Lexicon

DASHES = compiled(r"[-－—–─/…\.·*×]*")  # or the like where there is no figure
ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DOWN = frozenset("-－−–﹣↓")
VALUE = rf"""(?P<verb>\L<verbs>)?(?P<before>\L<before>)?(?P<bracket>[(（])?
    (?P<sign>[-－−–﹣+＋↑↓])?(?P<low>{ARABIC})
    (?:[-—–~～](?P<high>{ARABIC}))?(?P<unit>[百千万亿]{{0,2}}\L<units>)?(?(bracket)[)）])
    (?P<after>\L<after>)?"""
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
        bounds = {side: bounds_of(words.pack, side) for side in ("before", "after")}
        self.bounds = {**bounds["after"], **bounds["before"]}
        self.pattern = compiled(VALUE, regex.VERBOSE, units=terms, verbs=verbs, **bounds)
        self.missing = label_words(words.pack).missing
        self.read = lru_cache(maxsize=4096)(self.value)  # a cell is asked for again and again
        self.unit_only = compiled(r"[百千万亿]{0,2}\L<units>", units=terms)

    def value(self, text: str) -> Value | None:
        """The figure that is all that a cell holds, or None."""
        m = self.pattern.fullmatch(text)
        if m is None:
            return None
        high = number(m["high"]) if m["high"] else None
        bound = self.bounds.get(m["before"] or m["after"] or "", "eq")
        start = m.start("sign") if m["sign"] else m.start("low")
        end = m.end("unit") if m["unit"] else m.end("high") if m["high"] else m.end("low")
        negative = self.down.get(m["verb"], False) or m["sign"] in DOWN or m["bracket"] is not None
        told = {"moving": m["verb"] is not None, "bracketed": m["bracket"] is not None}
        return Value(start, end, number(m["low"]), high, m["unit"], bound, negative, **told)

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit and nothing else."""
        return self.unit_only.fullmatch(text) is not None

    def is_missing(self, text: str) -> bool:
        """Whether a cell says that there is no figure: —, 无, or nothing."""
        return DASHES.fullmatch(text) is not None or text in self.missing


def bounds_of(pack: Pack, side: str) -> dict[str, Comparator]:
    """The words of the bounds that stand at one side of a figure."""
    bounds = [bound for bound in reversed(pack.bound) if bound.side == side]
    return {term: bound.comparator for bound in bounds for term in bound.terms}


@cache
def value_reader(scanner: Scanner, words: Lexicon) -> ValueReader:
    """The reader of a scanner's units and of a pack's words, made once."""
    return ValueReader(scanner, words)
