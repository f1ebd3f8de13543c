"""The tokens of a sentence: one pass gives each character exactly one token, and each token a letter.

    累计 | 为 | 贫困人口 | 先行 | 垫付 | 医疗费 | 1.66亿元
    D     p    n n        d      v      n        Q

What a word *is* comes from the dictionary (verb, adverb, preposition, conjunction) and from how words are
built: 新 with a verb is a verb (新引进), and so are a verb with 至, 到, 为 (涨到) and two verbs of one
character (调购). What it *means* comes from the vocabulary, whose roles have letters of their own
(word_kinds.py).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.metrics.marks import fixed_tokens
from reportx.metrics.token import Token
from reportx.metrics.word_kinds import DOING, Words
from reportx.packs import Verb
from reportx.patterns import compiled, compiled_plain
from reportx.quantities import Quantity

MARKS = {
    "，": ",", ",": ",", "；": ";", ";": ";", "：": ":", ":": ":", "、": "j", "的": "x", "（": "(", "）": ")",
    "(": "(", ")": ")", "+": "+", "-": "-", "－": "-", "–": "-", "−": "-",
    **dict.fromkeys("≤≥<>＜＞", "b"), **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", "."),
}  # fmt: skip
# re finds the runs of a stretch in half the time that regex takes
RUN = compiled_plain(
    r"(?s)[\u4e00-\u9fff]+|[A-Za-z0-9.%/&·α-ωΑ-Ω]*[A-Za-zα-ωΑ-Ω][A-Za-z0-9./&·+α-ωΑ-Ω-]*|[\d.]+|."
)
LISTED = compiled(r"\d{1,2}\.(?:\d{1,2})?")
LONGEST_KEPT, MOST_KEPT = 8, 16000
ARRIVING = frozenset("至到为")
RESULTS = frozenset("成出完好满足回入")
SHAPES, COUNTS = frozenset("类型式级性"), frozenset("率额量数者类型值度")
UNTIL = frozenset({"到", "至"})
SAME = frozenset({"同期", "相比", "末", "底", "的"})
# the letters of words that may make one with the next
BUILDING = frozenset("cvowmarkuPMIi")


class Tokens(NamedTuple):
    """The tokens of a sentence, and their letters in one string."""

    chars: str
    items: Sequence[Token]
    kinds: str


class Runs(dict[str, tuple[tuple[str, int, Verb | None], ...]]):
    """The words of stretches of Chinese: letter, length and verb of each.

    Short ones are kept, as they come again in any report (比上年增长); what is kept is bounded.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def __missing__(self, run: str) -> tuple[tuple[str, int, Verb | None], ...]:
        """The words of a stretch that is not kept."""
        found = tuple(self.parts(run))
        if len(run) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[run] = found
        return found

    def parts(self, run: str) -> Iterator[tuple[str, int, Verb | None]]:
        """The words of a stretch as the dictionary cuts it."""
        words = self.words
        for word in words.dictionary.cut(run):
            kind, verb = words[word]
            if kind == "N" and word.startswith(words.yearly) and word[2:] in words.verbs:
                yield "y", 2, None  # 年均增长
                yield words[word[2:]].kind, len(word) - 2, words[word[2:]].verb
            else:
                yield kind, len(word), verb


class TokenReader:
    """Cuts sentences into tokens."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.runs = Runs(words)

    def read(
        self, chars: str, quantities: Sequence[Quantity], stretch: tuple[int, int] | None = None
    ) -> Tokens:
        """The tokens of a sentence or a stretch of it; offsets are those of the sentence."""
        items: list[Token] = []
        at, end = stretch or (0, len(chars))
        for token in fixed_tokens(chars, quantities):
            if token.start < at or token.start >= end:
                continue
            if token.start > at:
                self.cut(chars, (at, token.start), items)
            items.append(token)
            at = token.end
        if at < end:
            self.cut(chars, (at, end), items)
        items = self.joined(chars, items)
        return Tokens(chars, items, "".join([item.kind for item in items]))

    def cut(self, chars: str, stretch: tuple[int, int], items: list[Token]) -> None:
        """Add the words and marks of a stretch without figures, times, quotes and brackets."""
        runs = self.runs
        for run in RUN.finditer(chars, *stretch):
            at, text = run.start(), run[0]
            if "\u4e00" <= text[0] <= "\u9fff":
                for kind, size, verb in runs[text]:
                    items.append(Token(kind, at, at + size, verb))
                    at += size
            elif len(text) == 1:
                items.append(Token(MARKS.get(text, "n" if lettered(text) else "."), at, at + 1))
            else:
                glued = at == stretch[0] and LISTED.fullmatch(text)  # 12.5亿元3.非税收入: an item begins
                items.append(Token(";" if glued else "n", at, run.end()))

    def joined(self, chars: str, items: list[Token]) -> list[Token]:
        """The tokens with the words that are built of several put together."""
        made: list[Token] = []
        prepared = False
        last = Token(".", -1, -1)
        for item in items:
            kind = item.kind
            if kind == "p":
                prepared = True
            elif kind in ",;:":
                prepared = False
            elif kind == "F" and not prepared:
                item = item._replace(kind="n")  # noqa: PLW2901 - 中 of 中俄
            if (last.kind in BUILDING or last.end - last.start == 1) and last.end == item.start:
                if one := self.built(chars, last, item):
                    made[-1] = last = one
                    continue
                if changed := before(chars, last, item):
                    made[-1] = changed
            elif last.kind == "U" and kind == "Q" and (changed := before(chars, last, item)):
                made[-1] = changed
            made.append(item)
            last = item
        return made

    def built(self, chars: str, one: Token, two: Token) -> Token | None:
        """The word that two tokens make, or None."""
        if two.end - two.start == 1 and (made := self.ended(chars, one, two)):
            return made
        if one.end - one.start == 1 and (made := opened(chars, one, two)):
            return made
        if two.kind == "t" and (
            one.kind == "P" or (chars[one.start] == "与" and chars.startswith("相比", two.end))
        ):
            return Token("M", one.start, two.end)  # 比上年
        if one.kind == "M" and (two.kind == "t" or chars[two.start : two.end] in SAME):
            return Token("M", one.start, two.end)
        return None

    def ended(self, chars: str, one: Token, two: Token) -> Token | None:
        """The word that a token makes with one character behind it: 涨到, 参保率, 建成."""
        kind, following = one.kind, chars[two.start]
        if kind in "cvowma" and following in ARRIVING and two.kind in "rpi":
            return Token("r", one.start, two.end, arriving(one.verb))
        if following in self.words.suffixes and (kind in "vow" or (kind in "mrcauk" and following in COUNTS)):
            return Token("N" if following not in SHAPES else "n", one.start, two.end)
        if kind in "vowm" and following in RESULTS:
            return Token("m", one.start, two.end, one.verb or DOING)
        return None


def lettered(char: str) -> bool:
    """Whether a character is a letter or a numeral, and not the number of a note.

    >>> lettered("Ⅲ"), lettered("¹")
    (True, False)
    """
    return char.isalnum() and char.isdigit() == char.isdecimal()


def opened(chars: str, one: Token, two: Token) -> Token | None:
    """The word that one character makes with the token behind it: 新引进, 调购, 提档, 每小时."""
    first, short = chars[one.start], two.end - two.start == 1
    if first == "新" and two.kind in "vowm":
        return Token("m", one.start, two.end, DOING)
    if one.kind == "o" and short and two.kind == "o":
        return Token("v", one.start, two.end, DOING)
    if one.kind == "o" and short and two.kind == "n":
        return Token("w", one.start, two.end, DOING)
    if first == "每" and two.kind in "nN":
        return Token("V", one.start, two.end)
    return None


def before(chars: str, one: Token, two: Token) -> Token | None:
    """A token as the one behind it makes it, or None where it stays."""
    if two.kind == "Q" and one.kind == "U" and one.verb is not None:
        return one._replace(kind="c" if one.verb.role == "change" else "m")  # 加快0.2个百分点
    if two.kind == "t" and chars[one.start : one.end] in UNTIL:
        return one._replace(kind="p")  # 到2025年
    if one.kind == "b" and one.end - one.start == 1 and two.kind not in "QKcLs":
        return one._replace(kind="n")  # 超长期: no bound, as no figure follows
    return None


RAISED = Verb(terms=(), role="reach", measure="level", direction="up")
LOWERED = Verb(terms=(), role="reach", measure="level", direction="down")
REACHED = Verb(terms=(), role="reach")


def arriving(verb: Verb | None) -> Verb:
    """The verb that another one makes with 至, 到 or 为: it says where something arrives.

    >>> arriving(Verb(terms=("涨",), role="change", direction="up")).direction
    'up'
    """
    direction = verb.direction if verb is not None and verb.role == "change" else None
    return {"up": RAISED, "down": LOWERED}.get(direction or "", REACHED)
