"""Promises held against what came: each target of a year beside the figure of the report on that year."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportx.comparing.results import CellMeasure, Result, Stage, in_unit, query
from reportx.comparing.verdicts import (
    Better,
    Figure,
    Judged,
    Verdict,
    judge_figure,
    judge_silence,
    judge_words,
)  # fmt: skip
from reportx.records import Comparator, RegionLevel
from reportx.writers import Row, Table, columns_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Entry(NamedTuple):
    """A line of the ledger; its figures are in the unit that the target was printed in."""

    region_code: str | None
    region: str
    region_level: RegionLevel | None
    year: int
    indicator_code: str
    indicator: str
    measure: CellMeasure
    unit: str | None
    nature: str | None
    commitment: str | None
    bound: Comparator | None
    target: Decimal | None
    target_low: Decimal | None
    target_high: Decimal | None
    qualitative: str | None
    actual: Decimal | None
    actual_bound: Comparator | None
    stage: Stage | None
    gap: Decimal | None
    verdict: Verdict
    why: str | None
    target_basis: str | None
    actual_basis: str | None
    target_source: str
    target_page: int | None
    target_line: int
    target_sentence: str
    actual_source: str | None
    actual_page: int | None
    actual_line: int | None
    actual_sentence: str | None


class Held(NamedTuple):
    """A row of ``sql/ledger.sql``: a target with its outcome, in canonical units."""

    region_code: str | None
    region: str
    region_level: RegionLevel | None
    year: int
    indicator_code: str
    indicator: str
    measure: CellMeasure
    unit: str | None
    scale: float | None
    nature: str | None
    better: Better
    target: Decimal | None
    canonical_unit: str | None
    low: Decimal | None
    high: Decimal | None
    bound: Comparator | None
    commitment: str | None
    qualitative: str | None
    basis: str | None
    actual: Decimal | None
    actual_unit: str | None
    actual_low: Decimal | None
    actual_high: Decimal | None
    actual_bound: Comparator | None
    stage: Stage | None
    actual_basis: str | None
    economy_growth: Decimal | None
    is_told: bool
    elsewise: str | None
    source: str
    page: int | None
    line: int
    sentence: str
    actual_source: str | None
    actual_page: int | None
    actual_line: int | None
    actual_sentence: str | None


TABLE = Table("ledger", columns_of(Entry))


def ledger(base: "DuckDBPyConnection") -> Result:
    """The ledger of the targets that were asked for."""
    return Result(TABLE, entries(map(Held._make, query(base, "ledger").rows)))


def entries(held: Iterator[Held]) -> Iterator[Row]:
    """Each target with its verdict."""
    return (entry(one, judge(one)) for one in held)


def judge(held: Held) -> Judged:
    """The verdict on a target."""
    if held.actual is None:
        return judge_silence(is_told=held.is_told, elsewise=held.elsewise)
    if held.qualitative is not None:
        return judge_words(held.qualitative, held.actual, held.economy_growth)
    assert held.target is not None  # noqa: S101 - what is no promise in words has a value
    target = Figure(held.target, held.canonical_unit, held.low, held.high, held.bound or "eq", held.basis)
    actual = Figure(
        held.actual, held.actual_unit, held.actual_low, held.actual_high, held.actual_bound or "eq",
        held.actual_basis,
    )  # fmt: skip
    return judge_figure(target, actual, held.better)


def entry(held: Held, judged: Judged) -> Entry:
    """The line of a target, its figures in the unit that it was printed in."""
    comparable = held.actual_unit == held.canonical_unit or held.qualitative is not None

    def printed(value: Decimal | None) -> Decimal | None:
        return None if value is None else in_unit(value, held.scale)

    return Entry(
        held.region_code, held.region, held.region_level, held.year, held.indicator_code, held.indicator,
        held.measure, "%" if held.qualitative and held.actual is not None else held.unit,
        held.nature, held.commitment, held.bound,
        printed(held.target), printed(held.low), printed(held.high), held.qualitative,
        printed(held.actual) if comparable else None, held.actual_bound, held.stage, printed(judged.gap),
        judged.verdict, judged.why, held.basis, held.actual_basis,
        held.source, held.page, held.line, held.sentence,
        held.actual_source, held.actual_page, held.actual_line, held.actual_sentence,
    )  # fmt: skip


def watched(result: Result, see: Callable[[str], object]) -> Result:
    """The same ledger, whose verdicts are seen as they pass."""

    def passing() -> Iterator[Row]:
        for row in result.rows:
            see(Entry._make(row).verdict)
            yield row

    return Result(result.table, passing())
