"""What the words of labels and heads say by themselves, by the roles of [[column]]."""

from dataclasses import dataclass
from functools import cache

from reportx.packs import Pack
from reportx.terms import Terms

# roles of words inside labels, heads and cells, which are none of a column's head
INSIDE = frozenset(
    {
        "sum",
        "subtotal",
        "grand",
        "counted",
        "measure_end",
        "cost",
        "expense",
        "rate_end",
        "unitless",
        "joint_of_ratio",
    }
    | {
        "share_of",
        "compared_year",
        "several",
        "general_fund",
        "fund",
        "of_each_fund",
        "missing",
        "maker",
        "money",
        "addend",
    }
)


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The words of each such role, of one pack."""

    totals: Terms[str]  # what calls a row the total of others: 合计
    subtotals: Terms[str]  # and that of some of them alone: 小计
    grand: Terms[str]  # what calls it a total with what the year itself does not bring: 总计
    counted: Terms[str]  # heads that only say that something is counted: 产量
    measure_ends: Terms[str]  # the ends of words for what is measured: 发电量
    costs: Terms[str]  # the ends of words for what is paid: 公务接待费
    expenses: Terms[str]  # and those behind which a side may stand all the same: 业务费用收入
    rate_ends: Terms[str]  # the ends of the names of rates: 城镇化率
    unitless: Terms[str]  # the ends of names whose figures need no unit: 指数
    ratio_joints: Terms[str]  # what stands between what is compared and what with: 为上年
    shares_of: Terms[str]  # what begins the words for what a share is of: 占全市
    compared_years: Terms[str]  # what says in a head that a movement is against the year before: 同比
    several: Terms[str]  # words of a title that is of several things: 收支
    general_funds: Terms[str]  # with what the names of the first of the funds begin: 一般公共预算
    funds: Terms[str]  # words of names that tell the fund themselves: 土地收益基金
    of_each_fund: Terms[str]  # what each of several funds brings in or pays: 利息收入
    missing: Terms[str]  # words in the place of a figure that there is none of: 无
    moneys: Terms[str]  # the ends of names of money that is for something: 奖补资金
    makers: Terms[str]  # what says above a table who made it: 编制单位
    offices: Terms[str]  # whole heads of offices: 部门
    addends: Terms[str]  # what stands before a row that is added to the one above: 加：
    others: Terms[str]  # what begins the name of what is left: 其他支出

    def is_total(self, label: str) -> bool:
        """Whether a label says only that its row is a total."""
        return label in self.totals

    def ends_whole(self, label: str) -> bool:
        """Whether the end of a label says what is measured, or that it is a total."""
        return bool(self.totals.end(label) or self.measure_ends.end(label) or self.costs.end(label))

    def without_total(self, name: str) -> str:
        """A name without the word at its end that calls it a total."""
        return name.removesuffix(self.totals.end(name))

    @property
    def grand_total(self) -> str:
        """How a total is called that holds more than what the year itself brings."""
        return next(iter(self.grand), "")


def of_role(pack: Pack, role: str) -> Terms[str]:
    """The terms of a role, which begin or end longer words; a term may have another role as a whole head."""
    return Terms((term, role) for column in pack.column if column.role == role for term in column.terms)


@cache
def label_words(pack: Pack) -> LabelWords:
    """The words of a pack, gathered once."""
    return LabelWords(
        totals=of_role(pack, "sum"),
        subtotals=of_role(pack, "subtotal"),
        grand=of_role(pack, "grand"),
        counted=of_role(pack, "counted"),
        measure_ends=of_role(pack, "measure_end"),
        costs=of_role(pack, "cost"),
        expenses=of_role(pack, "expense"),
        rate_ends=of_role(pack, "rate_end"),
        unitless=of_role(pack, "unitless"),
        ratio_joints=of_role(pack, "joint_of_ratio"),
        shares_of=of_role(pack, "share_of"),
        compared_years=of_role(pack, "compared_year"),
        several=of_role(pack, "several"),
        general_funds=of_role(pack, "general_fund"),
        funds=of_role(pack, "fund"),
        of_each_fund=of_role(pack, "of_each_fund"),
        missing=of_role(pack, "missing"),
        moneys=of_role(pack, "money"),
        makers=of_role(pack, "maker"),
        offices=of_role(pack, "office"),
        addends=of_role(pack, "addend"),
        others=of_role(pack, "others"),
    )
