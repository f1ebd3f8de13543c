"""The tree of a report: invented reports of each make, and the annotated ones where they are at hand."""

import json
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
import regex

from reportx.extract import read_report
from reportx.packs import Heading, builtin
from reportx.readers import read_path
from reportx.records import Section, Source
from reportx.repair import Text, repair
from reportx.sections import find_headings, read_sections

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SEED = Path(__file__).resolve().parents[1] / "seeds" / "pingshan-2025.md"
BODY = (
    "落实各项扶持政策，为企业办理退税3亿元、增长9%，新增企业60家，办好实事20件，群众满意率达98%，位居前列。"
)


def text_of(chars: str) -> Text:
    return repair(Source("x", chars.replace("…", BODY), ""))


def tree(chars: str) -> list[str]:
    return [f"{h.level} {h.number or '-'} {h.title}" for h in find_headings(text_of(chars), builtin())]


def kinds(chars: str) -> list[str]:
    return [h.kind for h in find_headings(text_of(chars), builtin())]


@pytest.mark.parametrize("entry", builtin().heading, ids=lambda entry: f"{entry.form}-{entry.pattern[:20]}")
def test_forms_find_what_their_examples_mark(entry: Heading) -> None:
    for example in entry.examples:
        marked = regex.search(r"\[(.*)\]", example)
        found = regex.search(entry.pattern, example.replace("[", "").replace("]", ""))
        assert marked
        assert found
        group = "title" if "title" in found.re.groupindex else 0
        assert found[group] == marked[1]
        assert found.start(group) == marked.start()
    for example in entry.not_examples:
        assert not regex.search(entry.pattern, example)


PROMISED = """2025年某省政府工作报告
一、2024年工作回顾
生产总值增长5%。
二、2025年重点工作
生产总值增长6%左右。
附件
{}
一、污水。农村生活污水治理率达到60%，管护的办法在各县都建立起来。
"""


@pytest.mark.parametrize(
    ("title", "status", "period"),
    [
        ("2025年10件惠民实事", "target", "2025"),
        ("二〇二五年为民办实事项目清单（草案）", "target", "2025"),
        ("2024年10件惠民实事完成情况", "actual", "2024"),
        ("统计公报摘要", "actual", "2024"),
    ],
)
def test_an_annex_of_promises_is_a_plan(title: str, status: str, period: str) -> None:
    last = read_report(Source("x", PROMISED.format(title), "")).metrics[-1]
    assert (last.indicator, last.status, last.period) == ("农村生活污水治理率", status, period)


def test_numbers_make_levels() -> None:
    report = "一、2024年工作回顾\n…\n（一）加快产业升级\n…\n1．培育龙头企业。…\n二、2025年工作安排\n…"
    assert tree(report) == [
        "1 一 2024年工作回顾",
        "2 一 加快产业升级",
        "3 1 培育龙头企业",
        "1 二 2025年工作安排",
    ]


@pytest.mark.parametrize("outer", ["第一部分 2024年工作回顾", "2024年工作回顾", "首先报告2024年的工作"])
def test_outer_headings_push_the_others_down(outer: str) -> None:
    report = f"{outer}\n…\n一、全力稳住增长\n…\n（一）扩大有效投资\n投资结构持续优化。…"
    assert [line[0] for line in tree(report)] == ["1", "2", "3", "4"]


def test_a_last_line_without_number_pushes_nothing() -> None:
    report = "一、2024年工作回顾\n…\n二、2025年工作安排\n…\n全面加强政府自身建设\n…"
    assert [line[0] for line in tree(report)] == ["1", "1", "1"]
    assert kinds(report) == ["review", "plan", "plan"]


def test_headlines_open_paragraphs() -> None:
    report = "一、2024年工作回顾\n…\n——经济运行稳中有进。…\n——民生保障更加有力。…\n一年来，主要做了以下工作。"
    assert tree(report)[1:] == ["3 - 经济运行稳中有进", "3 - 民生保障更加有力"]


def test_a_dash_without_text_is_a_list() -> None:
    assert tree("二、2025年工作安排\n主要目标是：\n——生产总值增长6%；\n——财政收入增长3%。\n…") == [
        "1 二 2025年工作安排"
    ]


def test_bare_lines_push_down_even_where_no_number_follows() -> None:
    report = (
        "迈上新台阶：2024年工作回顾\n…\n（一）稳住经济增长\n…\n"
        "开启新征程：2025年工作安排\n…\n塑造新形象：奋力建设人民满意的城市\n…"
    )
    assert [line[0] for line in tree(report)] == ["1", "3", "1", "1"]


def test_headlines_of_one_paragraph_a_section() -> None:
    report = (
        "二、2025年工作安排\n…\n"
        "（一）做强实体\n…着力培育新兴产业。…加快发展现代农业。…\n"
        "（二）建好城市\n…让城市环境更优美。…改善农村人居环境。…提升公共服务水平。…\n"
        "（三）惠及民生\n…全力稳定社会就业。…办好人民满意的教育。…\n"
    )
    assert [line[4:] for line in tree(report) if line[0] == "3"] == [
        "着力培育新兴产业",
        "加快发展现代农业",
        "让城市环境更优美",
        "改善农村人居环境",
        "提升公共服务水平",
        "全力稳定社会就业",
        "办好人民满意的教育",
    ]


def test_a_counting_sentence_stands_over_the_headlines_of_its_paragraph() -> None:
    report = "一、2024年工作回顾\n…\n" + "".join(
        f"{n}是聚力办好{what}实事，社会发展全面进步。…{what}改革持续深化。…{what}市场加快复苏。…\n"
        for n, what in zip("一二三", ("经济", "文化", "民生"), strict=True)
    )
    assert tree(report)[1:4] == [
        "3 一 聚力办好经济实事，社会发展全面进步",
        "4 - 经济改革持续深化",
        "4 - 经济市场加快复苏",
    ]


def test_a_line_that_counts_is_a_heading() -> None:
    report = (
        "二、2025年工作安排\n…\n一是扩大内需，着力促进消费\n…\n"
        "二是深化改革，全面扩大开放\n…存在问题：一是产业不强。"
    )
    assert tree(report)[1:] == ["3 一 扩大内需，着力促进消费", "3 二 深化改革，全面扩大开放"]


def test_headlines_inside_paragraphs() -> None:
    report = (
        "一、2024年工作回顾\n…\n"
        "（一）全力抓经济。消费潜力持续释放。…完成第五次经济普查。投资效益持续提升。…\n"
        "（二）全力抓产业。现代服务业加快发展。…管理委员会注册成立。产业配套更加完善。…区中心医院通过备案。\n"
    )
    assert tree(report)[1:] == [
        "2 一 全力抓经济",
        "3 - 消费潜力持续释放",
        "3 - 投资效益持续提升",
        "2 二 全力抓产业",
        "3 - 现代服务业加快发展",
        "3 - 产业配套更加完善",
    ]


def test_a_refrain_in_a_paragraph_is_a_series_of_headlines() -> None:
    refrain = "坚持招商引资增后劲。…坚持改革创新添活力。…坚持统筹城乡抓建设。…"
    assert tree(f"一、2015年工作回顾\n刚刚过去的2015年，成绩来之不易。…{refrain}\n") == [
        "1 一 2015年工作回顾",
        "3 - 坚持招商引资增后劲",
        "3 - 坚持改革创新添活力",
        "3 - 坚持统筹城乡抓建设",
    ]
    speech = refrain.replace("坚持", "我们要")
    assert tree(f"一、2015年工作回顾\n刚刚过去的2015年，成绩来之不易。…{speech}\n") == ["1 一 2015年工作回顾"]


def test_ordinary_sentences_are_no_headlines() -> None:
    report = (
        "二、2025年工作安排\n…\n（一）加快产业升级\n"
        "大力发展现代服务业。…加强地下空间保护利用。…探索数据利用改革。…\n"
        "强化资源要素保障。…深化价格改革。…\n"
    )
    assert tree(report)[2:] == ["3 - 大力发展现代服务业", "3 - 强化资源要素保障"]


def test_a_series_of_very_short_headlines_is_one_level_deeper() -> None:
    report = (
        "二、2025年工作安排\n…\n（一）做强实体\n"
        "大力推进新型工业化。…抓布局。…强支撑。…优保障。…\n大力发展现代农业。…"
    )
    assert [line for line in tree(report) if line[0] == "4"] == ["4 - 抓布局", "4 - 强支撑", "4 - 优保障"]


def test_openings_with_one_lead_are_headlines() -> None:
    report = "一、2024年工作回顾\n…\n" + "".join(
        f"一年来，我们{what}。…\n"
        for what in ("坚持稳字当头，实力再上台阶", "坚持建管并重，面貌一新", "坚持为民，民心更暖")
    )
    assert len(tree(report)) == 4


def test_a_title_that_runs_into_its_text_is_cut() -> None:
    report = (
        "一、2024年工作回顾\n…\n（一）全力抓经济\n…\n（二）狠抓产业\n…"
        "（三）政府自身建设不断加强高度重视思想建设，深入学习。…"
    )
    assert tree(report)[-1] == "2 三 政府自身建设不断加强"


def test_lists_are_no_sections() -> None:
    report = (
        "一、2024年工作回顾\n…存在问题：一是产业不强；二是人才不足。\n（1）加快建设。\n（2）加快改造。\n…"
    )
    assert tree(report) == ["1 一 2024年工作回顾"]


def test_contents_are_no_sections_and_a_glossary_is_one() -> None:
    report = (
        "目录\n一、2024年工作回顾\n二、2025年工作安排\n一、2024年工作回顾\n…\n二、2025年工作安排\n…\n"
        "名词解释\n1．个转企：指个体户转为企业。\n一、其他说明\n…"
    )
    assert tree(report) == ["1 一 2024年工作回顾", "1 二 2025年工作安排", "1 - 名词解释"]
    assert kinds(report) == ["review", "plan", "other"]


def test_titles_of_the_contents_that_come_again_without_numbers_are_headings() -> None:
    told = [f"关于202{year}年全市{side}预算的说明" for year, side in ((4, "收入"), (4, "支出"), (5, "收入"))]
    contents = "目录\n一、编制说明\n" + "".join(
        f"（{n}）{title}\n" for n, title in zip("一二三", told, strict=True)
    )
    body = "".join(f"{title}\n{'按照有关规定编制的预算，保证重点，勤俭办事。' * 3}\n" for title in told)
    assert tree(f"预算草案\n{contents}\n{body}") == [f"1 - {title}" for title in told]


def test_a_communique_is_all_review() -> None:
    assert kinds("某市2025年国民经济和社会发展统计公报\n…\n一、综合\n…\n二、今年工作\n…") == [
        "review",
        "review",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（一）", "（二）"), ("第一，", "第二，"), ("1．", "2．"), ("1、", "2、"), ("（1）", "（2）"),
        ("1）", "2）"), ("①", "②"), ("一是", "二是"), ("一", "二"), ("一 ", "二 "), ("一", "（二）"), ("01", "02"),
    ],
)  # fmt: skip
def test_numbers_in_every_form_make_a_series(first: str, second: str) -> None:
    report = f"一、2024年工作回顾\n…\n{first}经济增长再创新高。…\n{second}结构调整效益显著。…\n"
    titles = [line.split(" ", 2)[2] for line in tree(report)]
    assert titles == ["2024年工作回顾", "经济增长再创新高", "结构调整效益显著"]


def test_forms_nest_as_they_stand() -> None:
    report = (
        "第一章 发展环境\n第一节 主要成就\n…\n一、增强实力\n（一）做强工业\n"
        "1.推进技术改造。（1）改造老旧设备。…（2）培育龙头企业。…\n"
    )
    assert [line[0] for line in tree(report)] == ["1", "2", "3", "4", "5", "6", "6"]


def test_a_series_inside_one_of_its_own_form_is_deeper() -> None:
    report = "一、回顾过去\n…\n二、主要方针\n…\n一、确定适度的增长率\n…\n二、规定恰当的规模\n…\n三、重视科技\n…\n三、外交政策\n…"
    assert [line[:3] for line in tree(report)] == ["1 一", "1 二", "2 一", "2 二", "2 三", "1 三"]


def test_chapters_may_bear_brackets() -> None:
    report = "（一）关于经济形势\n…\n（二）关于体制改革\n一、调整购销价格\n…\n二、改革流通体制\n…"
    assert [line[:3] for line in tree(report)] == ["1 一", "1 二", "2 一", "2 二"]


@pytest.mark.parametrize(
    "items",
    [
        "1.全市收入完成90亿元，增长5%。…\n2.全市支出完成80亿元，增长3%。…\n",
        "（1）加快建设；\n（2）加快改造；\n（3）加快验收。\n",
        "一是动力不强。…二是人才不足。…三是短板不少。…\n",
        "主要有：一是产业不强；\n二是人才不足。…\n三是短板不少。…\n",
    ],
)
def test_what_counts_in_the_text_is_no_series(items: str) -> None:
    assert tree(f"一、2024年工作回顾\n…\n{items}") == ["1 一 2024年工作回顾"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("一、回顾“十三五”，我们坚定前行、\n砥砺奋进，取得决定性成就\n", "回顾“十三五”，我们坚定前行、砥砺奋进，取得决定性成就"),
        ("一、“\n十三五\n”时期工作回顾\n", "“十三五”时期工作回顾"),
        ("第一部分\n2024年工作回顾\n", "2024年工作回顾"),
        ("（一）2024年预算安排情况1.一般公共预算。…2.政府性基金预算。", "2024年预算安排情况"),
        ("一、农业全年粮食产量增长1.2%，其中夏粮增长2%。", "农业"),
    ],
)  # fmt: skip
def test_a_title_is_whole_and_nothing_but_a_title(lines: str, title: str) -> None:
    assert tree(f"{lines}…\n")[0].split(" ", 2)[2] == title


def test_a_number_that_a_line_break_parts() -> None:
    report = (
        "".join(f"{n}、综合{n}\n…\n" for n in "一二三四五六七八九十") + f"参保人数增加。十\n一、资源{BODY}\n…"
    )
    assert tree(report.replace("参保", f"{BODY}参保"))[-1].startswith("1 十一 资源")


def test_no_heading_stands_twice() -> None:
    report = "一、2024年工作回顾\n…\n经济运行稳中有进\n经济运行稳中有进。…\n民生保障更加有力\n民生保障更加有力。…\n"
    assert [line[4:] for line in tree(report)[1:]] == ["经济运行稳中有进", "民生保障更加有力"]


def test_a_copy_of_the_report_is_read_once() -> None:
    report = f"一、2024年工作回顾\n{BODY * 6}\n（一）稳住增长\n…\n二、2025年工作安排\n{BODY * 6}\n"
    assert tree(report * 2) == tree(report)


def test_each_annex_is_an_outermost_section() -> None:
    report = "一、2024年工作回顾\n…\n附件1\n…\n一、其他说明\n…\n名词解释\n1.个转企：指转为企业。…\n"
    assert tree(report)[1:] == ["1 - 附件", "1 - 名词解释"]
    assert kinds(report) == ["review", "other", "other"]


def test_a_bare_line_divides_where_the_numbers_begin_anew() -> None:
    report = "迈上新台阶\n…\n（一）稳住增长\n…\n（二）扩大投资\n…\n开启新征程\n…\n（一）做强实体\n…\n（二）建好城市\n…"
    assert [line for line in tree(report) if line[0] == "1"] == ["1 - 迈上新台阶", "1 - 开启新征程"]


def test_a_line_inside_a_chapter_is_its_part() -> None:
    report = "一、2024年工作回顾\n…\n二、2025年工作安排\n…\n总体要求\n…\n（一）做强实体\n…\n（二）建好城市\n…"
    assert [line for line in tree(report) if line[0] == "1"] == ["1 一 2024年工作回顾", "1 二 2025年工作安排"]


def test_weak_words_of_one_length_are_headlines_together() -> None:
    report = "二、2025年工作安排\n…\n（一）深化融合\n共建共享增进福祉。…\n互惠互利合作共赢。…\n常来常往厚植情谊。…\n"
    assert len(tree(report)) == 5
    assert len(tree(report.replace("互惠互利合作共赢。…\n常来常往厚植情谊。…\n", "…\n…\n"))) == 2


def test_children_stand_in_the_paragraph_of_their_headline() -> None:
    report = "一、2024年工作回顾\n…\n" + "".join(
        f"一年来，我们全力{what}，发展态势呈现新气象。…{inner}防疫卓有成效。…{inner}防灾卓有成效。…\n"
        for what, inner in (("稳住增长", "经济"), ("保护生态", "山林"), ("惠及民生", "社区"))
    )
    assert [line[0] for line in tree(report)[1:]] == ["3", "4", "4"] * 3


def test_the_report_is_over_where_the_audience_is_addressed() -> None:
    closing = "各位代表！\n民族团结不断巩固。…\n国防建设全面加强。…\n"
    report = "二、2025年工作安排\n…\n（一）做强实体\n培育新兴产业。…\n发展现代农业。…\n"
    assert tree(report + closing) == tree(report)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("（一）", "（二）"),
        ("(一)", "(二)"),
        ("一、", "二、"),
        ("第一，", "第二，"),
        ("第一、", "第二、"),
        ("1.", "2."),
        ("1、", "2、"),
        ("（1）", "（2）"),
        ("①", "②"),
        ("第一章", "第二章"),
        ("第一节", "第二节"),
        ("第一部分", "第二部分"),
    ],
)
def test_a_number_may_stand_on_the_line_before_its_title(one: str, two: str) -> None:
    report = f"第一篇 发展回顾\n…\n{one}\n加快发展轻工业\n…\n{two}\n办好农村的学校\n…"
    assert [line.split()[-1] for line in tree(report)[-2:]] == ["加快发展轻工业", "办好农村的学校"]


def test_a_title_behind_its_number_on_another_line_may_be_long() -> None:
    long = "在市场供应大体平稳的条件下，对若干过低的收费作必要的调整，同时切实加强对各地收费的管理"
    report = f"一、今年的工作\n…\n第一、\n加快发展轻工业。…\n第二、\n{long}。…"
    assert tree(report)[1:] == ["2 一 加快发展轻工业", f"2 二 {long}"]


@pytest.mark.parametrize("figures", ["700.000.000.00", "12.5 30", "（3）"])
def test_figures_are_no_title(figures: str) -> None:
    assert len(tree(f"一、收支情况\n…\n（一）\n{figures}\n…\n（二）\n{figures}\n…")) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [("1.", "2."), ("1. ", "2. "), ("1．", "2．"), ("1、", "2、"), ("（1）", "（2）"), ("(1)", "(2)")],
)
@pytest.mark.parametrize("funds", ["公共预算 基金预算 资本预算", "收入情况 支出情况 结余情况 债务情况"])
def test_headings_that_come_again_in_each_part_are_no_running_headers(one: str, two: str, funds: str) -> None:
    parts = [
        f"（{number}）{fund}\n{one}全市收支情况\n…\n{two}本级收支情况\n…\n"
        for number, fund in zip("一二三四", funds.split(), strict=False)
    ]
    found = [line.split()[-1] for line in tree("一、预算执行情况\n…\n" + "".join(parts))[1:]]
    assert found == [title for fund in funds.split() for title in (fund, "全市收支情况", "本级收支情况")]


WRAPPED = """一、预算执行情况
本年全市收入稳步增长，税收占收入的比重比上年提高，支出
结构得到优化，民生、教育、卫生各项支出都得到保障，预算
执行情况总体良好，各项任务顺利完成，财政收支平衡，没有
发生风险。下面分全市和本级报告预算执行的各项情况，请予
审议，并请列席的同志提出意见。
{one}全市执行情况
本年全市收入稳步增长，税收占收入的比重比上年提高，支出
结构得到优化，民生、教育、卫生各项支出都得到保障（附表
一）；债务余额控制在限额以内，收支相抵，没有赤字（表二）
{two}本级执行情况
本年全市收入稳步增长，税收占收入的比重比上年提高，支出
结构得到优化，民生、教育、卫生各项支出都得到保障，预算
执行情况总体良好。
"""


@pytest.mark.parametrize(("one", "two"), [("1.", "2."), ("1. ", "2. "), ("1、", "2、"), ("（1）", "（2）")])
def test_a_full_line_that_a_bracket_ends_does_not_go_on_in_a_number(one: str, two: str) -> None:
    found = [line.split()[-1] for line in tree(WRAPPED.format(one=one, two=two))]
    assert found == ["预算执行情况", "全市执行情况", "本级执行情况"]


@pytest.mark.parametrize(
    "odd",
    [
        "启动旧区改造",
        "做强城建公司",
        "完成水源置换",
        "办好县区医院",
        "建成环城绿道",
        "新建农村公路",
        "召开民生大会",
        "成立治水专班",
        "“双拥”做在前",
        "让河水清起来",
    ],
)
def test_what_stands_between_headlines_and_is_made_like_them_is_one(odd: str) -> None:
    openings = ["畅通城区路网", "打造宜居街区", odd, "建设美丽乡村", "提升园区能级"]
    report = "二、2025年工作安排\n…\n（一）建好城市\n" + "".join(f"{title}。…\n" for title in openings)
    assert [line.split()[-1] for line in tree(report)[2:]] == openings


@pytest.mark.parametrize(
    "openings",
    [
        ["坚持把政治建设作为第一责任", "坚持把依法行政作为第一准则", "坚持把清正廉洁作为第一底线"],
        ["办好第一件实事", "办好第二件实事", "办好第三件实事"],
        ["我们必须正视发展差距", "我们必须正视民生短板", "我们必须正视作风问题"],
    ],
)
def test_what_opens_each_paragraph_alike_is_a_headline(openings: list[str]) -> None:
    report = "三、加强政府自身建设\n…\n" + "".join(f"{title}。…\n" for title in openings) + "各位代表！…\n"
    assert [line.split()[-1] for line in tree(report)[1:]] == openings


@pytest.mark.parametrize("lines", [("关于国内建设", "关于外交工作"), ("关于当前的形势", "关于今后的任务")])
def test_lines_of_one_beginning_divide_a_report(lines: tuple[str, str]) -> None:
    report = "".join(f"{line}\n…\n一、改革体制\n…\n二、办好教育\n…\n" for line in lines)
    assert [line for line in tree(report) if line[0] == "1"] == [f"1 - {line}" for line in lines]
    assert [line[0] for line in tree(report)] == ["1", "2", "2"] * 2


@pytest.mark.parametrize("entry", ["三、名词解释", "三、2025年财政名词解释", "三、附件"])
def test_an_entry_of_contents_opens_no_appendix(entry: str) -> None:
    report = "一、2024年工作回顾\n…\n（一）做强实体\n…\n（二）建好城市\n…\n二、2025年工作安排\n…\n名词解释\n…"
    contents = f"目录\n一、政府工作报告\n二、附表说明\n{entry}\n"
    assert tree(contents + report)[-6:] == tree(report)


def test_headlines_of_one_opening_may_differ_in_clauses() -> None:
    openings = [
        "过去的一年，我们统筹发展和安全，扎实推进防灾减灾",
        "过去的一年，我们坚持民生优先，人民福祉不断增进",
        "过去的一年，我们坚持敢闯敢试，收获了不少荣誉",
        "过去的一年，我们坚持学做结合，加强自身建设，服务效能不断提升",
        "过去的一年，我们坚持依法行政，勤政为民，政府作风持续改进",
    ]
    report = "一、2024年工作回顾\n…\n" + "".join(f"{title}。…\n" for title in openings)
    assert [line.split()[-1] for line in tree(report)[1:]] == openings


@pytest.mark.parametrize(
    "other",
    [
        "河流是城市的血脉",  # says what something is
        "新建公路5公里",  # tells a figure
        "这些办法都在全县各个乡镇和街道得到推广",  # is much longer
        "同时，也要看到不足",  # has another clause
    ],
)
def test_what_is_not_made_like_its_neighbours_is_no_headline(other: str) -> None:
    openings = ["畅通城区路网", "打造宜居街区", other, "建设美丽乡村", "提升园区能级"]
    report = "二、2025年工作安排\n…\n（一）建好城市\n" + "".join(f"{title}。…\n" for title in openings)
    assert [line.split()[-1] for line in tree(report)[2:]] == [t for t in openings if t != other]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("创新驱动取得新成效", "重点改革取得新进展", "对外开放实现新突破"),
        ("扎实开展主题教育", "深入推进依法行政", "纵深推进廉政建设"),
        ("着力健全规划体系", "全面推进乡村振兴", "加快建设美丽城市"),
        ("“2+3”工业体系延链强链", "“3+1”服务体系蓬勃发展", "“4+1”农业体系提质发展"),
        ("培育新兴产业", "发展现代农业", "壮大服务产业"),
        ("就业形势持续稳定", "社会保障不断完善", "教育质量稳步提升"),
        ("提升通道能级", "扩大对外开放", "办好口岸经济"),
        ("防范金融风险", "守住安全底线", "维护社会稳定"),
        ("严守政治纪律，锤炼政治本色", "坚持依法行政，提升法治水平", "改进工作作风，提高服务效能"),
        ("加强生态保护", "推进污染防治", "发展绿色经济"),
    ],
)
def test_the_first_headline_may_stand_in_the_paragraph_of_its_heading(
    first: str, second: str, third: str
) -> None:
    report = f"一、2024年工作回顾\n…\n（一）各项工作稳步推进。{first}。…\n{second}。…\n{third}。…\n"
    assert [line.split()[-1] for line in tree(report)[2:]] == [first, second, third]


@pytest.mark.parametrize(
    "first", ["发展是解决一切问题的基础和关键", "坚持问题导向，补齐短板", "今年投资2亿元"]
)
def test_what_introduces_a_section_in_the_paragraph_of_its_heading_is_no_headline(first: str) -> None:
    report = f"二、2025年工作安排\n…\n（一）各项工作稳步推进。{first}。…\n抓园区提升。…\n抓项目建设。…\n"
    assert [line.split()[-1] for line in tree(report)[2:]] == ["抓园区提升", "抓项目建设"]


@pytest.mark.parametrize(
    "lead",
    [
        "针对企业经营困难",
        "针对就业压力凸显",
        "针对有效需求不足的突出矛盾",
        "面对风高浪急的外部环境",
        "面对百年一遇的洪涝灾害",
        "围绕打造宜居城市",
        "围绕企业的急难愁盼",
        "立足资源禀赋",
        "着眼长远发展",
        "紧扣发展所需",
    ],
)
def test_what_a_headline_answers_to_is_its_opening(lead: str) -> None:
    titles = [f"{lead}，{what}" for what in ("强化政策支持", "扩大有效投资", "保障基本民生")]
    report = "一、2024年工作回顾\n…\n" + "".join(f"{title}。…\n" for title in titles)
    assert [line.split()[-1] for line in tree(report)[1:]] == titles


@pytest.mark.parametrize(
    "inside",
    [
        ["镇域能级持续增强", "乡村振兴深入实施", "公共服务不断改善"],
        ["工业运行稳中有升", "农业生产稳步发展", "物流产业加快发展"],
        ["健全预算制度", "深化零基改革", "强化绩效管理", "完善差旅管理"],
        ["防控债务风险", "守牢财经纪律", "防范金融风险"],
        ["加强生态保护", "推进污染防治", "发展绿色经济"],
        ["大力提振消费", "聚力产业升级", "加力助企纾困"],
        ["教育质量持续提升", "医疗服务不断优化", "社会保障更加健全"],
        ["巩固脱贫成果", "深化农村改革", "建设美丽乡村"],
        ["城市更新加快推进", "城市管理不断完善", "城市面貌明显改善"],
        ["扩大有效投资", "激发消费潜力", "稳住外贸外资"],
    ],
)
def test_one_section_by_itself_may_have_its_headlines_inside(inside: list[str]) -> None:
    report = "一、2024年工作回顾\n…\n（一）经济运行稳中有进。…\n（二）重点工作扎实推进。"
    report += (
        "".join(f"{title}。…" for title in inside)
        + "\n（三）社会大局和谐稳定。…\n（四）改革开放走深走实。…\n"
    )
    assert [line.split()[-1] for line in tree(report) if line.startswith("3")] == inside


@pytest.mark.parametrize(
    "inside",
    [
        "坚持统筹兼顾。…扩大有效投资。…激发消费潜力。…",  # the first has another length, and text before it
        "扩大有效投资。改造老旧小区和城市管网。激发消费潜力。稳定大宗消费。稳住外贸外资。…",  # no text between
        "扩大有效投资。…激发消费潜力。…",  # two
        "扩大有效投资。…消费潜力持续释放。…稳住外贸外资。…",  # what was done among what is to be done
    ],
)
def test_short_sentences_of_one_section_are_no_series(inside: str) -> None:
    report = "一、2024年工作回顾\n…\n（一）经济运行稳中有进。…\n（二）重点工作扎实推进。去年各项工作都有新的起色，各地各部门协同发力。"
    report = f"{report}{inside}\n（三）社会大局和谐稳定。…\n（四）改革开放走深走实。…\n"
    assert [line for line in tree(report) if line.startswith("3")] == []


@pytest.mark.parametrize(
    "lead",
    [
        "五年来，",
        "过去的五年，",
        "过去五年，",
        "一年来，",
        "三年来，",
        "过去一年，",
        "去年，",
        "2024年，",
        "五年来，我们",
        "一年来，我们",
    ],
)
@pytest.mark.parametrize("dash", ["", "——"])
def test_lines_of_one_opening_stand_over_headlines(lead: str, dash: str) -> None:
    lines = {
        f"{lead}经济保持平稳发展，综合实力明显增强": ["工业生产持续向好", "农业基础不断巩固"],
        f"{lead}改革开放深入推进，发展活力不断增强": ["重点改革加快推进", "对外开放不断扩大"],
        f"{lead}民生保障持续加强，社会事业和谐进步": ["教育事业健康发展", "社会保障不断完善"],
    }
    report = "一、2024年工作回顾\n…\n" + "".join(
        f"{line}。\n" + "".join(f"{dash}{title}。…\n" for title in below) for line, below in lines.items()
    )
    found = [(line[0], line.split()[-1]) for line in tree(report)[1:]]
    assert found == [
        one for line, below in lines.items() for one in (("3", line), *(("4", t) for t in below))
    ]


def test_one_line_that_only_leads_to_headlines_is_none() -> None:
    below = "促进农村产业提升。…\n加强乡村建设治理。…\n推动农民增收共富。…\n"
    report = f"二、2025年工作安排\n…\n（一）发展农业\n深入实施强县战略，加快推进乡村振兴。\n{below}"
    assert [line.split()[-1] for line in tree(report)[2:]] == [
        "促进农村产业提升",
        "加强乡村建设治理",
        "推动农民增收共富",
    ]


TWICE = [
    ("一、", "2024年预算执行情况", "\n"),
    ("（一）", "一般公共预算执行情况", "\n"),
    ("1.", "全市预算执行情况", "\n"),
    ("2.", "本级预算执行情况", "\n"),
    ("（二）", "政府性基金预算执行情况", "\n"),
    ("（三）", "社会保险基金预算执行情况", "\n"),
    ("二、", "2025年预算安排情况", "\n"),
    ("（一）", "预算编制原则", "\n"),
    ("（二）", "预算主要安排", "\n"),
    ("1.", "支持产业转型发展", "。"),
    ("2.", "支持城乡融合发展", "。"),
    ("3.", "持续增进民生福祉", "。"),
]


@pytest.mark.parametrize(
    "copy",
    [
        "{number}{title}\n{title}{stop}",  # the number is not bold
        "{number}{first}\n{first}\n{rest}\n{rest}{stop}",  # a wrap within
        "{number}{title}\n\n{title}{stop}",
    ],
)
def test_bold_headings_that_a_converter_wrote_down_twice_are_read_once(copy: str) -> None:
    once = "".join(f"{number}{title}{stop}…\n" for number, title, stop in TWICE)
    twice = "".join(
        copy.format(number=number, title=title, first=title[:4], rest=title[4:], stop=stop) + "…\n"
        for number, title, stop in TWICE
    )
    assert len(tree(once)) == len(TWICE)
    assert tree(twice) == tree(once)


def test_a_heading_that_its_text_takes_up_is_not_printed_twice() -> None:
    report = "".join(f"{number}{title}\n{title}良好，收支平衡。…\n" for number, title, _ in TWICE[:9])
    assert "全市预算执行情况\n全市预算执行情况良好" in text_of(report).chars


@pytest.mark.parametrize("line", ["结束语", "结语", "结束语：", "　　结束语", "结束的话"])
@pytest.mark.parametrize("last", ["", "（一）做强实体\n…\n（二）建好城市\n…\n"])
def test_a_report_may_close_under_a_line_of_its_own(line: str, last: str) -> None:
    report = f"一、2024年工作回顾\n…\n二、2025年工作安排\n…\n{last}{line}\n各位代表！\n…坚持改革开放。…"
    assert tree(report)[-1] == f"1 - {line.strip('　：')}"
    assert kinds(report)[-1] == "plan"


def test_a_closing_line_in_a_table_of_contents_ends_nothing() -> None:
    report = "一、2024年工作回顾\n…\n二、2025年工作安排\n…"
    assert tree(f"一、2024年工作回顾\n二、2025年工作安排\n结束语\n{report}") == tree(report)


@pytest.mark.parametrize("chars", ["", "。", "（一）", "一、", "没有标题的一段话。", "——"])
def test_anything_is_read(chars: str) -> None:
    find_headings(text_of(chars), builtin())


def test_sections_are_a_tree_over_the_source() -> None:
    text = repair(read_path(SEED))
    sections = read_sections(text, find_headings(text, builtin()))
    assert [s.id for s in sections] == list(range(len(sections)))
    for s in sections:
        assert 0 <= s.start < s.end <= len(text.source.text)
        if s.parent is not None:
            above = sections[s.parent]
            assert above.level < s.level
            assert above.start < s.start
            assert s.end <= above.end
            assert s.kind == above.kind


def test_seed_headings_are_where_they_stand() -> None:
    text = repair(read_path(SEED))
    for h in find_headings(text, builtin()):
        assert h.title in text.chars[h.start : h.end]
        assert h.end <= h.body_end


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.sections.jsonl")), ids=lambda path: path.name)
def test_annotated_reports(path: Path) -> None:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    stem = path.name.removesuffix(".sections.jsonl")
    source = next(p for p in (GOLD / f"{stem}.txt", GOLD / f"{stem}.md") if p.exists())
    text = repair(read_path(source))
    sections = read_sections(text, find_headings(text, builtin()))
    assert f1(gold, sections) >= 0.97


@pytest.mark.skipif(GOLD.exists(), reason="the annotated reports are at hand")
def test_annotated_reports_are_missing() -> None:
    pytest.skip("the annotated reports stand outside of the project")


def plain(title: str) -> str:
    return regex.sub(r"[^\w]+", "", normalize("NFKC", title).replace("的", ""))


def f1(gold: list[dict[str, object]], sections: tuple[Section, ...]) -> float:
    free = {plain(str(g["title"])) for g in gold if g.get("optional")}
    want = Counter((g["level"], plain(str(g["title"]))) for g in gold if not g.get("optional"))
    have = Counter((s.level, plain(s.title)) for s in sections if plain(s.title) not in free)
    return 2 * sum((want & have).values()) / (want.total() + have.total())


def test_parts_right_before_their_first_chapter_hold_the_chapters() -> None:
    plan = (
        "一、主要任务　　第一章　任务　　…\n　　第二章　增长率　　…\n"
        "　　二、产业结构　　我们要调整产业结构。…\n　　第三章　农业　　…\n　　第四章　能源　　…\n"
        "　　三、地区布局　　第五章　东部　　…\n"
        "　　四、科学技术　　第六章　攻关　　…\n　　第七章　推广　　…\n"
        "　　五、教育发展　　第八章　学校　　…\n"
    )
    found = [line for line in tree(plan) if line[0] in "12"]
    assert found == [
        *("1 一 主要任务", "2 一 任务", "2 二 增长率"),
        *("1 二 产业结构", "2 三 农业", "2 四 能源"),
        *("1 三 地区布局", "2 五 东部"),
        *("1 四 科学技术", "2 六 攻关", "2 七 推广"),
        *("1 五 教育发展", "2 八 学校"),
    ]


LOST = (
    "一、综合\n…\n二、农业\n…\n三、工业和建筑业\n…\n{line}\n{under}\n五、固定资产投资\n…\n六、对外贸易\n…\n"
)


@pytest.mark.parametrize("line", ["服务业", "国内贸易", "交通、邮电和旅游"])
def test_a_bare_line_has_the_place_of_the_number_that_is_missing(line: str) -> None:
    found = tree(LOST.format(line=line, under="…"))
    assert found[2:5] == ["1 三 工业和建筑业", f"1 - {line}", "1 五 固定资产投资"]


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("服务业", "5亿元"),  # no text under it
        ("服务业增长5%", "…"),  # a figure
        ("服务业\n…\n房地产业", "…"),  # two that may have the place
        ("单位：亿元", "…"),
    ],
)
def test_what_may_be_no_heading_has_no_missing_number(line: str, under: str) -> None:
    assert [one[0:3] for one in tree(LOST.format(line=line, under=under))] == [
        *("1 一", "1 二", "1 三", "1 五", "1 六")
    ]
