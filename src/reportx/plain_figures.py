"""Where a figure may begin, and what is plainly one: 12家, 3.5亿元, 两个.

Of a text's characters few may begin a figure, and two of three figures are a number with a unit that
nothing extends. To tell both without the pattern of all forms takes a quarter of the time; what is not
plain is left to that pattern, so that either reading of a plain figure is the same.
"""

import re
from collections.abc import Iterable

from reportx.figure_patterns import DASH, DIGIT, PLACE, VAGUE
from reportx.numerals import DOTS
from reportx.packs import Unit
from reportx.patterns import compiled_plain
from reportx.terms import Terms

ONES = "一二两三四五六七八九"
HELD = rf"\d.A-Za-z第之{DIGIT}{PLACE}"
LOST = "?？\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
Match = re.Match[str]

STREAK = "(?:年|个月|次|届)连续"
# the last group is there where a plain number may end, behind 余 or 多 and its scale; whether a unit follows
# is still to be asked. A set comes first, for re runs to the next character of one, and names
# the digits, which are the only ones after repair; a number that ends a line, as in a table, is no figure
BEGINNING = compiled_plain(
    rf"[0-9{DIGIT}{PLACE}半连翻首榜第前－−–+↑↓-](?!(?<=\d)[\d.,]*\n)(?:"
    rf"(?<=[\d{ONES}])(?<![{HELD}几数点{LOST}].)(?<![\d{DIGIT}][,，。: .{DOTS}].)"
    r"(?:(?<=\d)\d*(?:\.\d+)?([余多])?([万亿])?|(?<!\d))()"
    rf"|(?<=\d)(?<![\d.].)|(?<=[{DIGIT}{PLACE}半])(?<![{HELD}].)|(?<=[百千万])(?=分之)"
    rf"|(?<=[{ONES}十])(?=[{ONES}十]*{STREAK})|(?<=\d)(?=\d*{STREAK})"
    rf"|(?<=[－−–+↑↓-])(?=[\d{DIGIT}{PLACE}半])|(?<=连)续|(?<=翻)|(?<=[首榜])(?=[位首])|(?<=[第前])(?=[\d{ONES}十百]))"
)
IN_CHINESE = frozenset(f"{DIGIT}{PLACE}半")
ZERO, BEHIND_ZERO = frozenset("零〇"), frozenset(f"点.{DOTS}")
# what may stand behind the first character of a Chinese number, with the beginnings of units
BEHIND_FIRST = frozenset(f"{DIGIT}{PLACE}0123456789点，、.分角{DOTS}{VAGUE}几{DASH}年个次届")
# what else may stand behind digits: parts of larger numbers and of ratios, and what ends a bare number
BEHIND_DIGITS = frozenset(",: ：∶，。；、）和与及左以")
# with one of these a unit or what stands behind it may be the part of another figure
NO_FIRST = frozenset(f"{DIGIT}{PLACE}0123456789{VAGUE}几、和与及，,.点{DOTS}{DASH}")
EXTENDS = frozenset(f"{DIGIT}0123456789余多连/（{DASH}")
SHARED = frozenset(("个、", "个和", "个与", "个及", "个点"))
UNKNOWN_ENDS = frozenset("次箱里")  # of units that the vocabulary need not know
NO_DASH = frozenset(DASH)
NUMERAL = compiled_plain(rf"[{DIGIT}{PLACE}半]+")

# a number, 余 or 多, its scale and its unit, with where the unit ends; a plain tuple, for they are many
PlainFigure = tuple[str, str, str, str, int]


class PlainFigures:
    """Tells the figures of a pack's units that are plain ones."""

    def __init__(self, units: Terms[Unit], moving: Iterable[str]) -> None:
        self.units = units
        self.longest = max(map(len, units), default=0)
        self.whole = frozenset(term for term, unit in units.items() if unit.kind == "count")
        self.firsts = BEHIND_FIRST | {term[0] for term in units}
        self.behind_digits = BEHIND_DIGITS | self.firsts | {word[0] for word in moving}
        # what may stand behind a row of Chinese digits that ends in the first of a unit: 三千瓦
        inside = (term.lstrip("".join(IN_CHINESE)) for term in units if term[0] in IN_CHINESE)
        self.behind_chinese = BEHIND_FIRST | {rest[:1] for rest in inside}
        self.plain = frozenset(term for term in units if term[0] not in NO_FIRST and NO_DASH.isdisjoint(term))

    def begins(self, chars: str, m: Match) -> bool:
        """Whether what stands behind lets a figure begin where one may: not with the 一 of 一体化, or 5G."""
        at = m.start()
        if chars[at] in IN_CHINESE:
            if chars[at] in ZERO:
                return chars[at + 1 : at + 2] in BEHIND_ZERO
            return chars[at + 1 : at + 2] in self.firsts and self.counts(chars, at)
        ends = m.lastindex and not (m[1] or m[2])
        return not ends or chars[m.end() : m.end() + 1] in self.behind_digits

    def counts(self, chars: str, start: int) -> bool:
        """Whether a unit, or what goes on with a number, stands behind Chinese digits: not 十四五”."""
        numeral = NUMERAL.match(chars, start)
        end = numeral.end() if numeral else start
        if "" in self.behind_chinese or chars[end : end + 1] in self.behind_chinese:
            return True
        unknown = chars[end - 1] in "万亿" and not UNKNOWN_ENDS.isdisjoint(chars[end + 1 : end + 5])
        return unknown or self.units.start(chars[end : end + self.longest]) != ""

    def read(self, chars: str, m: Match) -> PlainFigure | None:
        """The plain figure that begins at a match of ``BEGINNING``, if one does."""
        at, (vague, scale, _) = m.end(), m.groups("")
        term = self.units.start(chars[at : at + self.longest])
        end = at + len(term)
        if term not in self.plain or chars[end : end + 1] in EXTENDS or chars[end - 1 : end + 1] in SHARED:
            return None
        numeral = m[0]
        if scale or vague:
            numeral = numeral[: -len(vague) - len(scale)]
            if scale and not UNKNOWN_ENDS.isdisjoint(chars[at + 1 : at + 5]):
                return None  # 3亿乘次
        if term in self.whole and "." in numeral and not scale:
            return None  # 1.20项 may be a line's number and a count
        return numeral, vague, scale, term, end
