"""A table's figure as a record: its name, measure, unit, time and status, or the reason why it has none."""

from typing import NamedTuple

from reportx.metrics import MetricReader, signed
from reportx.metrics.clauses import Clause
from reportx.metrics.codes import Counted, Owned
from reportx.metrics.drafts import Draft, Figure, Reading
from reportx.metrics.records import complete
from reportx.metrics.timeline import Context
from reportx.periods import Years, end_of
from reportx.quantities import Quantity, form_of
from reportx.records import Direction, Measure, Metric, Status
from reportx.repair import Text
from reportx.tables.captions import Caption
from reportx.tables.columns import RATES, UNREAD_REASONS, Column
from reportx.tables.grid import Cell, Row
from reportx.tables.label_words import LabelWords, label_words
from reportx.tables.names import Namer
from reportx.tables.times import last_year
from reportx.tables.values import Value
from reportx.terms import Terms

MOVING: dict[str, Measure] = {"growth": "growth", "yearly": "growth", "change": "change"}
RATIO: dict[str, Measure] = {"rank": "rank", "ratio": "multiple"}
NOT_TOLD = Years(None, None, None)
LONGEST_NAME = 100  # without what the head of its column adds


class Place(NamedTuple):
    """A row in its text, and the headings above its table."""

    text: Text
    row: Row
    path: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where the row begins."""
        return self.row[0].start


class Label(NamedTuple):
    """What the label of a row says: the name, and the time, status and unit that it may tell besides."""

    name: str = ""
    kind: str = "label"  # of its column
    period: str | None = None
    status: Status | None = None
    unit: str | None = None
    outer: str = ""  # what stands to the left of it, over several rows
    moving: str = ""  # the kind of figures of a row that only tells how the one above it moved: 比上年增长
    against: bool = False  # whether that is against the year before


class Entry(NamedTuple):
    """A figure of a row with all that its table says of it."""

    cell: Cell
    value: Value
    column: Column
    anchor: Column  # the column of levels to its left, with which a growth goes that tells no time itself
    label: Label
    unit: str | None  # that the row tells
    namer: Namer

    @property
    def level(self) -> bool:
        """Whether it is below the head of an amount, and neither of a movement nor of a part."""
        return self.column.kind == "level"

    @property
    def kind(self) -> str:
        """Its column's kind; 增长6% below 2025年目标 is a growth all the same."""
        if self.level and self.label.moving:
            return self.label.moving
        if not self.value.moving or not self.level:
            return self.column.kind
        unit = self.value.unit or self.column.unit or self.unit or self.label.unit
        return "growth" if unit in RATES else "change"


class Maker(NamedTuple):
    """Makes records of the figures of one part of a table."""

    reader: MetricReader
    caption: Caption
    context: Context  # of the text around the table
    planned: str | None = None  # the time of which a plan's table sets the targets
    done: str = ""  # the year up to which all has happened, where the report itself does not tell

    def reading(
        self, entry: Entry, place: Place, *, lost: bool = False
    ) -> tuple[Reading, tuple[Metric, ...]]:
        """What becomes of a figure; one of a row that lost cells stands below no head for sure."""
        unit, reason = self.unit(entry)
        name = self.name(entry)
        if lost:
            reason = "lost-cells"
        elif entry.value.falls:
            reason = "falling-range"
        elif entry.column.kind in UNREAD_REASONS:
            reason = UNREAD_REASONS[entry.column.kind]
        elif entry.value.bracketed and entry.kind not in MOVING:
            reason = "unread-column"
        elif not reason and not 0 < len(name) <= LONGEST_NAME + len(entry.column.rest or entry.anchor.rest):
            reason = "long-name" if name else "no-label"
        quantity = quantity_of(entry, unit, place.start)
        clause = Clause(name=entry.label.name)
        figure = Figure(quantity, entry.cell.text, clause=clause)
        if reason:
            return Reading(figure, [], reason), ()
        measure = measure_of(entry, unit)
        verb = self.moving(name) if measure == "share" and entry.level else None
        draft = Draft(quantity, clause, name, "table", "growth" if verb else measure)
        draft.inherited = (f"{entry.column.head} ← the column",)
        draft.direction, draft.comparator = verb or direction_of(entry), entry.value.comparator
        draft.scope = entry.column.scope or entry.anchor.scope or self.caption.scope
        if entry.label.kind == "place" and (place_name := self.says.without_total(entry.label.name)):
            draft.scope = place_name
        return Reading(figure, [draft], "table"), (self.metric(entry, draft, place),)

    @property
    def says(self) -> LabelWords:
        """What the words of labels and heads say by themselves."""
        return label_words(self.reader.pack)

    @property
    def heres(self) -> Terms[str]:
        """The words that mean the unit that reports: 全市."""
        return self.reader.words.here

    def path(self, entry: Entry, place: Place) -> tuple[str, ...]:
        """The labels of the table that lead to a figure."""
        column = entry.column
        rest = column.owner or column.rest or ("" if entry.level else entry.anchor.owner or entry.anchor.rest)
        return entry.namer.path(place.start, entry.label.outer, rest)

    def moving(self, name: str) -> Direction | None:
        """Where the name of a rate says that it goes: 增速, 能耗降低; none says so of a mere share."""
        words = self.reader.words
        verb = words.verbs.get(words.verbs.end(name))
        if verb is not None and verb.role == "change":
            return verb.direction
        if words.terms("rate").end(name) or not words.terms("moved").end(name):
            return None
        return "down" if words.terms("falling").end(name) else "up"

    def name(self, entry: Entry) -> str:
        """What a figure is of."""
        column = entry.column
        rest = column.rest or ("" if entry.level else entry.anchor.rest)
        name = entry.namer.in_currency(entry.namer.name(entry.label.name, rest, entry.label.kind))
        name = (
            ""
            if self.says.shares_of.start(name)
            else self.named_owner(column.owner or entry.anchor.owner) * bool(name) + name
        )
        if name and column.kind == "share":
            return name if self.says.rate_ends.end(name) else name + column.plan
        if name and column.kind == "of_plan":
            if self.says.rate_ends.end(column.plan):
                return name + column.plan
            return f"{name}完成{column.plan.lstrip('占为完成').removesuffix('数')}"
        return name + (column.plan.removesuffix("数") if name and entry.level else "")

    def named_owner(self, owner: str) -> str:
        """The place that a name begins with; 其他, which stands for what is left of them, tells none."""
        return "" if self.says.others.start(owner) == owner else owner

    def unit(self, entry: Entry) -> tuple[str | None, str]:
        """The unit of a figure, or why it is not known for sure."""
        own, kind = entry.value.unit or entry.column.unit, entry.kind
        if kind == "rank":
            return own or "位", ""
        row = entry.unit or entry.label.unit or entry.anchor.unit
        if kind in {"growth", "yearly"}:
            # 0.7 below 比上年增长 may be points where the row itself is a rate
            unsure = entry.value.unit is None and row in RATES and not entry.label.moving
            return own or "%", "points-or-percent" if unsure else ""
        if kind in {"share", "of_plan", "ratio"}:
            return own, "" if own in RATES else "no-unit"
        # 单位成本（元） below 绝对值（亿元）: what the row says is of this figure alone
        own = entry.value.unit or entry.label.unit or own or row
        if own is None and not self.says.rate_ends.end(self.name(entry)):
            own = self.caption.unit
        indexed = own is None and self.says.unitless.end(self.name(entry))
        return own, "" if own or indexed else "no-unit"

    def period(self, entry: Entry) -> str | None:
        """When it holds: as its column tells, the amounts it goes with, the caption, or the text."""
        own = entry.column.period or entry.label.period or (None if entry.level else entry.anchor.period)
        return own or self.caption.period or self.context.period

    def status(self, entry: Entry) -> Status:
        """Whether it happened: as the heads say, or else by its time; a caption speaks of its own time."""
        said = entry.column.status or entry.label.status or (None if entry.level else entry.anchor.status)
        if self.caption.period == self.period(entry):
            said = said or self.caption.status
        period, years = self.period(entry), self.reader.years
        if period and self.planned:
            return "target" if end_of(period) == self.planned else "actual"
        if said or period is None:
            return said or self.context.status
        last = int(end_of(period)[:4])
        if years == NOT_TOLD and end_of(period)[:4] <= self.done:
            return "actual"
        if years.review and last <= years.review:
            return "actual"
        return "target" if years.plan and last >= years.plan else self.context.status

    def owned(self, entry: Entry, draft: Draft, place: Place) -> Owned:
        """Whose figure it is, and what of: what only a level of a budget has is none of the whole."""
        owners, scope = self.reader.owners, draft.scope
        office = entry.label.kind == "office" and not self.says.is_total(entry.label.name)
        if head := entry.label.name if office else entry.column.owner or entry.anchor.owner:
            own = draft.indicator.removeprefix(self.named_owner(head))
            return owners.of(own, None, draft.measure)._replace(entity=head)
        owned = owners.of(entry.namer.as_summed(draft.indicator, place.start), scope, draft.measure)
        if scope and scope in self.reader.words.role("tier"):
            owned = owners.at_level(scope, owned.meanings)._replace(entity=owned.entity)
        elif owned.entity is None and scope is None and self.reader.level_of(place.path):
            owned = owned._replace(own_level=True)
        placed = entry.label.kind == "place" and scope == self.says.without_total(entry.label.name)
        other = scope and not owners.is_own(scope) and (owners.is_other(scope) or scope not in self.heres)
        return owned._replace(entity=scope) if placed and other else owned

    def metric(self, entry: Entry, draft: Draft, place: Place) -> Metric:
        """The record of a figure."""
        period = self.period(entry)
        quantity = draft.quantity.moved(place.start)
        start, end = place.text.span(quantity.start, quantity.end)
        against = any(word in entry.column.head for word in self.says.compared_years)
        against = against or self.caption.against or entry.label.against
        against = against and entry.kind in {"growth", "change", "ratio"}
        owned = self.owned(entry, draft, place)
        return complete(
            self.reader.worths,
            indicator=draft.indicator,
            indicator_code=self.reader.coded(
                owned, draft, place.start, Counted(draft.measure, quantity.unit)
            ),
            action=None,
            measure=draft.measure,
            value=signed(draft),
            value_max=quantity.value_max,
            unit=quantity.unit,
            comparator=draft.comparator,
            direction=draft.direction,
            baseline_value=None,
            baseline_period=entry.column.baseline or (last_year(period) if against else None),
            status=self.status(entry),
            period=period,
            commitment=None,
            scope=draft.scope,
            entity=owned.entity,
            basis=None,
            section=place.path,
            table_path=self.path(entry, place),
            class_code=entry.namer.codes.get(place.start),
            **place.text.source.place(start, end),
            sentence=" | ".join(cell.text for cell in place.row if cell.text),
            rule="table",
        )


def quantity_of(entry: Entry, unit: str | None, start: int) -> Quantity:
    """The figure of a cell, counted from where its row begins."""
    value, at = entry.value, entry.cell.start - start
    first, last = at + value.start, at + value.end
    form = form_of(unit or "")
    return Quantity(first, last, form, value.low, value.high, unit, None, first, last, value.negative)


def measure_of(entry: Entry, unit: str | None) -> Measure:
    """What kind of figure it is."""
    if entry.kind in RATIO:
        return RATIO[entry.kind]
    if (unit or "").endswith("百分点"):
        return "change"
    moving = MOVING.get(entry.kind)
    if moving == "growth" and unit not in RATES:
        return "change"  # 增加0.8元 below 增减（%）
    return moving or ("share" if unit in RATES or not entry.level else "level")


def direction_of(entry: Entry) -> Direction | None:
    """Where a movement goes: by its sign."""
    if entry.kind not in MOVING:
        return None
    if entry.value.low == 0:
        return "flat"
    return "down" if entry.value.negative else "up"
