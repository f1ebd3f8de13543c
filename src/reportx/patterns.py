"""Regular expressions, kept compiled, and what was made of them.

To compile those of the rules and the vocabulary takes 0.2 s, to load them 5 ms, so scripts/keep.py
keeps them in ``data/patterns.pickle`` when the package is built. What the file lacks, as the patterns
of a user's pack, is compiled when it is asked for; and so is all of it under another version of regex.
"""

import pickle
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import regex

KEPT = Path(__file__).with_name("data") / "patterns.pickle"

T = TypeVar("T")
Key = Hashable

made: dict[Key, Any] = {}


def compiled(pattern: str, flags: int = 0, **words: Any) -> regex.Pattern[str]:
    r"""A pattern ready for use; ``words`` are those of its ``\L<names>``.

    >>> compiled(r"\d\L<units>", units=["元", "吨"]).findall("5元6吨")
    ['5元', '6吨']
    """
    key = pattern, int(flags), tuple(f"{name}={'|'.join(words[name])}" for name in words)
    return kept_result(key, lambda: regex.compile(pattern, flags, ignore_unused=True, **words))


def kept_result(key: Key, make: Callable[[], T]) -> T:
    """What some code makes of what the key tells whole; the file may have it."""
    if key not in made:
        data = kept().get(key)
        made[key] = pickle.loads(data) if data else make()  # noqa: S301 - of the package itself
    found: T = made[key]
    return found


@cache
def kept() -> Mapping[Key, bytes]:
    """What the file holds, each to be loaded by itself."""
    if not KEPT.exists():
        return {}
    version, results = pickle.loads(KEPT.read_bytes())  # noqa: S301 - of the package itself
    return results if version == regex.__version__ else {}


def keep() -> None:
    """Write what this process has asked for."""
    results = {key: pickle.dumps(result) for key, result in sorted(made.items(), key=repr)}
    KEPT.write_bytes(pickle.dumps((regex.__version__, results)))
