"""Where finished work is kept: an SQLite file, which survives kill -9, a full disk and a power cut.

``results`` holds the rows of each source, as compressed lines of JSON, or its whole report, under the
digests of content and recipe. ``plan`` is what this run is to do, ``parts`` which files of the data set are
as they should be. All three are on disk, so that memory does not grow with the number of sources.
"""

import hashlib
import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportx.batch.sources import identity, is_linked
from reportx.records import Report
from reportx.rows import TABLES

VERSION = 3
MEAN = 256  # sources in a part, at most and on average
HUGE = 1 << 20  # bytes from which on a source is read before all others, so that none is left to the end
SCHEMA = f"""
CREATE TABLE results(source BLOB PRIMARY KEY, recipe TEXT, sha256 TEXT, error TEXT, found INT, report BLOB,
                     {", ".join(f"{table} BLOB" for table in TABLES)});
CREATE TABLE parts(name TEXT PRIMARY KEY, digest TEXT);
CREATE TABLE plan(source BLOB PRIMARY KEY, size INT, part INT) WITHOUT ROWID;
CREATE INDEX by_part ON plan(part, size);
CREATE INDEX by_size ON plan(size);
PRAGMA user_version = {VERSION};
"""
# the names of this run, one a file
NAMED = """
CREATE TEMP TABLE named(file TEXT PRIMARY KEY, linked INT, source BLOB, size INT) WITHOUT ROWID
"""
NAME = """
INSERT INTO named VALUES(?, ?, ?, ?) ON CONFLICT(file) DO UPDATE
SET linked = excluded.linked, source = excluded.source, size = excluded.size
WHERE (excluded.linked, length(excluded.source), excluded.source) < (linked, length(source), source)
"""
KEEP = f"INSERT OR REPLACE INTO results VALUES(?, ?, ?, ?, ?, ?, {', '.join('?' * len(TABLES))})"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a source: its rows by table, the one row in failures, or the report as a whole."""

    sha256: str | None
    error: str | None  # its class
    found: int  # metrics
    rows: dict[str, str]
    report: bytes | None = None  # pickled


class Store:
    """The file, open for the one process that writes to it."""

    def __init__(self, path: Path) -> None:
        self.base = connect(path)
        (version,) = self.base.execute("PRAGMA user_version").fetchone()
        if version not in {0, VERSION}:
            self.base.close()
            for left in path.parent.glob(f"{path.name}*"):
                left.unlink()
            self.base = connect(path)
        if version != VERSION:
            self.base.executescript(f"BEGIN; {SCHEMA} COMMIT;")

    def plan(self, sources: Iterable[tuple[str, int]]) -> None:
        """Deal the sources out to parts.

        A file that has several names is one source, under the name that leads over no link, or else the
        shortest. How many parts there are is a power of 2 that depends on the number of sources; which one
        a source goes to depends on its name. So a new source changes one part and leaves the others as they
        are.
        """
        self.base.execute("BEGIN")
        self.base.execute("DELETE FROM plan")
        self.base.execute(NAMED)
        rows = ((identity(name), is_linked(name), os.fsencode(name), size) for name, size in sources)
        self.base.executemany(NAME, rows)
        self.base.execute("INSERT OR IGNORE INTO plan SELECT source, size, 0 FROM named")
        self.base.execute("DROP TABLE named")
        parts = 1
        while parts * MEAN < self.count():
            parts *= 2
        self.base.create_function("part", 1, lambda source: part_of(source, parts), deterministic=True)
        self.base.execute("UPDATE plan SET part = part(source)")
        self.base.execute("COMMIT")

    def count(self) -> int:
        """How many sources are planned."""
        (count,) = self.base.execute("SELECT count(*) FROM plan").fetchone()
        return int(count)

    def sizes(self) -> dict[int, int]:
        """How many sources each part has."""
        return dict(self.all("SELECT part, count(*) FROM plan GROUP BY part ORDER BY part"))

    def todo(self, recipe: str) -> Iterator[tuple[bytes, int, str | None]]:
        """Each planned source with its part and, if it is known by this recipe, the digest of its content.

        Huge ones come first; then part by part, so that the data set grows from the beginning.
        """
        known = "CASE WHEN recipe = ? AND error IS NULL THEN sha256 END"
        joined = f"SELECT source, part, {known} FROM plan LEFT JOIN results USING(source)"  # noqa: S608
        yield from self.all(f"{joined} WHERE size >= ? ORDER BY size DESC", recipe, HUGE)
        for part in self.sizes():
            yield from self.all(
                f"{joined} WHERE part = ? AND size < ? ORDER BY size DESC", recipe, part, HUGE
            )

    def all(self, query: str, *values: str | int) -> list[Any]:
        """All rows at once: an open query would keep SQLite from tidying up behind the writer."""
        return self.base.execute(query, values).fetchall()

    def keep(self, results: Sequence[tuple[bytes, str, Result]]) -> None:
        """Keep results, each with its source and recipe; when this returns they are on the disk."""
        self.base.execute("BEGIN")
        for source, recipe, result in results:
            blobs = [zlib.compress(result.rows.get(table, "").encode(), 1) for table in TABLES]
            report = result.report and zlib.compress(result.report, 1)
            values = (source, recipe, result.sha256, result.error, result.found, report, *blobs)
            self.base.execute(KEEP, values)
        self.base.execute("COMMIT")

    def digest(self, part: int) -> str:
        """What decides every byte of a part."""
        made = hashlib.sha256()
        members = "SELECT source, recipe, sha256, failures FROM plan JOIN results USING(source)"
        for member in self.base.execute(f"{members} WHERE part = ? ORDER BY source", (part,)):
            made.update(repr(member).encode())
        return made.hexdigest()

    def written(self, name: str) -> str | None:
        """The digest that a part had when it was written, if it was."""
        found: tuple[str | None] | None = self.base.execute(
            "SELECT digest FROM parts WHERE name = ?", (name,)
        ).fetchone()
        return found[0] if found else None

    def note(self, name: str, digest: str | None) -> None:
        """Note with which digest a part is in its place; None: it may be there by halves."""
        self.base.execute("INSERT OR REPLACE INTO parts VALUES(?, ?)", (name, digest))

    def totals(self) -> dict[str, int]:
        """Counts of the whole data set."""
        counts = "count(*), count(error), coalesce(sum(found), 0)"
        asked = f"SELECT {counts} FROM plan JOIN results USING(source)"  # noqa: S608
        sources, failed, metrics = self.base.execute(asked).fetchone()
        return {"documents": sources - failed, "failures": failed, "metrics": metrics}

    def reports(self) -> Iterator[Report]:
        """The reports that were kept whole, in the order of their names."""
        query = "SELECT report FROM plan JOIN results USING(source) WHERE error IS NULL ORDER BY source"
        for (blob,) in self.base.execute(query):
            yield pickle.loads(zlib.decompress(blob))  # noqa: S301 - our own work, in the user's own cache

    def close(self) -> None:
        """Close the file."""
        self.base.close()


def connect(path: Path) -> sqlite3.Connection:
    """Open the file so that what is committed is on the disk, and readers do not stop the writer."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    return base


def members(path: Path, part: int, table: str) -> Iterator[bytes]:
    """The lines of a table that the sources of a part gave, source by source in the order of their names."""
    query = f"SELECT {table} FROM plan JOIN results USING(source) WHERE part = ? ORDER BY source"  # noqa: S608
    with closing(sqlite3.connect(path)) as base:
        for (blob,) in base.execute(query, (part,)):
            yield zlib.decompress(blob)


def part_of(source: bytes, parts: int) -> int:
    """Which of the parts a source goes to, by the first bits of the digest of its name."""
    return int.from_bytes(hashlib.sha256(source).digest()[:4]) * parts >> 32
