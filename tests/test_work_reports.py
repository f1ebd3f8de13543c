"""Readings that were wrong on work reports that nobody had tuned to, by kind, in small inputs of its own wording."""

from decimal import Decimal

import pytest

from reportx import extract

HEAD = "某市2025年政府工作报告\n一、2024年工作回顾\n"
PLAN = "某市2025年政府工作报告\n一、2024年工作回顾\n成绩来之不易。\n二、2025年工作安排\n"
NAMES = [
    # a verb that governs is no part of the name
    ("清运生活垃圾30万吨。", ["生活垃圾"]),
    ("清掏化粪池300座，换发社保卡3万张。", ["化粪池", "社保卡"]),
    ("捣毁窝点30个，撤并学校12所。", ["窝点", "学校"]),
    ("走访企业300家，包联企业80家。", ["企业", "企业"]),
    ("轮训干部500人，曝光典型案例12起。", ["干部", "典型案例"]),
    ("管护公益林30万亩，封育草场8万亩。", ["公益林", "草场"]),
    ("筹措供应床位3万张以上。", ["床位"]),
    ("立改废政府规章37件。", ["政府规章"]),
    ("配合市人大出台地方性法规20件。", ["地方性法规"]),
    ("新能源汽车新上牌2.5万辆。", ["新能源汽车"]),
    ("突破关键核心技术30项。", ["关键核心技术"]),
    ("刑拘犯罪嫌疑人29名。", ["犯罪嫌疑人"]),
    ("运动员在运动会上获得奖牌19枚。", ["奖牌"]),
    # what is said of what is counted narrows nothing
    ("首批50户企业集中挂牌。", ["企业"]),
    ("52个机关附属空间对外开放共享。", ["机关附属空间"]),
    ("帮扶278名贫困劳动力就业创业。", ["贫困劳动力"]),
    ("带动1.2万户农户增收。", ["农户"]),
    ("帮助3200名残疾人就业。", ["残疾人就业"]),
    ("带动9059人就业、创业。", ["就业、创业"]),
    # the same people or things counted twice
    ("帮扶77户、168名贫困人口。", ["贫困人口", "贫困人口"]),
    ("对剩余77户、168名贫困人口逐人制定方案。", ["贫困人口", "贫困人口"]),
    ("建成300套、2万平方米保障房。", ["保障房", "保障房"]),
    ("建成300套保障房、2万平方米厂房。", ["保障房", "厂房"]),
    # what the next figure counts is not what the last one did
    ("37个市直部门395项审批事项实现网上办理。", ["市直部门", "审批事项"]),
    ("封堵排污口7个，12家重点涉水企业和排污单位全部安装监控。", ["排污口", "重点涉水企业和排污单位"]),
    ("改造公路210公里，1.6万户相对集中居住的入住新居。", ["公路"]),
    # one thing of a size, with the kind of things that it is of
    ("新建12公里供水管网、20公里给排水管网等项目。", ["供水管网", "给排水管网"]),
    ("开工建设5万平方米公安小区和2万平方米回迁房等开发项目。", ["公安小区", "回迁房"]),
    ("完成8万平方米广场等工程。", ["广场"]),
    ("完成1.2万平方米板房等不成套旧住房改造。", ["不成套旧住房改造"]),
    # a name without a hole, and money of what is new
    ("乡村全面振兴发展综合指数连续两年居全国第一。", ["乡村全面振兴发展综合指数"] * 2),
    ("农村建成住宅6万平方米。", ["农村住宅"]),
    ("新签项目到位资金131亿元、增长9%。", ["新签项目到位资金", "新签项目到位资金"]),
    ("基本报销限额提高到20万元，实到资金达到2亿元。", ["基本报销限额", "实到资金"]),
    # a number that is none: in how many steps, which meeting, of what size
    ("分六批推进改革。", []),
    ("分三个阶段实施改造。", []),
    ("圆满完成二十大安保任务。", []),
    ("落实省委九届九次、十次和市委七次全会部署。", []),
    ("拆除35蒸吨以下燃煤锅炉12台。", ["35蒸吨以下燃煤锅炉"]),
    ("完成11个批次药品集中带量采购。", ["药品集中带量采购"]),
    # what moved in a contest
    ("在全省营商环境评价中跃升18位。", ["营商环境评价"]),
    ("在全省高质量发展考核中前移3位。", ["高质量发展考核"]),
    # how something is done and what is done with it are no part of what it is done to
    ("集中整治各类乱象10万余处。", ["各类乱象"]),
    ("集中供水工程5处，集中供养标准1200元。", ["集中供水工程", "集中供养标准"]),
    ("停业整顿中介机构13家，责令停产整顿煤矿5家。", ["中介机构", "煤矿"]),
    # a time before what is counted, and 目前 before a number
    ("推出60项年度改革事项。", ["改革事项"]),
    ("目前12个项目已完工。", ["项目"]),
    ("目前三四线城市房价平稳。", []),
    # what joins two names of one count, and what begins a member by itself
    ("对11家投资公司、32家房地产企业及中介机构进行检查。", ["投资公司", "房地产企业及中介机构"]),
    ("建成5个公园、3个广场和一批绿道。", ["公园", "广场"]),
    # the amount of what was counted, and what is too much for a part
    ("享受政策户数149户，金额4亿元、增长15%。", ["享受政策户数", "享受政策金额", "享受政策金额"]),
    ("签约项目80个，其中外资项目9个，开工60个。", ["签约项目", "外资项目", "签约项目"]),
    ("签约项目80个，其中外资项目9个，开工6个。", ["签约项目", "外资项目", "外资项目"]),
    # a branch by itself takes but the measure of the next one
    ("农业、新兴产业贷款分别增长5%、8%。", ["农业贷款", "新兴产业贷款"]),
    ("建筑业、现代服务业税收分别下降3%、增长2%。", ["建筑业税收", "现代服务业税收"]),
    # what the treasury pays is for something
    ("财政投入2694万元用于流感防控。", ["流感防控投入"]),
    ("市级财政投入2亿元，增长5%。", ["市级财政投入", "市级财政投入"]),
    ("清欠完成2.3亿元。", ["清欠资金"]),
    # a size that 的 stands behind
    ("集体收入5万元以上的村达到80个。", ["集体收入5万元以上的村"]),
    ("投资、税收增速分列第2、第3位。", ["投资增速", "税收增速"]),
    ("社零增长5%，固投增长6%。", ["社零", "固投"]),
    # who got something is no part of what was got
    ("3000名学生获得助学金500万元。", ["学生", "助学金"]),
    ("8家企业获知识产权质押贷款6685万元。", ["企业", "知识产权质押贷款"]),
    # 均 is of the last two figures only where they are not of the same
    (
        "产业集群14个、总数全国第一，雏鹰企业新增71家、累计达221家、均居全国第一。",
        ["产业集群", "产业集群总数", "雏鹰企业", "雏鹰企业", "雏鹰企业"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), NAMES)
def test_names(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names


def test_a_movement_in_a_contest_goes_up() -> None:
    (metric,) = extract(HEAD + "全市营商环境评价跃升18位。").metrics
    assert (metric.measure, metric.direction, metric.value) == ("change", "up", 18)


def test_what_is_done_first_is_no_bound() -> None:
    (metric,) = extract(HEAD + "突破计算平台等10项关键核心技术。").metrics
    assert (metric.indicator, metric.comparator) == ("关键核心技术", "eq")


def test_what_there_is_does_not_come_on_top() -> None:
    metrics = extract(HEAD + "老年人每年新增30万，还有63万失能老人、15万残疾人。").metrics
    assert [m.measure for m in metrics] == ["change", "level", "level"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("全市有28万农民在城镇就业，要抓好服务。", "actual"),
        ("我市有20个开放口岸，要提升口岸功能。", "actual"),
        ("我市老人多，还有3万名幼儿，养老托育大有可为。", "actual"),
        ("全市有28个项目开工。", "target"),
        ("力争有30家企业上市。", "target"),
    ],
)
def test_what_there_is_already_is_no_promise(sentence: str, status: str) -> None:
    assert [m.status for m in extract(PLAN + sentence).metrics] == [status]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("玉米产量连续8个榨季居全省第一。", "个榨季"),
        ("冰雪旅游收入连续3个雪季位居全国第二。", "个雪季"),
        ("港口吞吐量连续两个财年增长。", "个财年"),
    ],
)
def test_a_streak_is_counted_in_seasons_as_well(sentence: str, unit: str) -> None:
    streak = extract(HEAD + sentence).metrics[0]
    assert (streak.measure, streak.unit) == ("streak", unit)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("经营主体突破11万大关。", [("经营主体", 11, "万")]),
        ("快递业务量突破5亿大关。", [("快递业务量", 5, "亿")]),
        ("财政收入突破200亿元大关。", [("财政收入", 200, "亿元")]),
        ("十万大山森林公园开园。", []),
        ("建成六大基地。", [("基地", 6, "大")]),
    ],
)
def test_a_scale_is_the_unit_before_a_milestone(sentence: str, told: list[tuple[str, int, str]]) -> None:
    assert [(m.indicator, m.value, m.unit) for m in extract(HEAD + sentence).metrics] == told


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("压减炼铁产能200万吨、炼钢300万吨、水泥50万吨。", ["change"] * 3),
        ("削减化学需氧量300吨、氨氮20吨。", ["change"] * 2),
        ("提升卫生室5所、敬老院3所。", ["level"] * 2),
        ("财政收入减少3亿元、支出5亿元。", ["change", "level"]),
    ],
)
def test_a_list_goes_on_of_what_a_verb_takes_away(sentence: str, measures: list[str]) -> None:
    assert [m.measure for m in extract(HEAD + sentence).metrics] == measures


def test_two_distances_are_of_the_two_that_grew() -> None:
    sentence = "高技术产业、装备制造业增加值分别增长12%和10%，高于规模以上工业增速7个和5个百分点。"
    told = [(m.indicator, m.value, m.unit) for m in extract(HEAD + sentence).metrics[2:]]
    assert told == [("高技术产业增加值增速", 7, "个百分点"), ("装备制造业增加值增速", 5, "个百分点")]


@pytest.mark.parametrize(
    "sentence", ["每县至少完成1个示范项目建设。", "全年至少完成造林3万亩。", "每市至少实现1个项目落地。"]
)
def test_a_bound_stands_before_what_is_completed(sentence: str) -> None:
    (metric,) = extract(PLAN + sentence).metrics
    assert metric.comparator == "at_least"


def test_a_plus_behind_letters_tells_a_growth() -> None:
    (metric,) = extract(HEAD + "CPI+0.3%。").metrics
    assert (metric.indicator, metric.measure, metric.direction, metric.value) == (
        "CPI",
        "growth",
        "up",
        Decimal("0.3"),
    )


def test_the_five_years_before_are_the_base() -> None:
    *_, metric = extract(HEAD + "五年累计完成投资500亿元，是上个五年的1.6倍。").metrics
    assert (metric.measure, metric.period, metric.baseline_period) == ("multiple", "2020/2024", "2015/2019")
