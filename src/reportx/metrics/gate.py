"""The gate that names leave by: one that is broken on its face is mended or refused, never handed out.

A wrong name is nearly as bad as a wrong number, and a name that begins with a preposition, ends with a
conjunction or is cut inside a bracket is wrong nearly always, whatever rule made it.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex  # noqa: TC002 - read by the annotation of a field

from reportx.packs import Pack
from reportx.patterns import compiled, one_of

PAIRS = tuple((pair[0], pair[1]) for pair in ("（）", "()", "“”", "‘’", "《》", "【】", "〔〕", "「」"))
WORD = compiled(r"[\u3400-\u9fffA-Za-z]")
BRACKETED = compiled(r"[（(][^）)]*[）)]")
BRACKETS, STOPS = compiled(r"[（）()“”‘’《》【】〔〕「」\[\]［］\"]"), compiled(r"[，；。！？、：\s]")
MOST_NAMES = 4000
ENDS = compiled(r"[，；。！？]")
LONGEST, LONGEST_LIST, MONSTROUS = 36, 60, 400
# of a footnote: GDP[1], 企业（注2）
NOTE = compiled(r"[〔\[［【](?:注释?)?\d{1,3}[〕\]］】]|[（(]注释?\d{0,3}[）)]|[（(]\d{1,2}[）)]$")
HEAD = compiled(r"^.*[^目]的(?=.{3})")
# what a mend takes off: a bracket at the beginning, marks that stand alone
LOOSE_START = compiled(r"^(?:[（(][^（）()]{1,8}[）)](?=.{2})|[）)】》”’，、；：。！？\s]+)")


class Fault(NamedTuple):
    """A kind of fault: its reason in words, and what shows it."""

    reason: str
    pattern: "regex.Pattern[str]"


class Gate:
    """Tells what is broken on its face in a name."""

    def __init__(self, pack: Pack) -> None:
        found = [(p.role, p.pattern) for p in pack.phrase if p.role in REASONS and p.pattern]
        self.faults = [Fault(REASONS[role], compiled(pattern)) for role, pattern in found]
        self.checked = lru_cache(maxsize=MOST_NAMES)(self.passed)
        either = "|".join(f"(?:{fault.pattern.pattern})" for fault in self.faults)
        self.faulty = compiled(either or "(?!)")  # asked first, as nearly all names have none
        asides = one_of(t for p in pack.phrase if p.role == "self_note" for t in p.terms)
        self.aside = compiled(rf"[（(]{asides}[^（）()]*[）)]")
        self.places = frozenset(t for p in pack.phrase if p.role == "here" for t in p.terms)
        self.members = frozenset(t for p in pack.phrase if p.role == "single" for t in p.terms)

    def passed(self, name: str) -> tuple[str, str]:
        """A name as it may leave, and why it can't, if so; many names come again in other reports."""
        mended = self.mended(name)
        return mended, self.fault(mended)

    def mended(self, name: str) -> str:
        """A name without what does not belong to any: （修复）雨污管网 → 雨污管网."""
        if BRACKETS.search(name) or STOPS.search(name):
            name = LOOSE_START.sub("", self.aside.sub("", NOTE.sub("", name)))
        if len(name) > LONGEST and "、" not in name:
            name = HEAD.sub("", name)  # 人民代表大会批准的预算收入
        return name

    def fault(self, name: str) -> str:
        """Why a name can't leave, or an empty string."""
        return next(self.reasons(name), "")

    def reasons(self, name: str) -> Iterator[str]:
        """Each reason why a name can't leave."""
        if len(name) > MONSTROUS:  # the patterns of faults would take hours over it
            yield "is too long for a name"
            return
        if (len(name) < 2 and name not in self.members) or not WORD.search(name):
            yield "is no word"
        if name in self.places:
            yield "only tells where"
        if BRACKETS.search(name) and not is_balanced(name):
            yield "is cut inside a bracket or a quote"
        if self.faulty.search(name):
            yield from (fault.reason for fault in self.faults if fault.pattern.search(name))
        if ENDS.search(name) and ENDS.search(BRACKETED.sub("", name)):
            yield "holds the end of a clause"
        if len(name) > (LONGEST_LIST if "、" in name else LONGEST):
            yield "is too long for a name"


def is_balanced(name: str) -> bool:
    """Whether each bracket and quote of a name is closed.

    >>> is_balanced("服务中心（点）"), is_balanced("产业集群”税收")
    (True, False)
    """
    return name.count('"') % 2 == 0 and all(name.count(a) == name.count(b) for a, b in PAIRS)


# the roles of [[phrase]] that show a fault, and how it is said
REASONS = {
    "broken_start": "begins with a word that is part of no name",
    "broken_end": "ends with a word that is part of no name",
    "broken_number": "holds a part of a number",
}
