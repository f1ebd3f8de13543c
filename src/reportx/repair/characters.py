"""Characters: what stands for another one, and blanks and punctuation that a converter left."""

import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

Edit = tuple[int, int, str]  # drop [start, end) of the text, and put at most one character there

# Chinese characters and everything that is set as wide as one
WIDE = r"\u2014\u2018-\u201d\u2026\u2236\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\u2e80-\u2fdf"
BLANK = r"[ \t\u00a0\u2002-\u200b\u202f\u3000\ufeff\u200c\u200d\u00ad]"
OCR_DASH = regex.compile(r"(?m)^(?:一一|[-－]{1,2})(?=[\u4e00-\u9fff])")
SPACED_NUMBER = regex.compile(rf"(?<![\d.,]\d|\d[.,])(?<!\d)\d(?:{BLANK}[\d.．](?!\d))+")
SPACES = regex.compile(rf"{BLANK}+")
HALF = regex.compile(rf"(?<=[{WIDE}%\"] ?)[,:;()!?]|(?<=\d ?)[,:;()!?](?!\d)|[,:;()!?](?= ?[{WIDE}])")
FULL_WIDTH = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))  # ０-９ Ａ-Ｚ ａ-ｚ
COMPATIBLE = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA2E))  # Kangxi radicals, compatibility ideographs
MARKS = {
    "％": "%", "﹪": "%", "．": ".", "﹒": ".", "＋": "+", "〜": "～", "︰": "：", "∕": "/", "／": "/",
    "―": "—", "─": "—", "━": "—", "﹣": "-", "○": "〇", "\u2028": "\n", "\u0085": "\n",
}  # fmt: skip


@cache
def folds() -> dict[int, str]:
    """Characters that stand for another one: one to one, so no offset moves."""
    wide = {code: chr(code - 0xFEE0) for code in FULL_WIDTH}
    same = {code: unicodedata.normalize("NFKC", chr(code)) for code in COMPATIBLE}
    single = {code: char for code, char in same.items() if len(char) == 1}
    return wide | single | {ord(mark): char for mark, char in MARKS.items()}


def mark_edits(chars: str) -> Iterator[Edit]:
    """Half-width punctuation in Chinese is read as Chinese, 一一 before a headline as ——."""
    found = [(m.start(), m.end(), chr(ord(m[0]) + 0xFEE0)) for m in HALF.finditer(chars)]
    found += [(m.start(), m.end(), "—") for m in OCR_DASH.finditer(chars)]
    yield from sorted(found)


def space_edits(chars: str) -> Iterator[Edit]:
    """Blanks beside wide characters go, and those inside a number whose digits stand apart."""
    spaced = {i for m in SPACED_NUMBER.finditer(chars) for i in range(m.start(), m.end())}
    for m in SPACES.finditer(chars):
        start, end = m.span()
        before, after = chars[start - 1 : start], chars[end : end + 1]
        if start in spaced or is_edge(before) or is_edge(after) or touches_number(before, after):
            yield start, end, ""
        elif m[0] != " ":
            yield start, end, " "


@cache
def is_edge(char: str) -> bool:
    """Whether a blank beside this means nothing: a wide character, a line's end, or the text's."""
    return char in {"", "\n"} or regex.match(rf"[{WIDE}]", char) is not None


def touches_number(before: str, after: str) -> bool:
    """``12 %`` and ``8 .5`` are one number; ``12 13`` may be two."""
    return before.isdigit() and after in "%.‰"
