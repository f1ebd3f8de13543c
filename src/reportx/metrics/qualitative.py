"""Targets in words: 居民收入与经济增长同步, 外贸进出口实现正增长, 完成国家下达目标.

They are data too, but no metrics: their value is null and the words are kept. A clause of the plan
part is one where a standard indicator stands before the words, or where the sentence sets targets.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportx.metrics.codes import code_of, only_code
from reportx.metrics.naming import Namer
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.sparse import SparsePattern

SETS_TARGETS = compiled(r"(?:预期|主要|发展|工作)目标")
CLAUSE_END = r"(?=[，。；、！\n]|$)"
LONGEST_SUBJECT = 20
CLAUSE_START = compiled(r"[，。；：、！？\n]")
FRAMES = compiled(r"(?:增长|增速|增幅)+$")


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
        self.namer = namer

    def read(self, chars: str, start: int, end: int) -> Iterator[Promise]:
        """The targets in words of a stretch that speaks of what shall be."""
        for m in self.pattern.finditer(chars, start, end):
            starts = [x.end() for x in CLAUSE_START.finditer(chars, max(0, m.start() - 60), m.start())]
            first = starts[-1] if starts else max(0, m.start() - 60)
            sentence = chars[chars.rfind("。", 0, m.start()) + 1 : m.start()]
            promise = self.promise(
                chars, (first, m.start(), m.end()), sets=bool(SETS_TARGETS.search(sentence))
            )
            if promise is not None:
                yield promise

    def promise(self, chars: str, at: tuple[int, int, int], *, sets: bool) -> Promise | None:
        """The target of one clause, if something is named in it."""
        first, start, end = at
        clause = self.namer.read_text(chars[first:start])
        name = FRAMES.sub("", clause.name)
        words = self.namer.lexicon
        if not (code_of(name, words) or (sets and 2 <= len(name) <= LONGEST_SUBJECT)):
            return None
        return Promise(start, end, name, only_code(name, words), clause.pledge)
