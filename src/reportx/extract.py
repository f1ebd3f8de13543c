"""The pipeline: a source is repaired, cut into sections, and read for metrics."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from reportx.coverage import Scanned, cover
from reportx.heads import Head, read_head
from reportx.metrics import MetricReader
from reportx.models import Document, Report, Source
from reportx.packs import Pack, builtin, merge, read_pack
from reportx.periods import Years
from reportx.readers import read_path
from reportx.repair import Text, repair
from reportx.sections import Heading, find_headings, read_sections


@dataclass(frozen=True, slots=True)
class Outline:
    """A text with its headings and what it says of itself: what metrics are read against."""

    text: Text
    headings: tuple[Heading, ...]
    head: Head
    years: Years
    pack: Pack


def extract(source: str | Path | Source, *, packs: Sequence[Path | Pack] = ()) -> Report:
    """The sections and metrics of a report.

    A Path is read as a file, and so is a string that names one; any other string is the text itself.
    Raises InputError for a file that can't be read and PackError for a bad pack, never for content.
    """
    found = outline(source, packs=packs)
    read = reader(found)
    sentences = tuple(read.sentences())
    return Report(
        generator=generator(),
        document=document(found.head, found.text.source),
        sections=read_sections(found.text, found.headings),
        metrics=tuple(metric for sentence in sentences for metric in sentence.metrics),
        qualitative_targets=tuple(read.promises()),
        coverage=cover(found.text, sentences, found.headings, Scanned(read.names, read.scanner.units)),
    )


def outline(source: str | Path | Source, *, packs: Sequence[Path | Pack] = ()) -> Outline:
    """A source repaired and cut into sections."""
    text = repair(to_source(source))
    pack = vocabulary(tuple(packs))
    headings = find_headings(text, pack)
    head = read_head(text, headings)
    return Outline(text, headings, head, Years(head.report_year, head.review_year, head.plan_year), pack)


def reader(found: Outline) -> MetricReader:
    """What reads the metrics of an outline, sentence by sentence."""
    return MetricReader(found.text, found.headings, found.years, found.pack)


def to_source(source: str | Path | Source) -> Source:
    """A Source of whatever was given."""
    if isinstance(source, Source):
        return source
    if isinstance(source, Path) or names_file(source):
        return read_path(Path(source))
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(name="<text>", text=source, sha256=digest)


def names_file(text: str) -> bool:
    """Whether a string is a file's name rather than a report's text."""
    # a paragraph is too long for a name, at which Path.is_file raises in Python before 3.14
    return "\n" not in text and os.path.isfile(text)  # noqa: PTH113


@cache
def vocabulary(packs: tuple[Path | Pack, ...]) -> Pack:
    """reportx's own vocabulary with some packs before it."""
    if not packs:
        return builtin()
    return merge(*(p if isinstance(p, Pack) else read_pack(p) for p in packs), builtin())


@cache
def generator() -> str:
    """What made a report: reportx 0.1.0."""
    return f"reportx {version('reportx')}"


def document(head: Head, source: Source) -> Document:
    """The document's record."""
    return Document(
        title=head.title,
        region=head.region,
        report_year=head.report_year,
        review_year=head.review_year,
        plan_year=head.plan_year,
        date=head.date,
        speaker=head.speaker,
        source=source.name,
        sha256=source.sha256,
        chars=len(source.text),
    )
