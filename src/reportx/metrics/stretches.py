"""Stretches of a text that lists of targets go on over, and those in which the plan part looks back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportx.metrics.moments import Moments
from reportx.patterns import compiled

if TYPE_CHECKING:
    import regex

# a member of a list that stands on a line of its own
MEMBER = compiled(r"[\s　]*(?:[—·●•*○◆-]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])")
SENTENCE_END = compiled(r"[。！？\n]")
GOAL = "目标"  # what all words for goals hold
YEAR = "一年"  # and all words for the year gone by
BEFORE, BEHIND = 14, 20  # how far they reach on either side of that
LEAD = 40  # characters before them that may tell of which year they are
ENOUGH = 4  # characters behind the words for the list to stand on the same line


def goals(chars: str, words: Moments, plan: int | None) -> Iterator[tuple[int, int, str, bool]]:
    """Where lists of targets begin and end, with their word, and whether they are said to be this year's."""
    done, at = 0, chars.find(GOAL)
    while at >= 0:
        m = words.goal.search(chars, max(done, at - BEFORE), at + BEHIND)
        done = m.end() if m and m.end() > at else at + len(GOAL)
        if m and m.end() > at:
            expected = plan is None and m["word"] is not None
            this_years = expected or is_this_years(chars, m.start(), words, plan)
            yield m.end(), list_end(chars, m.end()), m["word"] or GOAL, this_years
        at = chars.find(GOAL, done)


def is_this_years(chars: str, at: int, words: Moments, plan: int | None) -> bool:
    """Whether the words for goals at an offset are said to be of the plan year: 今年的主要预期目标."""
    begin = 1 + max(chars.rfind(mark, max(0, at - LEAD), at) for mark in "。\n")
    lead = chars[max(begin, at - LEAD) : at]
    return any(word in lead for word in words.this_year) or (plan is not None and f"{plan}年" in lead)


def list_end(chars: str, start: int) -> int:
    """Where a list ends: with its paragraph, or with the last of the lines that are members of it."""
    end = line_end(chars, start)
    if len(chars[start:end].strip()) >= ENOUGH:
        return end
    while end < len(chars):
        following = line_end(chars, end + 1)
        if chars[end + 1 : following].strip() and not MEMBER.match(chars, end + 1):
            break
        end = following
    return end


def line_end(chars: str, start: int) -> int:
    """Where the line of an offset ends."""
    end = chars.find("\n", start)
    return len(chars) if end < 0 else end


def recalls(chars: str, words: Moments) -> Iterator["regex.Match[str]"]:
    """Where sentences begin that tell of the year gone by."""
    at = chars.find(YEAR)
    while at >= 0:
        m = words.recall.search(chars, max(0, at - BEFORE), at + BEHIND)
        if m:
            yield m
        at = chars.find(YEAR, max(at + len(YEAR), m.end() if m else 0))


def looks_back(chars: str, words: Moments) -> Iterator[tuple[int, int]]:
    """Sentences that tell of the year gone by, and those behind them up to one that looks ahead again."""
    end = 0
    for m in recalls(chars, words):
        if m.start("time") >= end:  # else it stands in a stretch, and ends with it
            end = back_until(chars, m.start("time"), words)
        yield m.start("time"), end


def back_until(chars: str, at: int, words: Moments) -> int:
    """Where a text that tells of the year gone by from an offset on looks ahead again."""
    while end := SENTENCE_END.search(chars, at):
        at = end.end()
        if end[0] == "\n" or words.onward.match(chars, at):
            break
    return at
