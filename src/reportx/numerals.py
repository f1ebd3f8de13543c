"""What a numeral is worth: Arabic, Chinese, or mixed, as an exact Decimal."""

from collections.abc import Sequence
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
# what parts the whole from the fraction, as the inside of a set of characters; in print all of them stand
DOTS = "·•‧∙⋅・．"
POINT = compiled(rf"[.点，{DOTS}]")
PADDING = compiled(r"[,， 多余零]")
DIGITS_OR_SCALE = compiled(rf"\d+(?:[.{DOTS}]\d+)?|[十百千万亿]")
ROW_OR_SCALE = compiled(rf"[{''.join(DIGITS)}]+|[十百千万亿]")
# 两三 · 三四十 · 十七八 · 一、二千: two digits in a row, or 三五, of which either may be meant
ROUGH = compiled(
    r"(?P<before>(?:[零〇一二两三四五六七八九十百千万亿]*[十百千万亿])?)"
    r"(?P<low>[一二两三四五六七八])、?(?P<high>[二两三四五六七八九])(?P<behind>[十百千万亿]*)"
)

GROUP_MARK = compiled(rf"[、，](?=[{''.join(DIGITS)}]{{3}}(?![{''.join(DIGITS)}]))")  # 一一、二九八 is 11,298
COIN_PART = compiled(rf"([\d.,{''.join([*DIGITS, *PLACES, *GROUPS])}{DOTS}]+)([元角分厘])")
COIN_WORTH = {"元": Decimal(1), "角": Decimal("0.1"), "分": Decimal("0.01"), "厘": Decimal("0.001")}
NO_ROW = compiled(r"[两、十百千万亿]")


@lru_cache(maxsize=4096)  # nine of ten numerals of a report stand in those before it
def number(numeral: str) -> Decimal:
    """The value of a numeral.

    >>> number("1,100.9"), number("三千八百八十"), number("八点一"), number("一〇二·二"), number("半")
    (Decimal('1100.9'), Decimal('3880'), Decimal('8.1'), Decimal('102.2'), Decimal('0.5'))
    """
    if numeral[0].isdecimal():
        if numeral.replace(".", "", 1).isdecimal():
            return Decimal(numeral)
        return arabic(PADDING.sub("", numeral))
    if numeral == "半":
        return Decimal("0.5")
    numeral = GROUP_MARK.sub("", numeral)
    point = POINT.search(numeral)
    if point is None:
        return Decimal(chinese(numeral))
    whole, part = numeral[: point.start()], numeral[point.end() :]
    return Decimal(f"{chinese(whole)}.{''.join(str(DIGITS[c]) for c in part)}")


def arabic(numeral: str) -> Decimal:
    """A number in digits, between which scales may stand.

    >>> arabic("1444.5"), arabic("1万6千"), arabic("1亿3千万"), arabic("2千30万")
    (Decimal('1444.5'), Decimal('16000'), Decimal('130000000'), Decimal('20300000'))
    """
    parts = DIGITS_OR_SCALE.findall(numeral)
    return place_value([part if part in SCALES else Decimal(dotted(part)) for part in parts])


def dotted(digits: str) -> str:
    """Digits with an ordinary decimal point.

    >>> dotted("4·1")
    '4.1'
    """
    point = POINT.search(digits)
    return digits if point is None else f"{digits[: point.start()]}.{digits[point.end() :]}"


def chinese(numeral: str) -> int:
    """A Chinese whole number, written with places, as a row of digits, or as a row before 万 and 亿.

    >>> chinese("二十"), chinese("三亿零五百三十万"), chinese("一九八六"), chinese("一百二")
    (20, 305300000, 1986, 120)
    >>> chinese("二〇万")
    200000
    """
    parts = [
        part if part in SCALES else Decimal(row_of_digits(part)) for part in ROW_OR_SCALE.findall(numeral)
    ]
    place = SCALES.get(numeral[-2:-1], 0)
    if place >= 100 and numeral[-1] in DIGITS:
        parts[-1] = Decimal(DIGITS[numeral[-1]] * place // 10)  # 一百二 is 120, but 一百零二 is 102
    return int(place_value(parts))


def row_of_digits(row: str) -> int:
    """The number of some digits in a row.

    >>> row_of_digits("一二五"), row_of_digits("零五")
    (125, 5)
    """
    return int("".join(str(DIGITS[char]) for char in row))


def place_value(parts: Sequence[Decimal | str]) -> Decimal:
    """The worth of digits with the scales between them: 一万亿, but also 三亿零五百万.

    >>> place_value([Decimal(3), "亿", Decimal(5), "百", "万"])
    Decimal('305000000')
    """
    total = group = digit = Decimal(0)
    for part in parts:
        if isinstance(part, Decimal):
            digit = part
        elif part in PLACES:
            group, digit = group + (digit or 1) * PLACES[part], Decimal(0)
        else:
            below = total if total < GROUPS[part] else Decimal(0)
            total += (below + group + digit) * GROUPS[part] - below
            group = digit = Decimal(0)
    return total + group + digit


def rough(numeral: str, *, rows: bool = False) -> tuple[str, str] | None:
    """The two numerals of which a rough one means either, or None for a numeral that is exact.

    Where a text writes numbers as rows of digits, 三四 is 34, and only what a row has not tells a rough one.

    >>> rough("两三"), rough("三四十"), rough("十七八"), rough("一、二千")
    (('两', '三'), ('三十', '四十'), ('十七', '十八'), ('一千', '二千'))
    >>> rough("一九"), rough("三四", rows=True)
    (None, None)
    """
    if numeral == "三两":
        return "两", "三"
    m = ROUGH.fullmatch(numeral)
    if m is None or not follows(m["low"], m["high"]) or (rows and NO_ROW.search(numeral) is None):
        return None
    before, behind = m["before"], m["behind"]
    return f"{before}{m['low']}{behind}", f"{before}{m['high']}{behind}"


def follows(low: str, high: str) -> bool:
    """Whether two digits in a row are said of a rough number: 七八个, and 三五个."""
    return DIGITS[high] - DIGITS[low] == 1 or (low, high) == ("三", "五")


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


def with_scale(numeral: str, unit: str) -> tuple[str, Decimal]:
    """The unit of an amount with the scale that its numeral ends in, and the value in it.

    >>> with_scale("五千三百亿", "元"), with_scale("5", "万人")
    (('亿元', Decimal('5300')), ('万人', Decimal('5')))
    """
    shift = trailing_scale(numeral)
    rest = numeral.removesuffix(shift)
    whole = GROUPS.keys().isdisjoint(rest)  # 三亿零五百万 is more than its 五百
    return shift + unit, number(rest) if whole else number(numeral) / scale(shift)


def least_of(low: str, low_unit: str, most: Decimal, unit: str) -> Decimal:
    """The lower end of a range, in the unit of the upper one: 5万至8万人, but 3至5万人.

    >>> least_of("5万", "", Decimal(8), "万人"), least_of("3", "", Decimal(5), "万人")
    (Decimal('5'), Decimal('3'))
    >>> least_of("8000", "", Decimal(1), "万人")
    Decimal('0.8')
    >>> least_of("6000", "万", Decimal(6500), "万千瓦")  # 千 is none of the numeral's places
    Decimal('6000')
    """
    least = number(low)
    if low_unit and unit.startswith(low_unit):
        return least
    whole = unit[:1] in GROUPS and least > most and (least >= 1000 or low[-1] in SCALES)
    own = trailing_scale(low) or low_unit or whole
    return least * scale(low_unit) / scale(unit) if own else least


def trailing_scale(numeral: str) -> str:
    """The 万 or 亿 that ends a numeral, which belongs to the unit: 五千三百亿元 is 5300 亿元.

    >>> trailing_scale("五千三百亿"), trailing_scale("三千"), trailing_scale("5")
    ('亿', '', '')
    """
    cut = len(numeral)
    while cut > 1 and numeral[cut - 1] in "万亿":
        cut -= 1
    return numeral[cut:]


def sum_of_coins(numeral: str) -> Decimal:
    """What a price in several coins comes to.

    >>> sum_of_coins("十元三角八分"), sum_of_coins("3分5厘")
    (Decimal('10.38'), Decimal('0.035'))
    """
    return sum((number(digits) * COIN_WORTH[coin] for digits, coin in COIN_PART.findall(numeral)), Decimal(0))
