"""Which figures of many reports a picture shows: a row a place, an indicator, or a year.

Of several places one indicator is shown, and of one place all that it tells. ``ledger`` of one place and one
indicator has a row a year.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from reportx.comparing.asked import Asked, QuestionError
from reportx.comparing.ledger import Entry, ledger
from reportx.comparing.results import in_unit
from reportx.heads.codes import holders
from reportx.plots.charts import (
    Chart,
    Heading,
    Kind,
    Line,
    Mark,
    Point,
    Speech,
    Tone,
    figure_mark,
    movement_mark,
    ranked,
    section_marks,
    source_line,
)  # fmt: skip
from reportx.plots.choice import MOST, MOST_SECTIONS
from reportx.records import Comparator
from reportx.writers.labels import Language, value_label

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

One = TypeVar("One")
By = Literal["places", "place", "over_years"]
MOST_OF: dict[By, int] = {"places": 40, "place": MOST, "over_years": 40}
MOST_LINES: dict[By, int] = {"places": 36, "place": 12, "over_years": 12}
TONES: dict[str, Tone] = {"met": "good", "exceeded": "good", "missed": "bad"}
CELLS = """
SELECT region_code, region, year, indicator_code, indicator, position, status, canonical_value,
    (value_max::DOUBLE * abs(scale))::DECIMAL(38, 10) * sign(scale), canonical_unit, unit, abs(scale),
    comparator, source
FROM asked WHERE measure = ? ORDER BY position, region_code, place, year
"""
MOVEMENTS = """
SELECT d.region_code, d.region, coalesce(try_cast(m.period AS INTEGER), d.review_year), m.indicator_code,
    m.indicator, m.baseline_value, m.value, m.unit, m.source, d.region_level
FROM metrics AS m JOIN documents AS d USING (source, sha256)
WHERE m.baseline_value > 0 AND m.value > 0 AND m.measure IN ('level', 'share') AND m.status = 'actual'
    AND m.entity IS NULL
ORDER BY m.source, m.start
"""


class Cell(NamedTuple):
    """A figure of the panel, in its canonical unit."""

    region_code: str | None
    region: str
    year: int
    code: str
    indicator: str
    position: int
    status: str
    value: Decimal
    most: Decimal | None
    canonical_unit: str | None
    unit: str | None
    scale: float
    bound: Comparator
    source: str


class Movement(NamedTuple):
    """What went from one value to another."""

    region_code: str | None
    region: str
    year: int | None
    code: str | None
    indicator: str
    before: Decimal
    after: Decimal
    unit: str | None
    source: str
    level: str | None


Row = Cell | Entry | Movement


def chart_of_reports(
    base: "DuckDBPyConnection", kind: Kind, asked: Asked, measure: str, *, language: Language = "zh"
) -> Chart:
    """The picture of the reports in a database. It may have no rows."""
    speech = Speech(language, dict(base.execute("SELECT code, english FROM indicators").fetchall()))
    if kind == "sections":
        return sections(base, asked, speech)
    if kind == "from-to":
        return movements(base, asked, speech)
    if kind == "ledger":
        return slopes(base, measure, speech)
    cells = [Cell._make(row) for row in base.execute(CELLS, [measure]).fetchall()]
    if kind == "panel":
        return over_years(base, cells, measure, speech=speech)
    wanted = "target" if kind == "targets" else "actual"
    return growths(base, kind, [cell for cell in cells if cell.status == wanted], measure, speech=speech)


def growths(
    base: "DuckDBPyConnection", kind: Kind, cells: Sequence[Cell], measure: str, *, speech: Speech
) -> Chart:
    """The targets or the outcomes of the last year that there are any of."""
    cells = last_year(cells, lambda cell: cell.year)
    by = rows_by([(cell.region, cell.code) for cell in cells])
    unit, scale, own = in_one_unit(cells)
    name = namer(by, own, speech)
    marks, count = ranked((mark(cell, name(cell), scale, measure) for cell in own), kind, MOST_OF[by])
    title = titled(kind, by, own, measured(measure, unit, speech), speech=speech)
    rest = count + len(cells) - len(own)
    return Chart(kind, title, sourced(base, own, rest, len(marks), speech=speech), tuple(marks))


def mark(cell: Cell, label: str, scale: float, measure: str) -> Mark:
    """A row of the targets or the outcomes."""
    most = None if cell.most is None else in_unit(cell.most, scale)
    signed = measure in {"growth", "change"}
    return figure_mark(label, in_unit(cell.value, scale), most, cell.bound, signed=signed)


def slopes(base: "DuckDBPyConnection", measure: str, speech: Speech) -> Chart:
    """Each target of the last year that there is an outcome of, with the outcome."""
    every = [one for row in ledger(base).rows if (one := Entry._make(row)).measure == measure and one.target]
    told = [one for one in every if one.actual is not None]
    if len({(one.region, one.indicator_code) for one in told}) > 1:
        told = last_year(told, lambda one: one.year)
        every = [one for one in every if one.year == told[0].year]
    by = rows_by([(one.region, one.indicator_code) for one in told], over_years=len(told) > 1)
    unit = most_usual(one.unit for one in told)
    own = [one for one in told if one.unit == unit]
    if by == "over_years":
        marks = [slope(one, str(one.year), measure, speech) for one in own]
    else:
        name = namer(by, own, speech)
        marks, _ = ranked((slope(one, name(one), measure, speech) for one in own), "ledger", MOST_OF[by])
    title = titled("ledger", by, own, measured(measure, unit, speech), speech=speech)
    line = sourced(base, own, len(every), len(marks), speech=speech)
    return Chart("ledger", title, line, tuple(marks), key=speech.words["key"]["ledger"])


def slope(one: Entry, label: str, measure: str, speech: Speech) -> Mark:
    """A target on the left and its outcome on the right."""
    assert one.target is not None  # noqa: S101 - only such are chosen
    assert one.actual is not None  # noqa: S101
    signed = measure in {"growth", "change"}
    ends = (one.target_low, one.target_high)
    other = None if None in ends else next((end for end in ends if end != one.target), None)
    left = figure_mark(label, one.target, other, one.bound or "eq", signed=signed)
    right = figure_mark(label, one.actual, None, one.actual_bound or "eq", signed=signed)
    verdict = value_label(one.verdict, speech.language)
    return Mark(
        label, right.value, f"{right.text} {verdict}", left.value, left.open_end, left.text,
        TONES.get(one.verdict, "plain"),
    )  # fmt: skip


def over_years(base: "DuckDBPyConnection", cells: Sequence[Cell], measure: str, speech: Speech) -> Chart:
    """What was planned and what came, over the years, a small picture each."""
    by = rows_by([(cell.region, cell.code) for cell in cells])
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.region, cell.code), []).append(cell)
    long = [group for group in groups.values() if len({cell.year for cell in group}) > 1]
    flat = [cell for group in long for cell in group]
    name = namer(by, flat, speech)
    unit, common, told = in_one_unit(flat)
    lines = []
    for group in long:
        # places are compared in one unit and on one scale, and each indicator has its own
        own_unit, scale, own = in_one_unit([cell for cell in group if by == "place" or cell in told])
        scale = common if by == "places" else scale
        label = name(group[0])
        if by == "place" and measure != "growth":
            label = f"{label}{measured('level', own_unit, speech)}"
        if own:
            lines.append(Line(label, points(own, "actual", scale), points(own, "target", scale)))
    if by == "places":
        lines.sort(key=lambda line: -(line.actual or line.target)[-1].value)
    else:  # what was told most often first
        lines.sort(key=lambda line: -len(line.points))
    shown = lines[: MOST_LINES[by]]
    titled_unit = unit if by == "places" or measure == "growth" else None
    title = titled("panel", by, flat, measured(measure, titled_unit, speech), speech=speech)
    line = sourced(base, flat, len(groups), len(shown), speech=speech)
    key = speech.words["key"]["panel"]
    return Chart("panel", title, line, lines=tuple(shown), key=key, is_shared=by == "places")


def points(cells: Iterable[Cell], status: str, scale: float) -> tuple[Point, ...]:
    """The points of a line."""
    made = []
    for cell in cells:
        if cell.status == status:
            value = in_unit(cell.value, scale)
            made.append(
                Point(cell.year, float(value), figure_mark("", value, None, cell.bound, signed=False).text)
            )
    return tuple(sorted(made))


def movements(base: "DuckDBPyConnection", asked: Asked, speech: Speech) -> Chart:
    """What went from one value to another, in the last year that is told."""
    every = [Movement._make(row) for row in base.execute(MOVEMENTS).fetchall()]
    told = [one for one in every if is_asked(one, asked)]
    told = last_year([one for one in told if one.year is not None], lambda one: one.year or 0)
    by = rows_by([(one.region, one.code or one.indicator) for one in told])
    name = namer(by, told, speech)
    marks, count = ranked(
        (movement_mark(name(one), one.before, one.after, one.unit) for one in told), "from-to", MOST_OF[by]
    )
    title = titled("from-to", by, told, "", speech=speech)
    return Chart("from-to", title, sourced(base, told, count, len(marks), speech=speech), tuple(marks))


def is_asked(one: Movement, asked: Asked) -> bool:
    """Whether a movement is among what is asked for."""
    return (
        (not asked.codes or one.code in asked.codes)
        and (not asked.places or one.region_code in asked.places)
        and (not asked.levels or one.level in asked.levels)
        and (not asked.years or any(first <= (one.year or 0) <= last for first, last in asked.years))
    )


def sections(base: "DuckDBPyConnection", asked: Asked, speech: Speech) -> Chart:
    """The sections of the last report of one place, of a work report before any other."""
    rows = base.execute(
        "SELECT source, sha256, region, region_code, report_year, genre, place FROM documents"
    ).fetchall()
    if asked.places:
        rows = [row for row in rows if row[3] in asked.places]
    if asked.years:
        rows = [row for row in rows if any(first <= (row[4] or 0) <= last for first, last in asked.years)]
    if len({row[6] for row in rows}) > 1:
        raise QuestionError(f"sections are those of one report, and here are {len(rows)}; name a --place")
    words = speech.words
    if not rows:
        return Chart("sections", "", "")
    source, sha256, region, *_ = max(rows, key=lambda row: (row[5] == "work_report", row[4] or 0, row[0]))
    headings = base.execute(
        'SELECT level, number, title, start, "end" FROM sections WHERE source = ? AND sha256 = ? ORDER BY id',
        [source, sha256],
    ).fetchall()
    figures = base.execute(
        "SELECT start, status FROM metrics WHERE source = ? AND sha256 = ?", [source, sha256]
    ).fetchall()
    every = section_marks(map(Heading._make, headings), figures, speech)
    shown = every[:MOST_SECTIONS]
    title = f"{region or ''} {words['title']['sections']}".strip()
    line = source_line(title_of(base, source), len(every), len(shown), speech)
    return Chart("sections", title, line, tuple(shown), key=words["key"]["sections"])


def rows_by(pairs: Sequence[tuple[str, str]], *, over_years: bool = False) -> By:
    """What the rows of a picture are, by the places and the indicators that there are."""
    places, codes = {place for place, _ in pairs}, {code for _, code in pairs}
    if len(places) > 1 and len(codes) > 1:
        raise QuestionError(
            f"{len(places)} places and {len(codes)} indicators: name one indicator with --indicator, "
            "or one place with --place"
        )
    if len(places) > 1:
        return "places"
    return "over_years" if over_years and len(codes) == 1 else "place"


def last_year(rows: Sequence[One], year: Callable[[One], int]) -> list[One]:
    """The rows of the last year that there are any of."""
    last = max(map(year, rows), default=None)
    return [row for row in rows if year(row) == last]


def most_usual(values: Iterable[One]) -> One | None:
    """The value that is met most often, the first of several; none of none."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def in_one_unit(cells: Sequence[Cell]) -> tuple[str | None, float, list[Cell]]:
    """The unit that most of some figures are printed in, its scale, and those that can be told in it."""
    if not cells:
        return None, 1.0, []
    canonical = most_usual(cell.canonical_unit for cell in cells)
    own = [cell for cell in cells if cell.canonical_unit == canonical]
    unit, scale = most_usual((cell.unit, cell.scale) for cell in own) or (None, 1.0)
    return unit, scale, own


def measured(measure: str, unit: str | None, speech: Speech) -> str:
    """What a picture measures, as its title says it."""
    return speech.words["measure"][measure].format(unit=unit) if unit else ""


def namer(by: By, rows: Sequence[Row], speech: Speech) -> Callable[[Row], str]:
    """How rows are named: by the indicator, or by the place without what holds all places."""
    if by == "place":
        return lambda row: speech.indicator(code_of(row), row.indicator)
    above = [tuple(holders(row.region_code, row.year)) if row.region_code else () for row in rows]
    common = []
    for names in zip(*above, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    prefix = "".join(common)
    return lambda row: row.region.removeprefix(prefix) or row.region


def titled(kind: Kind, by: By, rows: Sequence[Row], what: str, *, speech: Speech) -> str:
    """The title above a picture; ``what`` says what is measured, and in which unit."""
    if not rows:
        return ""
    first = rows[0]
    form = speech.words[f"title_{'of_' if by != 'over_years' else ''}{by}"][kind]
    indicator = speech.indicator(code_of(first), first.indicator)
    return form.format(place=first.region, year=first.year, indicator=indicator, what=what)


def sourced(
    base: "DuckDBPyConnection", rows: Sequence[Row], every: int, shown: int, *, speech: Speech
) -> str:
    """The line beneath a picture: the title of its one report, or how many there are."""
    sources = {source for row in rows for source in sources_of(row)}
    if len(sources) == 1:
        return source_line(title_of(base, *sources), every, shown, speech)
    told = speech.words["line"]["reports"].format(count=len(sources))
    return source_line(told, every, shown, speech)


def code_of(row: Row) -> str | None:
    """The code of the indicator of a row."""
    return row.indicator_code if isinstance(row, Entry) else row.code


def sources_of(row: Row) -> list[str]:
    """The reports that a row is from."""
    if isinstance(row, Entry):
        return [one for one in (row.target_source, row.actual_source) if one]
    return [row.source]


def title_of(base: "DuckDBPyConnection", source: str) -> str:
    """The title of a report, or the name of its file."""
    row = base.execute("SELECT title FROM all_documents WHERE source = ?", [source]).fetchone()
    return (row and row[0]) or Path(source).name
