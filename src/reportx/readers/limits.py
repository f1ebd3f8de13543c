"""Bounds on what is read, so that no file, however made, takes more memory and time than is stated here."""

from typing import NamedTuple

from reportx.errors import InputError

MIB = 1024 * 1024


class Limits(NamedTuple):
    """What a file may be at most; a long report has 0.1 million characters, a budget's tables 0.3."""

    bytes: int = 128 * MIB  # of the file, and of what is packed in it when unpacked
    chars: int = 3_000_000  # of its text
    pages: int = 2000
    depth: int = 400  # of elements inside one another


def within(count: int, most: int, *, name: str, what: str, option: str) -> None:
    """Raise InputError where a count is over its bound, and say which option lifts it.

    >>> within(9, 8, name="x.pdf", what="pages", option="--max-pages")
    Traceback (most recent call last):
        ...
    reportx.errors.InputError: x.pdf: has more than 8 pages; if it is meant to, raise --max-pages
    """
    if count > most:
        raise InputError(f"{name}: has more than {most:,} {what}; if it is meant to, raise {option}")
