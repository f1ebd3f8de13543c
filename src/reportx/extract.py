"""The pipeline: a source is repaired, cut into sections, and read for metrics."""

import gc
import hashlib
import heapq
import os
from collections.abc import Iterator, Sequence
from contextlib import ContextDecorator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportx import __version__
from reportx.coverage import Scanned, cover, number_forms
from reportx.errors import SourceTypeError
from reportx.heads import Head, read_head
from reportx.metrics import MetricReader, Sentence
from reportx.metrics.grammar import all_patterns
from reportx.metrics.records import Worths, worths
from reportx.packs import Pack, builtin, merge
from reportx.patterns import foreign
from reportx.periods import Years
from reportx.records import SCHEMA_VERSION, Document, Report, Source, is_holdable
from reportx.repair import Text, repair
from reportx.sections import Heading, find_copied, find_headings, read_sections
from reportx.tables import Table, find_tables, without
from reportx.traditional import as_printed, is_traditional
from reportx.volumes import find_parts, joined, part_of

GENERATOR = f"reportx {__version__}"


class Outline(NamedTuple):
    """A report's text with its headings and what it says of itself: what metrics are read against."""

    title: str | None  # of a report that shares its file with others
    text: Text
    tables: tuple[Table, ...]
    prose: Text  # the text without its tables
    headings: tuple[Heading, ...]
    copied: tuple[Heading, ...]  # of a second copy of the report behind the first
    head: Head
    years: Years
    pack: Pack


class GcPause(ContextDecorator):
    """Pauses Python's search for cycles, as a reading makes none but keeps all that it makes.

    In a long text the search would take a fifth of the time, since it looks at all of it again and again.
    The switch is one for all threads: the first reading turns it off, and the last that ends turns it back.
    """

    def __init__(self) -> None:
        self.lock, self.readings, self.enabled = Lock(), 0, False

    def __enter__(self) -> None:
        """Begin a reading."""
        with self.lock:
            if self.readings == 0:
                self.enabled = gc.isenabled()
                gc.disable()
            self.readings += 1

    def __exit__(self, *error: object) -> None:
        """End a reading."""
        with self.lock:
            self.readings -= 1
            if self.readings == 0 and self.enabled:
                gc.enable()


gc_paused = GcPause()


@gc_paused
def read_report(source: str | Path | Source, *, packs: Sequence[Path | Pack] = ()) -> Report:
    """What ``reportx.extract`` hands out, as plain records."""
    reports = [read_outline(found) for found in outlines(to_source(source), packs=packs)]
    return joined(reports, vocabulary(tuple(packs)))


def outlines(source: Source, *, packs: Sequence[Path | Pack] = ()) -> Iterator[Outline]:
    """A source repaired and cut into reports and sections."""
    text, pack = repair(source), vocabulary(tuple(packs))
    for part in find_parts(text, pack):
        yield outline(part_of(text, part), part.title, pack)


def outline(text: Text, title: str | None, pack: Pack) -> Outline:
    """A report cut into sections."""
    tables = find_tables(text)
    prose = without(text, tables)
    headings = find_headings(prose, pack)
    head = read_head(prose, headings, pack)
    years = Years(head.report_year, head.review_year, head.plan_year, span=head.plan_span)
    copied = find_copied(prose, headings, pack)
    return Outline(title, text, tables, prose, headings, copied, head, years, pack)


class CloseReading(NamedTuple):
    """A report with the sentences that it was read from, for those who also ask what became of the rest."""

    report: Report
    sentences: tuple[Sentence, ...]
    scanned: Scanned


def read_outline(found: Outline) -> Report:
    """The report of an outline."""
    return read_closely(found).report


def read_closely(found: Outline) -> CloseReading:
    """The report of an outline, and what it was made of."""
    reads = reader(found)
    sentences = read_sentences(found, reads)
    scanned = Scanned(reads.names, reads.scanner.units, reads.moments.expressions, number_forms(found.pack))
    report = Report(
        schema_version=SCHEMA_VERSION,
        generator=GENERATOR,
        document=document(found.head, found.text.source),
        sections=read_sections(found.text, found.headings, title=found.title),
        metrics=tuple(metric for sentence in sentences for metric in sentence.metrics),
        qualitative_targets=tuple(reads.promises()),
        coverage=cover(found.text, sentences, found.headings, scanned),
        notes=(*found.head.notes, *copy_notes(found), *found.text.source.notes),
    )
    source = found.text.source.text
    report = as_printed(report, source) if is_traditional(source) else report
    return CloseReading(report, sentences, scanned)


def copy_notes(found: Outline) -> tuple[str, ...]:
    """That a report stands in its file twice, so that each of its figures does."""
    if not found.copied:
        return ()
    start, _ = found.text.span(found.copied[0].start, found.copied[0].end)
    return (
        f"the report stands here twice: its chapters begin again in line {found.text.source.line(start)}",
    )


def reader(found: Outline) -> MetricReader:
    """What reads the metrics of an outline, sentence by sentence."""
    return MetricReader(
        found.prose,
        (*found.headings, *found.copied),
        found.years,
        found.pack,
        unit=found.head.region,
        budget=found.head.genre == "budget",
        title=found.title,
    )


def read_sentences(found: Outline, read: MetricReader) -> tuple[Sentence, ...]:
    """The sentences that hold numbers and the rows of the tables, in reading order."""
    if not found.tables:
        return tuple(map(holdable, read.sentences()))
    from reportx.tables.reading import TableReader  # noqa: PLC0415 - few texts have tables

    tables = TableReader(found.text, read)
    rows = (row for table in found.tables for row in tables.sentences(table))
    return tuple(map(holdable, heapq.merge(read.sentences(), rows, key=lambda sentence: sentence.start)))


def holdable(sentence: Sentence) -> Sentence:
    """A sentence without the figures that have more digits than a table can hold."""
    if all(map(is_holdable, sentence.metrics)):
        return sentence
    readings = tuple((reading, tuple(filter(is_holdable, found))) for reading, found in sentence.readings)
    return sentence._replace(readings=readings)


def to_source(source: str | Path | Source) -> Source:
    """A Source of whatever was given."""
    if isinstance(source, Source):
        return source
    if isinstance(source, Path):
        return file_source(source)
    if not isinstance(source, str):
        kind = type(source).__name__
        raise SourceTypeError(f"a source is a Path, a file's name or a text, not {kind}")
    if names_file(source):
        return file_source(Path(source))
    return text_source(source)


def file_source(path: Path) -> Source:
    """The Source of a file."""
    from reportx.readers import read_path  # noqa: PLC0415 - a text that is given waits for no reader

    return read_path(path)


def text_source(text: str) -> Source:
    """The Source of a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name="<text>", text=text, sha256=digest)


def names_file(text: str) -> bool:
    """Whether a string is the name of something there rather than a report's text."""
    # a paragraph is too long for a name, at which Path.exists raises in Python before 3.14
    return "\n" not in text and os.path.exists(text)  # noqa: PTH110


@cache
def vocabulary(packs: tuple[Path | Pack, ...]) -> Pack:
    """reportx's own vocabulary with some packs before it."""
    if not packs:
        return builtin()
    from reportx.entries import sound_packs  # noqa: PLC0415 - few readings are given packs

    files = iter(sound_packs([p for p in packs if not isinstance(p, Pack)]))
    given = [p if isinstance(p, Pack) else next(files) for p in packs]
    own = {pattern for _, _, pattern in all_patterns(builtin())}
    foreign.update({pattern for pack in given for _, _, pattern in all_patterns(pack)} - own)
    return merge(*given, builtin())


def worths_of(packs: Sequence[Path | Pack]) -> Worths:
    """What the units of reportx's own vocabulary and of some packs are worth."""
    return worths(vocabulary(tuple(packs)))


def document(head: Head, source: Source) -> Document:
    """The document's record."""
    return Document(
        title=head.title,
        region=head.region,
        region_name=head.place.name,
        region_code=head.place.code,
        region_level=head.place.level,
        genre=head.genre,
        report_year=head.report_year,
        review_year=head.review_year,
        plan_year=head.plan_year,
        date=head.date,
        speaker=head.speaker,
        source=source.name,
        sha256=source.sha256,
        chars=len(source.text),
        format=source.format,
        pages=len(source.starts) if source.format == "pdf" else None,
    )
