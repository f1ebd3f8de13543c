"""Files that keep what takes long to make, so that a start need not make it again.

A cache says what it was made of and bears a digest of itself. One that is missing, cut short, of another
make or not loadable for any reason is no cache: what it would hold is made anew, and no command ends by it.
"""

import hashlib
import os
from _pickle import loads  # all that a start needs of pickle, which takes four times as long to import
from pathlib import Path
from typing import Any


def load_cache(path: Path, made_of: str) -> Any:
    """What a file keeps, if it is whole and was made of the very same; else None."""
    try:
        head, _, data = path.read_bytes().partition(b"\n")
        return unpickled(data) if head == seal(data, made_of) else None
    except OSError:
        return None


def unpickled(data: bytes) -> Any:
    """What was pickled, or None where it can't be loaded here, for whatever reason."""
    try:
        return loads(data)
    except Exception:
        return None


def save_cache(path: Path, made_of: str, value: object) -> None:
    """Keep a value under a passing name, and rename it when it is whole: no reader meets half a file."""
    import pickle  # noqa: PLC0415 - no start writes any

    data = pickle.dumps(value)
    part = path.with_name(f".{path.name}-{os.urandom(6).hex()}.part")
    try:
        part.write_bytes(seal(data, made_of) + b"\n" + data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def seal(data: bytes, made_of: str) -> bytes:
    """The first line of a cache."""
    return f"reportx {made_of} {hashlib.sha256(data).hexdigest()}".encode()
