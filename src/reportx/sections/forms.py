"""What a heading looks like: the patterns of a pack, and how much a sentence's words speak for a headline."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import regex

from reportx.packs import Heading as Form
from reportx.patterns import compiled, compiled_short

QUOTED = compiled(r"“[^”]*”|\"[^\"]*\"")

# forms of numbers, in the order in which they are tried
NUMBERED = (
    "part", "division", "article", "chapter", "paren",
    "ordinal", "arabic", "bracket", "circle", "count", "bare",
)  # fmt: skip
SEARCHED = ("inside",)  # forms that are looked for all over a paragraph

BODY = 25  # characters that a heading has under it at least


class Mark(NamedTuple):
    """A heading before its place in the tree is known: [start, end) with number and stop."""

    start: int
    end: int
    form: str
    number: str | None
    title: str
    value: int = 0  # what its number is worth
    opens: bool = True  # whether it opens a paragraph


Match = re.Match[str]
Find = Callable[[str], Match | None]


class Finders(dict[str, tuple[tuple[Find, int], ...]]):
    """What finds each form, with the weights; compiled when first asked for, as few reports need all."""

    def __init__(self, entries: Sequence[Form]) -> None:
        self.waiting: dict[str, list[tuple[str, int]]] = {}
        for pattern, form, weight in joined(entries):
            self.waiting.setdefault(form, []).append((pattern, weight))

    def __missing__(self, form: str) -> tuple[tuple[Find, int], ...]:
        """Compile the patterns of a form."""
        waiting = self.waiting.get(form, ())
        found = tuple((finder(pattern, whole=weight != 0), weight) for pattern, weight in waiting)
        return self.setdefault(form, found)

    def compile(self) -> None:
        """Compile the patterns of all forms."""
        for form in self.waiting:
            self[form]


class Forms:
    """A pack's heading patterns, by their form; and what a report's sentences weigh."""

    def __init__(self, finders: Finders, patterns: dict[str, regex.Pattern[str]]) -> None:
        self.finders, self.patterns = finders, patterns
        self.weighed: dict[str, tuple[int, bool]] = {}

    def for_report(self) -> "Forms":
        """The same forms for another report."""
        return Forms(self.finders, self.patterns)

    def find(self, form: str, chars: str) -> Match | None:
        """The first match of any pattern of the form."""
        for find, _ in self.finders[form]:
            if match := find(chars):
                return match
        return None

    def weight(self, form: str, chars: str) -> int:
        """The weight of the first pattern of the form that matches."""
        for find, weight in self.finders[form]:
            if find(chars):
                return weight
        return 0

    def most(self, form: str) -> int:
        """The greatest weight that a pattern of the form has."""
        return max((weight for _, weight in self.finders[form]), default=0)

    def places(self, form: str, chars: str, block: tuple[int, int]) -> list[int]:
        """Where each match of the form's last pattern ends in a paragraph."""
        pattern = self.patterns.get(form)
        return [m.end() for m in pattern.finditer(chars, *block)] if pattern else []


@lru_cache(maxsize=8)
def read_forms(entries: tuple[Form, ...]) -> Forms:
    """The forms of a pack's headings, once for each pack."""
    searched = [entry for entry in entries if entry.form in SEARCHED]
    patterns: dict[str, regex.Pattern[str]] = {entry.form: compiled(entry.pattern) for entry in searched}
    return Forms(Finders(entries), patterns)


def joined(entries: Sequence[Form]) -> Iterator[tuple[str, str, int]]:
    """Patterns with their form and weight; those that weigh alike and are tied to one side are one."""
    alike: dict[tuple[str, int, bool, bool], list[str]] = {}
    for e in entries:
        if not e.weight:
            yield e.pattern, e.form, 0
            continue
        key = (e.form, e.weight, e.pattern.startswith(("^", "(?x)^")), e.pattern.endswith("$"))
        alike.setdefault(key, []).append(e.pattern)
    for (form, weight, first, last), patterns in alike.items():
        inner = "|".join(f"(?x:{p[4:]})" if p.startswith("(?x)") else f"(?:{p})" for p in patterns)
        yield "^" * first + f"(?:{inner})" + "$" * last, form, weight


def finder(pattern: str, *, whole: bool) -> Find:
    """A search that starts at the side to which the pattern is tied, for speed."""
    if pattern.startswith("^"):
        return cast("Find", compiled_short(pattern).match)
    if pattern.endswith("$"):
        found = compiled(pattern, regex.REVERSE)
        # what is joined is tied as a whole, so that nothing is to be looked for but at the end
        return cast("Find", found.match if whole else found.search)
    return cast("Find", compiled_short(pattern).search)


def title_of(found: Match) -> tuple[int, str]:
    """Where the title of a heading begins, and its words: the group `title`, or all that was found."""
    group = "title" if "title" in found.re.groupindex else 0
    return found.start(group), found[group] or ""


def weigh(title: str, forms: Forms) -> tuple[int, bool]:
    """The weight of a sentence, which is asked for as an opening and as a part of its paragraph."""
    found = forms.weighed.get(title)
    if found is None:
        found = forms.weighed[title] = weight_of(title, forms)
    return found


def weight_of(title: str, forms: Forms) -> tuple[int, bool]:
    """How much a sentence's words speak for a headline, < 0 if it tells a fact; and whether it is a claim.

    >>> from reportx.packs import builtin
    >>> forms = read_forms(builtin().heading)
    >>> [weight_of(title, forms) for title in ("消费潜力持续释放", "大力提振消费", "管理委员会注册成立")]
    [(5, True), (4, False), (-6, False)]
    """
    words = without_lead(title, forms)
    if "“" in words or '"' in words:
        words = QUOTED.sub("””", words)
    if fact := forms.weight("fact", words):
        return fact, False
    claim = claim_in(words.split("，"), forms)
    weight = claim or forms.weight("task", words)
    return weight + forms.weight("topic", words) - words.count("、"), claim > 0


def claim_in(clauses: Sequence[str], forms: Forms) -> int:
    """What the strongest claim in some clauses weighs; how one ends is asked first, as that takes least."""
    manner = max(forms.weight("manner", clause) for clause in clauses)
    if manner >= forms.most("claim"):
        return manner
    return max(manner, *(forms.weight("claim", clause) for clause in clauses))


def without_lead(title: str, forms: Forms) -> str:
    """A sentence without an opening that says nothing of its own.

    >>> from reportx.packs import builtin
    >>> without_lead("一年来，我们坚持稳中求进", read_forms(builtin().heading))
    '坚持稳中求进'
    """
    lead = forms.find("lead", title)
    return title[lead.end() :] if lead else title
