"""The tokens of a sentence: one pass gives each character exactly one token, and each token a letter.

    累计 | 为 | 贫困人口 | 先行 | 垫付 | 医疗费 | 1.66亿元
    D     p    n n        d      v      n        Q

What a word *is* comes from the dictionary (verb, adverb, preposition, conjunction) and from how words are built:
新 with a verb is a verb (新引进), and so are a verb with 至, 到, 为 (涨到) and two verbs of one character (调购).
What it *means* comes from the vocabulary, whose roles have letters of their own. The letters are what the
constructions of data/constructions.toml are written in.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import regex

from reportx.dictionary import classes, dictionary
from reportx.packs import Pack, Verb
from reportx.patterns import compiled
from reportx.periods import MENTION, sign_of_time
from reportx.quantities import Quantity
from reportx.words import Lexicon

# The letters of what stands in the vocabulary, by role; a later one wins where a word has several.
PHRASES = {
    "manner": "A", "all": "A", "adverb": "d", "time": "t", "scope": "s", "total": "D", "yearly": "y", "mean": "Y",
    "link": "l", "prep": "p", "pusher": "u", "pledge": "g", "basis": "M", "each": "e", "apart": "h", "part": "f",
    "origin": "p", "against": "P", "nominal": "w", "noun": "n", "attribute": "n", "head": "N",  "joint": "j", "agent": "G",
    "share": "S", "trade": "E", "plan": "L", "cause": "O", "light": "U", "post": "F", "such": "T",
}  # fmt: skip
VERBS = {"change": "c", "add": "a", "reach": "r", "make": "m", "rank": "k", "be": "i", "compare": "H"}
# a verb of one character is one only where it makes a word with another, an adverb where the vocabulary has it
SHORT = {"v": "o", "w": "o", "o": "o", "p": "p", "l": "l"}
FORMS = {"rank": "R", "streak": "K"}
MARKS = {
    "，": ",", ",": ",", "；": ";", ";": ";", "：": ":", ":": ":", "、": "j", "的": "x", "（": "(", "）": ")", "(": "(", ")": ")",
    "≤": "b", "≥": "b", "<": "b", ">": "b", "＜": "b", "＞": "b", **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", "."), "+": "+", "-": "-", "－": "-", "–": "-", "−": "-",
}  # fmt: skip
QUOTED = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "【": "】", '"': '"'}
BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "［": "］"}
RUN = compiled(r"[\u4e00-\u9fff]+|[A-Za-z0-9.%/&·α-ωΑ-Ω-]*[A-Za-zα-ωΑ-Ω][A-Za-z0-9./&·+α-ωΑ-Ω-]*|[\d.]+|.", regex.DOTALL)
# what may stand behind a time and belongs to it
TIME_TAIL = compiled(r"(?:年度|[末底初度份]|年[末底初])?(?:时期|期间|以来|同期|全年)?")
ARRIVING = frozenset("至到为")
RESULTS = frozenset("成出完好满足回入")
# the number of an item: 3. （一） 2） ①
NUMBERED = compiled(
    r"\s*(?:\d{1,2}[、．)）]|\d{1,2}\.(?=\D|(?:19|20)\d\d年)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[①-⑳])"
)
LISTED = compiled(r"\d{1,2}\.(?:\d{1,2})?")
DATED = compiled(
    r"(?:(?:(?:19|20)\d\d年?[、和及])+(?=(?:19|20)\d\d年))?(?:(?:19|20)\d\d|[一二][九〇零○０][〇零○一二三四五六七八九]{2})年?(?:[-—－~～至到](?:19|20)?\d\d年?)?(?:[1-9]\d?[-—－~～至到])?(?:[1-9]\d?月)?份?(?:[1-9]\d?日)?"
    r"|[1-9]\d?月?[-—－~～至到][1-9]\d?月份?|[1-9]\d?月份?(?:[1-9]\d?日)?|[“\"]十?[一二三四五六七八九]五[”\"]|(?:近|过去)[一二三四五六七八九十两\d]{1,2}年"
)


class Token(NamedTuple):
    """A word, a figure or a mark at [start, end) of its sentence."""

    kind: str
    start: int
    end: int
    verb: Verb | None = None


class Words:
    """What each word of a pack's vocabulary is, before the dictionary is asked."""

    def __init__(self, pack: Pack, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.dictionary = dictionary(tuple(sorted(more_words(pack))))
        self.kinds: dict[str, str] = {
            word: kind if len(word) > 1 else SHORT.get(kind, "n") for word, kind in classes().items()
        }
        for verb in reversed(pack.verb):
            letter = "w" if verb.noun else VERBS[verb.role]
            self.kinds.update(dict.fromkeys(verb.terms, letter))
        for role in ("dependent", "moved", "aspect"):
            self.kinds.update((term, "N") for term in lexicon.role(role) if term not in lexicon.verbs)
        for role, letter in PHRASES.items():
            terms = lexicon.role(role)
            self.kinds.update((t, letter) for t in terms if role not in {"attribute", "head"} or t not in lexicon.verbs)
        for verb in pack.verb:
            if verb.comparator:
                self.kinds.update(dict.fromkeys(verb.terms, "b"))
        self.kinds.update(dict.fromkeys(lexicon.before, "b"))
        self.kinds.update({"的": "x", "占": "z", "为": "i", "是": "i", **dict.fromkeys(("有", "共有", "已有", "现有", "拥有", "包括"), "I"), "将": "d", "并": "l"})
        self.suffixes = lexicon.role("suffix")
        self.yearly = tuple(lexicon.role("yearly"))
        self.verbs = lexicon.verbs
        self.bounds = lexicon.before

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """What the names of measures end with."""
        return tuple(self.lexicon.role("measure"))

    def token(self, word: str, start: int) -> Token:
        """The token of a word."""
        kind = self.kinds.get(word)
        if kind is None:
            if word[0] == "新" and self.kinds.get(word[1:], "") in tuple("vwm"):
                return Token("m", start, start + len(word), DOING)
            kind = "N" if len(word) > 1 and word.endswith(self.heads) else "n"
        return Token(kind, start, start + len(word), self.verbs.get(word))


def more_words(pack: Pack) -> Iterator[str]:
    """The terms of a user's packs; those of reportx's own vocabulary are in the dictionary."""
    own = dictionary()
    for entries in (pack.verb, pack.phrase, pack.bound):
        for entry in entries:
            for term in entry.terms:
                if len(term) > 1 and not own.holds(term):
                    yield term


class Tokens(NamedTuple):
    """The tokens of a sentence, and their letters in one string."""

    chars: str
    items: Sequence[Token]
    kinds: str

    def text(self, first: int, last: int) -> str:
        """What the tokens from first up to last stand for, as printed."""
        return self.chars[self.items[first].start : self.items[last - 1].end] if first < last else ""


class TokenReader:
    """Cuts sentences into tokens."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def read(self, chars: str, quantities: Sequence[Quantity]) -> Tokens:
        """The tokens of a sentence whose figures are known; offsets are those of the sentence."""
        items = self.joined(chars, list(self.tokens(chars, fixed(chars, quantities))))
        return Tokens(chars, items, "".join([item.kind for item in items]))

    def tokens(self, chars: str, found: Iterable[Token]) -> Iterator[Token]:
        """The fixed tokens, and between them words."""
        at = 0
        for token in found:
            if token.start > at:
                yield from self.between(chars, at, token.start)
            yield token
            at = token.end
        if at < len(chars):
            yield from self.between(chars, at, len(chars))

    def between(self, chars: str, start: int, end: int) -> Iterator[Token]:
        """The words and marks of a stretch without figures, times, quotes and brackets."""
        token, cut = self.words.token, self.words.dictionary.cut
        for run in RUN.finditer(chars, start, end):
            at, text = run.start(), run[0]
            if text >= "一" and "\u4e00" <= text[0] <= "\u9fff":
                for word in cut(text):
                    if word.startswith(self.words.yearly) and word[2:] in self.words.verbs:
                        yield token(word[:2], at)  # 年均增长
                        yield token(word[2:], at + 2)
                    else:
                        yield token(word, at)
                    at += len(word)
            elif len(text) == 1:
                yield Token(MARKS.get(text, "n" if text.isalnum() else "."), at, at + 1)
            else:
                glued = at == start > 0 and text[-1:] != "%" and LISTED.fullmatch(text)
                yield Token(";" if glued else "n", at, run.end())  # 12.5亿元3.非税收入: an item begins

    def joined(self, chars: str, items: list[Token]) -> list[Token]:
        """The tokens with the words that are built of several put together."""
        made: list[Token] = []
        prepared = False
        for item in items:
            prepared = item.kind == "p" or (prepared and item.kind not in ",;:")
            if item.kind == "F" and not prepared:
                item = item._replace(kind="n")  # 中 of 中俄
            last = made[-1] if made else None
            if item.kind == "Q" and last is not None and last.kind == "U" and last.verb is not None:
                made[-1] = last = last._replace(kind="c" if last.verb.role == "change" else "m")  # 加快0.2个百分点
            if item.kind == "t" and last is not None and chars[last.start : last.end] in UNTIL:
                made[-1] = last = last._replace(kind="p")  # 到2025年
            if last is not None and last.end == item.start and (one := self.built(chars, last, item)):
                made[-1] = one
            else:
                if last is not None and last.kind == "b" and last.end - last.start == 1 and item.kind not in "QKcLs":
                    made[-1] = last._replace(kind="n")  # 超长期: no bound, as no figure follows
                made.append(item)
        return made

    def built(self, chars: str, one: Token, two: Token) -> Token | None:
        """The word that two tokens make, or None."""
        kind, following = one.kind, chars[two.start]
        short = two.end - two.start == 1
        if kind in "cvowma" and short and following in ARRIVING and two.kind in "rpi":
            return Token("r", one.start, two.end, arriving(one.verb))
        if short and following in self.words.suffixes and (kind in "vow" or (kind in "mrcauk" and following in COUNTS)):
            return Token("N" if following not in SHAPES else "n", one.start, two.end)
        if kind in "vowm" and short and following in RESULTS:
            return Token("m", one.start, two.end, one.verb or DOING)
        if one.end - one.start == 1:
            if chars[one.start] == "新" and two.kind in "vowm":
                return Token("m", one.start, two.end, DOING)
            if kind == "o" and two.kind == "o" and short:
                return Token("v", one.start, two.end, DOING)
            if kind == "o" and two.kind == "n" and short:
                return Token("w", one.start, two.end, DOING)  # 提档
        if two.kind == "t" and (kind == "P" or (chars[one.start] == "与" and chars.startswith("相比", two.end))):
            return Token("M", one.start, two.end)
        if chars[one.start : one.end] == "每" and two.kind in "nN":
            return Token("V", one.start, two.end)  # 每小时
        if kind == "M" and (two.kind == "t" or chars[two.start : two.end] in SAME):
            return Token("M", one.start, two.end)
        return None


CARRIED = ("结转", "结余")
NEWLY = compiled(r"[新改扩整](?:（[新改扩建、/]{1,5}）)[建造修]?")
SHAPES, COUNTS = frozenset("类型式级性"), frozenset("率额量数者类型值度")
UNTIL = frozenset({"到", "至"})
SAME = frozenset({"同期", "相比", "末", "底", "的"})
DOING = Verb(terms=(), role="make")
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


def fixed(chars: str, quantities: Sequence[Quantity]) -> list[Token]:
    """Figures, times, quotes and brackets, from left to right; a bracket around figures is two marks."""
    if "）" in chars:
        found_newly = [Token("m", *m.span(), DOING) for m in NEWLY.finditer(chars)]
    else:
        found_newly = []
    numbered = NUMBERED.match(chars)
    found = [
        Token(FORMS.get(q.form, "Q"), q.start if q.form != "streak" else q.lead, q.tail) for q in quantities
    ]
    if numbered and not any(token.start < numbered.end() for token in found):
        found.insert(0, Token(".", 0, numbered.end()))
    taken = [(token.start, token.end) for token in found]
    for token in (*found_newly, *dated(chars), *closed(chars, taken)):
        if not any(token.start < end and start < token.end for start, end in taken):
            found.append(token)
            taken.append((token.start, token.end))
    return sorted(found, key=lambda token: token.start)


def closed(chars: str, taken: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The quotes and brackets that hold no figure, the outermost ones alone."""
    at = 0
    while at < len(chars):
        char = chars[at]
        end = -1
        if closer := QUOTED.get(char) or BRACKETS.get(char):
            end = closing(chars, at, closer)
        if end > 0 and not any(at < first < end for first, _ in taken):
            yield Token("q" if char in QUOTED else "B", at, end)
            at = end
        else:
            at += 1


def closing(chars: str, at: int, closer: str) -> int:
    """Where what opens at an offset is closed, or -1.

    >>> closing("（一（二）三）四", 0, "）")
    7
    """
    depth, opener = 0, chars[at]
    for i in range(at, len(chars)):
        if i > at and chars[i] == closer:
            depth -= 1
            if depth == 0 or opener == closer:
                return i + 1
        elif chars[i] == opener:
            depth += 1
    return -1


def dated(chars: str) -> Iterator[Token]:
    """The times of a sentence, each with what belongs to it: 2024年末, 1—11月份."""
    if sign_of_time(chars) is None and "月" not in chars:
        return
    at = 0
    for m in sorted({*spans(MENTION.finditer(chars)), *spans(DATED.finditer(chars))}):
        if chars.startswith(CARRIED, m[1]):
            continue  # 上年结转 is a name
        if m[0] < at or chars[max(0, m[0] - 2) : m[0] + 2] == "基础上年":
            continue
        tail = TIME_TAIL.match(chars, m[1])
        at = tail.end() if tail else m[1]
        yield Token("t", m[0], at)


def spans(matches: Iterable["regex.Match[str]"]) -> Iterator[tuple[int, int]]:
    """The spans of matches that tell a year or a month."""
    return (m.span() for m in matches if len(m[0]) > 1 and not m[0].isdigit())
