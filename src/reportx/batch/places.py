"""Where the data set goes: a folder, or a URL that fsspec knows. A file comes to its place as a whole."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, cast

from reportx.batch.sources import is_url, reached
from reportx.errors import OutputError
from reportx.rows import TABLES

PART = re.compile(r"part-\d{4,}\.(parquet|jsonl|csv)")


class Place(Protocol):
    """A data set's folder."""

    def draft(self, name: str) -> Path:
        """Where to write a file until it is whole."""

    def publish(self, name: str) -> None:
        """Bring a drafted file to its place, over the one that is there."""

    def names(self) -> set[str]:
        """The parts that are there, as metrics/part-0000.parquet."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""


class Folder:
    """A folder on this machine. Drafts lie beside their place under a hidden name that no glob finds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for table in TABLES:
            (root / table).mkdir(parents=True, exist_ok=True)
        for left in [*root.glob(".*.draft-*"), *root.glob("*/.*.draft-*")]:
            left.unlink()

    def draft(self, name: str) -> Path:
        path = self.root / name
        return path.with_name(f".{path.name}.draft-{os.getpid()}")

    def publish(self, name: str) -> None:
        path = self.root / name
        self.draft(name).replace(path)
        sync(path.parent)

    def names(self) -> set[str]:
        return {
            f"{t}/{path.name}" for t in TABLES for path in (self.root / t).iterdir() if is_part(path.name)
        }

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)
        sync((self.root / name).parent)


class Remote:
    """A folder that fsspec knows. An object store shows an object when all of it is there."""

    def __init__(self, url: str, drafts: Path) -> None:
        self.url, self.drafts, self.system = url, drafts, cast("Any", None)
        shutil.rmtree(drafts, ignore_errors=True)
        for table in TABLES:
            (drafts / table).mkdir(parents=True)
        with reached(url, OutputError):
            import fsspec  # noqa: PLC0415 - only where a URL is named

            self.system, self.root = fsspec.core.url_to_fs(url)
            for table in TABLES:
                self.system.makedirs(f"{self.root}/{table}", exist_ok=True)

    def draft(self, name: str) -> Path:
        return self.drafts / name

    def publish(self, name: str) -> None:
        with reached(self.url, OutputError):
            self.system.put_file(str(self.draft(name)), f"{self.root}/{name}")
        self.draft(name).unlink()

    def names(self) -> set[str]:
        self.system.invalidate_cache()
        return {
            f"{table}/{name}" for table in TABLES for name in map(last, self.listed(table)) if is_part(name)
        }

    def listed(self, table: str) -> list[str]:
        """The objects of a table. An object store has no folder that is empty."""
        with reached(self.url, OutputError), suppress(FileNotFoundError):
            return list(self.system.ls(f"{self.root}/{table}", detail=False))
        return []

    def remove(self, name: str) -> None:
        with reached(self.url, OutputError), suppress(FileNotFoundError):
            self.system.rm_file(f"{self.root}/{name}")


def place(output: str, state: Path) -> Place:
    """Where the data set goes; drafts for a URL lie with the state."""
    return Remote(output, state / "drafts") if is_url(output) else Folder(Path(output))


def last(path: str) -> str:
    """The last part of a path in a store."""
    return path.rpartition("/")[2]


def is_part(name: str) -> bool:
    """Whether a file is one that a batch has written.

    >>> is_part("part-0000.parquet"), is_part("mine.parquet")
    (True, False)
    """
    return PART.fullmatch(name) is not None


def sync(path: Path) -> None:
    """See a file, or the names in a folder, onto the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
