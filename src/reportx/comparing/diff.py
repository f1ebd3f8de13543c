"""Two reports side by side: which indicators vanished and came, and how targets moved.

A target is as strong as its bound: a number or a bound that holds (5%, 5%以上) is stronger than 左右, that
than words (与经济增长同步), and those than silence. To lose strength is to soften, to gain it to harden.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reportx.comparing.asked import QuestionError
from reportx.comparing.dataset import standard_indicators
from reportx.comparing.panel import tally
from reportx.comparing.results import CellMeasure, Result, in_unit, query
from reportx.comparing.verdicts import VAGUE
from reportx.records import Comparator, Status
from reportx.writers import Table, columns_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIXED, ABOUT, WORDS = 3, 2, 1  # how strong a target is
ORDER = ("vanished", "new", "raised", "lowered", "recounted", "softened", "hardened", "same")


class Cell(NamedTuple):
    """What one report says of an indicator."""

    position: int
    region: str
    year: int
    indicator_code: str
    indicator: str
    measure: CellMeasure
    status: Status
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    scale: float | None
    canonical_value: Decimal | None
    canonical_unit: str | None
    bound: Comparator | None
    qualitative: str | None
    source: str
    page: int | None
    line: int
    sentence: str

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """How far a number is from zero, or both ends of a range, in the canonical unit."""
        first = abs(self.canonical_value or Decimal(0))
        return first, max(first, abs(self.value_max or Decimal(0)) * abs(Decimal(self.scale or 1)))

    @property
    def strength(self) -> int:
        """How strong a target is."""
        if self.qualitative is not None:
            return WORDS
        return ABOUT if self.bound in VAGUE else FIXED


class Difference(NamedTuple):
    """How two reports differ in an indicator; several changes of a target are joined: lowered, softened."""

    status: Status
    indicator_code: str
    indicator: str
    measure: CellMeasure
    change: str
    old_region: str | None
    old_year: int | None
    old_value: Decimal | None
    old_value_max: Decimal | None
    old_unit: str | None
    old_bound: Comparator | None
    old_qualitative: str | None
    new_region: str | None
    new_year: int | None
    new_value: Decimal | None
    new_value_max: Decimal | None
    new_unit: str | None
    new_bound: Comparator | None
    new_qualitative: str | None
    step: Decimal | None
    old_source: str | None
    old_line: int | None
    old_sentence: str | None
    new_source: str | None
    new_line: int | None
    new_sentence: str | None


TABLE = Table(
    "diff",
    tuple(c._replace(choices=ORDER) if c.name == "change" else c for c in columns_of(Difference)),
)


def cells(base: "DuckDBPyConnection", name: str) -> list[Cell]:
    """What the reports on one side say, which must be of one place."""
    (places,) = base.execute("SELECT count(DISTINCT place) FROM documents").fetchall()[0]
    if places != 1:
        raise QuestionError(f"{name}: holds reports of {places} places; name those of one")
    if tally(base).timeless:
        raise QuestionError(f"{name}: tells no year, so that nothing in it can be set beside another report")
    return [Cell._make(row) for row in query(base, "cells").rows]


def diff(old: Sequence[Cell], new: Sequence[Cell]) -> Result:
    """How two reports differ, targets first."""
    found: list[Difference] = sorted(differences(old, new), key=place_in_order)
    return Result(TABLE, iter(found))


def place_in_order(one: Difference) -> tuple[bool, int]:
    """Targets before what was, and what vanished first."""
    return one.status != "target", ORDER.index(one.change.partition(",")[0])


def differences(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[Difference]:
    """What differs, indicator by indicator; of what was, only whether it is still told."""
    both = sorted([*old, *new], key=lambda cell: (cell.status, cell.position))
    for (status, code), _ in groupby(both, key=lambda cell: (cell.status, cell.indicator_code)):
        sides = [
            [cell for cell in side if (cell.status, cell.indicator_code) == (status, code)]
            for side in (old, new)
        ]
        for before, after in pairs(*sides):
            if status == "target" or not (before and after):
                yield difference(before, after)


def pairs(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[tuple[Cell | None, Cell | None]]:
    """Which cells of an indicator belong together: of one measure, built and added, number and words."""
    left, right = {cell.measure: cell for cell in old}, {cell.measure: cell for cell in new}
    for measure in [measure for measure in left if measure in right]:
        yield left.pop(measure), right.pop(measure)
    for one, another in (("level", "change"), ("change", "level")):
        if one in left and another in right and is_same(left[one], right[another]):
            yield left.pop(one), right.pop(another)
    if left and right and (WORDS in {cell.strength for cell in left.values()} or "qualitative" in right):
        yield left.pop(next(iter(left))), right.pop(next(iter(right)))
    yield from ((cell, None) for cell in left.values())
    yield from ((None, cell) for cell in right.values())


def is_same(one: Cell, another: Cell) -> bool:
    """Whether a level and an addition are of the same: what was built is what was added, a stock is not."""
    known = standard_indicators().get(one.indicator_code)
    return one.canonical_unit == another.canonical_unit and not (known and known.kind == "stock")


def change_between(old: Cell, new: Cell) -> str:
    """How a target moved: its number, and its strength.

    A number that is a fall is raised where the fall is to be greater, and a range by its first end, or else
    by its second.
    """
    moved = []
    if old.canonical_value is not None and new.canonical_value is not None:
        if old.canonical_unit != new.canonical_unit:
            moved.append("recounted")
        elif old.canonical_value != new.canonical_value or old.reach != new.reach:
            moved.append("raised" if new.reach > old.reach else "lowered")
    if old.strength != new.strength:
        moved.append("softened" if new.strength < old.strength else "hardened")
    return ", ".join(moved) or "same"


def difference(old: Cell | None, new: Cell | None) -> Difference:
    """A line of the table."""
    one = new or old
    assert one is not None  # noqa: S101 - a pair has at least one side
    change = "vanished" if new is None else "new" if old is None else change_between(old, new)
    return Difference(
        one.status, one.indicator_code, one.indicator, one.measure, change,
        old and old.region, old and old.year, old and old.value, old and old.value_max, old and old.unit,
        old and old.bound, old and old.qualitative,
        new and new.region, new and new.year, new and new.value, new and new.value_max, new and new.unit,
        new and new.bound, new and new.qualitative,
        step_between(old, new) if old and new else None,
        old and old.source, old and old.line, old and old.sentence,
        new and new.source, new and new.line, new and new.sentence,
    )  # fmt: skip


def step_between(old: Cell, new: Cell) -> Decimal | None:
    """The new number less the old one, in the unit of the new one."""
    if old.canonical_value is None or new.canonical_value is None or old.canonical_unit != new.canonical_unit:
        return None
    return in_unit(new.canonical_value - old.canonical_value, new.scale)
