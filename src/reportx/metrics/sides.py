"""The sides of a budget, income and spending, in a name: 一般公共预算收入, 市级财政总支出."""

from functools import cache
from typing import TYPE_CHECKING

from reportx.patterns import compiled, compiled_plain, one_of
from reportx.words import Lexicon

if TYPE_CHECKING:
    import re


class Sides:
    """The words for sides, and the patterns that are made of them."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words.role("budget_side")
        budgets = words.role("budget_word")
        budget, side, end = one_of(budgets), one_of(self.words), one_of({*words.role("side_end"), *budgets})
        self.side = side
        self.named = compiled_plain(side)
        self.whole = compiled_plain(rf"^(?!{budget})(?P<fund>.*?)总?{side}{end}?$")
        # what a clause says of a side of the budget that was named before: 累计收入
        self.told = compiled(rf"{budget}?(?P<side>{words.pattern('side_name')})")

    def of(self, name: str) -> "re.Match[str] | None":
        """The side of a budget that a name is, with the budget it is of; None for what is no side."""
        return self.whole.match(name) if self.named.search(name) else None


@cache
def sides(words: Lexicon) -> Sides:
    """The sides of a lexicon, made once."""
    return Sides(words)
