"""Heads of flat tables that were broken over lines, put together to as many as a row has cells.

So are 项目 ⏎ 合计 ⏎ 基本养老 ⏎ 保险基金 ⏎ 基本医疗 ⏎ 保险基金 above rows of a label and three figures.
"""

from collections.abc import Callable, Sequence

LONGEST_END = 6
OPENING = ("（", "(")


def grouped(
    pieces: Sequence[str], count: int, *, is_time: Callable[[str], bool], is_whole: Callable[[str], bool]
) -> list[str] | None:
    """Lines of a head as so many heads, or None where it is not told which go together.

    A bracket goes on with what stands before it, and a time with what stands behind it.

    >>> grouped(["合计", "养老", "保险基金", "医疗", "（职工）", "保险基金"], 3,
    ...         is_time=lambda piece: False, is_whole=lambda piece: piece == "合计")
    ['合计', '养老保险基金', '医疗（职工）保险基金']
    """
    found = list(pieces)
    for joined in (with_brackets, lambda parts: with_times(parts, is_time)):
        if len(found) > count:
            found = joined(found)
    if len(found) > count:
        found = by_ending(found, count, is_whole)
    return found if len(found) == count else None


def with_brackets(pieces: Sequence[str]) -> list[str]:
    """Pieces of which none begins with a bracket."""
    found: list[str] = []
    for piece in pieces:
        if found and piece.startswith(OPENING):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def with_times(pieces: Sequence[str], is_time: Callable[[str], bool]) -> list[str]:
    """Pieces of which none is a time alone, but for the last: 2024年 and 决算数 are 2024年决算数."""
    found: list[str] = []
    for piece in pieces:
        if found and is_time(found[-1]) and not is_time(piece):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def by_ending(pieces: Sequence[str], count: int, is_whole: Callable[[str], bool]) -> list[str]:
    """Pieces joined up to those that end like the last one, where that makes so many."""
    last = pieces[-1]
    for size in range(min(LONGEST_END, len(last)), 1, -1):
        found = [""]
        for piece in pieces:
            found[-1] += piece
            if piece.endswith(last[-size:]) or is_whole(piece):
                found.append("")
        if len(found) - 1 == count:
            return found[:-1]
    return list(pieces)
