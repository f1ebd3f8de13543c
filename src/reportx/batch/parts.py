"""The files of a part in each format, made from lines of JSON."""

import io
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from reportx.rows import TABLES
from reportx.writers import Column, Table
from reportx.writers.csv_writer import CSVWriter

CHUNK = 2 << 20  # bytes of JSON that make a row group of Parquet, and are in memory at once


def write_jsonl(table: str, lines: Iterable[bytes], stream: BinaryIO) -> None:
    """The lines as they are."""
    stream.writelines(lines)


def write_csv(table: str, lines: Iterable[bytes], stream: BinaryIO) -> None:
    """A row a line, as ``writers`` has CSV; numbers with their digits."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    fields = TABLES[table].columns.items()
    columns = [
        Column(name, "list" if field.annotation == tuple[str, ...] else "text") for name, field in fields
    ]
    writer = CSVWriter(text, [Table(table, tuple(columns))])
    for some in lines:
        read = (json.loads(one, parse_int=str, parse_float=str) for one in some.split(b"\n") if one)
        writer.add(table, (tuple(row.values()) for row in read))
    writer.close()
    text.detach()


def write_parquet(table: str, lines: Iterable[bytes], stream: BinaryIO) -> None:
    """Columns with the types of ``reportx.arrow.schema``, in row groups of a bounded size."""
    # ruff: noqa: PLC0415 - JSON lines and CSV do without
    import pyarrow as pa
    import pyarrow.parquet as pq

    from reportx.arrow import from_json, schema

    pa.set_memory_pool(pa.system_memory_pool())  # the others keep what they had: 30 MB more in each worker
    with pq.ParquetWriter(stream, schema(table), compression="zstd") as out:
        for some in chunks(lines):
            out.write_table(from_json(some, table))


def chunks(lines: Iterable[bytes]) -> Iterable[bytes]:
    """The lines in chunks of a bounded size."""
    held: list[bytes] = []
    length = 0
    for some in lines:
        held.append(some)
        length += len(some)
        if length >= CHUNK:
            yield b"".join(held)
            held, length = [], 0
    if length:
        yield b"".join(held)


WRITERS: dict[str, Callable[[str, Iterable[bytes], BinaryIO], None]] = {
    "parquet": write_parquet,
    "jsonl": write_jsonl,
    "csv": write_csv,
}


def write_part(form: str, table: str, lines: Iterable[bytes], path: Path) -> None:
    """One file of a part, seen onto the disk."""
    with path.open("wb") as stream:
        WRITERS[form](table, lines, stream)
        stream.flush()
        os.fsync(stream.fileno())
