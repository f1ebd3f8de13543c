"""Where data goes: standard output, or a file that is written whole or not at all."""

# ruff: noqa: PLC0415 - --help waits for no import

import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from reportx.errors import OutputError, cause, displayed, inert

DASH = Path("-")


def prepare() -> None:
    """Make the standard streams take any character.

    Data in a pipe or a file is UTF-8 in every locale. A terminal keeps its own encoding,
    and what that lacks is shown as ``?``.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller: >&-
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def hush(stream: TextIO) -> None:
    """Send what a stream still holds nowhere, so that Python's flush at exit does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def in_colour(stream: TextIO) -> bool:
    """Whether to colour: a terminal that can, unless NO_COLOR says no; FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def screened(stream: TextIO) -> bool:
    """Whether text is folded to the width of a screen, in colour or without."""
    return stream.isatty() or in_colour(stream)


def printer(stream: TextIO) -> Callable[[str], object]:
    """Writes JSON, in colour where it is looked at; what a terminal would obey is escaped on one."""
    if stream is not sys.stdout or not screened(stream):
        return stream.write
    if not in_colour(stream):
        return lambda text: stream.write(escaped(text))
    from reportx.terminal import json_printer

    write = json_printer(stream)
    return lambda text: write(escaped(text))


def escaped(text: str) -> str:
    r"""JSON without a character that a terminal obeys, which reads back as the same.

    >>> print(escaped('"增长\x9b9%\u202e"'))
    "增长\u009b9%\u202e"
    """
    if text.replace("\n", "").isprintable():
        return text
    import json

    return "".join(json.dumps(c)[1:-1] if inert(c, keep="\n") != c else c for c in text)


class Shown(io.TextIOBase):
    """A terminal that text is written to: what it would obey is written as its code."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self.stream.write(inert(text, keep="\n\t"))

    def flush(self) -> None:
        """Write what is held back."""
        self.stream.flush()


def for_text() -> TextIO:
    """Standard output for text as it stands in a report: in a pipe or a file as it is."""
    return cast("TextIO", Shown(sys.stdout)) if sys.stdout.isatty() else sys.stdout


def is_stdout(path: Path | None) -> bool:
    """Whether a path is standard output: none, a dash, or the name that the system has for it."""
    if path is None or path == DASH:
        return True
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # nothing is there, or standard output is no file of the system
        return False


def is_device(path: Path) -> bool:
    """Whether a path leads to a pipe or a device, of which there is nothing to replace."""
    return path.exists() and not path.is_file() and not path.is_dir()


def resolved(path: Path) -> Path:
    """The file that a name leads to; links that lead in a circle lead to one of them."""
    return Path(os.path.realpath(path))


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """The stream for the data: stdout where no path is given."""
    if path is None or is_stdout(path):
        yield sys.stdout
        return
    target = resolved(path)  # a link stays a link
    with told_faults(path):
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        with device(path) if is_device(path) else whole_file(target) as stream:
            yield stream


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A stream into a file that takes the target's name when it is whole."""
    with draft(target) as part, part.open("x", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """A passing name beside the target for a file, which takes the target's name when it is whole."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not target.parent.is_dir():  # each library that writes files would say so in words of its own
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    part = target.with_name(f".reportx-{os.urandom(6).hex()}.part")
    claim(part)
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        for left in part.parent.glob(f"{part.name}*"):  # a database may leave a journal beside it
            left.unlink(missing_ok=True)


def claim(part: Path) -> None:
    """See that a file can be made in a folder, before a library fails in words of its own."""
    try:
        part.touch(exist_ok=False)
        part.unlink()
    except FileNotFoundError:  # the folder is there, and takes no files, as /proc does
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from None


@contextmanager
def path_for(
    output: Path | None, *, grows: bool = False, faults: tuple[type[Exception], ...] = ()
) -> Iterator[Path]:
    """A path for a writer that needs one, whose file then goes to its place, or into the pipe.

    ``grows`` is for formats whose files are added to: the writer gets a copy of the file that is there.
    ``faults`` are the errors by which the writer's library says that it can't write.
    """
    if output is None or is_stdout(output):
        with passing_path() as part:
            with told_faults(DASH, faults):
                yield part
            sys.stdout.flush()
            with part.open("rb") as made:
                shutil.copyfileobj(made, sys.stdout.buffer)
        return
    with told_faults(output, faults):
        if is_device(output):
            with passing_path() as part:
                yield part
                with part.open("rb") as made, output.open("wb") as stream:
                    shutil.copyfileobj(made, stream)
            return
        target = resolved(output)  # a link stays a link
        with draft(target) as part:
            if grows and target.exists():
                shutil.copyfile(target, part)
            yield part


@contextmanager
def passing_path() -> Iterator[Path]:
    """A path for a file that is gone after use."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "part"


@contextmanager
def told_faults(output: Path, faults: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Tell of an output that can't be written in one line, whoever noticed: the system or a library."""
    caught: tuple[type[Exception], ...] = (OSError, *faults)
    try:
        yield
    except caught as error:
        raise OutputError(f"{displayed(str(output))}: can't be written: {advice(error, output)}") from None


@contextmanager
def folder_for(output: Path) -> Iterator[Path]:
    """An empty folder, whose files go to the place of those in the output when all of them are whole."""
    import tempfile

    new = not output.exists()
    with told_faults(output):
        output.mkdir(parents=True, exist_ok=True)
        try:
            with tempfile.TemporaryDirectory(prefix=".reportx-", dir=output) as made:
                yield Path(made)
                parts = sorted(Path(made).iterdir(), key=lambda part: (part.suffix == ".json", part.name))
                for part in parts:
                    part.replace(output / part.name)
        finally:
            if new:
                with suppress(OSError):  # it holds something
                    output.rmdir()


def device(target: Path) -> TextIO:
    """A pipe or a device, as a stream."""
    return target.open("w", encoding="utf-8", newline="")


def is_free(folder: Path) -> bool:
    """Whether a folder is there, or can be made where it is named."""
    found = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return found.is_dir() or not found.exists()


def advice(error: Exception, path: Path) -> str:
    """What is wrong with an output, and what to do."""
    if isinstance(error, IsADirectoryError):
        return "is a directory; name a file in it"
    if isinstance(error, FileExistsError):
        return "is a file; name a folder"
    if isinstance(error, NotADirectoryError) or not is_free(path.parent):
        return "a file stands where a directory is named; name another"
    if isinstance(error, FileNotFoundError):
        return f"no such directory; first mkdir -p {displayed(str(path.parent))}"
    return cause(error)
