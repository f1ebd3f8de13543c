"""What stands before the body of a report: navigation, title, line of delivery, speaker and opening."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from reportx.heads.words import HeadWords
from reportx.patterns import compiled
from reportx.records import Genre, Kind
from reportx.repair import Text

LONGEST = 4000  # characters of a page's navigation that may stand before a report
OPENING = 600  # characters in which a report says what it is, behind 各位代表
BLANKS = compiled(r"[?？ 　]+")


class Outline(Protocol):
    """What is asked of a heading; the reader of sections and this one don't know each other."""

    @property
    def start(self) -> int:
        """Where it begins in the repaired text."""

    @property
    def level(self) -> int:
        """1 if it is one of the outermost."""

    @property
    def title(self) -> str:
        """Its words."""

    @property
    def kind(self) -> Kind:
        """Whether it looks back or ahead."""


class Top(NamedTuple):
    """The lines before the body, without blanks and the question marks that stand for them."""

    repaired: str
    printed: str  # as they were before repair
    opening: str  # the part that speaks: 各位代表：现在，我代表市人民政府，向大会报告工作


class Known(NamedTuple):
    """What is known of a report before all is."""

    title: str | None
    genre: Genre
    day: str | None
    year: int | None = None


def read_top(text: Text, headings: Sequence[Outline], words: HeadWords) -> Top:
    """What stands before the body of a report."""
    start, end = bounds(text.chars, headings, words)
    repaired = BLANKS.sub("", text.chars[start:end])
    printed = text.source.text[text.offsets[start] : text.offsets[end - 1] + 1] if end > start else ""
    address = words.first("address", repaired)
    opening = repaired[address[1].start() :] if address else repaired[-OPENING:]
    return Top(repaired, BLANKS.sub("", printed), opening)


def bounds(chars: str, headings: Sequence[Outline], words: HeadWords) -> tuple[int, int]:
    """Where the top begins and ends: at the heading behind the opening, or the first."""
    address = words.first("address", chars[:LONGEST])
    if address is None:
        end = headings[0].start if headings else min(len(chars), LONGEST)
        return max(0, end - LONGEST), end
    behind = address[1].end()
    nearest = next((heading.start for heading in headings if heading.start >= behind), len(chars))
    return 0, min(nearest, behind + OPENING)
