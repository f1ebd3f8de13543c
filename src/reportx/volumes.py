"""A file that holds several reports, as a gazette does: where each begins.

A report begins with its title and, right below it, the line of its delivery or adoption:
——2026年2月9日在某市第七届人民代表大会第七次会议上. What a contents list names has no such line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.heads import CHINESE_DAY, DAY
from reportx.patterns import compiled
from reportx.records import Coverage, Document, Report, Section
from reportx.repair import Text, paragraphs

DELIVERED = compiled(
    rf"[—－-]{{0,2}}[（(]?(?:{DAY.pattern}|{CHINESE_DAY.pattern})(?:在|.{{0,40}}(?:通过|会议|大会))"
)
TITLE = compiled(
    r"(?:[^。；，]{0,30}政府工作报告|[^。；]{0,40}关于[^。；]{4,90}的(?:报告|决议|决定|公告)|[^。；，]{2,40}公报)(?:（.{1,8}）)?"
)
# the first line of a title of two: 某市第七届人民代表大会第七次会议
BODY_NAME = compiled(r"[^。；，：]{4,40}(?:会议|大会|委员会|人民政府|[厅局])")
REPORT = compiled(r"(?:报告|公报)(?:（.{1,8}）)?$")
TITLE_LINES = 3
LINE_LENGTH = 80
LEAST = 300  # characters of a report, below which a line only names one


class Part(NamedTuple):
    """A report at [start, end) of the repaired text, or with no title what stands before the first."""

    title: str | None
    start: int
    end: int


def find_parts(text: Text) -> tuple[Part, ...]:
    """The reports that a file holds, where it holds several; otherwise the whole text as one part."""
    lines = [(start, end, text.chars[start:end]) for start, end in paragraphs(text)]
    end = (len(text.chars), None)
    begun = without_repeats(list(titles(lines)))
    begun = [(start, title) for (start, title), (stop, _) in pairwise([*begun, end]) if stop - start > LEAST]
    if len(begun) < 2:
        return (Part(None, 0, len(text.chars)),)
    found = pairwise([(0, None), *begun, end])
    return tuple(Part(title, start, stop) for (start, title), (stop, _) in found if stop > start)


def titles(lines: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Where a title stands right above a line of delivery, and the title."""
    for at, (_, _, line) in enumerate(lines):
        if len(line) > LINE_LENGTH or not DELIVERED.match(line):
            continue
        for count in range(1, min(TITLE_LINES, at) + 1):
            title = "".join(words for _, _, words in lines[at - count : at])
            if TITLE.fullmatch(title):
                first = at - count
                if first and BODY_NAME.fullmatch(lines[first - 1][2]):
                    first, title = first - 1, lines[first - 1][2] + title
                yield lines[first][0], title
                break


def without_repeats(found: Sequence[tuple[int, str]]) -> list[tuple[int, str | None]]:
    """Without a title that stands again: some pages give a report twice."""
    seen: dict[str, int] = {}
    for start, title in found:
        seen.setdefault(title, start)
    return [(start, title) for title, start in seen.items()]


def part_of(text: Text, part: Part) -> Text:
    """The text of a part, with the offsets of the whole source."""
    return Text(text.source, text.chars[part.start : part.end], text.offsets[part.start : part.end])


def joined(reports: Sequence[Report]) -> Report:
    """One report of those of a file: its sections are theirs, and its document says what they agree in."""
    if len(reports) == 1:
        return reports[0]
    sections: list[Section] = []
    for report in reports:
        first = len(sections)
        sections += [moved(section, first) for section in report.sections]
    titles = [
        section.title for section in sections if section.parent is None and REPORT.search(section.title)
    ]
    return reports[0]._replace(
        document=agreed([report.document for report in reports if report.sections]),
        sections=tuple(sections),
        metrics=tuple(metric for report in reports for metric in report.metrics),
        qualitative_targets=tuple(t for report in reports for t in report.qualitative_targets),
        coverage=total([report.coverage for report in reports]),
        notes=(f"the file holds {len(titles)} reports: {'; '.join(titles)}", *every_note(reports)),
    )


def every_note(reports: Sequence[Report]) -> tuple[str, ...]:
    """The notes of all reports, each once."""
    return tuple(dict.fromkeys(note for report in reports for note in report.notes))


def moved(section: Section, first: int) -> Section:
    """A section whose number is counted on from those of the reports before."""
    parent = None if section.parent is None else section.parent + first
    return section._replace(id=section.id + first, parent=parent)


def agreed(documents: Sequence[Document]) -> Document:
    """What all documents say alike; null where they do not."""
    every = zip(*documents, strict=True)
    return Document._make(values[0] if len(set(values)) == 1 else None for values in every)


def total(parts: Sequence[Coverage]) -> Coverage:
    """The coverage of several reports together."""
    classes: Counter[str] = Counter()
    for part in parts:
        classes.update(part.classes)
    left = tuple(number for part in parts for number in part.left_over)
    numerals = sum(part.numerals for part in parts)
    return Coverage(
        numerals=numerals,
        in_metrics=sum(part.in_metrics for part in parts),
        classes={label: classes[label] for label in sorted(classes)},
        left_over=left,
        share=round(1 - len(left) / numerals, 4) if numerals else 1.0,
    )
