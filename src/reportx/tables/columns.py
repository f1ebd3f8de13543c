"""What the heads of a table's columns say: measure, unit, period, status, and what they add to the name.

A head is read from the pack's [[column]] words: 2024年完成数（亿元） is done, in 亿元, of 2024.
What is left of it belongs to the name: 利润总额（亿元） of the row 采矿业 is 采矿业利润总额.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.periods import Years, time_words
from reportx.records import Status
from reportx.tables.grid import Row
from reportx.tables.label_words import INSIDE, label_words, of_role
from reportx.tables.labels import without_number, without_part
from reportx.tables.place_names import PlaceNames
from reportx.tables.times import Timed, last_year, reaching, with_year, without_period, year_of
from reportx.tables.titles import TitleReader
from reportx.tables.values import ValueReader
from reportx.terms import Terms
from reportx.words import Lexicon

RATES = frozenset({"%", "‰"})
WHOLE = frozenset(
    {"label", "outer", "place", "member", "office", "unit", "skip", "nature"}
)  # roles of a whole head
# kinds of columns of which nothing is read, and why
UNREAD_REASONS = {"unread": "unread-column", "project": "single-project", "code": "class-code"}
# the first that a head has is its kind
KINDS = ("of_past", "of_plan", "ratio", "yearly", "growth", "change", "movement", "share", "rank")
BUDGETS = frozenset({"budget", "insurance"})
# roles of words above a table, or inside labels and heads
BESIDE = frozenset(
    {"continued", "title", "by_place", "project"}
    | {"place_end", "unallotted", "works", "others", "transferred"}
)
INDEX = "指数"
REACHES = ("month", "so_far")
BRACKET = compiled(r"[（(]([^（）()]*)[）)]")
UNSURE = "？"  # which a reader of files puts behind a head whose columns are not told for sure
INNER_PART = compiled(r"其中[:：]")
PERCENT = compiled(r"[±+]?-?[%％](?=$|\p{Han})")  # also above 全市 | 市级
YEAR = compiled(r"\d{4}年[度末底]?")
BLANK = compiled(r"\s+")
LOOSE = "的比较与及和（）()、，,：:/·-—±"
LONGEST_REST = 20
SHARED = 4  # characters with which a head and one of its parts both begin


class Column(NamedTuple):
    """A column of a table as its head tells."""

    kind: str  # one of WHOLE or UNREAD_REASONS; or level, growth, yearly, change, movement, share, rank
    head: str
    unit: str | None = None
    period: str | None = None
    baseline: str | None = None
    status: Status | None = None
    rest: str = ""  # what belongs to the name
    scope: str | None = None
    plan: str = ""  # the plan that a share is of, or that stands beside another: 调整预算
    at: int = 0  # where its head begins
    reach: str = ""  # how far its time reaches: month, or so_far since the year began
    owner: str = ""  # the place whose figures stand below it
    total: bool = False  # whether its head calls its figures the total of others
    own: str = ""  # the word for the table's own time before what belongs to the name: 本年支出

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures that can be read."""
        return self.kind not in WHOLE and self.kind not in UNREAD_REASONS


class ColumnReader:
    """Reads heads, with the words of a pack."""

    def __init__(self, pack: Pack, words: Lexicon, values: ValueReader) -> None:
        self.words, self.values = words, values
        self.expressions = time_words(pack)
        heads = [column for column in pack.column if column.role not in INSIDE]
        roles = {term: column.role for column in reversed(heads) for term in column.terms}
        self.says = label_words(pack)
        self.roles, self.codes = Terms(roles), Terms(words.codes)
        self.parts = Terms((term, role) for term, role in roles.items() if role not in BESIDE)
        self.whole = frozenset(term for term, role in self.roles.items() if role in WHOLE)
        ends = [term for column in pack.column if column.role == "title" for term in column.terms]
        self.titles = TitleReader(roles, ends, words)
        self.continued = Terms((term, role) for term, role in roles.items() if role == "continued")
        self.place_names = PlaceNames(pack)
        self.transferred = of_role(pack, "transferred")
        self.places = tuple(term for term, role in roles.items() if role == "by_place")
        self.times = words.terms("time")
        scopes = words.terms("here", "tier")
        self.scopes = Terms((term, role) for term, role in scopes.items() if term not in self.times)

    def read(self, head: str, years: Years, default: str | None) -> Column:
        """The column of a head; a period that it only tells by 上年 is the one before the default."""
        words, unit = self.without_unit(BLANK.sub("", head))
        if words in self.whole:
            return Column(self.roles[words], head, unit, rest=words)
        words = without_part(words)
        if INNER_PART.search(words) or UNSURE in words:  # two heads that ran into one, or it may be another's
            return Column("unread", head, unit)
        roles, rest = self.parted(words)
        timed = without_period(rest, self.expressions, years, default)
        if self.is_carried_over(words):
            roles, timed = {}, Timed(words)
        rest = timed.rest.lstrip(LOOSE + " ")
        scope = self.scopes.start(rest)
        rest = rest.removeprefix(scope)
        rest = rest.removeprefix(self.times.start(rest)).strip(LOOSE)
        rest = rest or (INDEX if "index" in roles else "")
        reach = next((role for role in REACHES if role in roles), "")
        kind = kind_of(roles, unit)
        if timed.baseline and kind == "level":
            joints = self.says.ratio_joints
            kind = "ratio" if joints.end(rest) or joints.start(rest) else kind_of(("movement",), unit)
            rest = rest.strip("".join(joints))
        period = timed.period or self.told_period(roles, kind, default)
        if period is None and kind == "level" and status_of(roles) == "target" and not reach:
            period = year_of(default)  # a budget is that of the year, also in a table of some months
        if (reach == "month" and period is None) or (kind == "share" and self.is_of_unsaid(rest)):
            kind = "unread"
        if len(rest) > LONGEST_REST:
            kind = "unread"
        # 预算数比执行数增长 is neither, but 执行数为预算数的% what was done of what was planned
        both = "done" in roles and kind != "level" and (kind != "of_plan" or "planned" in roles)
        own = self.times.start(words) if rest and words.endswith(rest) else ""
        return Column(
            kind, head, unit, period, timed.baseline, None if both else status_of(roles, reach), rest,
            scope or None, plan_of(roles), 0, reach,
            total=bool(self.says.totals.end(words)), own=own,
        )  # fmt: skip

    def is_carried_over(self, words: str) -> bool:
        """Whether a head names what the year has from the one before, which is of its own time: 上年结转."""
        past = self.parts.start(words)
        return self.roles.get(past) == "past" and bool(self.transferred.start(words.removeprefix(past)))

    def is_of_unsaid(self, rest: str) -> bool:
        """Whether a share is of what its head does not name: 占全市比重, but not 占一般公共预算支出比重."""
        return bool(self.says.shares_of.start(rest)) and not self.words.measured.end(rest)

    @staticmethod
    def told_period(roles: Collection[str], kind: str, default: str | None) -> str | None:
        """The time that words like 上年同期, 当月 and 累计 tell, from that of the caption."""
        if "past" in roles and kind == "level":
            return last_year(default)
        return next((reaching(reach, default) for reach in REACHES if reach in roles), None)

    def label(self, text: str, years: Years) -> tuple[str, str | None, Status | None]:
        """A label that begins with a year as a name, the time and the status: 2024年末债务余额实际数."""
        number = text[: len(text) - len(without_number(text))]
        plain = text[len(number) :]
        first = next(self.expressions.mentions(plain, years), None)
        if first is None or first.start or not plain[0].isdigit():
            return text, None, None
        if "/" in first.period and self.place_names.works.end(plain):
            return text, None, None  # the years in which a project is built belong to its name
        roles, rest = self.parted(plain[first.end :])
        return number + rest.replace(" ", "").lstrip("年度末底的"), first.period, status_of(roles)

    def moving(self, label: str, unit: str | None) -> str:
        """The kind of figures of a row that tells only how the one above it moved: 比上年增长（%）."""
        roles, rest = self.parted(without_number(label))
        kind = kind_of(roles, unit) if roles and not rest.strip() else ""
        return kind if kind in {"growth", "change"} else ""

    def tells(self, head: str) -> bool:
        """Whether a head by itself says what kind of figures stand below it."""
        words, unit = self.without_unit(BLANK.sub("", head))
        return unit is not None or bool(self.parted(words)[0])

    def scope_in(self, line: str) -> str | None:
        """Where a caption says that its figures hold: 全市, 市本级."""
        found = (self.scopes.start(line[at:]) for at in range(len(line)))
        return next((scope for scope in found if scope), None)

    def continues(self, line: str) -> bool:
        """Whether a line says that the table below it goes on from the one before: 续表, 表1（续）."""
        return bool(self.continued.start(line) or self.continued.end(line))

    def by_place(self, lines: Iterable[str]) -> bool:
        """Whether a caption says that its figures are split by place: 分地区, 分县区."""
        return any(term in line for line in lines for term in self.places)

    def of_projects(self, rows: Iterable[Row]) -> bool:
        """Whether rows are those of a table of what single projects must reach: 绩效指标."""
        return any(self.roles.get(BLANK.sub("", cell.text)) == "project" for row in rows for cell in row)

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
            term = self.parts.start(words[at:])
            if term and len(term) >= len(name) and self.roles[term] not in {*WHOLE, *BUDGETS}:
                roles.setdefault(self.roles[term], term)
                rest += " "
                at += len(term)
            else:
                size = max(len(name), len(term) if self.roles.get(term) in BUDGETS else 1)
                rest += words[at : at + size]
                at += size
        return roles, rest


def kind_of(roles: Collection[str], unit: str | None) -> str:
    """What kind of figures stand below a head of some roles: a movement is one of a kind by its unit."""
    kind = next((role for role in KINDS if role in roles), "level")
    if kind in {"growth", "movement"} and unit is not None:
        return "growth" if unit in RATES else "change"
    if kind == "movement":
        return "change" if "amount" in roles else kind
    return "unread" if kind == "of_past" else kind


def plan_of(roles: Mapping[str, str]) -> str:
    """What a head says besides that belongs to the name: 调整预算, or 比重 of what the row is a part of."""
    if "share" in roles and "of_plan" not in roles:
        return "占比" if roles["share"] == "占比" else "比重"
    return roles.get("of_plan") or roles.get("revised", "")


def status_of(roles: Collection[str], reach: str = "") -> Status | None:
    """Whether a head tells what happened or what is planned; what a month or those so far brought has."""
    if "done" in roles:
        return "actual"
    planned = "planned" in roles or "revised" in roles
    return "target" if planned else "actual" if reach else None


def paths(heads: Sequence[Row], whole: Collection[str]) -> list[tuple[str, int]]:
    """The head of each column from the top down, and the column where the lowest of its words begin.

    An empty cell goes on from the left where both stand below the same head; heads of a whole column
    (指标) do not go on, and say by themselves what the column is. So 2024年 | | 2023年 above
    收入 | 支出 | 行次 gives 2024年收入, 2024年支出, 行次.
    """
    width = max(map(len, heads), default=0)
    above = [-1] * width  # which head stands over each column
    found = [""] * width
    for head in heads:
        last, over = -1, list(above)
        for at in range(width):
            text = with_year(head[at].text) if at < len(head) else ""
            if text:
                last = at
            elif last >= 0 and (head[last].text in whole or over[last] != over[at]):
                last = -1
            if last >= 0:
                lower = without_part(with_year(head[last].text))
                both = below(found[at], lower)
                found[at] = lower if lower in whole and both not in whole else both
                above[at] = last
    return list(zip(found, above, strict=True))


def below(upper: str, lower: str) -> str:
    """The head that two make, one below the other; what both name is said once.

    >>> below("2024年", "收入"), below("2024年债务限额", "一般债务")
    ('2024年收入', '2024年一般债务限额')
    >>> below("公务用车购置及运行费", "公务用车购置费")
    '公务用车购置费'
    """
    year = YEAR.match(upper)
    named = upper[year.end() :] if year else upper
    if lower[:SHARED] == named[:SHARED] and lower[-1:] == named[-1:] and len(lower) < len(named):
        return upper[: len(upper) - len(named)] + lower
    for size in range(min(len(lower) - 1, len(named)), 1, -1):
        if lower.endswith(named[:size]) and named != lower:
            return upper[: len(upper) - len(named)] + lower + named[size:]
    return upper + lower
