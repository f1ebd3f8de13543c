"""The closed list of what an audit checks, in the order in which it is told.

Each identity is a record: what must hold, what it allows for, and examples that run through the whole
pipeline, each with the state that it must come out with.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import getdoc

from reportx.auditing import history, lists, one_figure, parts, ratios, repeats
from reportx.auditing.facts import Facts
from reportx.auditing.records import Claim, State, Weight

DIGITS = "half a step of the last printed digit of each figure"


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the state in which it must come out, and the report of an earlier year where it takes one."""

    text: str
    state: State
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Something that must hold between figures of a report. What, says the docstring of ``find``."""

    name: str
    find: Callable[[Facts], Iterable[Claim]]
    examples: tuple[Example, ...]
    allows: str = DIGITS
    weight: Weight = "finding"

    @property
    def says(self) -> str:
        """What must hold, in a sentence."""
        return (getdoc(self.find) or "").partition("\n\n")[0]


IDENTITIES = (
    Identity(
        "level_change_growth",
        one_figure.level_change_growth,
        (
            Example("2024年，火龙果产量达到110万吨，比上年增加10万吨，增长10%。", "consistent"),
            Example("2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。", "inconsistent"),
            Example("2024年，教育支出完成6亿元，比上年增加2.2万元，增长57.9%。", "inconsistent"),
            Example("2024年，地区生产总值达到100亿元，比上年增加20亿元，增长10%。", "cannot_check"),
            Example("2024年，税收收入完成10亿元，比上年增加2亿元，同口径增长10%。", "cannot_check"),
        ),
    ),
    Identity(
        "from_to",
        one_figure.from_to,
        (
            Example("高新技术企业从60家增加到90家，增长50%。", "consistent"),
            Example("高新技术企业从60家增加到90家，增加40家。", "inconsistent"),
            Example("森林覆盖率由55.0%提高到60.0%，提高5个百分点。", "consistent"),
            Example("五年来，火龙果产量从60万吨增加到90万吨，年均增长9%。", "cannot_check"),
        ),
    ),
    Identity(
        "turn",
        one_figure.turn,
        (
            Example("高新技术企业从60家增加到90家。", "consistent"),
            Example("高新技术企业从90家增加到60家。", "inconsistent"),
            Example("营商环境排名由第11位升至第5位。", "consistent"),
            Example("高新技术企业从60家增加到超过90家。", "cannot_check"),
        ),
    ),
    Identity(
        "parts_and_whole",
        parts.parts_and_whole,
        (
            Example("2024年，货物进出口总额100亿元，其中出口60亿元、进口40亿元。", "consistent"),
            Example("2024年，货物进出口总额100亿元，其中出口60亿元、进口50亿元。", "inconsistent"),
            Example("2024年，货物进出口总额超过100亿元，其中出口60亿元、进口50亿元。", "cannot_check"),
        ),
    ),
    Identity(
        "part_within_whole",
        parts.part_within_whole,
        (
            Example("新增停车泊位800个，其中公共停车泊位500个。", "consistent"),
            Example("新建学校80所，其中小学500所。", "inconsistent"),
            Example("新建学校80所，其中小学超过50所。", "cannot_check"),
        ),
    ),
    Identity(
        "shares_and_hundred",
        parts.shares_and_hundred,
        (
            Example("第一产业占比5.1%，第二产业占比40.2%，第三产业占比54.7%。", "consistent"),
            Example("第一产业占比5.1%，第二产业占比40.2%，第三产业占比57.7%。", "inconsistent"),
            Example("第一产业占比5.1%，第二产业占比40.2%，第三产业占比超过54%。", "cannot_check"),
        ),
    ),
    Identity(
        "share_of_whole",
        parts.share_of_whole,
        (
            Example(
                "2024年，一般公共预算收入100亿元，税收收入70亿元，税收收入占一般公共预算收入的70%。",
                "consistent",
            ),
            Example(
                "2024年，一般公共预算收入100亿元，税收收入70亿元，税收收入占一般公共预算收入的80%。",
                "inconsistent",
            ),
        ),
    ),
    Identity(
        "ratio",
        ratios.ratio,
        (
            Example(
                "城镇居民人均可支配收入50000元。农村居民人均可支配收入25000元。城乡居民收入比2.00。",
                "consistent",
            ),
            Example(
                "城镇居民人均可支配收入50000元。农村居民人均可支配收入25000元。城乡居民收入比2.30。",
                "inconsistent",
            ),
        ),
        f"{DIGITS}; for figures a head 15% more, for the population is another one than the one told",
    ),
    Identity(
        "plan_completion",
        ratios.of_plan,
        (
            Example("支出预算200万元，实际完成150万元，为预算的75%。", "consistent"),
            Example("支出预算200万元，实际完成150万元，为预算的85%。", "inconsistent"),
        ),
    ),
    Identity(
        "distributed",
        lists.distributed,
        (
            Example("粮食、蔬菜、火龙果产量分别增长5%、6%、7%。", "consistent"),
            Example("粮食、蔬菜、水果、茶叶产量分别增长5%、6%、7%。", "inconsistent"),
        ),
        "a word like 和 may part two names or stand inside one",
    ),
    Identity(
        "unit_slip",
        repeats.unit_slip,
        (
            Example("2024年，火龙果产量达到1234万吨。2024年，全市火龙果产量达到1234.1万吨。", "consistent"),
            Example("2024年，火龙果产量达到1234万吨。2024年，全市火龙果产量达到123.4万吨。", "inconsistent"),
            Example(
                "2024年，火龙果产量达到1234万吨。2024年，全市火龙果产量达到超过1230万吨。", "cannot_check"
            ),
        ),
        f"{DIGITS}; only figures of three digits and more are compared at other scales",
    ),
    Identity(
        "level_before",
        history.level_before,
        (
            Example("2023年，火龙果产量100.0万吨。2024年，火龙果产量110.0万吨，增长10%。", "consistent"),
            Example("2023年，火龙果产量100.0万吨。2024年，火龙果产量110.0万吨，增长20%。", "inconsistent"),
            Example("2023年，工业增加值100.0亿元。2024年，工业增加值110.0亿元，增长8%。", "cannot_check"),
            Example("2023年，房地产开发投资100亿元。2024年，房地产开发投资80亿元，下降10%。", "cannot_check"),
        ),
    ),
    Identity(
        "told_twice",
        repeats.told_twice,
        (
            Example("2024年，粮食产量达到1234万吨。2024年，全市粮食产量达到1234.1万吨。", "consistent"),
            Example("2024年，粮食产量达到1234万吨。2024年，全市粮食产量达到1239万吨。", "inconsistent"),
            Example("2024年，粮食产量达到1234万吨。其中，粮食产量达到1000万吨。", "cannot_check"),
        ),
        weight="warning",
    ),
    Identity(
        "ranks",
        repeats.ranks,
        (
            Example("2024年，粮食产量居全省第一位。2024年，粮食产量稳居全省第一位。", "consistent"),
            Example("2024年，粮食产量居全省第一位。2024年，粮食产量稳居全省第三位。", "inconsistent"),
        ),
        "nothing",
        "warning",
    ),
    Identity(
        "earlier_level",
        history.earlier_level,
        (
            Example("2024年，火龙果产量110.0万吨，增长10%。", "consistent", "2023年，火龙果产量100.0万吨。"),
            Example(
                "2024年，火龙果产量110.0万吨，增长20%。", "cannot_check", "2023年，火龙果产量100.0万吨。"
            ),
        ),
        f"{DIGITS}; a difference is no finding, for earlier figures are revised",
        "warning",
    ),
    Identity(
        "earlier_telling",
        history.earlier_telling,
        (
            Example("2023年，粮食产量100.0万吨。", "consistent", "2023年，粮食产量100万吨。"),
            Example("2023年，粮食产量100.0万吨。", "inconsistent", "2023年，粮食产量90万吨。"),
            Example("2023年，粮食产量增长5.1%。", "consistent", "2023年，粮食产量增长5.1%。"),
            Example("2023年，粮食产量增长5.1%。", "inconsistent", "2023年，粮食产量增长1.5%。"),
        ),
        weight="warning",
    ),
)
