"""Outlines of reports that nobody tuned to: kinds of faults that blind annotations showed, ten inputs each."""

import pytest

from reportx import extract
from reportx.packs import builtin
from reportx.records import Source
from reportx.repair import Text, repair
from reportx.sections import find_headings

BODY = (
    "落实各项扶持政策，为企业办理退税3亿元、增长9%，新增企业60家，办好实事20件，群众满意率达98%，位居前列。"
)
FIELDS = (
    "经济发展",
    "产业升级",
    "城乡建设",
    "生态环境",
    "文化教育",
    "社会治理",
    "民生保障",
    "对外开放",
    "财政管理",
    "乡村治理",
)


def text_of(chars: str) -> Text:
    return repair(Source("x", chars.replace("…", BODY), ""))


def tree(chars: str) -> list[str]:
    return [f"{h.level} {h.number or '-'} {h.title}" for h in find_headings(text_of(chars), builtin())]


PLAN = "一、2024年工作回顾\n…\n二、2025年工作安排\n"


@pytest.mark.parametrize(
    "lead",
    [
        "2020年，",
        "2021年，",
        "2019年，我们",
        "2016年，",
        "2024年，",
        "2008年，",
        "2012年，",
        "1999年，",
        "2023年，",
        "2018年，",
    ],
)
def test_a_dash_stands_before_a_year_too(lead: str) -> None:
    lines = [
        f"{lead}抓项目，发展后劲不断增强",
        f"{lead}抓融合，旅游产业逐步回暖",
        f"{lead}抓作风，自身建设得到加强",
    ]
    report = "一、工作回顾\n…\n" + "".join(f"——{line}。…\n" for line in lines)
    assert [line[4:] for line in tree(report)[1:]] == lines


@pytest.mark.parametrize(
    "middle",
    [
        "开拓营销新模式，扩大品牌影响",
        "启动东部新片区，带动西部老区",
        "搭平台引人才，留住本地青年",
        "串起沿江景点，连通两岸步道",
        "建成环湖绿道，点亮夜间经济",
        "延长农业链条，拉高产品价值",
        "腾出低效用地，迎来优质项目",
        "牵手周边城市，共享医疗资源",
        "点亮古城夜色，留住远方来客",
        "打通断头道路，方便群众出行",
    ],
)
def test_what_stands_between_two_headlines_and_is_made_like_them_is_one(middle: str) -> None:
    report = f"{PLAN}（一）发展旅游\n培育旅游新业态，带动产业突破。…\n{middle}。…\n坚持执法新常态，创优景区环境。…\n"
    assert [line for line in tree(report) if line[0] == "3"] == [
        "3 - 培育旅游新业态，带动产业突破",
        f"3 - {middle}",
        "3 - 坚持执法新常态，创优景区环境",
    ]


@pytest.mark.parametrize(
    "period",
    [
        "五年来，",
        "这五年，",
        "过去五年，",
        "过去的五年，",
        "“十四五”时期，",
        "“十三五”期间，",
        "三年来，",
        "六年来，",
        "一年来，",
        "四年间，",
    ],
)
def test_headlines_of_a_period_behind_a_series_are_no_children_of_its_last_item(period: str) -> None:
    report = (
        "一、2025年工作\n（一）聚力培育财源\n…\n（二）优化支出结构\n…\n（三）严格管控债务\n…\n"
        f"{period}财政实力持续增强。…\n{period}民生福祉持续改善。…\n{period}管理效能不断提升。…\n"
    )
    assert tree(report)[1:] == [
        "2 一 聚力培育财源",
        "2 二 优化支出结构",
        "2 三 严格管控债务",
        f"2 - {period}财政实力持续增强",
        f"2 - {period}民生福祉持续改善",
        f"2 - {period}管理效能不断提升",
    ]


@pytest.mark.parametrize("item", ["聚力培育财源", "优化支出结构"])
def test_headlines_of_a_period_under_every_item_are_its_children(item: str) -> None:
    own = "…\n五年来，财政实力持续增强。…\n五年来，民生福祉持续改善。…\n"
    report = f"一、2025年工作\n（一）{item}\n{own}（二）严格管控债务\n{own}"
    assert [line[0] for line in tree(report)] == ["1", "2", "3", "3", "2", "3", "3"]


@pytest.mark.parametrize(
    "opening",
    [
        "这五年，我们坚定不移",
        "过去五年，我们始终坚持",
        "五年来，我们全面践行",
        "这一年，我们坚持不懈",
        "过去的五年，是我们坚决",
        "过去五年，是我们坚定不移",
        "一年来，我们毫不动摇",
        "这三年，我们始终坚持",
        "“十四五”时期，我们着力",
        "“十三五”期间，是我们努力",
    ],
)
def test_paragraphs_of_one_opening_behind_the_turn_to_the_audience_are_headlines(opening: str) -> None:
    told = (
        "去旧动能，在改革中加快转换",
        "守青山绿水，在治理污染、修复生态中改善环境",
        "办民生实事，让生活更好",
    )
    report = (
        "一、工作回顾\n（一）疫情防控取得成果。…\n（二）民生得到保障。…\n各位代表，五年来成绩来之不易。\n"
        + "".join(f"{opening}{what}。…\n" for what in told)
    )
    assert [line for line in tree(report) if "-" in line] == [f"2 - {opening}{what}" for what in told]


@pytest.mark.parametrize("field", FIELDS)
def test_one_short_sentence_a_section_is_no_series(field: str) -> None:
    sections = ("做强实体", "扩大开放", "建好城市", "惠及民生", "守住底线", "改进作风")
    single = "".join(
        f"（{n}）{what}\n…强化{field}的服务。…\n" for n, what in zip("一二三四五六", sections, strict=True)
    )
    assert {line[0] for line in tree(PLAN + single)} == {"1", "2"}


@pytest.mark.parametrize(
    "sentences",
    [
        ("落实碳达峰行动方案", "支持生物质能发展", "提升生态系统碳汇能力"),
        ("建设特色新型智库", "培育健康的网络文化", "推进数字广播电视户户通"),
        ("加强机构风险内控", "防范化解地方政府债务风险", "健全规范的举债融资机制"),
        ("深化农村土地制度改革", "推进试点", "保障农民工工资及时足额支付"),
        ("实施积极应对老龄化战略", "推进护理保险", "做好留守儿童和困境儿童救助"),
        ("要继续实施积极的政策", "建立健全带动就业的机制", "加快建立规范的市场"),
        ("深入推进学生餐整治", "稳步推进教师聘任管理改革", "用好教育资金监测系统"),
        ("加强传统文化系统阐释", "推动保护", "支持网络视听等文化产业的发展"),
        ("健全市县依法行政制度", "做好法律援助", "广泛听取各方面的意见建议"),
        ("推进基层民主", "加强侨务工作的统筹协调力度", "完善信访制度"),
    ],
)
def test_short_tasks_that_are_not_alike_are_no_children(sentences: tuple[str, ...]) -> None:
    led = "".join(f"{sentence}。…" for sentence in sentences)
    others = "".join(f"大力发展{field}事业。…加强{field}的统筹。…\n" for field in FIELDS[:4])
    report = f"{PLAN}（一）做强实体\n有序推进各项工作落实。…{led}\n{others}"
    assert not {line[4:] for line in tree(report)} & set(sentences)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("气象事业", "五年内，建成卫星探测系统"),
        ("地质工作", "矿产资源的勘探进度要加快"),
        ("财政支出", "1990年财政支出为2567亿元"),
        ("林业", "继续贯彻以营林为基础的方针"),
        ("邮电通信建设", "五年内增装市内电话"),
        ("旅游事业", "扩大旅游商品的生产和销售"),
        ("固定资产投资规模", "全社会投资计划为12960亿元"),
        ("水产业", "养殖、捕捞、加工并举"),
        ("公路", "修建的公路共一万公里以上"),
        ("农村能源", "努力搞好能源的合理使用"),
    ],
)
def test_a_paragraphs_indent_behind_a_heading_is_a_lost_line_break(title: str, text: str) -> None:
    report = f"一、总体要求\n…\n（一）工业\n…\n　　（二）{title}　　{text}，办好实事。\n（三）商业\n…"
    assert f"2 二 {title}" in tree(report)
    assert f"（二）{title}\n{text}" in text_of(report).chars


def test_columns_of_a_table_are_no_lost_line_breaks() -> None:
    assert text_of("（一）财政收入　　12亿元　　增长5%。").chars.count("\n") == 0


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_without_any_full_stop_has_line_breaks_in_their_stead(field: str) -> None:
    lines = [f"{field}的第{n}项任务要落实，各地应当统筹安排" for n in "一二三四五六七八九"]
    assert text_of("\n".join(lines)).chars.split("\n") == lines
    stopped = "。\n".join(lines)
    assert text_of(stopped).chars.count("。") == len(lines) - 1


@pytest.mark.parametrize("split", ["四二九\n四万吨", "百分之一七\n二", "三千\n五百人", "12\n34万元"])
def test_a_figure_that_such_a_line_break_cuts_is_whole(split: str) -> None:
    lines = [f"{field}要落实，各地应当统筹安排" for field in FIELDS]
    assert split.replace("\n", "") in text_of("\n".join([*lines, f"产量达到{split}，比上年增加"])).chars


LONG = "我们任何时候都把{}放在各项工作的重要位置，坚决支持各地开展探索和创新的努力，努力加强同各方面的协调和合作，积极促进各方面之间的团结和互助互利"


@pytest.mark.parametrize("field", FIELDS)
def test_a_sentence_that_is_a_whole_paragraph_is_a_title_however_long(field: str) -> None:
    title = LONG.format(field)
    report = f"一、做好经济工作。\n…\n二、{title}。\n…\n三、加强自身建设。\n…"
    assert tree(report)[1] == f"1 二 {title}"


@pytest.mark.parametrize(
    "lead", ["一年来，我们", "这一年，我们", "五年来，我们", "过去一年，我们", "今年，我们"]
)
def test_what_begins_with_the_lead_of_several_headlines_is_one(lead: str) -> None:
    told = (
        "坚持创新引领，深化改革，发展动力充分激发",
        "坚持项目带动，扩大投资，经济运行稳中有进",
        "坚持量力而行，在发展中增进福祉，群众获得感有了提高",
        "坚持守住底线，防范风险，社会大局和谐稳定",
    )
    report = "一、2024年工作回顾\n…\n" + "".join(f"{lead}{what}。…\n" for what in told)
    assert [line[4:] for line in tree(report)[1:]] == [lead + what for what in told]


@pytest.mark.parametrize(
    "task",
    [
        "千方百计挖潜增收",
        "积极向上争资争项",
        "聚力向上争资争项",
        "严防严控债务风险",
        "全力助推美丽乡村",
        "扎扎实实办好赛会",
        "多措并举纾困解难",
        "持之以恒正风肃纪",
        "想方设法聚才引智",
        "精准厘清支出事权",
    ],
)
def test_zeal_tells_a_task_whatever_its_verb(task: str) -> None:
    report = (
        f"{PLAN}（一）加强财源建设\n扎实推进资产收缴。…{task}。…深化财政金融协同。…\n"
        "（二）保障重大战略\n保障重大项目建设。…赋能产业转型发展。…支持提振消费。…\n"
    )
    assert f"3 - {task}" in tree(report)


@pytest.mark.parametrize(
    "joint",
    [
        "坚持把增收作为中心任务，全面推进",
        "坚持把项目作为第一抓手，加快建设",
        "坚持以改革为动力，全力攻坚克难",
        "坚持积极作为的方针，增强针对性",
        "坚持“两增两减”，强力推进改革",
        "按照“五个统筹”的要求，加强薄弱环节",
    ],
)
def test_a_title_ends_where_its_text_says_how(joint: str) -> None:
    title = "加大支持力度，促进农业增效农民收入增长"
    report = f"一、工作回顾\n…\n(一){title}{joint}。…\n(二)扩大开放，不断增强经济发展活力{joint}。…\n"
    assert tree(report)[1:] == [f"2 一 {title}", "2 二 扩大开放，不断增强经济发展活力"]


@pytest.mark.parametrize("mark", ["[2]", "［12］", "〔75〕", "〔3〕", "[103]"])
def test_a_footnote_mark_is_no_part_of_a_title(mark: str) -> None:
    report = f"一、2024年工作回顾\n…\n（一）三大攻坚战{mark}取得新成果\n…\n（二）“两山”理论{mark}深入人心\n…"
    assert tree(report)[1:] == ["2 一 三大攻坚战取得新成果", "2 二 “两山”理论深入人心"]


@pytest.mark.parametrize("number", ["市发〔2020〕44号", "中发〔99〕12号"])
def test_a_years_brackets_in_a_documents_number_stay(number: str) -> None:
    assert number in text_of(f"根据文件（{number}），落实资金3亿元。").chars


@pytest.mark.parametrize(
    "title",
    [
        "过去五年经济工作的基本总结",
        "今后五年改革的目标、方针和任务",
        "未来五年发展的主要任务",
        "过去一年国内工作的总结",
        "今后三年建设的方针",
    ],
)
def test_lines_over_the_years_divide_a_report(title: str) -> None:
    report = f"{title}\n…\n一、扩大内需\n…\n二、深化改革\n…\n今后一个时期的工作打算\n…\n一、加快转型\n…\n二、改善民生\n…"
    assert tree(report)[0] == f"1 - {title}"
    assert [line[0] for line in tree(report)] == ["1", "2", "2", "1", "2", "2"]


def test_a_short_report_has_its_headings_too() -> None:
    lines = (
        "某县2025年政府工作报告",
        "一、2024年工作回顾",
        "全年地区生产总值增长6.1%，各项工作取得进展。",
        "（一）突出项目建设，发展后劲不断增强",
        "实施重点项目86个。",
        "（二）突出产业升级，经济结构持续优化",
        "规上工业增加值增长7.2%。",
        "（三）突出民生改善。城镇新增就业8600人。",
        "二、2025年工作安排",
        "地区生产总值增长6%左右。",
    )
    found = [(s.number, s.title) for s in extract("\n".join(lines)).sections]
    assert found == [
        ("一", "2024年工作回顾"),
        ("一", "突出项目建设，发展后劲不断增强"),
        ("二", "突出产业升级，经济结构持续优化"),
        ("三", "突出民生改善"),
        ("二", "2025年工作安排"),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "status"),
    [
        ("某县2025年政府工作报告", "2025年重点工作", "target"),
        ("政府工作报告\n——2025年1月8日在某县人民代表大会会议上", "二、2025年重点工作", "target"),
        ("某县2025年政府工作报告", "一、2024年重点工作", "actual"),
        ("某县工作总结", "一、2025年重点工作", "actual"),
    ],
)
def test_what_the_year_of_a_report_is_for_is_a_plan(title: str, heading: str, status: str) -> None:
    (metric,) = extract(f"{title}\n{heading}\n设施蔬菜面积扩大到60万亩。").metrics
    assert metric.status == status
