"""The levels of administration, by the words of a vocabulary that stand in names for them."""

from functools import cache

from reportx.patterns import compiled, compiled_plain, one_of
from reportx.words import Lexicon

ABOVE = ("province_level", "prefecture_level", "county_level")  # from above
ALL = (*ABOVE, "nation_level", "township_level")


class Levels:
    """The words for levels, and the patterns that are made of them."""

    def __init__(self, words: Lexicon) -> None:
        self.ranks = {word: rank for rank, role in enumerate(ABOVE) for word in words.role(role)}
        level = one_of(word for role in ALL for word in words.role(role) if len(word) == 1)
        marks = {word for role in (*ABOVE, "nation_level", "owner_mark") for word in words.role(role)}
        self.marks = compiled_plain(one_of(marks))  # of which every owner holds one
        self.whole_unit = rf"[全我本](?P<level>{level})"  # 全市
        self.whole = compiled_plain(self.whole_unit)
        self.own = compiled(rf"(?P<level>{level})$")
        # 五个新区, of which none owns anything by itself
        self.counted = compiled(rf"[\d一二三四五六七八九十两各]+{one_of(words.role('zone_counter'))}")


@cache
def levels(words: Lexicon) -> Levels:
    """The levels of a lexicon, made once."""
    return Levels(words)
