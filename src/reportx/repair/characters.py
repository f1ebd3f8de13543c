"""Characters: what stands for another one, and blanks and punctuation that a converter left."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from reportx.packs import own_pattern
from reportx.patterns import compiled, compiled_plain
from reportx.traditional import is_traditional, simplified

if TYPE_CHECKING:
    import regex

Edit = tuple[int, int, str]  # drop [start, end) of the text, and put at most one character there

# Chinese characters and everything that is set as wide as one
WIDE = r"\u2014\u2018-\u201d\u2026\u2236\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\u2e80-\u2fdf"
# what no reader sees: soft hyphens, joiners, marks of direction
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = f"\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff{DIRECTIONS}"
BLANKS = f"\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000{ZERO_WIDTH}"
BLANK = rf"[ {BLANKS}]"
# what a terminal obeys, and no reader sees either; it is read as one of those
CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), *range(0x7F, 0xA0)))).replace("\x85", "")
NUMERAL = "〇零一二三四五六七八九十百千万亿"
DASHES = ("一一", "-", "－")
# at the beginning of a line; a set comes first, for re runs to the next character of one
OCR_DASH = compiled_plain(r"[一－-](?<![^\n].)(?:(?<=一)一|(?<=[－-])[－-]?)(?=[\u4e00-\u9fff])")
SPACED_NUMBER = compiled(rf"(?<![\d.,]\d|\d[.,])(?<!\d)\d(?:{BLANK}[\d.．](?!\d))+")
# 3,594, 026万元, but no list: 分别为120, 130, 140万元
AT_COMMA = compiled(
    rf"(?<=(?<![\d.,，])\d{{1,3}}(?:,{BLANK}*\d{{3}})*,){BLANK}+(?=\d{{3}}(?:,{BLANK}*\d{{3}})*(?:\.\d+)?{BLANK}*[万亿元])(?<!分别[^。；\n]{{0,30}})"
)
# 2，513，403万元, but no list: 分别为120，130，140
THOUSANDS = compiled(
    r"，(?=\d{3}(?:，\d{3})*(?:\.\d+)?[\p{Han}%‰])(?<=[^\n\d.,，]\d{1,3}(?:，\d{3})*，)(?<!分别[^。；\n]{0,30})"
)
OF_NUMBER = frozenset("0123456789.．")
IS_WIDE = compiled(rf"[{WIDE}]")
SPACES = compiled(rf"{BLANK}+")
# with its group where the blanks stand beside what is wide, or at an end of a cell, a line or the text
PLAIN_SPACES = compiled_plain(rf" (?:(?<![^{WIDE}\n\t] ) *()| *(?![^{WIDE}\n\t])()| *)")
# half-width punctuation that does not stand in Chinese; most of a text's does, but no comma between thousands
NARROW = compiled_plain(
    rf"[,:;()!?](?! ?[{WIDE}])(?<![{WIDE}%\"].)(?<![{WIDE}%\"] .)"
    r"(?!(?:(?<=\d.)|(?<=\d .))(?!\d| \d{3}(?!\d)))"
)
FULL = {half: chr(ord(half) + 0xFEE0) for half in ",:;()!?"}
# what is neither ASCII nor an ordinary Chinese character or mark; a set comes first, for re runs to the next
# character of one
ORDINARY = (
    r"\t-\r\x20-\x7e\u4e00-\u9fff\uff0c\u3000-\u3002\uff1b\u201c\u201d\uff1a\uff08\uff09\u2014\uff01\uff1f"
)
UNUSUAL = compiled_plain(rf"[^{ORDINARY}][^{ORDINARY}]*")
IS_PRIVATE = compiled(r"\p{Co}")
FEW = 8  # characters to fold, up to which it is faster to look for each
# 增长3%.其中: a full stop in a font of Chinese punctuation, but not in 六五.六 and 一.总体情况
FULL_STOP = compiled(
    rf"(?m)\.(?<=[{WIDE}%\"]\.)(?<!^[{NUMERAL}]{{1,3}}\.)(?!(?<=[{NUMERAL}]\.)[{NUMERAL}])(?=[{WIDE}\"]|$)"
)
# 三　对外开放取得成效: without the blank it would be three pairs
NUMBER_BLANK = compiled(rf"(?m)(?<=^[一二三四五六七八九十]{{1,3}}){BLANK}(?=\p{{Han}})")
# 贰亿叁仟万元: numerals of bank notes, only before a unit, for 陆 and 伍 stand in words and names
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
FORMAL_MARKS = ("佰", "仟", "拾", "壹", "贰", "叁", "肆", "柒", "捌", "玖", "伍万", "陆万")
BANK_NOTE = compiled(
    r"[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*(?<=[拾佰仟万亿][壹贰叁肆伍陆柒捌玖]?)(?=[元圆角整人户亩吨%])"
    r"|(?<=元)[壹贰叁肆伍陆柒捌玖](?=角)|(?<=[元角])[壹贰叁肆伍陆柒捌玖](?=分)"
)
PRIVATE = compiled(r"(?P<left>\d{0,20})(?P<char>\p{Co})(?P<right>\d{0,20})(?P<again>\p{Co}?)")
FULL_WIDTH = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))  # ０-９ Ａ-Ｚ ａ-ｚ
COMPATIBLE = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA2E))  # Kangxi radicals, compatibility ideographs
MARKS = {
    "％": "%", "﹪": "%", "．": ".", "﹒": ".", "＋": "+", "〜": "～", "︰": "：", "∕": "/", "／": "/",
    "\ue5e5": "\u3000", "―": "—", "─": "—", "━": "—", "﹣": "-", "○": "〇", "\u2028": "\n", "\u0085": "\n",
}  # fmt: skip


@cache
def at_points() -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    """Blanks behind the point of a number with a unit (增长6. 1%), and around one in mid-line (4 · 1亿吨).

    A list's number is none: 任务1. 20项.
    """
    unit = own_pattern("phrase", "unit_beginning")
    behind = compiled(rf"(?<=\p{{Han}}{BLANK}*\d{{1,4}}{BLANK}*\.){BLANK}+(?=\d{{1,3}}{BLANK}*{unit})")
    around = compiled(
        rf"(?:(?<=\p{{Han}}{BLANK}*\d{{1,5}}{BLANK}*·){BLANK}+(?=\d)|(?<=\p{{Han}}{BLANK}*\d{{1,5}}){BLANK}+(?=·{BLANK}*\d))"
        rf"(?=·?{BLANK}*\d{{1,3}}{BLANK}*{unit})"
    )
    return behind, around


def lines_of(chars: str, breaks: str) -> Iterator[tuple[int, str]]:
    r"""The lines that hold something, each with where it begins; some characters break them like \n.

    >>> list(lines_of("一\r\n\n二", "\r"))
    [(0, '一'), (4, '二')]
    """
    for char in breaks:
        chars = chars.replace(char, "\n")
    at = 0
    for line in chars.split("\n"):
        if line:
            yield at, line
        at += len(line) + 1


def unusual(chars: str) -> set[str]:
    """The characters of a text that are neither ASCII nor ordinary Chinese ones; most texts have few."""
    return set("".join(UNUSUAL.findall(chars)))


def folded(chars: str, there: Set[str]) -> str:
    """The text with ordinary characters in the place of the unusual ones that stand for them."""
    if is_traditional(chars):
        chars = chars.translate(simplified())
    changes = folds()
    if digits := foreign_digits(there):
        chars = chars.translate(digits)
    found = sorted(char for char in there if ord(char) in changes)
    if len(found) > FEW:
        chars = chars.translate(changes)
    else:
        for char in found:
            chars = chars.replace(char, changes[ord(char)])
    if IS_PRIVATE.search("".join(there)):
        chars = chars.translate(private_points(chars))
    return chars


@cache
def folds() -> dict[int, str]:
    """Characters that stand for another one: one to one, so no offset moves."""
    wide = {code: chr(code - 0xFEE0) for code in FULL_WIDTH}
    same = {code: unicodedata.normalize("NFKC", chr(code)) for code in COMPATIBLE}
    single = {code: char for code, char in same.items() if len(char) == 1}
    unseen = dict.fromkeys(map(ord, CONTROLS), "\u200b")
    return wide | single | unseen | {ord(mark): char for mark, char in MARKS.items()}


def foreign_digits(there: Iterable[str]) -> dict[int, str]:
    """Decimal digits of other scripts, as our own.

    >>> foreign_digits("٣，⑤")
    {1635: '3'}
    """
    digits = {ord(char): unicodedata.decimal(char, None) for char in there}
    return {code: str(digit) for code, digit in digits.items() if digit is not None}


def private_points(chars: str) -> dict[int, str]:
    """Characters of no standard that print a decimal point: they always stand behind a digit.

    3?5% may be a range, so a point is one only where some figure goes down: 7?5% is no range. What
    stays between digits is no part of a figure, which is then refused.

    >>> private_points("增长7\ue0015%，占12\ue0013%"), private_points("增长3\ue0015%")
    ({57345: '.'}, {})
    """
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for m in PRIVATE.finditer(chars):
        found[m["char"]].append((m["left"], m["right"], m["again"]))
    return {ord(char): "." for char, uses in found.items() if is_point(uses)}


def is_point(uses: Sequence[tuple[str, str, str]]) -> bool:
    """Whether what stands between some digits can only be a decimal point."""
    inner = [(left, right) for left, right, _ in uses if left and right]
    if not inner or any(not left or again for left, _, again in uses):
        return False
    grouped = all(len(right) == 3 for _, right in inner)
    years = any(len(left) > 3 and len(right) > 3 for left, right in inner)
    return not grouped and not years and any(int(right) < int(left) for left, right in inner)


def widened(chars: str) -> str:
    """The text with half-width punctuation in Chinese as Chinese has it."""
    wide = chars
    for half, full in FULL.items():
        wide = wide.replace(half, full)
    if wide == chars:
        return chars
    parts, at = [], 0
    for m in NARROW.finditer(chars):
        parts += [wide[at : m.start()], m[0]]
        at = m.end()
    return "".join(parts) + wide[at:]


def mark_edits(chars: str) -> list[Edit]:
    """Marks that Chinese has otherwise.

    A full stop of half width in Chinese is one of full width, 一一 before a headline is ——, a comma of full
    width between thousands is one of half width, and numerals of bank notes are ordinary ones.
    """
    found = [(m.start(), m.end(), "。") for m in FULL_STOP.finditer(chars)]
    if chars.startswith(DASHES) or any(f"\n{dash}" in chars for dash in DASHES):
        found += [(m.start(), m.end(), "—") for m in OCR_DASH.finditer(chars)]
    found += [(m.start(), m.end(), ",") for m in THOUSANDS.finditer(chars)]
    for m in BANK_NOTE.finditer(chars) if any(mark in chars for mark in FORMAL_MARKS) else ():
        found += [(at, at + 1, char) for at, char in enumerate(m[0].translate(FORMAL), m.start())]
    return sorted(found)


def space_edits(chars: str, there: Set[str]) -> Iterator[Edit]:
    """Blanks beside wide characters go, and those inside a number whose digits stand apart."""
    spaced: set[int] | None = None  # looked for where the first may be
    plain = there.isdisjoint(BLANKS + CONTROLS) and "\u3000" not in chars
    for m in (PLAIN_SPACES if plain else SPACES).finditer(chars):
        start, end = m.span()
        if m.lastindex if plain else not m[0].strip(ZERO_WIDTH):
            yield start, end, ""
            continue
        before, after = chars[start - 1 : start], chars[end : end + 1]
        if is_edge(before) or is_edge(after):
            stays = chars[start] == "\u3000" and end == start + 1 and NUMBER_BLANK.match(chars, start)
            yield start, end, " " if stays else ""
            continue
        if spaced is None and before in OF_NUMBER and after in OF_NUMBER:
            spaced = {i for m in SPACED_NUMBER.finditer(chars, max(0, start - 1)) for i in range(*m.span())}
        at_point = before == "." and at_points()[0].match(chars, start)
        if "·" in (before, after):
            at_point = at_points()[1].match(chars, start)
        at_comma = before == "," and AT_COMMA.match(chars, start)
        if at_point or at_comma or touches_number(before, after) or start in (spaced or ()):
            yield start, end, ""
        elif m[0] != " ":
            yield start, end, " "


@cache
def is_edge(char: str) -> bool:
    """Whether a blank beside this means nothing: a wide character, the end of a cell, a line or the text."""
    return char in {"", "\n", "\t"} or IS_WIDE.match(char) is not None


def touches_number(before: str, after: str) -> bool:
    """``12 %``, ``8 .5`` and ``≥ 5`` are one number; ``12 13`` may be two."""
    return (before.isdigit() and after in "%.‰") or (after.isdigit() and before in "≥≤≧≦")
