"""``reportx extract``."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.writing import (
    chosen_format,
    layout_of,
    left_out,
    named_columns,
    target_of,
    unwritten,
    write_nothing,
    writer_for,
)
from reportx.errors import InputError, count_of, displayed, nearest
from reportx.language import spoken

if TYPE_CHECKING:
    from reportx.corrections import Corrections
    from reportx.packs import Pack
    from reportx.records import Report, Source

MOST_NEAR = 3  # names that are told of what is not there
REST = "all fields: -f json; a file for Excel, Stata, R or SQL: -o FILE.xlsx, .dta, .csv, .sqlite"
EXAMPLES = o.examples(
    "reportx extract report.md",
    "reportx extract reports/*.txt -o metrics.xlsx",
    "reportx extract report.md --indicator gdp --status target",
)


@app.command(epilog=EXAMPLES)
@with_reading
def extract(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: o.Sources = None,
    output: o.Output = None,
    form: o.Formats = None,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    measure: o.Measures = None,
    status: o.Statuses = None,
    indicator: o.Indicators = None,
    section: o.InSection = None,
    save_text: o.SaveText = None,
    package: o.Package = None,
    columns: o.Columns = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Extract metrics and sections as JSON, a table, or a file for Excel, Stata, R or SQL."""
    from reportx.outputs import select

    began, names, packs = perf_counter(), o.named(sources), o.read_packs(pack)
    if package and (form or output):
        raise typer.BadParameter("is a folder of CSV; leave out -o and -f", param_hint="--package")
    looked_at = form is None and output is None and package is None and sys.stdout.isatty()
    form = chosen_format(form, output, inputs=names, otherwise=o.Format.table if looked_at else o.Format.json)
    written = None if package else form
    chosen = named_columns(columns, written)
    layout, known = layout_of(written, header, excel=excel), vocabulary(packs)
    asked = codes_asked(indicator or (), known)
    codes = wanted(asked)
    decided = o.read_corrections(corrections)
    keep = keeper(save_text, names, [output] if output else [])
    tally = Tally(reading, keep, decided)
    with streams.folder_for(package) if package else target_of(form, output) as target:
        writer = writer_for(form, target, layout, columns=chosen, many=len(names) > 1)
        for report in tally.reports(names if quiet else watched(names, output), packs):
            kept = select(report, measures=measure or (), status=status, indicators=codes, section=section)
            writer.add(kept)
            tally.count(report, kept)
            for note in () if quiet else warnings(report):
                say(f"{report.document.source}: {note}")
        if tally.failed == len(names):
            write_nothing(form, output, many=len(names) > 1)
            raise typer.Exit(FAILED)  # so that an earlier output file stays as it is
        filters = Filters(measure, status, asked, section)
        for line in (*tally.misnamed(filters, known), *(() if quiet else tally.unmatched(filters, known))):
            say(line)
        writer.close()
        if tally.keeps_none(filters) and unwritten(package or output, "nothing matches"):
            raise typer.Exit(FAILED)  # so that what was made of nothing goes to no place
    tell_unused(decided)
    if not quiet:
        say(tally.closing(perf_counter() - began))
        for line in left_out(form, chosen):
            say(line)
        if looked_at:
            say(REST)
    raise typer.Exit(FAILED if tally.failed else DONE)


def warnings(report: "Report") -> list[str]:
    """The notes that matter before a figure is used; what told the region is only in the output."""
    return [note for note in report.notes if not note.startswith("region ")]


T = TypeVar("T")


def tell_unused(corrections: "Corrections | None") -> None:
    """Say how many decisions are on texts that were not read."""
    if corrections and corrections.unused:
        say(f"{count_of(corrections.unused, 'corrections')} of other texts: not applied")


class Filters(NamedTuple):
    """What is asked for."""

    measures: Sequence[str] | None
    status: str | None
    indicators: Mapping[str, Collection[str]]  # with their codes
    section: str | None


@dataclass(slots=True)
class Tally:
    """How inputs are read, and what came of them so far."""

    reading: Reading = field(default_factory=Reading)
    keep: "Callable[[Source], object]" = id  # what is done with the text of each
    corrections: "Corrections | None" = None
    read: int = 0
    failed: int = 0
    found: int = 0
    kept: int = 0
    words: int = 0  # targets in words that the filters kept
    sections: int = 0
    indicators: Counter[tuple[str, str | None]] = field(default_factory=Counter)  # as printed, with codes
    titles: set[str] = field(default_factory=set)  # of sections that hold metrics

    def reports(self, names: Iterable[Path], packs: "Sequence[Pack]") -> "Iterator[Report]":
        """Reports one by one."""
        from reportx.extract import read_report, worths_of

        def read(source: "Source") -> "tuple[Source, Report]":
            return source, read_report(source, packs=packs)

        for source, report in self.each(names, read):
            # not where it is read: a process of its own could not tell which decisions it took
            yield self.corrections.apply(report, source, worths_of(packs)) if self.corrections else report

    def each(self, names: Iterable[Path], read: "Callable[[Source], T]") -> "Iterator[T]":
        """What is read of each input. One that can't be read costs a line, not the others."""
        for name in names:
            try:
                yield self.reading.read(name, lambda source: self.seen(source, read))
            except InputError as error:
                say(str(error))
                self.failed += 1

    def seen(self, source: "Source", read: "Callable[[Source], T]") -> T:
        """What is read of a source whose text is kept."""
        self.keep(source)
        return read(source)

    def count(self, report: "Report", kept: "Report") -> None:
        """Add a report, of which the filters kept a part."""
        self.read += 1
        self.found += len(report.metrics)
        self.kept += len(kept.metrics)
        self.words += len(kept.qualitative_targets)
        self.sections += len(report.sections)
        if len(kept.metrics) < len(report.metrics):
            self.indicators.update((m.indicator, m.indicator_code) for m in report.metrics)
            self.titles.update(title for m in report.metrics for title in m.section)
        if not (report.metrics or report.qualitative_targets):
            say(f"{report.document.source}: no metric found; is it a report?")

    def keeps_none(self, filters: "Filters") -> bool:
        """Whether filters are there, and keep nothing."""
        return any(filters) and not (self.kept or self.words)

    def misnamed(self, filters: "Filters", known: "Pack") -> Iterator[str]:
        """A line for each indicator asked for that neither is one nor part of any name, here or elsewhere."""
        from reportx.indicators import is_part, unknown

        for name, codes in filters.indicators.items():
            printed = any(name in one for one, _ in self.indicators)
            if not (codes or printed or is_part(name, known)) and self.found:
                yield unnamed(name, self.names()) or unknown(name, known)

    def unmatched(self, filters: "Filters", known: "Pack") -> Iterator[str]:
        """What to say of filters that keep nothing, with what is there and near to what is asked for."""
        if self.kept or self.words or not self.found:
            return
        asked = [*(filters.measures or ()), *filter(None, [filters.status]), *filters.indicators]
        told = ", ".join([*asked, *filter(None, [filters.section])])
        yield f"none of {count_of(self.found, 'metrics')} passes: {displayed(told)}"
        for name, codes in filters.indicators.items():
            if line := self.without(name, codes, known) if codes else None:
                yield line
        line = unnamed(filters.section, self.titles) if filters.section else None
        if line:
            yield line

    def names(self) -> set[str]:
        """What indicators are called here, by their codes and as printed."""
        return {name for pair in self.indicators for name in pair if name}

    def without(self, name: str, codes: Collection[str], known: "Pack") -> str | None:
        """What to say of an indicator that there is, but not here."""
        from reportx.indicators import akin

        if any(code in codes for _, code in self.indicators):
            return None
        near = ", ".join(akin(codes, self.indicators, known)[:MOST_NEAR])
        if near:
            return f"no figure here is of {displayed(name)}; near it: {near}"
        return f"no figure here is of {displayed(name)}"

    def closing(self, seconds: float) -> str:
        """The line that says what was done."""
        metrics = count_of(self.found, "metrics")
        if self.kept != self.found:
            metrics = f"{self.kept} of {self.found} metrics"
        many = f"{self.read} reports" if self.read > 1 else ""
        failed = f"{self.failed} failed" if self.failed else ""
        parts = [many, metrics, count_of(self.sections, "sections"), f"{seconds:.2f} s", failed]
        return ", ".join(filter(None, parts))


def keeper(path: Path | None, names: Sequence[Path], others: Sequence[Path]) -> "Callable[[Source], object]":
    """Writes the text of the one source to a file, if there is one to write to."""
    if path is None:
        return id
    if len(names) > 1:
        hint = f"keeps the text of one source, and there are {len(names)}; name one"
        raise typer.BadParameter(hint, param_hint="--save-text")
    if streams.resolved(path) in set(map(streams.resolved, [*names, *others])):
        hint = f"{displayed(str(path))} is also an input or the output; name another"
        raise typer.BadParameter(hint, param_hint="--save-text")

    def keep(source: "Source") -> None:
        with streams.destination(path) as stream:
            stream.write(source.text)

    return keep


def unnamed(name: str, known: Collection[str]) -> str | None:
    """What to say of a name that is not there, if another is near it."""
    near = None if any(name in one for one in known) else nearest(name, sorted(known))
    return f"nothing here is named {displayed(name)}; did you mean {near}?" if near else None


def vocabulary(packs: "Sequence[Pack]") -> "Pack":
    """All words, those of the user's packs before reportx's own."""
    from reportx.packs import builtin, merge

    return merge(*packs, builtin()) if packs else builtin()


def codes_asked(names: Iterable[str], known: "Pack") -> dict[str, frozenset[str]]:
    """The indicators asked for, each with the codes that it names."""
    from reportx.indicators import known_codes

    return {name: known_codes(name, known) for name in map(displayed, names)}


def wanted(asked: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The codes asked for; a word that names none is a part of a name as printed.

    A Chinese name is both, for it may also be a part of others.
    """
    parts = {name for name, codes in asked.items() if not (codes and name.isascii())}
    return frozenset().union(parts, map(str.upper, parts), *asked.values())


def watched(names: Sequence[Path], output: Path | None) -> Iterable[Path]:
    """The inputs under a progress bar, where there is a terminal that data does not go to."""
    if len(names) < 2 or not sys.stderr.isatty() or (output is None and sys.stdout.isatty()):
        return names
    from rich.console import Console
    from rich.progress import track

    return track(names, description=spoken("reading"), console=Console(stderr=True), transient=True)
