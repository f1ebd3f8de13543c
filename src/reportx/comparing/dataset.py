"""Reports as tables in DuckDB: the files among them are read first, into the tables that ``batch`` writes."""

# ruff: noqa: PLC0415 - duckdb is an extra

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from reportx.batch.run import Engine, Job, Tally, run
from reportx.batch.sources import expand
from reportx.batch.tasks import Recipe
from reportx.errors import InputError, ReportxError, displayed
from reportx.installing import install_command, is_missing
from reportx.metrics.moments import moments
from reportx.metrics.records import SCALES
from reportx.packs import Indicator, Pack, builtin, parse_pack, whole
from reportx.places import lineages
from reportx.records import RegionLevel

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NEUTRAL = {"rate", "index"}  # kinds of indicators whose targets are to be hit
READ = ("metrics", "qualitative_targets", "documents", "sections")
MEMORY = "384MB"  # what DuckDB may take; beyond it works on disk
SQL = resources.files("reportx.comparing") / "sql"


class MissingExtraError(ReportxError):
    """A library that is not installed."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller says of reports whose text does not tell it."""

    code: str | None = None
    name: str | None = None
    level: RegionLevel | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: by which recipe, by what, and who watches."""

    recipe: Recipe
    engine: Callable[[Job], Engine]
    watch: Callable[[Tally], object]


def check_installed() -> None:
    """End where a library is missing, before anything is done."""
    missing = [name for name in ("duckdb", "pyarrow") if is_missing(name)]
    if missing:
        raise MissingExtraError(f"this command needs {', '.join(missing)}: {install_command(*missing)}")


def is_dataset(name: str) -> bool:
    """Whether a folder is a data set that ``batch`` wrote, in whatever format."""
    return (Path(name) / "_SUCCESS").is_file() and (Path(name) / "metrics").is_dir()


@contextmanager
def opened(
    names: Sequence[str], reading: Reading, stated: Stated = Stated()
) -> Iterator["DuckDBPyConnection"]:
    """A database that holds the panel of some files and data sets, until the end of the block."""
    check_installed()
    with tempfile.TemporaryDirectory(prefix="reportx-") as name:
        folder = Path(name)
        roots = [checked(Path(one)) for one in names if is_dataset(one)]
        files = [one for one in names if not is_dataset(one)]
        if files:
            roots.append(read_files(files, reading, folder))
        packs = [parse_pack(text, name=name) for name, text in reading.recipe.packs]
        with database(folder) as base:
            load(base, roots, stated, packs)
            yield base


def checked(root: Path) -> Path:
    """A data set that these commands can read."""
    for table in READ:
        if not any((root / table).glob("*.parquet")):
            told = "batch -f parquet writes it" if table == "metrics" else "run the batch again"
            raise InputError(f"{displayed(str(root))}: has no {table}/*.parquet; {told}")
    return root


def read_files(names: Sequence[str], reading: Reading, folder: Path) -> Path:
    """A data set of some files, in a folder that goes when all is done."""
    job = Job(str(folder / "data"), folder / "state", "parquet", reading.recipe)
    for tally in run(job, expand(names), reading.engine(job)):
        reading.watch(tally)
    return folder / "data"


@contextmanager
def database(folder: Path) -> Iterator["DuckDBPyConnection"]:
    """A database in a folder, within bounds of memory that do not grow with what is in it."""
    import duckdb

    settings: dict[str, Any] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spill"),
        "preserve_insertion_order": False,
        "threads": 2,  # more of them hold more memory
    }
    base = duckdb.connect(str(folder / "work.duckdb"), config=settings)
    try:
        yield base
    finally:
        base.close()


def load(
    base: "DuckDBPyConnection", roots: Sequence[Path], stated: Stated, packs: Sequence[Pack] = ()
) -> None:
    """Make the panel of some data sets, whose indicators are named as reportx and some packs name them."""
    for table in READ:
        files = base.read_parquet([str(root / table / "*.parquet") for root in roots], union_by_name=True)
        files.create_view("all_documents" if table == "documents" else table)
    for role in ("estimate", "nature", "setting"):
        base.execute(f"SET VARIABLE {role}_words = ?", [pattern_of(role)])
    passing = [*verbs("reach"), *verbs("change")]
    words = "|".join([*map(regex.escape, passing), pattern_of("apart"), pattern_of("adverb")])
    base.execute("SET VARIABLE passing_estimate = ?", [rf"(?:{pattern_of('estimate')})(?:{words})*\d"])
    base.execute("SET VARIABLE whole_words = ?", [f"(?:{pattern_of('throughout')}|{pattern_of('scope')})"])
    mean = f"(?:{pattern_of('yearly')})(?:{pattern_of('apart')}|{pattern_of('adverb')})*"
    moving = "|".join(map(regex.escape, verbs("change")))
    base.execute("SET VARIABLE mean_words = ?", [rf"{mean}(?:{moving})[^，。；]*$"])
    base.execute("SET VARIABLE gap_words = ?", [verbs("compare")])
    base.execute("SET VARIABLE adding_words = ?", [verbs("add")])
    dated = moments(builtin())
    made = [term for term in verbs("make") if not dated.stock.match(term)]  # not 拥有
    base.execute("SET VARIABLE making_words = ?", [[*made, *sorted(dated.completing)]])
    base.execute(
        "CREATE TABLE indicators("
        "position INTEGER, code VARCHAR, name VARCHAR, better VARCHAR, english VARCHAR, counter VARCHAR, "
        "counted VARCHAR)"
    )
    # by columns, in a hundredth of the time that rows take
    columns = [list(column) for column in zip(*named_indicators(packs), strict=True)]
    base.execute(
        f"INSERT INTO indicators SELECT {', '.join(f'unnest(${at + 1})' for at in range(len(columns)))}",
        columns,
    )
    base.execute("SET VARIABLE bare_scale = ?", [f"[{SCALES}]+"])
    base.execute("CREATE TABLE alike(unit VARCHAR, counter VARCHAR)")
    base.executemany("INSERT INTO alike VALUES(?, ?)", counted_alike())
    base.execute("CREATE TABLE lineages(code VARCHAR, ended INTEGER, today VARCHAR)")
    columns = [list(column) for column in zip(*lineages(), strict=True)]
    base.execute("INSERT INTO lineages SELECT unnest($1), unnest($2), unnest($3)", columns)
    told = {"code": stated.code, "name": stated.name, "level": stated.level, "year": stated.year}
    execute(base, "macros")
    execute(base, "documents", told)
    execute(base, "figures")
    execute(base, "headlines")


def unused(base: "DuckDBPyConnection", stated: Stated) -> tuple[int, int]:
    """How many documents tell another place, and how many another year, than the caller states of them."""
    rows = base.execute(
        "SELECT count(*) FILTER (region_code <> $1), count(*) FILTER (report_year <> $2) FROM all_documents",
        [stated.code, stated.year],
    ).fetchall()
    return rows[0][0], rows[0][1]


def notes(base: "DuckDBPyConnection") -> list[tuple[str, str]]:
    """What is to be known of each document, behind its source."""
    rows = base.execute("SELECT source, unnest(notes) FROM documents ORDER BY source").fetchall()
    return [(source, note) for source, note in rows]


def execute(base: "DuckDBPyConnection", name: str, values: dict[str, Any] | None = None) -> None:
    """Carry out a file of SQL."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    if values is None:
        base.execute(text)
    else:
        base.execute(text, values)


def verbs(role: str) -> list[str]:
    """The verbs that have a role in the vocabulary."""
    return [term for entry in builtin().verb if entry.role == role for term in entry.terms]


def pattern_of(role: str) -> str:
    """A pattern for the words that have a role in the vocabulary."""
    return "|".join(
        regex.escape(term) for entry in builtin().phrase if entry.role == role for term in entry.terms
    )


def counted_alike() -> list[tuple[str, str]]:
    """Pairs of units in which one thing is counted: what some count in 个 others count in 项 or 处."""
    groups = [
        [term for entry in builtin().phrase if entry.role == role for term in entry.terms]
        for role in ("thing_counter", "firm_counter")
    ]
    return sorted({(unit, counter) for group in groups for unit in group for counter in group})


def named_indicators(
    packs: Sequence[Pack],
) -> list[tuple[int, str, str, str, str | None, str | None, str | None]]:
    """Each indicator with its names, which way is better and its official unit, reportx's own first.

    The last is that unit without its scale, of what is counted: 人次 of 万人次.
    The more the better, unless the vocabulary says otherwise, or says nothing of a rate or an index. What a
    pack adds to an indicator of reportx's are spellings; what that is stands in reportx's vocabulary.
    """
    entries = dict(standard_indicators())
    for one in (one for pack in packs for one in pack.indicator):
        entries.setdefault(one.code, one)
    counters = {term for unit in builtin().unit if unit.kind == "count" for term in unit.terms}
    official = {code: next(iter(one.units), None) for code, one in entries.items()}
    bare = {code: (unit or "").lstrip(SCALES) for code, unit in official.items()}
    return [
        (
            at,
            one.code,
            one.name,
            one.better or ("neither" if one.kind in NEUTRAL else "higher"),
            one.english,
            official[one.code],
            bare[one.code] if bare[one.code] in counters else None,
        )
        for at, one in enumerate(entries.values())
    ]


@cache
def standard_indicators() -> dict[str, Indicator]:
    """The indicators of reportx's own vocabulary by their codes."""
    return {one.code: one for one in whole().indicator}
