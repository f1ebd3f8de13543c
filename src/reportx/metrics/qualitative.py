"""Targets in words: 居民收入与经济增长同步, 外贸进出口实现正增长, 完成国家下达目标.

They are data too, but no metrics: their value is null and the words are kept. A clause of the plan
part is one where a standard indicator stands before the words, or where the sentence sets targets.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportx.metrics.clauses import Clause
from reportx.metrics.codes import only_code
from reportx.metrics.moments import moments
from reportx.metrics.naming import Namer
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.sparse import SparsePattern

CLAUSE_END = r"(?=[，。；、！\n]|$)"
LONGEST_SUBJECT = 20
CLAUSE_START = compiled(r"[，。；：、！？\n]")
SENTENCE_PART = compiled(r"[，。；：！？\n]")


class Promise(NamedTuple):
    """A target in words at [start, end) of the text, and what it is of."""

    start: int
    end: int
    indicator: str
    code: str | None
    commitment: str | None


class PromiseReader:
    """Finds the targets in words of a text."""

    def __init__(self, pack: Pack, namer: Namer) -> None:
        patterns = [p.pattern for p in pack.phrase if p.role == "qualitative" and p.pattern]
        self.pattern = SparsePattern(patterns, CLAUSE_END)
        self.namer, self.targeting = namer, moments(pack).targeting

    def read(self, chars: str, start: int, end: int) -> Iterator[Promise]:
        """The targets in words of a stretch that speaks of what shall be."""
        for m in self.pattern.finditer(chars, start, end):
            sentence = chars[chars.rfind("。", 0, m.start()) + 1 : m.start()]
            sets = self.targeting.search(sentence) is not None
            if inner := m.groupdict().get("inner"):
                if only_code(inner, self.namer.lexicon):
                    yield self.named(inner, m.start(), m.end(), self.clause(chars, m.start()).pledge)
                continue
            yield from self.promise(chars, (m.start(), m.end()), sets=sets)

    def promise(self, chars: str, at: tuple[int, int], *, sets: bool) -> list[Promise]:
        """The targets of one clause: what is named in it, and what is listed before (能耗、碳排放下降)."""
        start, end = at
        clause = self.clause(chars, start)
        name = self.namer.list_growth.sub("", clause.name)
        words = self.namer.lexicon
        if not (only_code(name, words) or (sets and 2 <= len(name) <= LONGEST_SUBJECT)):
            return []
        return [
            *(self.named(other, start, end, clause.pledge) for other in self.listed(chars, start)),
            self.named(name, start, end, clause.pledge),
        ]

    def listed(self, chars: str, start: int) -> list[str]:
        """The standard indicators of the list whose last member the clause before an offset names."""
        begin = max(
            (m.end() for m in SENTENCE_PART.finditer(chars, max(0, start - 60), start)), default=start
        )
        members = chars[begin:start].split("、")[:-1]
        names = [self.namer.list_growth.sub("", self.namer.read_text(member).name) for member in members]
        known = [name for name in names if only_code(name, self.namer.lexicon)]
        return known if len(known) == len(members) else []

    def clause(self, chars: str, start: int) -> Clause:
        """The clause that ends at an offset."""
        starts = [x.end() for x in CLAUSE_START.finditer(chars, max(0, start - 60), start)]
        return self.namer.read_text(chars[starts[-1] if starts else max(0, start - 60) : start])

    def named(self, name: str, start: int, end: int, pledge: str | None) -> Promise:
        """A target in words of an indicator."""
        return Promise(start, end, name, only_code(name, self.namer.lexicon), pledge)
