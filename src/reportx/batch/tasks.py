"""What a worker does, whichever engine it works for: read one source, or write one part.

Source and recipe decide every byte that comes out, so a result is kept under the digests of both.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from reportx.batch.parts import write_part
from reportx.batch.sources import is_url, opened
from reportx.batch.store import Result, members
from reportx.errors import displayed
from reportx.extract import GENERATOR, read_report, worths_of
from reportx.packs import Pack, parse_pack
from reportx.readers import LIMITS, Limits, read_bytes, read_path
from reportx.records import Format, Source
from reportx.rows import line, rows

if TYPE_CHECKING:
    from reportx.corrections import Corrections

MAKINGS = (".py", ".toml", ".txt")  # code, vocabulary, dictionary
LIBRARIES = ("lxml", "onnxruntime", "pypdfium2", "rapidocr", "readability-lxml", "regex")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides, beside the source itself, what comes out of it."""

    packs: tuple[tuple[str, str], ...] = ()  # name and content, for the file may change meanwhile
    form: Format | None = None
    limits: Limits = LIMITS
    corrections: tuple[tuple[str, str], ...] = ()  # name and content of files of decisions
    whole: bool = False  # whether reports are kept as they are, and not as rows

    def digest(self) -> str:
        """The same for recipes that make the same of every source."""
        own = [GENERATOR, sorted(makings(resources.files("reportx"))), libraries()]
        packs, corrections = ([text for _, text in files] for files in (self.packs, self.corrections))
        given = [packs, self.form, self.limits._asdict(), corrections, self.whole]
        return hashlib.sha256(json.dumps([own, given]).encode()).hexdigest()


def makings(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    """Each file of reportx with its digest, for any rule or word may decide what comes out."""
    for file in folder.iterdir():
        if file.is_dir():
            yield from makings(file, f"{path}{file.name}/")
        elif file.name.endswith(MAKINGS):
            yield f"{path}{file.name}", hashlib.sha256(file.read_bytes()).hexdigest()


def libraries() -> dict[str, str | None]:
    """The versions of the libraries that texts are read with; None where one is not installed."""
    return {name: version_of(name) for name in LIBRARIES}


def version_of(library: str) -> str | None:
    """The version of a library."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


@dataclass(frozen=True, slots=True)
class Read:
    """Read a source, unless its content is the one that is known."""

    source: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """Write the files of a part, one for each table, to passing names in a folder that is there."""

    store: Path
    part: int
    form: str
    files: tuple[tuple[str, Path], ...]  # table, and where to


Task = Read | Write
Work = Callable[[Task], Result | None]  # None: as it was, or written


def worker(recipe: Recipe) -> Work:
    """What carries out tasks by a recipe."""
    makes = Makes.of(recipe)
    return lambda task: write(task) if isinstance(task, Write) else read(task, recipe, makes)


@dataclass(frozen=True, slots=True)
class Makes:
    """What a worker makes of the files of its recipe, once for all sources."""

    packs: tuple[Pack, ...] = ()
    corrections: "Corrections | None" = None

    @classmethod
    def of(cls, recipe: Recipe) -> "Makes":
        """The packs and the decisions of a recipe."""
        packs = tuple(parse_pack(text, name=name) for name, text in recipe.packs)
        if not recipe.corrections:
            return cls(packs)
        from reportx.corrections import Corrections, parse_decisions  # noqa: PLC0415 - few recipes have some

        files = (parse_decisions(text, name=name) for name, text in recipe.corrections)
        return cls(packs, Corrections([decision for decisions in files for decision in decisions]))


def write(task: Write) -> None:
    """Write the files of a part, and see them onto the disk."""
    for table, path in task.files:
        write_part(task.form, table, members(task.store, task.part, table), path)


def read(task: Read, recipe: Recipe, makes: Makes) -> Result | None:
    """The rows of a source. Whatever is wrong with it is a row too."""
    sha256 = None
    try:
        if task.known and digest(task.source) == task.known:
            return None
        source = to_source(task.source, recipe)
        sha256 = source.sha256
        return result(source, makes, whole=recipe.whole)
    except Exception as error:
        return failed(task.source, error, sha256=sha256 or digest(task.source))


def result(source: Source, makes: Makes, *, whole: bool) -> Result:
    """The rows of a source, or its report as a whole."""
    report = read_report(source, packs=makes.packs)
    if makes.corrections:
        report = makes.corrections.apply(report, source, worths_of(makes.packs))
    if whole:
        return Result(source.sha256, None, len(report.metrics), {}, pickle.dumps(report))
    made = {table: "".join(map(line, some)) for table, some in rows(report).items()}
    return Result(source.sha256, None, len(report.metrics), made)


def failed(source: str, error: Exception, *, sha256: str | None = None) -> Result:
    """What a source that gave nothing leaves."""
    name = displayed(source)
    kind = type(error).__name__
    message = str(error).partition("\n")[0]
    told = message if message.startswith(name) else f"{name}: {message or kind}"
    failure = {"source": name, "sha256": sha256, "error": kind, "message": told}
    return Result(sha256, kind, 0, {"failures": line(failure)})


def to_source(name: str, recipe: Recipe) -> Source:
    """A source by its path or URL."""
    if not is_url(name):
        return read_path(Path(name), form=recipe.form, limits=recipe.limits)
    with opened(name) as stream:
        data = stream.read(recipe.limits.bytes + 1)
    return read_bytes(data, name=name, form=recipe.form, limits=recipe.limits)


def digest(name: str) -> str | None:
    """The digest of what a file or URL holds now, None if that can't be told."""
    try:
        with opened(name) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
