"""Kinds of names that were wrong on reports that nobody had tuned to, each with small inputs of its own wording."""

from decimal import Decimal

import pytest

from reportx import extract

HEAD = "某市2025年政府工作报告\n2024年工作回顾\n"
BUDGET = "关于某市2024年预算执行情况和2025年预算草案的报告\n一、2024年预算执行情况\n"
READINGS = [
    # a sum of a side of the budget is no part of it
    ("国有资本经营预算收入8亿元，加上上级补助收入1亿元，收入合计9亿元。", ["国有资本经营预算收入", "上级补助收入", "国有资本经营预算收入合计"]),
    ("政府性基金预算支出3亿元，结转下年1亿元，支出总计4亿元。", ["政府性基金预算支出", "结转下年", "政府性基金预算支出总计"]),
    ("洋河新区政府性基金收入3亿元，加上上级补助收入1亿元，总收入4亿元。", ["洋河新区政府性基金收入", "上级补助收入", "洋河新区政府性基金总收入"]),
    # words that hold a verb or a joint in one character
    ("科创板上市公司达到12家。", ["科创板上市公司"]),
    ("新增和美乡村90个，建成众创空间8家。", ["和美乡村", "众创空间"]),
    ("自贸试验区新设企业300家。", ["自贸试验区新设企业"]),
    ("新建周转用房120套，完成路面大中修30公里。", ["周转用房", "路面大中修"]),
    ("办理市政协提案65件。", ["市政协提案"]),
    ("盘活低效用地60公顷，引进高技能人才30人。", ["低效用地", "高技能人才"]),
    ("低效建设用地减量7平方公里。", ["低效建设用地"]),
    # a level whose noun stands behind the next count
    ("建好3个国家级、9个省级示范基地。", ["国家级示范基地", "省级示范基地"]),
    # what became of what is named is no part of its name
    ("推动27个延期交房项目全部竣工。", ["延期交房项目"]),
    ("投资3亿元的客运总站基本完工。", ["客运总站投资"]),
    ("投资5亿元的商贸城项目主体完工。", ["商贸城项目投资"]),
    ("大力推进总投资37亿元的9个重点项目。", ["重点项目总投资", "重点项目"]),
    # 人 of 人口 and 人民 is no unit
    ("凝聚13亿人民的智慧。", ["人民的智慧"]),
    ("全市考核排名第五，8000人实现脱贫。", ["考核", "脱贫人口"]),
    ("发放价格补贴3亿元，约600万人受益。", ["价格补贴", "受益人口"]),
    # what money is for, with how it is done
    ("安排4亿元，支持种业振兴行动、高标准农田建设。", ["种业振兴行动、高标准农田建设资金"]),
    ("安排4亿元，用于城乡居民基本医疗保险。", ["城乡居民基本医疗保险资金"]),
    ("安排3000万元支持5个乡镇开展试点。", ["安排资金", "乡镇"]),
    ("达成投资项目19个、总金额2万亿元。", ["投资项目", "投资项目总金额"]),
    ("对规上工业增长贡献率达到65%。", ["规上工业增长贡献率"]),
    # two ways of trade of the same, and partners that share a preposition
    ("对欧盟进口、出口分别增长5%、6%。", ["对欧盟进口", "对欧盟出口"]),
    ("机电产品出口、进口分别为5亿元、6亿元。", ["机电产品出口", "机电产品进口"]),
    ("从日本、韩国进口分别下降5%、6%。", ["从日本进口", "从韩国进口"]),
    # what is held against something by 相当于 and 等于
    ("国民收入相当于2019年的1.3倍，人均收入等于全省平均水平的95%。", ["国民收入", "人均收入"]),
    ("环保投入相当于全市生产总值的比例达到3%。", ["环保投入相当于全市生产总值的比例"]),
    # where something is done, without what is done there
    ("在35个村推广新技术，在8个园区建设公共平台。", ["村", "园区"]),
    # 总数 before a number of Chinese digits, and what only leads up to one
    ("年末职工总数九千九百万人，受益户数三千户。", ["职工总数", "受益户数"]),
    ("建设工期为24个月，出生人口性别比由110降至108。", ["建设工期", "出生人口性别比"]),
    ("2024年前11个月税收收入增长3%，2024年头两个月出口增长5%。", ["税收收入", "出口"]),
    ("2022年和2023年分别减税5亿元和6亿元。", ["减税", "减税"]),
    ("建成学校12\n所、医院3\n家。", ["学校", "医院"]),
    # what is shared at the end: standards and levels
    ("城市低保、农村低保标准分别提高到780元和720元。", ["城市低保标准", "农村低保标准"]),
    ("养老保险、医疗保险补助水平分别为5元、6元。", ["养老保险补助水平", "医疗保险补助水平"]),
    # how something moved is no part of its name, and nor are the years in which it did
    ("进出口总额逆势增长12%，税收强劲增长6%，投资温和回升3%。", ["进出口总额", "税收", "投资"]),
    ("高新技术企业达到80家、三年翻了一番。", ["高新技术企业", "高新技术企业"]),
    # a size that a verb measures, and a kind that fell
    ("其中投资超5亿元项目6个、总投资超百亿元项目2个。", ["投资超5亿元项目", "总投资超百亿元项目"]),
    ("立案数、八类暴力犯罪案件数分别下降12%、18%。", ["立案数", "八类暴力犯罪案件数"]),
    ("累计减税降费退税缓税超8亿元，压缩比达85%。", ["减税降费退税缓税", "压缩比"]),
    ("工业生产者出厂价格下降2%，购进价格下降1%。", ["工业生产者出厂价格", "购进价格"]),
    # verbs that the dictionary takes for nouns at the beginning of a name
    ("分配保障性租赁住房120套，重组国有企业15家，消化暂付款3亿元。", ["保障性租赁住房", "国有企业", "暂付款"]),
    ("完成9组市属国企战略性重组。", ["市属国企战略性重组"]),
    ("选派驻村干部360名。", ["驻村干部"]),
    ("年末幼儿园70所，在园人数2万人。", ["幼儿园", "幼儿园在园人数"]),
    ("公积金收入9亿元，完成年初预算数8亿元的112%。", ["公积金收入", "公积金收入年初预算数", "公积金收入"]),
    # what is done is the name where a verb of reaching governs its figure, and no other name goes on
    ("粮食产量5亿斤，造林绿化完成6万亩，退耕还林完成1万亩。", ["粮食产量", "造林绿化", "退耕还林"]),
    ("改厕完成1万户，危房改造完成800户。", ["改厕", "危房改造"]),
    ("新建食堂35个，托位总数达1万个，融资达到35亿元。", ["食堂", "托位", "融资"]),
    ("工业增加值全年增长6%，12月份当月增长7%。", ["工业增加值", "工业增加值"]),
    # the parts behind 其中 share a word with their whole, all of them
    ("政府债务余额9亿元，其中一般债务4亿元、专项债务5亿元。", ["政府债务余额", "一般债务余额", "专项债务余额"]),
    ("粮食总产量9万吨，增长2%，其中夏粮4万吨，秋粮5万吨。", ["粮食总产量", "粮食总产量", "夏粮总产量", "秋粮总产量"]),
    ("政府债务余额9亿元，其中一般债务4亿元，教育资金5亿元。", ["政府债务余额", "一般债务余额", "教育资金"]),
    ("众创空间9家，其中自治区级4家、区县级5家。", ["众创空间", "自治区级众创空间", "区县级众创空间"]),
    # a verb behind a noun is what money is for
    ("安排2亿元，用于校舍维修。", ["校舍维修资金"]),
    ("投入2亿元，支持道路绿化、河道治理等重点项目。", ["道路绿化、河道治理等重点项目投入"]),
    ("安排2亿元，用于义务教育生均公用经费。", ["义务教育生均公用经费资金"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), READINGS)
def test_names_on_unseen_reports(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(f"{HEAD}{sentence}\n").metrics] == names


def test_a_bare_side_of_a_budget_is_that_of_its_heading() -> None:
    text = f"{BUDGET}（一）社会保险基金预算执行情况\n全市收入完成8亿元，支出完成7亿元。当年结余1亿元。\n"
    assert [m.indicator for m in extract(text).metrics] == [
        "社会保险基金预算收入",
        "社会保险基金预算支出",
        "社会保险基金预算结余",
    ]


def test_headings_that_name_no_budget_give_none() -> None:
    assert [m.indicator for m in extract(f"{BUDGET}全市支出完成7亿元。\n").metrics] == ["支出"]


def test_what_grew_is_the_total_before() -> None:
    found = extract(f"{HEAD}粮食连年丰收，总产量达到3亿吨，比上年增长7%。\n").metrics
    assert [(m.indicator, m.measure) for m in found] == [("总产量", "level"), ("总产量", "growth")]


@pytest.mark.parametrize(
    ("printed", "value"), [("4 · 1亿吨", "4.1"), ("22 ·8万吨", "22.8"), ("6· 25亿吨", "6.25")]
)
def test_blanks_around_a_point_in_mid_line(printed: str, value: str) -> None:
    (found,) = extract(f"{HEAD}原煤产量达到{printed}。\n").metrics
    assert (found.value, found.text, found.indicator) == (Decimal(value), printed, "原煤产量")


def test_a_share_behind_which_grows_is_a_growth() -> None:
    found = extract(f"{HEAD}营业收入、税收收入均实现20%以上增长，绿化率为40%。\n").metrics
    assert [(m.measure, m.direction) for m in found] == [("growth", "up"), ("growth", "up"), ("share", None)]


def test_a_communique_without_its_title_has_no_plan() -> None:
    text = "某市统计局\n国家统计局某市调查队\n2026年5月25日\n2025年，全市经济运行稳中有进。\n"
    text += (
        "一、综合\n全年地区生产总值865亿元。\n二、农业\n全年粮食产量44万吨。\n三、工业\n工业增加值增长9%。\n"
    )
    report = extract(text)
    assert [m.status for m in report.metrics] == ["actual"] * 3
    assert {section.kind for section in report.sections} == {"review"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("全年实现出口80亿元！增长12%！", ["出口", "出口"]),
        ("向120家新增企业派驻专员。", ["新增企业"]),
        ("为3200户困难家庭减免水费。", ["困难家庭"]),
        ("为120个老旧小区改造项目提供资金。", ["老旧小区改造项目"]),
        ("工业总产值接连跨越3个百亿台阶，达到860亿元。", ["工业总产值"]),
    ],
)
def test_what_stands_around_a_count(sentence: str, names: list[str]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [m.indicator for m in found] == names
    assert {m.measure for m in found} <= {"level", "growth"}


def test_a_price_that_fell_goes_down() -> None:
    (found,) = extract(f"{HEAD}鲜蛋价格由9元跌到7元。\n").metrics
    assert (found.value, found.baseline_value, found.direction) == (7, 9, "down")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("年度收支结余-16966万元，上级补助收入 －4.4亿元。", [-16966, "-4.4"]),
        ("收入为-3.2亿元。", ["-3.2"]),
        ("进出口总额3-5亿元，投资3万元-5万元。", [3, 3]),
        ("支出为预算的-98.6%。", ["98.6"]),  # a dash that a line's end left behind
    ],
)
def test_a_minus_behind_a_noun(sentence: str, values: list[int | str]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [m.value for m in found] == [Decimal(value) for value in values]


def test_a_price_that_rose_by_less_than_nothing_fell() -> None:
    (found,) = extract(f"{HEAD}居民消费价格上涨-0.5%。\n").metrics
    assert (found.measure, found.direction, found.normalized_value) == ("growth", "down", Decimal("-0.5"))


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("养老、医疗、失业保险参保人数分别达到36万、28万和12万人。", ["万人"] * 3),
        ("第一、第二产业增加值分别达到12亿、36亿元。", ["亿元"] * 2),
        ("发电量和用电量分别达到3.2万和2.8万千瓦时。", ["万千瓦时"] * 2),
    ],
)
def test_the_unit_behind_the_last_of_a_list_is_that_of_all(sentence: str, units: list[str]) -> None:
    assert [m.unit for m in extract(f"{HEAD}{sentence}\n").metrics] == units


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [("税收翻了一番多。", "over"), ("税收翻近两番。", "nearly"), ("税收翻一番以上。", "at_least")],
)
def test_a_bound_in_a_doubling(sentence: str, bound: str) -> None:
    (found,) = extract(f"{HEAD}{sentence}\n").metrics
    assert (found.unit, found.comparator) == ("番", bound)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年主要预期目标是：地区生产总值增长6%左右。", "target"),
        ("2025年经济社会发展主要预期目标是：地区生产总值增长5%，税收增长3%。", "target"),
        ("全年力争地区生产总值增长5%，税收完成12亿元。", "target"),
        ("确保粮食产量达到500亿斤。", "target"),
        ("全市地区生产总值100亿元，增长5%。", "actual"),
        (f"{HEAD}今年要力争完成税收12亿元，增长15%。", "target"),
        (f"{HEAD}大力争取上级资金，全年到位5亿元。", "actual"),
    ],
)
def test_what_is_striven_for_is_a_target_without_a_plan_part(text: str, status: str) -> None:
    assert {m.status for m in extract(f"{text}\n").metrics} == {status}


def test_headings_below_one_that_says_neither_tell_what_was_and_what_shall_be() -> None:
    text = (
        "某市2025年预算执行情况和2026年预算草案的报告\n"
        "第一部分 预算报告\n一、2025年预算执行情况\n税收收入5亿元。\n"
        "二、2026年预算草案\n税收收入预计完成6亿元。\n第二部分 预算报表\n一、说明\n税收收入6亿元。\n"
    )
    assert [m.status for m in extract(text).metrics][:2] == ["actual", "target"]


@pytest.mark.parametrize(
    "sentence",
    [
        "推动汽车、新材料产业产值分别突破5亿元、8亿元。",
        "汽车、新材料产业产值分别突破5亿元、8亿元。",
        "汽车、新材料产业产值分别超过5亿元和8亿元。",
    ],
)
def test_the_bound_of_what_is_dealt_out_holds_for_each(sentence: str) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [m.comparator for m in found] == ["over", "over"]


@pytest.mark.parametrize(
    ("verb", "direction"),
    [
        ("微增", "up"),
        ("略升", "up"),
        ("激增", "up"),
        ("猛增", "up"),
        ("暴涨", "up"),
        ("飙升", "up"),
        ("上调", "up"),
        ("走高", "up"),
        ("微降", "down"),
        ("锐减", "down"),
        ("骤降", "down"),
        ("暴跌", "down"),
        ("压低", "down"),
        ("萎缩", "down"),
    ],
)
def test_how_far_something_moved_is_in_its_verb(verb: str, direction: str) -> None:
    (metric,) = extract(f"{HEAD}木材价格{verb}9.3%。").metrics
    assert (metric.indicator, metric.measure, metric.direction) == ("木材价格", "growth", direction)
    (reached,) = extract(f"{HEAD}木材价格由6元{verb}到9元。").metrics
    assert (reached.indicator, reached.baseline_value, reached.direction) == ("木材价格", 6, direction)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("表2-1 工业总产值达到30亿元。", ["工业总产值"]),
        ("附表3本年税收收入12.6亿元。", ["税收收入"]),
        ("图3显示工业投资增长8.3%。", ["工业投资"]),
        ("专栏4 现代农业产值达到30亿元。", ["现代农业产值"]),
        ("合同金额人民币1.2亿元，出口额达人民币6亿元。", ["合同金额", "出口额"]),
        ("新增人民币贷款30亿元。", ["人民币贷款"]),
        ("煤炭、电力、化工产值均增长10%。", ["煤炭产值", "电力产值", "化工产值"]),
        ("冶金、建材增加值分别增长3%和4%。", ["冶金增加值", "建材增加值"]),
    ],
)
def test_what_stands_before_a_name_or_ends_it(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names


def test_what_one_strives_for_most_is_a_target() -> None:
    found = extract(f"{HEAD}完成投资300亿元，奋力冲刺350亿元。").metrics
    assert [m.status for m in found] == ["actual", "target"]


@pytest.mark.parametrize(
    ("sentence", "name", "measure"),
    [
        ("能繁母猪存栏达到正常保有量的103%。", "能繁母猪存栏占正常保有量", "share"),
        ("用电量恢复到正常水平的96%。", "用电量", "multiple"),
        ("民办幼儿园在园幼儿占到在园幼儿总数的52%。", "民办幼儿园在园幼儿占在园幼儿总数", "share"),
        ("民生支出占一般公共预算支出的八成。", "民生支出占一般公共预算支出", "share"),
        ("减税降费及退税缓税缓费超过48亿元。", "减税降费及退税缓税缓费", "level"),
    ],
)
def test_what_a_part_is_held_against_is_not_its_name(sentence: str, name: str, measure: str) -> None:
    (metric,) = extract(HEAD + sentence).metrics
    assert (metric.indicator, metric.measure) == (name, measure)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # a level of the budget that pays
        ("市本级安排衔接资金2400万元。", "衔接资金 市本级"),
        ("县本级拨付救灾资金300万元。", "救灾资金 县本级"),
        ("全年市本级留用新增债券35亿元。", "新增债券 市本级"),
        ("市本级安排教育支出12亿元。", "市本级教育支出 市本级"),
        ("市本级安排4065万元用于技能培训补贴、求职服务，稳定就业。", "技能培训补贴、求职服务资金 市本级"),
        # who sets a limit is no part of what is limited
        ("财政部核定我市政府债务限额为300亿元。", "政府债务限额 None"),
        ("年末，本市政府债务余额为200亿元。", "政府债务余额 None"),
        ("7个试点乡镇统筹整合财政涉农资金28亿元。", "试点乡镇 None|财政涉农资金 None"),
        # two things that were done, of which the figure is of the second
        ("基金公司已完成注册并实缴出资3亿元。", "实缴出资 None"),
        ("完成拆迁并新建道路5公里。", "道路 None"),
        ("新签约并注册项目38个。", "项目 None"),
        # a time behind whose something is
        ("甲县全年空气优良天数330天。", "甲县空气优良天数 None"),
        ("钢铁行业全年利润增长5%。", "钢铁行业利润 None"),
        # what a relative clause tells of what is counted
        ("全市共有技术机构12家，通过资质认定的检验机构81家。", "技术机构 None|资质认定的检验机构 None"),
        ("用民族文字出版的报纸为200万份。", "用民族文字出版的报纸 None"),
        ("由国家投资的养殖基地面积达到100万亩。", "由国家投资的养殖基地面积 None"),
        # a count and the sum of what it counts
        ("投入3类共5亿元专项资金。", "专项资金 None|专项资金 None"),
        ("县本级拨付资金2亿元，支持中小学校扩容。", "中小学校扩容资金 县本级"),
        ("市财政安排资金300万元，支持企业技术改造。", "企业技术改造资金 None"),
        ("市财政投入资金3亿元。", "市财政投入资金 None"),
        ("援助其他地区支出5亿元。", "援助其他地区支出 None"),
        ("对下级税收返还预算291万元，增长5%。", "对下级税收返还预算 None|对下级税收返还预算 None"),
        ("安排解决历史遗留问题支出11万元。", "解决历史遗留问题支出 None"),
        ("加上补助县级支出3亿元、上解省级支出2亿元。", "补助县级支出 None|上解省级支出 None"),
        ("压减非急需支出3亿元。", "非急需支出 None"),
        ("建设生态安全屏障支出26亿元、占14%。", "建设生态安全屏障支出 None|建设生态安全屏障支出 None"),
        ("多渠道筹集资金80亿元，用于地下管廊建设。", "地下管廊建设资金 None"),
        ("为企业、个人减税降费17亿元。", "减税降费 None"),
        ("全市注册运动员1129人。", "注册运动员 None"),
        ("通过网络平台实现的零售额增长14%。", "通过网络平台实现的零售额 None"),
        ("全市通过多种渠道引进设备20台。", "设备 None"),
        (
            "对新增的57家规上企业兑现了奖励；对18家获得省级名牌的中小企业进行奖励。",
            "规上企业 None|中小企业 None",
        ),
        ("向省财政争取新增债券资金25亿元。", "新增债券资金 None"),
        ("对共建“一带一路”国家出口总额增长5%。", "对共建“一带一路”国家出口总额 None"),
        ("安排10亿元用于补充预算稳定调节基金。", "预算稳定调节基金资金 None"),
        (
            "下达巩固拓展脱贫攻坚成果同乡村振兴有效衔接资金35亿元。",
            "巩固拓展脱贫攻坚成果同乡村振兴有效衔接资金 None",
        ),
        # whose part of a measure is told with its verb
        (
            "完成货物周转量12亿吨公里，其中公路完成货物周转量2亿吨公里；水路完成货物周转量1亿吨公里。",
            "货物周转量 None|公路货物周转量 None|水路货物周转量 None",
        ),
        ("其中，公路完成旅客周转量2亿人公里。", "公路旅客周转量 None"),
        # those among whom something has a place are not what has it
        (
            "空气质量综合指数2.5，在全省14个市州中排名第1。",
            "空气质量综合指数 None|市州 None|空气质量综合指数 None",
        ),
        ("120名代表出席大会。", "代表 None"),
        # which enterprises are counted is no figure of theirs
        ("规模以上工业统计范围为年主营业务收入2000万元及以上的企业，增加值增长5%。", ""),
        # a level whose part of something is told
        (
            "教育支出29亿元，其中市本级14亿元，各区15亿元。",
            "教育支出 None|市本级教育支出 市本级|各区 None",
        ),
        ("农林水支出9亿元，包括市本级4亿元。", "农林水支出 None|市本级农林水支出 市本级"),
        # the same pupils under other words
        (
            "招收特殊教育学生243人，在校生1481人，毕业生70人。",
            "特殊教育学生 None|特殊教育在校生 None|特殊教育毕业生 None",
        ),
    ],
)
def test_who_pays_and_what_else_is_told_of_a_name(sentence: str, told: str) -> None:
    found = extract(f"{BUDGET}{sentence}").metrics
    assert "|".join(f"{m.indicator} {m.entity}" for m in found) == told


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # what a kind of all is of stands once
        ("居民人均可支配收入3万元，其中城镇4万元、农村2万元。", ["居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("居民恩格尔系数为29%，其中城镇为28%，农村为32%。", ["居民恩格尔系数", "城镇居民恩格尔系数", "农村居民恩格尔系数"]),
        ("出生人口1.8万人，其中男性0.9万人。", ["出生人口", "男性出生人口"]),
        ("城乡低保对象5户、9人，其中城市2户、3人，农村3户、6人。", ["城乡低保对象"] * 2 + ["城市低保对象"] * 2 + ["农村低保对象"] * 2),
        ("三次产业增加值分别增长3%、6%、5%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        # behind a share, what grew is what is a part, and what rose by points is the share
        ("税收收入59亿元，占财政收入的69%，增长3%。", ["税收收入", "税收收入占财政收入", "税收收入"]),
        ("甲业增加值占GDP的8%，提高0.5个百分点，增长12%。", ["甲业增加值占GDP", "甲业增加值占GDP", "甲业增加值"]),
        ("民营企业出口占全市出口的35%，下降8%。", ["民营企业出口占全市出口", "民营企业出口"]),
    ],
)  # fmt: skip
def test_what_a_part_is_of(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("苹果种植面积占果园面积的67%，增长52%。", ["苹果种植面积占果园面积", "苹果种植面积"]),
        ("高新产品出口额占出口总额的30%，比上年增长8%。", ["高新产品出口额占出口总额", "高新产品出口额"]),
        (
            "高新产品出口额占出口总额的30%，提高2个百分点。",
            ["高新产品出口额占出口总额", "高新产品出口额占出口总额"],
        ),
        ("耕地占用税5亿元，增长8%。", ["耕地占用税", "耕地占用税"]),
        ("27种产品增长，增长面60%；企业亏损面12%。", ["产品", "增长面", "企业亏损面"]),
    ],
)
def test_what_has_a_share_may_grow_by_itself(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("整顿500一700个县。", "500 700 个"),
        ("啤酒产量550万一600万吨。", "550 600 万吨"),
        ("棉纱产量增长23.6一34.8%。", "23.6 34.8 %"),
        ("电站规模为6，000万一6，500万千瓦。", "6000 6500 万千瓦"),
    ],
)
def test_a_dash_that_was_read_as_a_numeral_makes_a_range(sentence: str, told: str) -> None:
    (found,) = extract(HEAD + sentence).metrics
    assert f"{found.value:g} {found.value_max:g} {found.unit}" == told


@pytest.mark.parametrize("page", ["—\n9\n—", "—\n1\n2\n—", "-\n104\n-", "—\n9\n—\n"])
def test_a_page_number_between_dashes_on_lines_of_their_own_is_no_text(page: str) -> None:
    line = "税源{}保持平稳增长，收入结构持续改善，财政运行总体平稳，"
    lines = "\n".join(line.format(sign) for sign in "甲乙丙丁戊己庚辛壬癸子丑")
    cut = f"财政运行平稳，全年政府性基金预算收入完成5亿元，完成调\n{page}\n整预算的102.3%，打下基础。"
    (_, part) = extract(f"{BUDGET}{lines}\n{cut}\n{lines}").metrics
    assert (part.indicator, part.text) == ("政府性基金预算收入完成调整预算", "102.3%")


def test_what_gets_better_moves_and_says_not_where_to() -> None:
    moved, counted = extract(f"{HEAD}空气质量综合指数同比改善8.3%。改善灌溉面积70万亩。").metrics
    assert (moved.indicator, moved.measure, moved.direction) == ("空气质量综合指数", "growth", None)
    assert (counted.measure, counted.indicator_code) == ("level", None)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("千人拥有医师3.2名。", "千人拥有医师"),
        ("万人拥有发明专利18.6件。", "万人拥有发明专利"),
        ("每千人拥有医师3.2名。", "每千人拥有医师"),
    ],
)
def test_by_how_many_people_something_is_divided(sentence: str, name: str) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == [name]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "甲县、乙县粮食产量分别为3万吨、2万吨，棉花产量分别为30吨、20吨。",
            ["甲县粮食产量", "乙县粮食产量", "甲县棉花产量", "乙县棉花产量"],
        ),
        (
            "煤炭、电力、化工产值分别为3亿元、4亿元、5亿元；利润分别为1亿元、2亿元、3亿元。",
            ["煤炭产值", "电力产值", "化工产值", "煤炭利润", "电力利润", "化工利润"],
        ),
        # a list of its own, another count, a figure between, and a list whose members need their head
        (
            "煤炭、电力产值分别为3亿元、4亿元，钢铁、水泥产值分别为1亿元、2亿元。",
            ["煤炭产值", "电力产值", "钢铁产值", "水泥产值"],
        ),
        ("煤炭、电力产值分别为3亿元、4亿元，利润为7亿元。", ["煤炭产值", "电力产值", "利润"]),
        (
            "第一、二、三产业增加值分别为1亿元、2亿元、3亿元，固定资产投资分别为1亿元、2亿元、3亿元。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值", *["固定资产投资"] * 3],
        ),
    ],
)
def test_a_second_list_is_of_the_same_owners(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names


@pytest.mark.parametrize(
    ("sentence", "comparators"),
    [
        ("产量约增长5%，利润约下降3%。", ["about", "about"]),
        ("价格大约上涨3%。", ["about"]),
        ("劳动生产率提高64%，平均每年约提高10%。", ["eq", "about"]),
        ("产量增长约5%以上。", ["at_least"]),
    ],
)
def test_what_is_told_roughly_with_its_verb_is_about_so_much(sentence: str, comparators: list[str]) -> None:
    assert [m.comparator for m in extract(HEAD + sentence).metrics] == comparators


def test_a_sum_is_of_the_fund_that_was_told_last() -> None:
    sentence = "一般公共预算收入10亿元，增长3%；政府性基金收入6亿元，支出5亿元，收支相抵，结余1亿元。"
    names = [m.indicator for m in extract(BUDGET + sentence).metrics]
    assert names[2:] == ["政府性基金收入", "政府性基金支出", "政府性基金结余"]


@pytest.mark.parametrize(
    "title", ["国民经济和社会发展统计公报（2024年）", "2024年国民经济和社会发展统计公报"]
)
def test_the_year_of_a_communique_without_a_place_is_on_its_title_line(title: str) -> None:
    report = extract(f"{title}\n\n一、综合\n全年地区生产总值500亿元，年末常住人口30万人。\n")
    assert report.document.report_year == 2024
    assert [m.period for m in report.metrics] == ["2024", "2024"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("调研组两次到我市考察，召开座谈会3次。", ["座谈会"]),
        ("甲县经济运行3次全省第一。", []),
        ("市委先后两次召开发展大会。", []),
        ("专业媒体报道20次。", ["专业媒体报道"]),
        ("今年初步安排重点项目500项。", ["重点项目"]),
        ("创建示范型和达标型农贸市场5家。", ["示范型和达标型农贸市场"]),
    ],
)
def test_how_often_is_not_of_who_does_it(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(HEAD + sentence).metrics] == names
