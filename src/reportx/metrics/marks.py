"""What is one token whatever it holds: figures, times, quotes, brackets, the number of an item."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportx.metrics.moments import Moments
from reportx.metrics.token import Token
from reportx.metrics.word_kinds import DOING
from reportx.patterns import compiled_plain
from reportx.quantities import Quantity
from reportx.sparse import SparsePattern
from reportx.tuples import made

if TYPE_CHECKING:
    import re

FORMS = {"rank": "R", "streak": "K"}
CLOSERS = {
    "“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "【": "】", '"': '"', "（": "）",
    "(": ")", "〔": "〕", "[": "]", "［": "］",
}  # fmt: skip
BRACKETS = frozenset("（(〔[［")
OPENERS = compiled_plain(rf"[{regex.escape(''.join(CLOSERS))}]")
# the number of an item: 3. （一） 2） ①
NUMBERED = compiled_plain(
    r"\s*(?=[\d（(一二三四五六七八九十①-⑳])(?:\d{1,2}[、．)）]|\d{1,2}\.(?=\D|(?:19|20)\d\d年)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[①-⑳])"
)
# dates as they are written with numbers; 近 and 过去 are tokens of time also where no year can be told
DATED = compiled_plain(
    r"(?=[\d一二三四五六七八九十两近过“\"])(?:(?:(?:(?:19|20)\d\d年?[、和及])+(?=(?:19|20)\d\d[两三四五六七八九]?年))?(?:(?:19|20)\d\d(?:[两三四五六七八九](?=年))?|[一二][九〇零○０][〇零○一二三四五六七八九]{2})年?(?:[-—－~～至到](?:19|20)?\d\d年?)?(?:[1-9]\d?[-—－~～至到])?(?:[1-9]\d?月)?份?(?:[1-9]\d?日)?"
    r"|[1-9]\d?月?[-—－~～至到][1-9]\d?月份?|[1-9]\d?月份?(?:[1-9]\d?日)?|[“\"]十?[一二三四五六七八九]五[”\"]|(?:近|过去)[一二三四五六七八九十两\d]{1,2}年|[一二三四五六七八九十两\d]{1,2}年(?=内))"
)

SHORT_BASIS = 3  # characters: 同口径 and 名义 are words like others


class Basis(NamedTuple):
    """What a growth is counted on, and where it stands, with 计算 or what else stands behind it."""

    start: int
    end: int
    text: str


class Said(NamedTuple):
    """What a sentence says of when and how its figures were counted."""

    times: "tuple[regex.Match[str], ...] | None"  # its time expressions; None if it holds no sign of one
    bases: Sequence[Basis]

    @classmethod
    def of(cls, chars: str, words: Moments) -> "Said":
        """What some characters say."""
        timed = "月" in chars or "五" in chars or words.expressions.sign_in(chars) >= 0
        return made(
            cls, (tuple(words.expressions.found(chars)) if timed else None, bases(chars, words.basis))
        )


class Fixed(NamedTuple):
    """The patterns of a pack for tokens that are fixed."""

    caption: "re.Pattern[str]"  # what a caption begins with: 表1
    newly: "regex.Pattern[str]"  # a verb with a bracket inside: 新（改）建
    tail: "regex.Pattern[str]"  # what stands behind a time and belongs to it
    carried: tuple[str, ...]  # what makes a name of a time: 上年结转


def fixed_tokens(chars: str, quantities: Sequence[Quantity], said: Said, fixed: Fixed) -> list[Token]:
    """The fixed tokens of a sentence from left to right; a bracket around figures is two marks."""
    figures = [
        made(Token, (FORMS.get(q.form, "Q"), q.start if q.form != "streak" else q.lead, q.tail, None))
        for q in quantities
    ]
    others = [*numbered(chars, fixed.caption), *newly_made(chars, fixed.newly), *counted_on(said.bases)]
    others += dated(chars, said.times, fixed)
    others += closed(chars, figures)
    if not others:
        return figures
    taken = figures
    for token in others:
        if not any(token.start < other.end and other.start < token.end for other in taken):
            taken = [*taken, token]
    return sorted(taken, key=lambda token: token.start)


def numbered(chars: str, caption: "re.Pattern[str]") -> Iterator[Token]:
    """The number of an item, or of a table, at the beginning of a sentence."""
    if m := NUMBERED.match(chars) or caption.match(chars):
        yield Token(".", 0, m.end())


def newly_made(chars: str, newly: "regex.Pattern[str]") -> Iterator[Token]:
    """Verbs with a bracket inside: 新（改）建."""
    if "）" in chars:
        for m in newly.finditer(chars):
            yield Token("m", m.start(), m.end(), DOING)


def counted_on(bases: Sequence[Basis]) -> Iterator[Token]:
    """The words for the basis of a growth that are a clause of their own: 剔除一次性因素后."""
    for found in bases:
        if len(found.text) > SHORT_BASIS:
            yield Token("M", found.start, found.end)


def bases(chars: str, basis: SparsePattern) -> list[Basis]:
    """What a sentence says of the bases of its growths."""
    found = [(m, m.groupdict().get("time") or m[0]) for m in basis.finditer(chars)]
    return [Basis(m.start() if text == m[0] else m.start("time"), m.end(), text) for m, text in found]


def closed(chars: str, figures: Sequence[Token]) -> Iterator[Token]:
    """The quotes and brackets that hold no figure, the outermost ones alone."""
    at = 0
    while m := OPENERS.search(chars, at):
        start = m.start()
        end = closing(chars, start, CLOSERS[m[0]])
        if end > 0 and not any(start < figure.start < end for figure in figures):
            yield made(Token, ("B" if m[0] in BRACKETS else "q", start, end, None))
            at = end
        else:
            at = start + 1


def closing(chars: str, at: int, closer: str) -> int:
    """Where what opens at an offset is closed, or -1.

    >>> closing("（一（二）三）四", 0, "）")
    7
    """
    depth, opener = 0, chars[at]
    end = chars.find(closer, at + 1)
    if end < 0 or opener == closer or chars.find(opener, at + 1, end) < 0:
        return end + 1 or -1
    for i in range(at, len(chars)):
        if i > at and chars[i] == closer:
            depth -= 1
            if depth == 0:
                return i + 1
        elif chars[i] == opener:
            depth += 1
    return -1


def dated(chars: str, times: "Iterable[regex.Match[str]] | None", fixed: Fixed) -> Iterator[Token]:
    """The times of a sentence, each with what belongs to it: 2024年末, 1—11月份."""
    if times is None:
        return
    at = 0
    found = {*spans(times), *spans(DATED.finditer(chars))}
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < at or chars.startswith(fixed.carried, end):
            continue
        tail = fixed.tail.match(chars, end)
        at = tail.end() if tail else end
        yield Token("t", start, at)


def spans(matches: Iterable["regex.Match[str] | re.Match[str]"]) -> Iterator[tuple[int, int]]:
    """The spans of matches that tell a year or a month."""
    return (m.span() for m in matches if len(m[0]) > 1 and not m[0].isdigit())
