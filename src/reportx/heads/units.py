"""Which unit reports: by the words of its head, else by the names around 我市 in its body, never by a guess.

A name must be one that a place bears or bore (places), or be made like one and stand whole between words
that end before it and words that follow it: 在|云门市青川区|第三届人民代表大会.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportx.heads.tops import Known, Top
from reportx.heads.words import HeadWords
from reportx.patterns import compiled
from reportx.places import LONGEST, existed, full_names, is_over, is_place, short_names
from reportx.repair import Text

NATION = "全国"
SURE = 3  # characters of a known name that is taken for one whatever stands before it
LEAST = 5  # times that a body must use a name as its own, and twice as often as any other
NATIONAL = 10  # times that a body must say 我国 to be national, if it says 我市 and its like next to never
OWN = 6  # characters of a short name
RUNS = compiled(r"\p{Han}+")


class ReportingUnit(NamedTuple):
    """A unit, and the words that told it."""

    name: str
    where: str


def read_unit(top: Top, known: Known, text: Text, words: HeadWords) -> ReportingUnit | None:
    """The unit that reports."""
    if found := words.first("national", top.repaired):
        return ReportingUnit(NATION, found[0].where or "")
    named = list(named_units(top.repaired, known.title, words))
    if named:
        return longest_name(named)
    return by_body(top, known.year, text, words)


def longest_name(named: Sequence[ReportingUnit]) -> ReportingUnit:
    """The first name, with all that stands before it elsewhere: 深圳市坪山区 for 坪山区."""
    same = [unit for unit in named if unit.name.endswith(named[0].name)]
    return max(same, key=lambda unit: len(unit.name))


def named_units(lines: str, title: str | None, words: HeadWords) -> Iterator[ReportingUnit]:
    """The units that the head and the title name."""
    yield from units_before("region", lines, words)
    if name := unit_in_title(title or "", words):
        yield ReportingUnit(name, "the title")
    yield from units_before("issuer", lines, words)


def units_before(role: str, lines: str, words: HeadWords) -> Iterator[ReportingUnit]:
    """The units that stand before the words of a role."""
    for entry, match in words.matches(role, lines):
        if name := unit_at_end(match["unit"].replace("\n", ""), words):
            yield ReportingUnit(name, entry.where or "")


def unit_in_title(title: str, words: HeadWords) -> str | None:
    """The unit that a title names: the longest name of a place, or what is made like one."""
    runs = [match[0] for match in RUNS.finditer(title)]
    parts = [run[:end] for run in runs for end in ends_in(run, words)]
    known = max((name for part in parts if (name := place_at_end(part, words))), key=len, default=None)
    made = [name for part in parts if (name := made_unit(part, words))]
    if known is None:
        return made[-1] if made else short_in_title(title, words)
    return next((name for name in made if name.startswith(known) and words.holds("town", name)), known)


def short_in_title(title: str, words: HeadWords) -> str | None:
    """The short name of a unit that a title names before what it reports: 2025年广东政府工作报告.

    It is all that stands there behind a year or the title's beginning: 上海2024年统计公报.
    """
    for run in RUNS.finditer(title):
        ends = [match.start() for _, match in words.matches("behind_unit", run[0])]
        if run.start() == 0 and title[run.end() : run.end() + 1].isdigit():
            ends.append(len(run[0]))
        for name in (run[0][:end].rpartition("年")[2] for end in ends):
            if full_names(name):
                return name
    return None


def ends_in(run: str, words: HeadWords) -> list[int]:
    """Where the name of a unit may end in a run of characters: behind its level, or before what follows."""
    ends = {match.end() for _, match in words.matches("unit_end", run)}
    return sorted(ends | {match.start() for _, match in words.matches("behind_unit", run)} | {len(run)})


def unit_at_end(chars: str, words: HeadWords) -> str | None:
    """The name of the unit with which a stretch ends."""
    return place_at_end(chars, words) or made_unit(chars, words)


def place_at_end(chars: str, words: HeadWords) -> str | None:
    """The longest name of a place with which a stretch ends, with the places that hold it before it."""
    for size in range(min(LONGEST, len(chars)), 1, -1):
        before, name = chars[:-size], chars[-size:]
        if not is_place(name):
            continue
        upper = upper_place(before, name)
        rest = before[: len(before) - len(upper)]
        return upper + name if size >= SURE or words.holds("boundary", rest) else None
    return None


def upper_place(chars: str, name: str) -> str:
    """The names of places at the end of a stretch that hold a place: 广东省深圳市 before 坪山区."""
    for size in range(min(LONGEST, len(chars)), 1, -1):
        upper = chars[-size:]
        if is_place(upper) and is_over(upper, name):
            return upper_place(chars[:-size], upper) + upper
    return ""


def made_unit(chars: str, words: HeadWords) -> str | None:
    """What stands behind the last word before a name, where it is made like a name but is in no table."""
    starts = [at for at in range(len(chars) + 1) if words.holds("boundary", chars[:at])]
    name = chars[starts[-1] :]
    whole = (match[0] == name for _, match in words.matches("unit", name))
    return name if any(whole) and len(name) > 1 and not words.holds("no_unit", name) else None


def by_body(top: Top, year: int | None, text: Text, words: HeadWords) -> ReportingUnit | None:
    """The unit by what its body calls itself, with the name of the file where that alone is not enough."""
    counts = Counter(match["level"] for _, match in words.matches("level_said", text.chars))
    nation = counts.pop("国", 0)
    if nation >= NATIONAL and nation > NATIONAL * counts.total():
        return ReportingUnit(NATION, "its body: 我国")
    level = own_level(top, counts, words)
    beside = list(beside_own(text.chars, words))
    names = short_names(level) if level and beside else {}  # the table of all places is long
    used = Counter(own for ways in beside for own in [name for name in ways if name in names][:1])
    first, most, others = most_used(used, names, year)
    if most >= LEAST and most >= 2 * others:
        return ReportingUnit(full_name(first, names, text.chars), f"its body: {first}")
    told = [name for name in used if name in text.source.name]
    if told and max(told, key=len) == first:
        return ReportingUnit(
            full_name(first, names, text.chars), f"its body and the name of its file: {first}"
        )
    return None


def most_used(
    used: Counter[str], names: Mapping[str, Sequence[str]], year: int | None
) -> tuple[str, int, int]:
    """The name that is used most, how often, and how often the next is; without places of other times."""
    there = [(own, times) for own, times in used.most_common() if any(existed(n, year) for n in names[own])]
    (first, most), (_, others) = [*there[:2], ("", 0), ("", 0)][:2]
    return first, most, others


def own_level(top: Top, counts: Counter[str], words: HeadWords) -> str | None:
    """Whether it is a 市, 县 or another: by its opening, else by what it says most, 全市 or 全县."""
    if found := words.first("level", top.opening):
        return found[1]["level"]
    return counts.most_common(1)[0][0] if counts else None


def beside_own(chars: str, words: HeadWords) -> Iterator[list[str]]:
    """What may be a name that a body uses as its own, the longest first: 平安青川, 青川人民."""
    for _, match in words.matches("own_before", chars):
        part = chars[match.end() : match.end() + OWN]
        yield [part[:size] for size in range(OWN, 1, -1)]
    for _, match in words.matches("own_after", chars):
        part = chars[max(0, match.start() - OWN) : match.start()]
        yield [part[-size:] for size in range(OWN, 1, -1)]


def full_name(short: str, names: Mapping[str, Sequence[str]], chars: str) -> str:
    """The name in full that the body uses most, or the shortest."""
    return max(names[short], key=lambda name: (chars.count(name), -len(name)))
