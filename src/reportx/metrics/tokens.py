"""The tokens of a sentence: one pass gives each character exactly one token, and each token a letter.

    累计 | 为 | 贫困人口 | 先行 | 垫付 | 医疗费 | 1.66亿元
    D     p    n n        d      v      n        Q

What a word *is* comes from the dictionary (verb, adverb, preposition, conjunction) and from how words are
built: 新 with a verb is a verb (新引进), and so are a verb with 至, 到, 为 (涨到) and two verbs of one
character (调购). What it *means* comes from the vocabulary, whose roles have letters of their own
(word_kinds.py).
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reportx.metrics.marks import Fixed, Said, fixed_tokens
from reportx.metrics.token import Token, Tokens
from reportx.metrics.word_kinds import DOING, DONE, LONG, SINGLE, Word, Words
from reportx.packs import Verb
from reportx.patterns import compiled, compiled_plain, compiled_short
from reportx.quantities import Quantity
from reportx.tuples import made

if TYPE_CHECKING:
    import re

MARKS = {
    "，": ",", ",": ",", "；": ";", ";": ";", "：": ":", ":": ":", "、": "j", "的": "x", "（": "(", "）": ")",
    "！": ",", "(": "(", ")": ")", "+": "+", "-": "-", "－": "-", "–": "-", "−": "-",
    **dict.fromkeys("≤≥<>＜＞", "b"), **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", "."),
}  # fmt: skip
# re finds the runs of a stretch in half the time that regex takes
RUN = compiled_plain(
    r"(?s)[\u4e00-\u9fff]+|[A-Za-z0-9.%/&·α-ωΑ-Ω]*[A-Za-zα-ωΑ-Ω][A-Za-z0-9./&·+α-ωΑ-Ω-]*|[\d.]+|."
)
LISTED = compiled(r"\d{1,2}\.(?:\d{1,2})?")
AT_ONCE, MOST_KEPT = 8, 16000
INSIDE = "内"  # 五年内
# 焦比，由5降为4: nothing is compared with where the clause ends
COMPARED_END, NOUN_END = f"P{SINGLE},{SINGLE}", f"n{SINGLE},{SINGLE}"
# the letters of words that may make one with the next
BUILDING = frozenset("cvowmarkuPMIi")
# where the code of a word stands that may be one with the next, or that the next may tell what it is; as the
# pattern begins with a set, re is soon through with whatever is not in it
NEIGHBOURS = compiled_plain(
    r"[bcvowmarkuPMIiUH<>](?:t|(?<=>)[vowmnNQV]|[_'<>](?:t|.<)|(?<=M)..|(?<=U).Q|(?<=o)[^_][on][^_]"
    r"|(?<=H)[^_][noNvwQ]"
    r"|(?<=b)[^_][^QKcLs])"
)
CLAUSE = compiled_plain(r"[^,;:]+")
YEARLY = Word("y", f"y{LONG}")


class Piece(NamedTuple):
    """Some words and marks: their codes, two characters each, their lengths, their verbs, their size."""

    codes: str
    sizes: tuple[int, ...]
    verbs: tuple[Verb | None, ...]
    size: int


class Pieces(dict[str, Piece]):
    """The words and marks that a few characters begin with, as far as what stands behind can't change them.

    Few characters come again in any report (比上年增长), so what they are is kept, within bounds.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def __missing__(self, chars: str) -> Piece:
        """What some characters begin with; nothing stands behind them if there are fewer than AT_ONCE."""
        if len(self) >= MOST_KEPT:
            self.clear()
        runs = RUN.findall(chars)
        found = self[chars] = self.piece(runs if len(chars) < AT_ONCE else self.settled(runs))
        return found

    def settled(self, runs: list[str]) -> list[str]:
        """Runs without what may be other words with what stands behind."""
        *before, last = runs
        if is_chinese(last):
            settled = last[: self.words.dictionary.settled(last)]
            return [*before, settled] if settled else before
        while runs and not (is_chinese(runs[-1]) or runs[-1] in MARKS):
            runs = runs[:-1]  # letters, digits and points may go on
        return runs

    def piece(self, runs: Iterable[str]) -> Piece:
        """The words and marks of some runs."""
        found = [part for run in runs for part in (self.parts(run) if is_chinese(run) else [mark(run)])]
        sizes = tuple([size for size, _ in found])
        codes = "".join([word.code for _, word in found])
        return Piece(codes, sizes, tuple([word.verb for _, word in found]), sum(sizes))

    def parts(self, run: str) -> list[tuple[int, Word]]:
        """The words of a run of Chinese as the dictionary cuts it, each with its length."""
        words = self.words
        found = []
        for chars in words.dictionary.cut(run):
            word = words[chars]
            if word.kind == "N" and chars.startswith(words.yearly) and chars[2:] in words.verbs:
                found += [(2, YEARLY), (len(chars) - 2, words[chars[2:]])]  # 年均增长
            else:
                found.append((len(chars), word))
        return found


class TokenReader:
    """Cuts sentences into tokens."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.kept = Pieces(words)
        self.until = words.arriving - words.lexicon.role("copula")
        self.heights = words.lexicon.role("height")
        self.shapes, self.counts = words.lexicon.role("suffix_shape"), words.lexicon.role("suffix_noun")
        self.fixed = Fixed(
            compiled_short(words.lexicon.pattern("captioned")),
            compiled(words.lexicon.pattern("newly_made")),
            words.moments.tail,
            tuple(words.lexicon.role("carried_over")),
        )

    def read(
        self,
        chars: str,
        quantities: Sequence[Quantity],
        stretch: tuple[int, int] | None = None,
        said: Said | None = None,
    ) -> Tokens:
        """The tokens of a sentence or a stretch of it; offsets are those of the sentence."""
        fixed = fixed_tokens(chars, quantities, said or Said.of(chars, self.words.moments), self.fixed)
        codes = ""
        sizes: list[int] = []
        verbs: list[Verb | None] = []
        start, end = stretch or (0, len(chars))
        for code, lengths, of_each, _ in self.pieces(chars, fixed, start, end):
            codes += code
            sizes += lengths
            verbs += of_each
        return self.joined(chars, prepared(codes), list(accumulate(sizes, initial=start)), verbs)

    def pieces(self, chars: str, fixed: Iterable[Token], at: int, end: int) -> list[Piece]:
        """The words of a stretch, with its figures, times, quotes and brackets."""
        found: list[Piece] = []
        for kind, start, stop, verb in fixed:
            if at <= start < end:
                if at < start:
                    found += self.between(chars[at:start])
                at = stop
                if kind == "t" and chars.startswith(INSIDE, stop) and self.is_inside(chars[stop:end]):
                    at += len(INSIDE)  # 五年内
                found.append(made(Piece, (kind + LONG, (at - start,), (verb,), at - start)))
        return found + self.between(chars[at:end]) if at < end else found

    def between(self, chars: str) -> list[Piece]:
        """The words and marks of what holds no figure, time, quote or bracket, a few characters at once."""
        found = []
        if chars[0].isdigit() and LISTED.fullmatch(item := run(chars)):  # 12.5亿元3.非税收入: an item begins
            found.append(Piece(f";{LONG}", (len(item),), (None,), len(item)))
            chars = chars[len(item) :]
        while chars:
            piece = self.kept[chars[:AT_ONCE]]
            if not piece.size:  # a longer word, or letters and digits without end
                piece = self.kept.piece([run(chars)])
            found.append(piece)
            chars = chars[piece.size :]
        return found

    def is_inside(self, chars: str) -> bool:
        """Whether 内 behind a time is a word by itself, as it is not in 内蒙古."""
        return self.words.dictionary.cut(run(chars))[0] == INSIDE

    def joined(self, chars: str, codes: str, edges: list[int], verbs: list[Verb | None]) -> Tokens:
        """The tokens, with the words that are built of several put together."""
        if COMPARED_END in codes:
            codes = codes.replace(COMPARED_END, NOUN_END)
        kinds = list(codes[::2])
        at, gone = 0, 0
        while found := NEIGHBOURS.search(codes, 2 * (at + gone)):
            at = found.start() // 2 - gone
            one = made(Token, (kinds[at], edges[at], edges[at + 1], verbs[at]))
            two = made(Token, (kinds[at + 1], edges[at + 1], edges[at + 2], verbs[at + 1]))
            whole = self.built(chars, one, two)
            if whole is None:
                kinds[at] = self.changed(chars, one, two)
            while whole is not None:
                kinds[at], verbs[at] = whole.kind, whole.verb
                del kinds[at + 1], edges[at + 1], verbs[at + 1]
                gone += 1
                if whole.kind not in BUILDING or at + 1 == len(kinds):
                    break
                two = Token(kinds[at + 1], edges[at + 1], edges[at + 2], verbs[at + 1])
                whole = self.built(chars, whole, two)
            if kinds[at] == "w" and verbs[at] is DONE and self.is_company(chars, edges[at + 1 : at + 3]):
                kinds[at], verbs[at] = "n", None  # 通威集团
            at += 1
        return made(Tokens, (chars, "".join(kinds), edges[:-1], edges[1:], verbs, True))

    def is_company(self, chars: str, edges: Sequence[int]) -> bool:
        """Whether the word between two edges is what the name of a company ends with."""
        return len(edges) > 1 and chars[edges[0] : edges[1]] in self.words.companies

    def built(self, chars: str, one: Token, two: Token) -> Token | None:
        """The word that two tokens make, or None."""
        if two.end - two.start == 1 and (whole := self.ended(chars, one, two)):
            return whole
        if one.end - one.start == 1 and (whole := opened(chars, one, two)):
            return whole
        if one.kind == "m" and two.kind == "o" and chars[one.start] == "新" and two.end == one.start + 3:
            return Token("m", one.start, two.end, DOING)  # 新铺装
        if two.kind == "t" and (
            one.kind == "P" or (chars[one.start] == "与" and chars.startswith("相比", two.end))
        ):
            return Token("M", one.start, two.end)  # 比上年
        if one.kind == "M" and (two.kind == "t" or chars[two.start : two.end] in self.words.compared):
            return Token("M", one.start, two.end)
        return None

    def ended(self, chars: str, one: Token, two: Token) -> Token | None:
        """The word that a token makes with one character behind it: 涨到, 参保率, 建成."""
        kind, following = one.kind, chars[two.start]
        if kind in "cvowma" and following in self.words.arriving and two.kind in "rpi":
            return Token("r", one.start, two.end, arriving(one.verb))
        if following in self.words.suffixes and (
            kind in "vowi" or (kind in "mrcauk" and following in self.counts)
        ):
            return Token("N" if following not in self.shapes else "n", one.start, two.end)
        if kind in "vowm" and following in self.words.results:
            return Token("m", one.start, two.end, one.verb or DOING)
        return None

    def changed(self, chars: str, one: Token, two: Token) -> str:
        """The letter of a token as the one behind it makes it."""
        if two.kind == "Q" and one.kind == "U" and one.verb is not None:
            return "c" if one.verb.role == "change" else "m"  # 加快0.2个百分点
        if one.kind == "H" and one.end - one.start == 1 and (two.kind in "noNvw" or self.is_size(chars, two)):
            return "n"  # 低效用地, 高技能人才, 高109米的大桥: no figure is compared
        if two.kind == "t" and chars[one.start : one.end] in self.until:
            return "p"  # 到2025年
        if two.kind == "Q" and chars[one.start : one.end] in self.words.currencies:
            return "d"  # 合同金额人民币3亿元
        if one.kind == "b" and one.end - one.start == 1 and two.kind not in "QKcLs":
            return "n"  # 超长期: no bound, as no figure follows
        return one.kind

    def is_size(self, chars: str, two: Token) -> bool:
        """Whether a length behind 高 tells how high something is, and what that is stands behind 的."""
        return (
            two.kind == "Q"
            and chars[two.end - 1 : two.end] in self.heights
            and chars.startswith("的", two.end)
        )


def run(chars: str) -> str:
    """The run of Chinese, or of letters and digits, or the mark that some characters begin with.

    >>> run("非税收入3.5亿元"), run("3.5亿元")
    ('非税收入', '3.5')
    """
    found = RUN.match(chars)
    return found[0] if found else ""


def mark(run: str) -> tuple[int, Word]:
    """The length of a mark, or of letters and digits, and what it is."""
    if len(run) > 1:
        return len(run), Word("n", f"n{LONG}")
    kind = MARKS.get(run, "n" if lettered(run) else ".")
    return 1, Word(kind, kind + SINGLE)


def is_chinese(run: str) -> bool:
    """Whether a run is one of Chinese, which its first character tells."""
    return "\u4e00" <= run[0] <= "\u9fff"


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
        return Token("w", one.start, two.end, DONE)
    if first == "每" and two.kind in "nNV":
        return Token("V", one.start, two.end)
    return None


def prepared(codes: str) -> str:
    """Codes of which a word of place is a noun where no preposition stands before it: 中 of 中俄, 在俄中."""
    return CLAUSE.sub(unprepared, codes) if "F" in codes else codes


def unprepared(clause: "re.Match[str]") -> str:
    """The codes of a clause, with the letter of a noun for each word of place before any preposition."""
    before, preposition, behind = clause[0].partition("p")
    return before.replace("F", "n") + preposition + behind


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
