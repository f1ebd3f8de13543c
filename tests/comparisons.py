"""Panels of texts, made in this process: what the tests of comparing share."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from reportx.batch.parts import write_part
from reportx.comparing.asked import Asked
from reportx.comparing.dataset import READ, Stated, database, load
from reportx.comparing.results import Result, ask
from reportx.extract import read_report
from reportx.records import Source
from reportx.rows import line, rows

Named = dict[str, Any]


def report(place: str, year: int, done: str = "", planned: str = "") -> str:
    """A work report of a place: what was done in the year before, and what is planned."""
    return (
        f"{year}年{place}政府工作报告\n\n一、{year - 1}年工作回顾\n\n{done}\n\n"
        f"二、{year}年工作安排\n\n{planned}\n"
    )


def communique(place: str, year: int, told: str) -> str:
    """A statistical communiqué on a year."""
    return f"{place}{year}年国民经济和社会发展统计公报\n\n一、综合\n\n{told}\n"


def write_dataset(folder: Path, texts: Mapping[str, str]) -> Path:
    """The tables of a batch over texts, by the names of their files."""
    made = [rows(read_report(Source(name, text, name))) for name, text in texts.items()]
    for table in READ:
        (folder / table).mkdir(parents=True)
        lines = ["".join(map(line, one[table])).encode() for one in made]
        write_part("parquet", table, lines, folder / table / "part-0000.parquet")
    (folder / "failures").mkdir()
    (folder / "_SUCCESS").touch()
    return folder


@contextmanager
def panel_of(
    folder: Path, texts: Mapping[str, str], asked: Asked | None = None, stated: Stated | None = None
) -> Iterator[DuckDBPyConnection]:
    """A database with the panel of texts."""
    root = write_dataset(folder / "data", texts)
    with database(folder) as base:
        load(base, [root], stated or Stated())
        ask(base, asked or Asked())
        yield base


def named(result: Result) -> list[Named]:
    """The rows of a table by the names of their columns, numbers without zeros that say nothing."""
    names = [column.name for column in result.table.columns]
    return [dict(zip(names, map(shorter, row), strict=True)) for row in result.rows]


def shorter(value: object) -> object:
    return value.normalize() + 0 if isinstance(value, Decimal) else value


def only(found: list[Named], **fields: object) -> Named:
    """The one row with these fields."""
    (one,) = [row for row in found if all(row[name] == value for name, value in fields.items())]
    return one
