"""What a figure in a table is of: its row's label, and what the column's head adds to it."""

from dataclasses import dataclass

from reportx.metrics.lists import MEASURE_ENDS
from reportx.metrics.records import code_of
from reportx.patterns import compiled
from reportx.words import Lexicon

NUMBER = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|(?:\d{1,2}[.．、])+(?!\d)|[①-⑳]"
    r"|[*＊·•—－-]+(?!\d))+"
)
PART = compiled(r"(?P<marked>[#＃]+)|(?:其中|内[:：])[:：]?")
GENERAL = frozenset({"产量", "数量"})  # 生猪存栏 below 产量
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总额", "总数", "全部"})


@dataclass(slots=True)
class Namer:
    """Names the figures of a table's rows, which must be asked for from the top down."""

    words: Lexicon
    caption: str  # the standard indicator that the caption names, or nothing
    whole: str = ""  # the row that those below it are parts of
    unit: str | None = None  # of that row
    partial: bool = False  # whether rows that say nothing of it are parts too
    above: str | None = None  # the noun of the last standard indicator above, if the caption names one

    def label(self, text: str, unit: str | None) -> str:
        """A row's label as a name: without number, and a part completed from its whole.

        其中：小麦 below 粮食播种面积 is 小麦播种面积, and so are siblings in the same unit without a measure.
        """
        plain = NUMBER.sub("", text, count=1) if NUMBER.match(text) else text
        part = PART.match(plain)
        name = NUMBER.sub("", plain[part.end() :], count=1) if part else plain
        noun = self.noun(name)
        goes_on = self.partial and not noun and plain == text and unit is not None and unit == self.unit
        self.partial = goes_on or (part is not None and not part["marked"])
        if part is None and not goes_on:
            self.whole, self.unit = name, unit
            return name
        return name if noun else name + self.noun(self.whole)

    def completed(self, label: str) -> str:
        """A label with the noun of the last standard indicator above it, in the table or in its caption.

        国防 in a table of 一般公共预算支出 is 国防支出.
        """
        if self.above is None or code_of(label, self.words):
            self.above = self.noun(label) or self.noun(self.caption)
        told = self.noun(label) or label.endswith(tuple(TOTALS)) or not self.caption
        return label if told else label + self.above

    def noun(self, name: str) -> str:
        """The noun at the end of an indicator's name: 播种面积."""
        return self.words.measured.end(name)

    def name(self, label: str, rest: str, kind: str) -> str:
        """The indicator of a label below a head; empty where the table does not tell it."""
        if kind == "place":
            return rest or self.caption
        if kind == "member":
            rest = rest or self.caption
            return "" if not rest else rest if label in TOTALS else f"{label}{rest}"
        if not label or label in TOTALS or label in self.words.here:
            return rest if code_of(rest, self.words) else self.caption
        if not rest:
            return self.completed(label)
        named = label.endswith(MEASURE_ENDS) and label[-1] == rest[-1]  # 发电量 below 产量
        if label.endswith(rest) or named or (self.noun(label) and rest in GENERAL):
            return label
        measured = self.noun(rest) or rest.endswith(MEASURE_ENDS) or code_of(rest, self.words)
        return f"{label}{rest}" if measured else f"{rest}{label}"
