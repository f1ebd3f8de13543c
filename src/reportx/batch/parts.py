"""The files of a part in each format, made from lines of JSON."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from reportx.batch.places import sync
from reportx.rows import TABLES
from reportx.writers import FORMATS, Layout, LinesWriter, open_writer

CHUNK = 2 << 20  # bytes of JSON that make a row group of Parquet, and are in memory at once
FOR_ENGINES = Layout(nested=True)


def write_part(form: str, table: str, lines: Iterable[bytes], path: Path) -> None:
    """One file of a part, as ``writers`` has its format, seen onto the disk."""
    if form == "parquet":
        import pyarrow as pa  # noqa: PLC0415 - JSON lines and CSV do without

        pa.set_memory_pool(pa.system_memory_pool())  # others keep what they had: 30 MB more in each worker
    tables = [TABLES[table].written(table)]
    if FORMATS[form].text:
        with path.open("w", encoding="utf-8", newline="") as stream:
            write_lines(cast("LinesWriter", open_writer(form, stream, tables, FOR_ENGINES)), lines)
    else:
        write_lines(cast("LinesWriter", open_writer(form, path, tables, FOR_ENGINES)), lines)
    sync(path)


def write_lines(writer: LinesWriter, lines: Iterable[bytes]) -> None:
    """Write all lines, some at a time."""
    for some in chunks(lines):
        writer.add_lines(some)
    writer.close()


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
