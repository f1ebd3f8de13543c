"""Arrow: the schemas of the tables, and extraction from batch to batch.

A number is a decimal of 38 digits, 10 of them behind the point: a float would make 0.1 a neighbour of
0.1, and text could not be summed. Every printed number fits with all its digits; how many zeros it was
printed with stands in ``text``.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportx.errors import InputError
from reportx.extract import read_report
from reportx.packs import Pack
from reportx.readers import read_bytes
from reportx.records import Source
from reportx.rows import TABLES, exact, rows
from reportx.writers.parquet_writer import arrow_schema


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table: metrics, qualitative_targets, sections, documents or failures."""
    return arrow_schema(TABLES[table].written(table).columns, nested=True)


@cache
def batch_schema() -> pa.Schema:
    """What ``extract_batch`` hands out: the columns of metrics, all nullable, and ``error``."""
    return pa.schema([*(f.with_nullable(True) for f in schema("metrics")), pa.field("error", pa.string())])


def extract_batch(batch: pa.RecordBatch, *, packs: Sequence[Path | Pack] = ()) -> pa.RecordBatch:
    """The metrics of the reports in a batch, for engines that map Arrow to Arrow.

    In: ``source``, and the report itself as ``text`` or as ``bytes``. Out: a row a metric, as
    ``batch_schema()`` says. A source that can't be read costs no other: it is one row that bears
    its name and what is wrong in ``error``, which is null in all others.
    """
    names = batch.column("source").to_pylist()
    field = "bytes" if "bytes" in batch.schema.names else "text"
    made = [row for name, data in zip(names, batch.column(field), strict=True)
            for row in metrics_or_error(name, data.as_py(), packs)]  # fmt: skip
    return pa.RecordBatch.from_pylist(made, schema=batch_schema())


def extract_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """``extract_batch`` over an iterator, as Spark's mapInArrow calls it."""
    return map(extract_batch, batches)


def metrics_or_error(
    name: str, data: str | bytes | None, packs: Sequence[Path | Pack]
) -> list[dict[str, Any]]:
    """The rows of one report, or the one that says why there are none."""
    try:
        found = rows(read_report(to_source(name, data), packs=packs))["metrics"]
        return [{key: fitting(value) for key, value in row.items()} for row in found]
    except InputError as error:
        return [{"source": name, "error": str(error)}]
    except Exception as error:
        return [{"source": name, "error": f"{name}: {type(error).__name__}: {error}"}]


def to_source(name: str, data: str | bytes | None) -> Source:
    """A source of a cell; text is read as a file in UTF-8 would be."""
    if data is None:
        raise InputError(f"{name}: is null; there is nothing to read")
    if isinstance(data, bytes):
        return read_bytes(data, name=name)
    return read_bytes(data.encode("utf-8", "surrogatepass"), name=name, form="text")


def fitting(value: object) -> object:
    """A value as its column takes it."""
    return exact(value) if isinstance(value, Decimal) else value
