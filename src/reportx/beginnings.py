"""What the matches of a pattern begin with, read off the pattern: the number, and the character behind it.

`names` has this kept for reportx's own vocabulary, so that no start reads 170 patterns.
"""

from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]

import regex

from reportx.numerals import IN_NAMES
from reportx.packs import Name
from reportx.patterns import compiled

RUN = rf"[\d.{IN_NAMES}]+"
ANY = regex.findall(rf"[0-9.{IN_NAMES}]", "".join(map(chr, range(0x10000))))  # what a number may consist of

# the parts of a pattern: a set, a group that only holds together, asks or has a name; how often each may come
SET = r"\[\^?\]?(?:[^\]\\]|\\.)*\]"
GROUP = rf"(?P<group>\(\?(?:[:=!]|<[=!]|P<\w+>)(?:[^\\()\[\]]|\\.|{SET}|(?&group))*\))"
OFTEN = r"(?:[?*+]{1,2}|\{[\d,]+\}\+?)"
ALTERNATIVE = compiled(rf"(?:[^\\|()\[\]]|\\.|{SET}|{GROUP})+")
TOKEN = compiled(rf"(?P<token>\\.|{SET}|{GROUP}|[^\\()\[\]{{}}|.^$?*+])(?P<often>{OFTEN})?(?!\{{)")
ESCAPED = compiled(r"\\[^\W_dsw]")  # a character by its number, or a group
OPTIONAL = compiled(r"[?*]|\{0?,|\{0\}")
BEHIND = rf"\(\?<[!=](?:[^()\[\]]|{SET})*\)"
DIGITS = rf"(?:\\d|\\\.|\[(?:[\d{IN_NAMES}-]|\\d)+\]|[\d{IN_NAMES}]|\(\?:(?:(?&number)|\|)+\)){OFTEN}?"
NUMBER = compiled(rf"(?P<number>(?:{BEHIND})*+(?:{DIGITS})(?:{BEHIND}|{DIGITS})*+)")
LAST = compiled(rf"(?:\[(?P<set>[{IN_NAMES}]+)\]|(?P<char>[{IN_NAMES}]))(?:\+|\{{[1-9][\d,]*\}})?$")
PLAIN = compiled(r"[^\\()\[\]{}|.^$?*+]+")
PLAIN_SET = compiled(r"\[(?P<chars>[^\\\[\]^-]+)\]")
ASKED = compiled(r"\(\?(?:[:=]|<=)(?P<part>.+)\)")
SET_AND_CHARACTER = compiled(rf"(?:{SET}(?:\{{\d(?:,\d)?\}})?)+[\d\p{{Han}}]")


LONGEST = 99  # characters of a number of no certain length
MOST_WORDS = 4  # of which a match holds one; to look for more takes longer than to try the pattern
# label, pattern, the characters of which one begins the number that it begins with, those of which one ends
# it (none: others may), how many it has at most, and those of which one follows it, each with those behind
# (none: it begins otherwise); then words, of each group of which every match holds one
Held = tuple[tuple[str, ...], ...]
Way = tuple[str, str, str, str, int, dict[str, str], Held]


def ways(names: Sequence[Name]) -> list[Way]:
    """The ways to write some names: terms, then patterns; the first that finds something wins.

    Each alternative of a pattern is a way of its own, so what two of them find may overlap.
    """
    return [way(part, label) for pattern, label in written(names) for part in alternatives(pattern)]


def way(part: str, label: str) -> Way:
    """What a pattern begins with."""
    number = number_of(part)
    follows = firsts(part[len(number) :]) if number else {}
    if follows:
        return label, part, first(number), last(number), longest(number), follows, ()
    return label, jumping(part), "", "", 0, {}, held(part)


def written(names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """The patterns of names, those of their terms first, with the label of each."""
    terms: dict[tuple[str, str], list[str]] = {}
    known: dict[str, str] = {term: name.label for name in reversed(names) for term in name.terms}
    for term, label in known.items():
        part = regex.escape(term)
        terms.setdefault((number_of(part), label), []).append(part)
    for (number, label), alike in terms.items():
        rest = [part[len(number) :] for part in sorted(alike, key=lambda part: (-len(part), part))]
        yield f"{number}(?:{'|'.join(rest)})" if number else "|".join(rest), label
    yield from ((name.pattern, name.label) for name in names if name.pattern)


def alternatives(pattern: str) -> list[str]:
    r"""The alternatives of a pattern, or all of it where groups count, flags are set or one is empty.

    >>> alternatives(r"\d{1,2}号(?!召|称)|[一二]届"), alternatives(r"(a|b)\1|c")
    (['\\d{1,2}号(?!召|称)', '[一二]届'], ['(a|b)\\1|c'])
    """
    found = [m[0] for m in ALTERNATIVE.finditer(pattern)]
    return found if "|".join(found) == pattern else [pattern]


def number_of(part: str) -> str:
    r"""The number that a pattern begins with.

    >>> number_of(r"(?<!第)\d{1,2}届"), number_of("二十国集团"), number_of(r"第\d")
    ('(?<!第)\\d{1,2}', '二十', '')
    """
    m = NUMBER.match(part)
    return m[0] if m else ""


def first(number: str) -> str:
    r"""The characters of which one begins the number that a pattern begins with.

    >>> first("(?<!第)[百千]{1,2}"), first("十?五"), first(r"(?<=[（、])\d\.0")
    ('千百', '五十', '0123456789')
    """
    begins = regex.compile(regex.sub(BEHIND, "", number))
    return "".join(char for char in ANY if begins.fullmatch(char, partial=True))


def last(number: str) -> str:
    r"""The characters of which one ends the number that a pattern begins with; none, if others may.

    >>> last("(?<!第)[百千]{1,2}"), last("十?五"), last(r"[十\d]")
    ('百千', '五', '')
    """
    m = LAST.search(number)
    return (m["set"] or m["char"]) if m else ""


def longest(number: str) -> int:
    r"""How many characters the number that a pattern begins with may have.

    >>> longest(r"(?<!第)\d{1,2}"), longest("(?:二?十|百)五"), longest(r"\d+")
    (2, 3, 99)
    """
    return min(LONGEST, int(_parser.parse(number).getwidth()[1]))


def firsts(part: str) -> dict[str, str]:
    r"""The characters of which one begins each match of a pattern, with those behind it; none, if others may.

    >>> firsts(r"个?(?:小时|分钟)圈"), firsts("届[省市]"), firsts("(?=运会)"), firsts(r"\w届")
    ({'个': '小分', '小': '时', '分': '钟'}, {'届': '省市'}, {'运': '会'}, {})
    """
    found: dict[str, str] = {}
    at = 0 if ALTERNATIVE.fullmatch(part) else len(part)  # of several alternatives one may be empty
    while m := TOKEN.match(part, at):
        token, at = m["token"], m.end()
        if token.startswith(("(?:", "(?=")):
            these = either([firsts(inside) for inside in alternatives(token[3:-1])])
        else:
            chars = token if len(token) == 1 else token[1:-1] if token[0] == "[" else ""
            second = "" if m["often"] == "+" else "".join(firsts(part[at:]))
            these = dict.fromkeys(chars, second)
        if not these or regex.search(RUN, "".join(these)) or not {"\\", "^"}.isdisjoint(these):
            return {}
        found = either([found, these]) if found else these
        if not OPTIONAL.match(m["often"] or "1"):
            return found
    return {}  # all that is known may be left out, or what follows is none of these tokens


def held(part: str) -> Held:
    r"""Words of which every match of a pattern holds one, group by group, the shortest first.

    There are none, where any part of the pattern is not understood.

    >>> held(r"附?国道[GSXY]?\d{1,4}"), held(r"(?:省|市)道"), held(r"\d[多余]年(?=来)"), held("(?<=[归清])零")
    ((('国道',),), (('省道', '市道'),), (('多年来', '余年来'),), (('归零', '清零'),))
    >>> held(r"图|表"), held("(?i)ab"), held(r"\u53f7")
    ((), (), ())
    """
    found, at = [[""]], 0 if ALTERNATIVE.fullmatch(part) else len(part)
    while m := TOKEN.match(part, at):
        token, at = m["token"], m.end()
        if ESCAPED.match(token):
            return ()
        if token.startswith("(?<=") and found[-1] != [""]:
            found.append([""])  # what it asks for are the characters before, which are in a group already
        words = [""] if token.startswith(("(?!", "(?<!")) else words_of(token) * (not m["often"])
        together = [before + word for before in found[-1] for word in words]
        if 0 < len(together) <= MOST_WORDS:
            found[-1] = together
        else:
            found.append(words if 0 < len(words) <= MOST_WORDS else [""])
        if token.startswith("(?="):
            found.append([""])  # the same characters are still to come
    known = [tuple(words) for words in found if "" not in words]
    return tuple(sorted(known, key=lambda words: max(map(len, words)))) if at == len(part) else ()


def words_of(part: str) -> list[str]:
    r"""The words that a part of a pattern stands for, if it is nothing but these.

    >>> words_of("年"), words_of("[万亿]"), words_of("(?:行|引)"), words_of("(?=产业|[县区])")
    (['年'], ['万', '亿'], ['行', '引'], ['产业', '县', '区'])
    >>> words_of(r"[\d年]"), words_of("(?:年|.)")
    ([], [])
    """
    if inside := ASKED.fullmatch(part):
        found = [words_of(one) for one in alternatives(inside["part"])]
        return [word for words in found for word in words] if all(found) else []
    if plain := PLAIN_SET.fullmatch(part):
        return list(plain["chars"])
    return [part] if PLAIN.fullmatch(part) else []


def either(found: Sequence[dict[str, str]]) -> dict[str, str]:
    """What begins one of some patterns; none, if that of one is not known."""
    both: dict[str, str] = {}
    for char, second in (item for these in found for item in these.items()):
        both[char] = both.get(char, second) and second and both.get(char, "") + second
    return both if all(found) else {}


def jumping(part: str) -> str:
    """A pattern of which regex runs from one place of a character that every match has to the next.

    It does not where a set comes first, unless a condition stands before it.
    """
    return f"(?!$){part}" if SET_AND_CHARACTER.match(part) else part
