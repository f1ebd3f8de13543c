"""Interval arithmetic on printed digits: 12.3亿元 is anything from 12.25 to 12.35."""

from dataclasses import dataclass
from decimal import Decimal

from reportx.records import Comparator, plain

INFINITE = Decimal("Infinity")
HALF = Decimal("0.5")
# how far a figure that 约 or 近 stands before may lie from the truth, as a share of it
ABOUT, NEARLY = Decimal("0.05"), Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; an end may be infinite.

    >>> level, change = printed(Decimal("107.5")), printed(Decimal("7.5"))
    >>> print((change / (level - change)).percent())
    7.44256…7.55756
    """

    low: Decimal
    high: Decimal

    def __neg__(self) -> "Interval":
        """The values with the other sign."""
        return Interval(-self.high, -self.low)

    def __add__(self, other: "Interval") -> "Interval":
        """The sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        """The differences."""
        return self + -other

    def __truediv__(self, other: "Interval") -> "Interval":
        """The ratios; ``other`` is above zero."""
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def times(self, factor: Decimal) -> "Interval":
        """The products with an exact factor above zero."""
        return Interval(self.low * factor, self.high * factor)

    def percent(self) -> "Interval":
        """The values as percent."""
        return self.times(Decimal(100))

    def root(self, degree: int) -> "Interval":
        """The roots of values above zero."""
        return Interval(self.low ** (1 / Decimal(degree)), self.high ** (1 / Decimal(degree)))

    def widened(self, share: Decimal) -> "Interval":
        """The values above zero with a share of them more on either side."""
        return Interval(self.low * (1 - share), self.high * (1 + share))

    @property
    def width(self) -> Decimal:
        """How far its ends are apart."""
        return self.high - self.low

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    def meets(self, other: "Interval") -> bool:
        """Whether a value lies in both.

        >>> printed(Decimal("6.1")).meets(printed(Decimal("6.0")))
        True
        """
        return self.low <= other.high and other.low <= self.high

    def __str__(self) -> str:
        """The ends, with six digits that say something.

        >>> str(printed(Decimal("12.3")))
        '12.25…12.35'
        """
        return f"{short(self.low)}…{short(self.high)}"


def short(number: Decimal) -> str:
    """A number with six significant digits.

    >>> short(Decimal("17.2413793")), short(Decimal(123456789)), short(INFINITE)
    ('17.2414', '123457000', '∞')
    """
    if not number.is_finite():
        return "∞" if number > 0 else "-∞"
    return plain(Decimal(f"{number:.6g}")) if number else "0"


def printed(value: Decimal, comparator: Comparator = "eq", most: Decimal | None = None) -> Interval:
    """What a printed number, or a range of two, may stand for; its sign and its scale are left out.

    Half a step of the last printed digit is allowed on either side. A bound leaves one side open: 超100亿元
    is not refuted by 150亿元. 约 allows a twentieth, 近 a tenth below.

    >>> print(printed(Decimal("9.0")), printed(Decimal("5.5"), most=Decimal(6)))
    8.95…9.05 5.45…6.5
    >>> print(printed(Decimal(100), "over"), printed(Decimal(100), "nearly"))
    99.5…∞ 90…100.5
    """
    top = value if most is None else most
    low, high = value - half_step(value), top + half_step(top)
    if comparator == "about":
        return Interval(min(low, value * (1 - ABOUT)), max(high, top * (1 + ABOUT)))
    if comparator == "nearly":
        return Interval(min(low, value * (1 - NEARLY)), high)
    if comparator in {"over", "at_least"}:
        return Interval(low, INFINITE)
    return Interval(-INFINITE if comparator in {"under", "at_most"} else low, high)


def half_step(value: Decimal) -> Decimal:
    """Half of one step of the last printed digit.

    >>> half_step(Decimal("8.50")), half_step(Decimal(1200))
    (Decimal('0.005'), Decimal('0.5'))
    """
    exponent = value.as_tuple().exponent
    return HALF.scaleb(min(exponent, 0)) if isinstance(exponent, int) else HALF


def exactly(value: int) -> Interval:
    """A number that is counted, and not rounded."""
    return Interval(Decimal(value), Decimal(value))
