"""Traditional characters: read as the simplified ones, and printed as they stand in the source.

Each is folded to one simplified character, so no offset moves. ``data/traditional.txt``, which
scripts/make_traditional.py makes, holds those that stand for one simplified character only.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportx.records import Report

DATA = Path(__file__).with_name("data") / "traditional.txt"
# a sentence of traditional characters has one of these, and a text of simplified ones none
COMMON = "國為爲這來時學說們後發長過業經門動進區開產萬億個總與財實關達項較額減應質資農務會對從單數"
PRINTED = {
    *(
        "indicator",
        "action",
        "unit",
        "scope",
        "entity",
        "basis",
        "section",
        "table_path",
        "sentence",
        "title",
    ),
    *("qualitative", "region", "speaker", "context"),
}

T = TypeVar("T", bound=NamedTuple)
Fold = Mapping[int, str]


@cache
def simplified() -> Fold:
    """The simplified character of each traditional one."""
    traditional, simple = DATA.read_text(encoding="utf-8").split()
    return dict(zip(map(ord, traditional), simple, strict=True))


@lru_cache(maxsize=1)  # a text is asked twice: before it is read, and before its report is printed
def is_traditional(chars: str) -> bool:
    """Whether a text has traditional characters; to look for the common ones takes next to no time.

    >>> is_traditional("財政收入達8億港元"), is_traditional("财政收入达8亿港元")
    (True, False)
    """
    return any(char in chars for char in COMMON)


def as_printed(report: Report, source: str) -> Report:
    """A report of a text whose traditional characters were folded, in the characters of the source."""
    originals = original_characters(source)
    coverage = report.coverage
    return report._replace(
        document=restored(report.document, originals),
        sections=tuple(restored(section, originals) for section in report.sections),
        metrics=tuple(restored(metric, originals) for metric in report.metrics),
        qualitative_targets=tuple(restored(target, originals) for target in report.qualitative_targets),
        coverage=coverage._replace(left_over=tuple(restored(left, originals) for left in coverage.left_over)),
    )


def original_characters(source: str) -> Fold:
    """For each simplified character the one that it is folded from in a source; the most frequent of several.

    >>> {chr(code): original for code, original in original_characters("億元以後，皇后在前，后來").items()}
    {'亿': '億', '来': '來'}
    """
    folds = simplified()
    counts: dict[str, Counter[str]] = {}
    for char, count in Counter(source).items():
        counts.setdefault(folds.get(ord(char), char), Counter())[char] = count
    best = {char: found.most_common(1)[0][0] for char, found in counts.items()}
    return {ord(char): original for char, original in best.items() if char != original}


def restored(record: T, originals: Fold) -> T:
    """A record whose printed words are those of the source."""
    changes = {
        field: in_originals(value, originals)
        for field, value in record._asdict().items()
        if field in PRINTED and value
    }
    return record._replace(**changes)


def in_originals(value: str | tuple[str, ...], originals: Fold) -> str | tuple[str, ...]:
    """A string or several in the characters of the source."""
    if isinstance(value, str):
        return value.translate(originals)
    return tuple(part.translate(originals) for part in value)
