"""The words of a sentence before a figure, of which its own clause is a part."""

from typing import NamedTuple

from reportx.patterns import compiled, compiled_plain, compiled_short

LONGEST_CLAUSE = 40  # characters before a figure in which a clause may name a part
LONGEST_HEAD = 80  # characters before 其中 in which a part is told
CLAUSE_END, CLAUSE_CUT = compiled("[，。：、（]"), compiled_plain("[，。；]")
YEAR = compiled_short(r"[\d一二三四五六七八九〇○]{4}年")
INNER = "其中"


class Before(NamedTuple):
    """The words of a sentence before a figure: those of the text from its start to the figure."""

    chars: str
    start: int
    at: int
    end: int  # where the figure ends

    def place(self, name: str) -> int:
        """Where a name stands last, or -1."""
        return self.chars.rfind(name, self.start, self.at)

    def up_to(self, place: int) -> str:
        """The words up to a place."""
        return self.chars[self.start : place]

    @property
    def clause(self) -> str:
        """The last words before the figure, in which a clause may name a part."""
        return self.chars[max(self.start, self.at - LONGEST_CLAUSE) : self.at]

    @property
    def head(self) -> str:
        """What stands before 其中, in this sentence or, where it begins with that, in the one before."""
        place = self.place(INNER)
        if place < 0:
            return ""
        start, first = self.start, max(0, place - LONGEST_HEAD)
        if not self.up_to(place).strip():
            start = self.chars.rfind("。", first, max(0, start - 1)) + 1
        return self.chars[max(start, first) : place]
