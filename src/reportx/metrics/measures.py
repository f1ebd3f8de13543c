"""What kind of figure an amount is, and where it goes."""

from collections.abc import Mapping

from reportx.metrics.drafts import Draft, Figure
from reportx.metrics.records import SCALES
from reportx.packs import Unit, Verb
from reportx.patterns import compiled_plain, compiled_short
from reportx.records import Direction, Measure
from reportx.words import Lexicon

MOVING, MOVED = frozenset({"change", "compare"}), frozenset({"growth", "change"})

GROWN = compiled_plain(r"x?c[,;.j]")  # 收入实现20%以上增长，

NOUNS = ("n", "N", "q", "B", "G")
LEAST_INDEX = 50  # of prices, in percent of those before; below it stands by how much they rose


class Measurer:
    """Tells measures and directions by the words of a lexicon."""

    def __init__(self, words: Lexicon, units: Mapping[str, Unit]) -> None:
        self.units = units
        self.ranks = words.ranks
        self.rates_named = tuple(words.role("moved"))
        self.rates_whole = tuple(words.role("rate"))
        self.falling = tuple(words.role("falling"))
        self.adding = tuple(words.role("adding"))
        self.issued, self.added = words.terms("issued"), compiled_short(words.pattern("added"))
        self.rate_units, self.rank_units = words.role("rate_unit"), words.role("rank_unit")
        self.ratios = tuple(words.role("ratio"))
        self.bettering, self.of_people = words.role("bettering"), tuple(words.role("of_people"))
        self.paces = words.role("pace") - words.role("share")
        self.price_indices = words.role("price_index")
        self.standings, self.rising = tuple(words.role("standing")), words.role("rising")

    def measure(self, figure: Figure, verb: Verb | None, name: str, action: str | None) -> Measure:
        """What kind of figure it is."""
        quantity, unit = figure.quantity, figure.quantity.unit or ""
        moves = verb is not None and verb.role in MOVING
        if quantity.form in {"doubling", "ratio"} or unit == "倍":
            return "growth" if quantity.form == "doubling" or (unit == "倍" and moves) else "multiple"
        if unit.endswith("百分点"):
            return "change"
        if unit in self.rate_units:
            return self.rate(figure, name, moves=moves)
        better = action in self.bettering and self.is_thing(figure, unit)
        if moves and (better or (verb is not None and verb.direction is None and verb.role == "change")):
            return "level"  # 提升卫生室5所, 改善农房3万户
        if moves or self.adds(name, verb):
            return "change"
        if unit in self.rank_units and action in self.rising:
            return "change"  # 跃升18位, but not 跃居18位
        if unit in self.rank_units and self.stands(name, verb, action):
            return "rank"
        indexed = quantity.form == "bare" and not unit and name.endswith(self.ratios)
        return "multiple" if indexed else "level"

    def is_thing(self, figure: Figure, unit: str) -> bool:
        """Whether a figure counts things, of which a verb before them makes none more: 提升卫生室5所."""
        kind = self.units.get(unit.lstrip(SCALES))
        governed = figure.clause.verb_first or (not figure.clause.name and figure.rest.kinds[:1] in NOUNS)
        return governed and (kind is None or kind.kind == "count") and not unit.endswith(self.of_people)

    def rate(self, figure: Figure, name: str, *, moves: bool) -> Measure:
        """What kind of figure a percentage is: a growth, a share, or a multiple of another time's."""
        if figure.clause.rule == "relative":
            return "multiple"
        if not moves and GROWN.match(figure.rest.kinds):
            return "growth"
        if figure.rest.kinds[:1] == "x" and figure.rest.kinds[1:] and figure.rest.word(1) in self.paces:
            return "growth"  # 保持5%的速度
        if name in self.price_indices and figure.quantity.value < LEAST_INDEX:
            return "growth"  # 居民消费价格指数控制在3%以内
        signed = figure.quantity.signed and not name.endswith(self.rates_whole)
        return "growth" if moves or signed or self.names_growth(name) else "share"

    def stands(self, name: str, verb: Verb | None, action: str | None) -> bool:
        """Whether a number of places is one in an order: 全国排名53位."""
        reached = action in self.ranks and verb is not None and verb.role == "reach"
        return reached or name.endswith(self.standings)

    def adds(self, name: str, verb: Verb | None) -> bool:
        """Whether a figure comes on top: 新增5家, 城镇新增就业5万人."""
        if self.issued.start(name):
            return False
        added = (verb is not None and verb.role == "add") or name.startswith(self.adding)
        return added or self.added.search(name) is not None

    def names_growth(self, name: str) -> bool:
        """Whether a name says that its figure is a growth: 涨幅, but not 人口自然增长率."""
        return name.endswith(self.rates_named) and not name.endswith(self.rates_whole)

    def direction(self, made: Draft) -> Direction | None:
        """Where a figure goes, where the words say so."""
        verb, measure, quantity = made.verb, made.measure, made.quantity
        if (quantity.signed or quantity.negative) and measure in MOVED:
            return "down" if quantity.negative else "up"
        if made.rule == "gap" or made.clause.share:
            return None
        moves = verb is not None and verb.role in MOVING
        if measure == "growth" and not moves:
            return "down" if made.indicator.endswith(self.falling) else "up"
        if measure == "change" and not moves and (verb is None or verb.role != "add"):
            held = made.action in self.rising or any(word in made.indicator for word in self.adding)
            return "up" if held or self.adds(made.indicator, None) else None
        if verb is None or (measure == "level" and verb.role == "change"):
            return None
        return verb.direction
