"""From bytes to a Source: which format they are in, and what text is in it.

Each format has its reader, which is loaded when a file needs it.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from glob import has_magic
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from reportx.errors import InputError, ReportxError, described, displayed, nearest
from reportx.readers.assembly import Extracted
from reportx.readers.encodings import decode
from reportx.readers.formats import format_of
from reportx.readers.limits import Limits, within
from reportx.records import Format, Source

__all__ = ["LIMITS", "Limits", "read_bytes", "read_path", "read_stream"]

STDIN = "<stdin>"
SUFFIXES = (".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".docx", ".pdf")  # what is taken from a folder
BLANKS = "\ufeff\u200b \t\r\n\f\u3000\u00a0"
LIMITS = Limits()


def read_path(path: Path, *, form: Format | None = None, limits: Limits = LIMITS) -> Source:
    """Read a file. Raises InputError with one line that says what to do."""
    name = displayed(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except FileNotFoundError:
        raise InputError(missing(path, name)) from None
    except IsADirectoryError:
        raise InputError(f"{name}: {no_file(path)}") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from None
    return read_bytes(data, name=name, form=form, limits=limits)


def missing(path: Path, name: str) -> str:
    """What to do about a name that no file bears."""
    address = re.match(r"([a-z][a-z0-9]+):/+(.+)", name)  # a Path holds one stroke of the two
    if address:
        return f"{address[1]}://{address[2]}: addresses are not read; save the page and name its file"
    if name == "-":
        return "-: stdin is not read here; name a file, or take reportx extract"
    if has_magic(name):
        return f"{name}: no file matches; check the pattern"
    near = near_to(path)
    return f"{name}: no such file; {f'did you mean {near}?' if near else 'check the name'}"


def near_to(path: Path) -> Path | None:
    """The report, or the folder of reports, whose name is most like one that no file bears."""
    # the ending that all bear makes none alike, and one letter of two says less than one Chinese character
    stems, alike = {Path(one).stem: one for one in names_in(path.parent)}, 0.7 if path.stem.isascii() else 0.5
    while near := nearest(path.stem, stems, alike=alike):
        found = path.with_name(stems.pop(near))
        if any(reports_in(found)) if found.is_dir() else found.suffix.lower() in {*SUFFIXES, path.suffix}:
            return found
    return None


def no_file(folder: Path) -> str:
    """What to do about a folder where one file is wanted: there may be reports in it, or none."""
    inside = next((file for file in reports_in(folder)), None)
    if inside is None:
        return f"is a directory without a report in it; what counts ends in {', '.join(SUFFIXES)}"
    return f"is a directory; name a file in it, e.g. {displayed(inside)}"


def reports_in(folder: Path) -> Iterator[str]:
    """The files below a folder that bear an ending of a known format, in the order of their names."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        for name in sorted(files):
            if name[0] != "." and name.lower().endswith(SUFFIXES):
                yield str(Path(here) / name)


def names_in(folder: Path) -> list[str]:
    """The names in a folder; none where it can't be read."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - the names alone
    except (OSError, ValueError):  # no such folder, or a NUL in its name
        return []


def read_stream(stream: BinaryIO, *, form: Format | None = None, limits: Limits = LIMITS) -> Source:
    """Read standard input, or what stands for it."""
    try:
        data = stream.read(limits.bytes + 1)
    except OSError as error:
        raise InputError(f"{STDIN}: can't be read: {error.strerror}") from None
    return read_bytes(data, name=STDIN, form=form, limits=limits)


def read_bytes(data: bytes, *, name: str, form: Format | None = None, limits: Limits = LIMITS) -> Source:
    """The text in some bytes, in the format that they hold or that is given.

    A text file's keeps its line ends and a byte order mark, so that offsets are those of the file.

    >>> read_bytes("增长9%".encode("gb18030"), name="x").text
    '增长9%'
    """
    within(len(data), limits.bytes, name=name, what="bytes", option="--max-bytes")
    form = form or format_of(data, name=name)
    read = read_text if form == "text" else reader(form)
    try:
        found = read(data, name=name, limits=limits)
    except ReportxError:
        raise
    except MemoryError:
        raise InputError(f"{name}: takes more memory than there is; cut it, or save its text") from None
    except Exception as error:  # of a library, for something that no rule of ours foresaw
        raise InputError(f"{name}: can't be read as {form}: {described(error)}") from error
    if not found.text.strip(BLANKS):
        raise InputError(f"{name}: is empty; there is nothing to read")
    within(len(found.text), limits.chars, name=name, what="characters", option="--max-chars")
    return Source(
        name, found.text, hashlib.sha256(data).hexdigest(), form, starts=found.starts, notes=found.notes
    )


def read_text(data: bytes, *, name: str, limits: Limits) -> Extracted:
    """A text file, as it stands."""
    return Extracted(decode(data, name=name), ())


def reader(form: Format) -> Callable[..., Extracted]:
    """The function that reads a format: ``read_pdf`` of ``reportx.readers.pdf``."""
    read: Callable[..., Extracted] = getattr(import_module(f"reportx.readers.{form}"), f"read_{form}")
    return read
