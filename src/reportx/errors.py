"""Every error that reportx raises on purpose, as one tree with one root."""

import errno
import os
import re
from collections.abc import Iterable

ALIKE_CHINESE, ALIKE_LATIN = 0.5, 0.65  # how much of a name is another's that it was meant to be


class ReportxError(Exception):
    """Something the user can mend; each line of it says what is wrong and what to do."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell, a line each. A line break in a file's name begins no line."""
        return (str(self),)


class InputError(ReportxError):
    """A source that can't be read: missing, a directory, empty, binary, or in no known encoding."""


class SourceTypeError(InputError, TypeError):
    """What was handed in is neither a Path nor a string."""


class OutputError(ReportxError):
    """A file that can't be written."""


class PackError(ReportxError):
    """Vocabulary packs that are no TOML or break their schema: a line for each thing that is wrong."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)

    def __str__(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is wrong, a line each."""
        return self.args


def described(error: Exception) -> str:
    """An error of a library or of reportx itself in one line."""
    return f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"


FULL = re.compile(rf"\[errno {errno.ENOSPC}\]|disk is full", re.IGNORECASE)  # as libraries say it


def cause(error: Exception) -> str:
    """What the system, or a library in its stead, says is wrong with a file that is written.

    >>> cause(OSError(28, "No space left on device")), cause(ValueError("IO Error: wrong file"))
    ('No space left on device', 'wrong file')
    """
    error = next((part for part in error.args if isinstance(part, OSError)), error)  # a library's, around one
    if FULL.search(str(error)):
        return os.strerror(errno.ENOSPC)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).partition("\n")[0].rpartition(": ")[2]  # before it a library names files that passed


ACTIVE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # what a terminal obeys, or what turns a line around


def inert(text: str, *, keep: str = "") -> str:
    r"""A text as it may stand on a terminal: what one would obey is written as its code, not sent.

    A report or a file's name may hold escape sequences, which clear a screen or name a window, and marks
    that turn the order of characters around. All but those in ``keep`` become visible.

    >>> print(inert("增长\x1b[31m9%\u202e\n"))
    增长\x1b[31m9%\u202e\n
    """
    if text.isprintable():
        return text
    from unicodedata import category  # noqa: PLC0415 - hardly any line holds such a character

    def told(char: str) -> str:
        active = char not in keep and category(char) in ACTIVE
        return char.encode("unicode_escape").decode() if active else char

    return "".join(map(told, text))


def displayed(name: str) -> str:
    r"""A name as it can be printed: bytes of it that the locale could not decode are read as UTF-8.

    Those that are none stand as their codes, so that two names stay two.

    >>> displayed("报告".encode().decode("ascii", "surrogateescape"))
    '报告'
    >>> print(displayed("1\udcff.txt"))
    1\xff.txt
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def count_of(number: int, things: str) -> str:
    """So many things, which are named in the plural.

    >>> count_of(2, "reports"), count_of(1, "reports")
    ('2 reports', '1 report')
    """
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def unread(error: OSError) -> str:
    """Why a file that was named can't be read, and what to do."""
    return (
        "no such file; check the name"
        if isinstance(error, FileNotFoundError)
        else f"can't be read: {error.strerror}"
    )


def nearest(name: str, known: Iterable[str], *, alike: float | None = None) -> str | None:
    """The known name that one was probably meant to be, if at least so much of them is alike.

    Unless told, that is half of a Chinese name, and more of one in Latin letters, of which each says less.

    >>> nearest("gpd", ["gdp", "cpi"]), nearest("江西2025.txt", ["江西省2025.txt"])
    ('gdp', '江西省2025.txt')
    >>> nearest("foo", ["from-to", "noun"])
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    least = alike or (ALIKE_LATIN if name.isascii() else ALIKE_CHINESE)
    return next(iter(get_close_matches(name, known, 1, least)), None)
