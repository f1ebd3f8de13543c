"""Regular expressions, kept compiled.

To compile those of the rules and the vocabulary takes 0.2 s, to load them 5 ms, so scripts/keep.py
keeps them in ``data/patterns.pickle`` when the package is built. What the file lacks, as the patterns
of a user's pack, is compiled when it is asked for; and so is all of it under another version of regex.
"""

import pickle
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import regex

KEPT = Path(__file__).with_name("data") / "patterns.pickle"

Key = tuple[str, int, tuple[str, ...]]

made: dict[Key, regex.Pattern[str]] = {}


def compiled(pattern: str, flags: int = 0, **words: Any) -> regex.Pattern[str]:
    r"""A pattern ready for use; ``words`` are those of its ``\L<names>``.

    >>> compiled(r"\d\L<units>", units=["元", "吨"]).findall("5元6吨")
    ['5元', '6吨']
    """
    key = pattern, int(flags), tuple(f"{name}={'|'.join(words[name])}" for name in words)
    found = made.get(key)
    if found is None:
        data = kept().get(key)
        found = pickle.loads(data) if data else regex.compile(pattern, flags, ignore_unused=True, **words)  # noqa: S301
        made[key] = found
    return found


@cache
def kept() -> Mapping[Key, bytes]:
    """The patterns of the file, each to be loaded by itself."""
    if not KEPT.exists():
        return {}
    version, patterns = pickle.loads(KEPT.read_bytes())  # noqa: S301 - of the package itself
    return patterns if version == regex.__version__ else {}


def keep() -> None:
    """Write the patterns that this process has asked for."""
    patterns = {key: pickle.dumps(pattern) for key, pattern in sorted(made.items())}
    KEPT.write_bytes(pickle.dumps((regex.__version__, patterns)))
