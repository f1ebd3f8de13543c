"""What a numeral is worth: Arabic, Chinese, or mixed, as an exact Decimal."""

from decimal import Decimal
from functools import lru_cache

from reportx.patterns import compiled

# what a number may be written with where it is part of a name, as the inside of a set of characters
IN_NAMES = "零〇○一二两三四五六七八九十百千万亿几多半双Ⅰ-Ⅴ"
DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
SCALES = PLACES | GROUPS
PADDING = compiled(r"[,， 多余]")
DIGITS_AND_SCALE = compiled(r"([\d.]+)([十百千万亿]*)")


@lru_cache(maxsize=4096)  # nine of ten numerals of a report stand in those before it
def number(numeral: str) -> Decimal:
    """The value of a numeral.

    >>> number("1,100.9"), number("三千八百八十"), number("八点一"), number("半")
    (Decimal('1100.9'), Decimal('3880'), Decimal('8.1'), Decimal('0.5'))
    """
    if numeral[0] in "0123456789":
        if numeral.replace(".", "", 1).isdecimal():
            return Decimal(numeral)
        return arabic(PADDING.sub("", numeral))
    if numeral == "半":
        return Decimal("0.5")
    whole, _, part = numeral.partition("点")
    value = chinese(whole)
    return Decimal(f"{value}.{''.join(str(DIGITS[c]) for c in part)}") if part else Decimal(value)


def arabic(numeral: str) -> Decimal:
    """A number in digits, between which 万 and 千 may stand.

    >>> arabic("1444.5"), arabic("1万6千"), arabic("1亿3千万")
    (Decimal('1444.5'), Decimal('16000'), Decimal('130000000'))
    """
    total = Decimal(0)
    for digits, scales in DIGITS_AND_SCALE.findall(numeral):
        total += Decimal(digits) * scale(scales)
    return total


def chinese(numeral: str) -> int:
    """A Chinese whole number, written with places or as a row of digits.

    >>> chinese("二十"), chinese("三亿零五百三十万"), chinese("一九八六"), chinese("一百二")
    (20, 305300000, 1986, 120)
    """
    if len(numeral) > 1 and all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total = group = digit = 0
    last = 1
    for c in numeral:
        if c in DIGITS:
            digit = DIGITS[c]
            last = 1 if digit == 0 else last
        elif c in PLACES:
            group += (digit or 1) * PLACES[c]
            digit, last = 0, PLACES[c]
        else:
            below = total if total < GROUPS[c] else 0  # 一万亿, but 三亿零五百万
            total += (below + group + digit) * GROUPS[c] - below
            group, digit, last = 0, 0, GROUPS[c]
    # 一百二 is 120, but 一百零二 is 102
    return total + group + digit * (last // 10 if last >= 100 and numeral[-2:-1] in SCALES else 1)


def scale(chars: str) -> int:
    """The factor of the scale characters that begin a unit.

    >>> scale("亿元"), scale("百万吨"), scale("个百分点"), scale("百分点")
    (100000000, 1000000, 1, 1)
    """
    factor = 1
    for i, c in enumerate(chars):
        if c not in SCALES or chars.startswith("百分", i):
            break
        factor *= SCALES[c]
    return factor
