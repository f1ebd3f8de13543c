"""What the heads of a table's columns say: measure, unit, period, status, and what they add to the name.

A head is read from the pack's [[column]] words: 2024年完成数（亿元） is done, in 亿元, of 2024.
What is left of it belongs to the name: 利润总额（亿元） of the row 采矿业 is 采矿业利润总额.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import regex

from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.periods import Years, mentions, previous
from reportx.records import Status
from reportx.tables.grid import Row
from reportx.tables.values import ValueReader
from reportx.words import Lexicon, Terms

RATES = frozenset({"%", "‰"})
WHOLE = frozenset({"label", "place", "member", "unit", "skip", "nature"})  # roles of a head as a whole
KINDS = (
    "of_past",
    "of_plan",
    "growth",
    "movement",
    "change",
    "share",
    "rank",
)  # the first that a head has is its kind
BRACKET = compiled(r"[（(]([^（）()]*)[）)]")
PERCENT = compiled(r"[±+]?-?[%％]$")
MONTHS = compiled(r"(?P<first>\d{1,2})(?:[-—~～至](?P<last>\d{1,2}))?月份?")
BLANK = compiled(r"\s+")
LOOSE = "的比较与及和（）()、，,：:/·-—±"
LAST_YEAR = ("上年", "去年")
LONGEST_REST = 20


class Column(NamedTuple):
    """A column of a table as its head tells."""

    kind: str  # one of WHOLE; or level, growth, change, share, rank, of_plan; or unread
    head: str
    unit: str | None = None
    period: str | None = None
    baseline: str | None = None
    status: Status | None = None
    rest: str = ""  # what belongs to the name
    scope: str | None = None
    plan: str = ""  # the plan that a share is of, or that stands beside another: 调整预算
    at: int = 0  # where its head begins

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures that can be read."""
        return self.kind not in WHOLE and self.kind != "unread"


class ColumnReader:
    """Reads heads, with the words of a pack."""

    def __init__(self, pack: Pack, words: Lexicon, values: ValueReader) -> None:
        self.words, self.values = words, values
        roles = {term: column.role for column in reversed(pack.column) for term in column.terms}
        self.roles, self.codes = Terms(roles), Terms(words.codes)
        self.whole = frozenset(term for term, role in self.roles.items() if role in WHOLE)
        self.times = words.terms("time")
        scopes = words.terms("here", "tier")
        self.scopes = Terms((term, role) for term, role in scopes.items() if term not in self.times)

    def read(self, head: str, years: Years, default: str | None) -> Column:
        """The column of a head; a period that it only tells by 上年 is the one before the default."""
        words, unit = self.without_unit(BLANK.sub("", head))
        if words in self.whole:
            return Column(self.roles[words], head, unit)
        roles, rest = self.parted(words)
        rest, period, baseline = without_period(rest, years, default)
        scope = self.scopes.start(rest)
        rest = rest.removeprefix(scope)
        rest = rest.removeprefix(self.times.start(rest)).strip(LOOSE)
        kind = next((role for role in KINDS if role in roles), "level")
        if kind in {"growth", "movement"} and unit is not None:
            kind = "growth" if unit in RATES else "change"
        if kind == "movement" and "amount" in roles:
            kind = "change"
        of_whole = kind == "share" and rest.startswith("占")  # 占全市比重: of what, its table may tell or not
        if kind in {"of_past", "movement"} or of_whole or len(rest) > LONGEST_REST:
            kind = "unread"
        both = "done" in roles and kind != "level"  # 预算数比执行数增长 is neither
        return Column(
            kind, head, unit, period, baseline, None if both else status_of(roles), rest,
            scope or None, roles.get("of_plan") or roles.get("revised", ""),
        )  # fmt: skip

    def label(self, text: str, years: Years) -> tuple[str, str | None, Status | None]:
        """A label that begins with a year as a name, the time and the status: 2024年末债务余额实际数."""
        first = next(mentions(text, years), None)
        if first is None or first.start or not text[0].isdigit():
            return text, None, None
        roles, rest = self.parted(text[first.end :])
        return rest.replace(" ", "").lstrip("年度末底的"), first.period, status_of(roles)

    def scope_in(self, line: str) -> str | None:
        """Where a caption says that its figures hold: 全市, 市本级."""
        found = (self.scopes.start(line[at:]) for at in range(len(line)))
        return next((scope for scope in found if scope), None)

    def indicator_in(self, line: str) -> str:
        """The longest standard indicator that a caption names."""
        found = (self.codes.start(line[at:]) for at in range(len(line)))
        return max(found, key=len, default="")

    def without_unit(self, words: str) -> tuple[str, str | None]:
        """A head without the unit in it, and the unit."""
        unit = None
        for m in reversed(list(BRACKET.finditer(words))):
            inner = m[1].removeprefix("单位").strip("：:±+-")
            if self.values.is_unit(inner):
                unit = unit or inner
                words = words[: m.start()] + words[m.end() :]
        if unit is None and words not in self.roles and self.values.is_unit(words):
            return "", words
        if PERCENT.search(words):
            return PERCENT.sub("", words), "%"
        return words, "%" if unit == "％" else unit

    def parted(self, words: str) -> tuple[dict[str, str], str]:
        """The words with a role in a head, by role, and what is left; an indicator's name stays whole."""
        roles: dict[str, str] = {}
        rest, at = "", 0
        while at < len(words):
            name = self.codes.start(words[at:])
            term = self.roles.start(words[at:])
            if term and len(term) >= len(name) and self.roles[term] not in {*WHOLE, "budget"}:
                roles.setdefault(self.roles[term], term)
                rest += " "
                at += len(term)
            else:
                size = max(len(name), len(term) if self.roles.get(term) == "budget" else 1)
                rest += words[at : at + size]
                at += size
        return roles, rest


def status_of(roles: Collection[str]) -> Status | None:
    """Whether a head tells what happened or what is planned."""
    if "done" in roles:
        return "actual"
    return "target" if "planned" in roles or "revised" in roles else None


def without_period(rest: str, years: Years, default: str | None) -> tuple[str, str | None, str | None]:
    """What is left of a head without its time, the time, and the time compared with."""
    period = baseline = None
    for word in LAST_YEAR:
        if word in rest:
            rest, period = rest.replace(word, ""), previous(default)
    for m in reversed(list(mentions(rest, years))):
        if m.baseline:
            baseline = m.period
        else:
            period = period or m.period
        rest = rest[: m.start] + rest[m.end :]
    if (months := MONTHS.search(rest)) and period is None and default:
        period = months_of(months, default[:4])
    return MONTHS.sub("", rest).replace(" ", ""), period, baseline


def months_of(m: regex.Match[str], year: str) -> str:
    """The time of 5月 or 1-5月 in a year.

    >>> months_of(MONTHS.search("1-5月"), "2024"), months_of(MONTHS.search("1-12月"), "2024")
    ('2024-01/2024-05', '2024')
    """
    first, last = int(m["first"]), int(m["last"] or m["first"])
    if (first, last) == (1, 12):
        return year
    return f"{year}-{first:02}/{year}-{last:02}" if last > first else f"{year}-{first:02}"


def paths(heads: Sequence[Row], whole: Collection[str]) -> list[tuple[str, int]]:
    """The head of each column from the top down, and the column where the lowest of its words begin.

    An empty cell goes on from the left where both stand below the same head; heads of a whole column
    (指标) do not go on. So 2024年 | | 2023年 above 收入 | 支出 | 收入
    gives 2024年收入, 2024年支出, 2023年收入.
    """
    width = max(map(len, heads), default=0)
    above = [-1] * width  # which head stands over each column
    found = [""] * width
    for head in heads:
        last, over = -1, list(above)
        for at in range(width):
            text = head[at].text if at < len(head) else ""
            if text:
                last = at
            elif last >= 0 and (head[last].text in whole or over[last] != over[at]):
                last = -1
            if last >= 0:
                found[at] += head[last].text
                above[at] = last
    return list(zip(found, above, strict=True))
