"""What a pack changes on reports: the records and sections that it gains, loses and makes others of."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from reportx.extract import read_report
from reportx.packs import Pack
from reportx.records import Metric, QualitativeTarget, Report, Section, Source, plain
from reportx.writers import Table, columns_of
from reportx.writers.tables import flat

Found = Metric | QualitativeTarget | Section
# what is not what a record says, but where it stands
PLACES = frozenset({"start", "end", "line", "page", "block", "sentence", "section", "id", "parent"})
# what a record is told by, where it is new or gone
TOLD = ("indicator", "indicator_code", "value", "unit", "measure", "period", "status", "title", "kind")
PARTING = " | "  # between what a record says


class Change(NamedTuple):
    """A record that is gained or lost, or a field of one that is another now."""

    change: Literal["gained", "lost", "changed"]
    source: str
    line: int
    text: str
    field: str | None
    old: str | None
    new: str | None


TABLE = Table("changes", columns_of(Change))


def changed(pack: Pack, source: Source, *, others: Sequence[Pack] = ()) -> list[Change]:
    """What a pack changes in what is read of a source, beside other packs.

    >>> changed(Pack(), Source("x", "税收收入增长5%。", ""))
    []
    """
    before = read_report(source, packs=others)
    after = read_report(source, packs=(pack, *others))
    return list(changes(before, after, source))


def changes(old: Report, new: Report, source: Source) -> Iterator[Change]:
    """How what was read of a source differs, in the order of the text."""
    before, after = by_place(old), by_place(new)
    for place in sorted({*before, *after}):
        was, now = before.get(place, []), after.get(place, [])
        same = [one for one in was if one in now]
        for gone, come in zip_longest(without(was, same), without(now, same)):
            yield from differences(gone, come, source)


def by_place(report: Report) -> dict[tuple[int, str], list[Found]]:
    """All that is read of a report, by where it begins and of which kind it is."""
    known: dict[tuple[int, str], list[Found]] = {}
    found: tuple[Found, ...] = (*report.metrics, *report.qualitative_targets, *report.sections)
    for one in found:
        known.setdefault((one.start, type(one).__name__), []).append(one)
    return known


def without(some: Iterable[Found], others: Sequence[Found]) -> list[Found]:
    """What is not among some others."""
    return [one for one in some if one not in others]


def differences(gone: Found | None, come: Found | None, source: Source) -> Iterator[Change]:
    """What became of a record."""
    one = gone if come is None else come
    if one is None:
        return
    place = source.name, source.line(one.start), one.title if isinstance(one, Section) else one.text
    if come is None:
        yield Change("lost", *place, None, in_words(one), None)
    elif gone is None:
        yield Change("gained", *place, None, None, in_words(one))
    else:
        for field in one._fields:
            old, new = as_text(getattr(gone, field)), as_text(getattr(come, field))
            if old != new and field not in PLACES:
                yield Change("changed", *place, field, old, new)


def in_words(one: Found) -> str:
    """What a record says, in a line."""
    return PARTING.join(filter(None, (as_text(getattr(one, field, None)) for field in TOLD)))


def as_text(value: Any) -> str | None:
    """A value as people read it."""
    if isinstance(value, Decimal):
        return plain(value)
    return None if value is None else str(flat(value))
