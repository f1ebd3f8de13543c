"""Which files are meant: folders, globs, lists of names, and URLs that fsspec knows."""

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import cast

from reportx.errors import InputError, ReportxError, displayed
from reportx.installing import install_command
from reportx.readers import SUFFIXES, no_file

WEB = ("http:", "https:")


def is_url(name: str) -> bool:
    """Whether fsspec must open it.

    >>> is_url("s3://reports/2025"), is_url("reports/2025")
    (True, False)
    """
    return "://" in name


@contextmanager
def reached(url: str, kind: type[ReportxError]) -> Iterator[None]:
    """Say in one line what is wrong with a store. Each has errors of its own."""
    try:
        yield
    except ImportError as error:
        if url.startswith(WEB):
            raise kind(f"{displayed(url)}: addresses are not read; save the page and name its file") from None
        # fsspec says of a package that it lacks: Install s3fs to access S3
        needed = error.name or str(error).removeprefix("Install ").partition(" ")[0]
        raise kind(f"{displayed(url)}: reaching it needs {needed}: {install_command(needed)}") from None
    except Exception as error:
        told = str(error).partition("\n")[0] or type(error).__name__
        raise kind(f"{displayed(url)}: can't be reached: {told}") from None


def opened(name: str) -> AbstractContextManager[BufferedReader]:
    """The bytes of a file or a URL."""
    if not is_url(name):
        return Path(name).open("rb")
    import fsspec  # noqa: PLC0415 - only where a URL is named

    return cast("AbstractContextManager[BufferedReader]", fsspec.open(name, "rb"))


def expand(names: Iterable[str], *, apart: Path | None = None) -> Iterator[tuple[str, int]]:
    """Each file with its size in bytes; a folder gives the files in it that reportx reads.

    ``apart`` is a folder or a file that is none of the input, though it may lie in it: the output.
    A name that is no folder and no pattern is handed on as it is, whether it exists or not.
    """
    for name in names:
        found = expand_url(name) if is_url(name) else expand_path(name, apart)
        yield from (one for one in found if not (apart and is_output(one[0], apart)))


def is_output(name: str, output: Path) -> bool:
    """Whether a name leads to the output; few files have its last part, and only they are looked up."""
    return os.path.basename(name) == output.name and Path(os.path.realpath(name)) == output  # noqa: PTH119


def expand_path(name: str, apart: Path | None) -> Iterator[tuple[str, int]]:
    """The files that a name on this machine stands for."""
    if os.path.isdir(name):  # noqa: PTH112 - names stay the strings that they are
        inside = walk(name, apart)
        first = next(inside, None)
        if first is None:
            raise InputError(f"{displayed(name)}: {no_file(Path(name))}")
        yield first
        yield from inside
    elif glob.has_magic(name) and not os.path.lexists(name):
        found = sorted(matches(name))
        if not found:
            raise InputError(f"{displayed(name)}: no file matches; check the pattern")
        for one in found:
            yield from expand_path(one, apart)
    else:
        yield plain_path(name), size(name)


def plain_path(name: str) -> str:
    """A path without what leads nowhere; where a link stands before .. this leads elsewhere, and stays."""
    plain = os.path.normpath(name)
    return plain if ".." not in name or os.path.realpath(plain) == os.path.realpath(name) else name


def matches(pattern: str) -> Iterator[str]:
    """The names that a pattern matches; ** goes into no link, for links may loop."""
    parts = pattern.split("/")
    if "**" not in parts:
        yield from glob.iglob(pattern)  # noqa: PTH207 - names stay the strings that they are
        return
    at = parts.index("**")
    head, tail = "/".join(parts[:at]), "/".join(parts[at + 1 :] or ["*"])
    if pattern.startswith("/**"):
        head = "/"
    for top in glob.iglob(head) if head else [""]:  # noqa: PTH207
        for here, folders, _ in os.walk(top or "."):
            folders[:] = [folder for folder in folders if folder[0] != "."]
            folder = os.path.relpath(here, ".") if not top else here
            yield from matches(os.path.join(glob.escape("" if folder == "." else folder), tail))  # noqa: PTH118


def walk(folder: str, apart: Path | None) -> Iterator[tuple[str, int]]:
    """The files below a folder that bear a suffix of a known format; hidden ones are left out."""
    for here, folders, files in os.walk(folder):
        path = Path(here)
        folders[:] = [f for f in folders if f[0] != "." and not (apart and (path / f).resolve() == apart)]
        for file in files:
            if file[0] != "." and file.lower().endswith(SUFFIXES):
                full = os.path.normpath(path / file)
                yield full, size(full)


def identity(name: str) -> str:
    """The same for all names of a file, whatever path or link leads to it."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return os.fsencode(name).hex()
    return f"{found.st_dev}:{found.st_ino}"


def is_linked(name: str) -> bool:
    """Whether a path leads over a link."""
    return not is_url(name) and os.path.realpath(name) != os.path.abspath(name)  # noqa: PTH100


def size(name: str) -> int:
    """How many bytes a file has, 0 if that can't be told."""
    try:
        return Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def expand_url(name: str) -> Iterator[tuple[str, int]]:
    """The files that a URL stands for."""
    with reached(name, InputError):
        import fsspec  # noqa: PLC0415 - only where a URL is named

        system, path = fsspec.core.url_to_fs(name)
        if glob.has_magic(path):
            found = system.glob(path, detail=True)
        elif system.isdir(path):
            found = {p: i for p, i in system.find(path, detail=True).items() if p.lower().endswith(SUFFIXES)}
        else:
            found = {path: system.info(path) if system.exists(path) else {}}
    if not found:
        raise InputError(f"{displayed(name)}: no file matches; check the URL")
    for file, info in found.items():
        yield system.unstrip_protocol(file), int(info.get("size") or 0)
