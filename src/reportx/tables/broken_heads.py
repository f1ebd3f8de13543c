"""Heads of flat tables that were broken over lines, put together to as many as a row has cells.

So are 项目 ⏎ 合计 ⏎ 基本养老 ⏎ 保险基金 ⏎ 基本医疗 ⏎ 保险基金 above rows of a label and three figures.
"""

from collections.abc import Callable, Sequence

from reportx.dictionary import dictionary
from reportx.tables.grid import Table

LONGEST_END = 6
OPENING = ("（", "(")
SEAM = 4  # characters on each side of a line's end among which a word is looked for


def with_whole_label(table: Table) -> Table:
    """A flat table whose first label a line's end cut within a word, put together with the line above.

    So are 8.彩票销售机 ⏎ 构业务费 the label of one row.
    """
    if not (table.flat and table.lead):
        return table
    first, *others = table.rows[0]
    if not is_cut(table.lead[-1], first.text):
        return table
    whole = first._replace(text=table.lead[-1] + first.text)
    return table._replace(rows=((whole, *others), *table.rows[1:]), lead=table.lead[:-1])


def is_cut(above: str, below: str) -> bool:
    """Whether a line's end parts a word of the dictionary.

    >>> is_cut("8.彩票销售机", "构业务费"), is_cut("二、非税收入", "专项收入")
    (True, False)
    """
    left, right = above[-SEAM:], below[:SEAM]
    end = 0
    for word in dictionary().cut(left + right):
        if end < len(left) < end + len(word):
            return True
        end += len(word)
    return False


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
