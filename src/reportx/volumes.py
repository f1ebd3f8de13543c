"""A file that holds several reports, as a gazette does: where each begins.

A report begins with its title and, below it, the line of its delivery or adoption:
——2026年2月9日在某市第七届人民代表大会第七次会议上. Lines of a page may stand between, as that of its
source. What a contents list names has no such line. A report that lost its title begins with its address to
the assembly and the words by which a government reports to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.heads import CHINESE_DAY, DAY
from reportx.heads.words import HeadWords, words_of
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.records import Coverage, Document, Report, Section
from reportx.repair import Text, paragraphs

DELIVERED = compiled(rf"[—－―-]{{0,6}}[（(]?(?:{DAY.pattern}|{CHINESE_DAY.pattern})")
# of a communiqué
DATED = compiled(rf"[（(]?(?:{DAY.pattern}|{CHINESE_DAY.pattern})[)）]?")
FIELD = compiled(r"\p{Han}{2,4}：")  # 标题：
TITLE_LINES = 3
BETWEEN = 4  # lines of a page between a title and that of its delivery, or between this and the address
LINE_LENGTH = 80
FIRST_WORDS, WORDS_WITHOUT_TITLE = 60, 200  # by which reports of one title, or of none, are told apart
UNTITLED = "one without a title"
LEAST = 300  # characters of a report, below which a line only names one


Line = tuple[int, int, str]  # of the repaired text: [start, end) and its characters


class Part(NamedTuple):
    """A report at [start, end) of the repaired text, or with no title what stands before the first."""

    title: str | None
    start: int
    end: int


class Beginning(NamedTuple):
    """Where a report begins, its title, and the words of its own that tell it from others of that title."""

    start: int
    title: str | None
    words: str


def find_parts(text: Text, pack: Pack) -> tuple[Part, ...]:
    """The reports that a file holds, where it holds several; otherwise the whole text as one part."""
    lines = [(start, end, text.chars[start:end]) for start, end in paragraphs(text)]
    begun = [(found.start, found.title) for found in without_repeats(beginnings(lines, words_of(pack)))]
    end = (len(text.chars), None)
    begun = [(start, title) for (start, title), (stop, _) in pairwise([*begun, end]) if stop - start > LEAST]
    if len(begun) < 2:
        return (Part(None, 0, len(text.chars)),)
    found = pairwise([(0, None), *begun, end])
    return tuple(Part(title, start, stop) for (start, title), (stop, _) in found if stop > start)


def beginnings(lines: Sequence[Line], words: HeadWords) -> Iterator[Beginning]:
    """Where a title stands above a line of delivery or an address, or an address without a title."""
    read = 0  # lines of the beginning that was found last
    for at, (_, _, line) in enumerate(lines):
        told = is_delivered(line, words) or DATED.fullmatch(line)
        opens = words.stands("volume_address", line, 0) and words.stands(
            "volume_opening", "".join(chars for _, _, chars in lines[at : at + 3]), 0
        )
        if not told and not opens:
            continue
        own = "".join(chars for _, _, chars in lines[at : at + 5])
        if title := title_above(lines, at, read, words):
            yield Beginning(title[0], title[1], own[: len(line) + FIRST_WORDS])
        elif opens and (at > read + BETWEEN or not read):
            yield Beginning(lines[head_above(lines, at, read)][0], None, own[:WORDS_WITHOUT_TITLE])
        else:
            continue
        read = at + 1


def is_delivered(line: str, words: HeadWords) -> bool:
    """Whether a line tells when and where a report was delivered or adopted."""
    day = DELIVERED.match(line) if len(line) <= LINE_LENGTH else None
    return day is not None and words.stands("delivered", line, day.end())


def title_above(lines: Sequence[Line], at: int, read: int, words: HeadWords) -> tuple[int, str] | None:
    """Where the title above a line begins, and the title; a page's lines may stand between."""
    for last in range(at, max(read, at - BETWEEN - 1), -1):
        if last < at and not is_of_page(lines[last][2]):
            return None
        for count in range(1, min(TITLE_LINES, last - read) + 1):
            title = "".join(chars for _, _, chars in lines[last - count : last])
            # of a communiqué the line of delivery may be no more than a day
            dated = DATED.fullmatch(lines[at][2]) and not words.fits("volume_communique", title)
            if words.fits("volume_title", title) and not dated:
                first = last - count
                if first > read and words.fits("volume_body", lines[first - 1][2]):
                    first, title = first - 1, lines[first - 1][2] + title
                return lines[first][0], FIELD.sub("", title, count=1) if FIELD.match(title) else title
    return None


def head_above(lines: Sequence[Line], at: int, read: int) -> int:
    """The first of the lines above an address that may be a head, though no title is known among them."""
    first = at
    while first > max(read, at - BETWEEN) and is_of_page(lines[first - 1][2]):
        first -= 1
    return first


def is_of_page(line: str) -> bool:
    """Whether a line may stand between a title and the report's own words."""
    return len(line) <= LINE_LENGTH and not any(stop in line for stop in "。；！")


def without_repeats(found: Iterable[Beginning]) -> list[Beginning]:
    """Without a report that begins again in the same way: some pages give a report twice."""
    seen: dict[tuple[str | None, str], Beginning] = {}
    for beginning in found:
        seen.setdefault((beginning.title, beginning.words), beginning)
    return list(seen.values())


def part_of(text: Text, part: Part) -> Text:
    """The text of a part, with the offsets of the whole source."""
    return Text(text.source, text.chars[part.start : part.end], text.offsets[part.start : part.end])


def joined(reports: Sequence[Report], pack: Pack) -> Report:
    """One report of those of a file: its sections are theirs, and its document says what they agree in."""
    if len(reports) == 1:
        return reports[0]
    sections: list[Section] = []
    for report in reports:
        first = len(sections)
        sections += [moved(section, first) for section in report.sections]
    titles = [title for report in reports for title in titles_of(report, words_of(pack))]
    return reports[0]._replace(
        document=agreed([report.document for report in reports if report.sections]),
        sections=tuple(sections),
        metrics=tuple(metric for report in reports for metric in report.metrics),
        qualitative_targets=tuple(t for report in reports for t in report.qualitative_targets),
        coverage=total([report.coverage for report in reports]),
        notes=(f"the file holds {len(titles)} reports: {'; '.join(titles)}", *every_note(reports)),
    )


def titles_of(report: Report, words: HeadWords) -> list[str]:
    """The title of a report that was found in a file, for its notes; none of what only stands before one."""
    outer = [section.title for section in report.sections if section.parent is None]
    return [title for title in outer if words.holds("volume_report", title)] or [UNTITLED] * bool(
        report.metrics
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
