"""Bold words that a PDF prints twice, one over the other, and a converter writes down twice.

    （一）一般公共预算 ⏎ 一般公共预算 ⏎ …为民办实事。强化就业 ⏎ 强化就业。兑现补贴…

What ends a line stands once more at the beginning of the next one. A heading may as well be taken up by its
text (1.全市预算 ⏎ 全市预算收入完成…), so a file is only read so where many of its lines are said again whole.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.repair.characters import Edit, lines_of

LONGEST = 40  # characters that are said again
SURE = 4  # so many are no chance
SHORTEST = 2
LEAST = 8  # lines of which the end is said again whole, to be the file's way
WORDS = compiled(r"\p{Han}")
STOPS = frozenset("。；）)、.．“”《》")


class Again(NamedTuple):
    """The end of a line, from ``begin`` to ``end``, and where it ends once more on the next line."""

    begin: int
    end: int
    close: int
    whole: bool  # whether only a stop follows, or nothing
    opens: bool  # whether it is a whole line that is said again
    closes: bool  # whether nothing follows on the next line
    stopped: bool  # whether only a full stop does, so that the text of a bold sentence is on the line behind


def overprint_edits(chars: str) -> Iterator[Edit]:
    """What was printed twice goes once, with the line break before it; a wrap between two such goes too.

    So does the line break behind a sentence that was printed twice, as its paragraph goes on there.
    """
    pairs = [pair for pair in pairwise(lines_of(chars, "\r")) if pair[0][1][-1] in pair[1][1][:LONGEST]]
    found = [again for one, two in pairs if (again := said_again(one, two))]
    if sum(again.whole and not again.opens for again in found) < LEAST:
        return
    for again, after in zip(found, [*found[1:], None], strict=True):
        wrapped = after is not None and again.closes and after.opens and after.begin - again.close <= 2
        yield again.end, after.begin if after is not None and wrapped else again.close, ""
        stop = again.close + 1
        if (
            again.opens
            and again.stopped
            and chars[stop : stop + 1] == "\n"
            and (not after or after.begin > stop + 1)
        ):
            yield stop, stop + 1, ""


def said_again(one: tuple[int, str], two: tuple[int, str]) -> Again | None:
    """What ends one line and begins the next."""
    (at, before), (start, line) = one, two
    if not (size := size_again(before, line)):
        return None
    end, rest = at + len(before), line[size:]
    whole = size >= SURE and rest[:1] in ("", "。") and WORDS.match(line) is not None
    return Again(end - size, end, start + size, whole, size == len(before), rest == "", rest == "。")


def size_again(before: str, line: str) -> int:
    """How many characters at the end of a line the next one says again.

    >>> size_again("（一）基金预算", "基金预算"), size_again("转为发展", "发展动能")
    (4, 0)
    """
    size, last = min(LONGEST, len(before)), before[-1]
    # only where the next line has the last character can it have said so much
    while (size := line.rfind(last, 0, size) + 1) >= SHORTEST:
        if before.endswith(line[:size]):
            begins = size == len(before) or before[-size - 1] in STOPS
            return size if size >= SURE or begins else 0
        size -= 1
    return 0
