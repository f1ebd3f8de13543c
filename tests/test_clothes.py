"""The same answer in other clothes: a report reads as it did when only the form of its text changes.

benchmarks/clothes.py measures the same forms over real reports; docs/robustness.md has its table.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportx.extract import read_report
from reportx.readers import read_bytes
from reportx.records import Metric, Report, Source
from reportx.repair import repair
from test_volumes import BODY, WORK

SEED = (Path(__file__).parents[1] / "seeds" / "pingshan-2025.md").read_text(encoding="utf-8")
SOME = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SPANS = {"start", "end", "line", "page", "block"}


def read(text: str) -> Report:
    return read_report(Source("x", text, ""))


# the seed with a paragraph a line, and a report that is made up
LINES = repair(Source("x", SEED, "")).chars.split("\n")[:60]
SMALL = (
    """政府工作报告
——2025年1月14日在青川市第三届人民代表大会第五次会议上
各位代表：
现在，我代表市人民政府，向大会报告政府工作，请予审议。
一、2024年工作回顾
产业体系加快构建。规上工业增加值增长7.2%，制造业投资186亿元、增长23.5%，高新技术企业达412家；外贸进出口总额1548亿元，
城乡面貌持续改善。新建公园23个，改造老旧小区56个，惠及居民3.2万户，建成保障性住房5200余套，供应保障性住房6600余套。
民生保障更加有力。新增学位7880个、床位1200张，城镇新增就业2.4万人，失业率控制在5%以内，居民人均可支配收入增长6.1%。
改革开放不断深化。新设经营主体8.9万户，实际使用外资从6亿元增加到11亿元，一般公共预算收入突破120亿元，增速排名全省第二。
二、2025年工作安排
今年的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，社会消费品零售总额增长7%以上，粮食产量稳定在42万吨。
全力以赴扩大内需。实施重点项目210个，完成投资350亿元，办好展会60场，力争接待游客1200万人次，旅游收入增长15%以上。
加快建设交通强市。新改建农村公路300公里，开工高速公路2条，建成充电桩1500个，新增公交线路12条，打通断头路9条。
""".replace("，\n", "。\n")
    .strip()
    .split("\n")
)


def records(report: Report, *but: str) -> list[tuple[object, ...]]:
    """All fields but the spans, in marks of one width and without the blanks of words as they are printed."""
    return [
        tuple(plain(value) for name, value in record._asdict().items() if name not in {*SPANS, *but})
        for record in (*report.metrics, *report.qualitative_targets)
    ]


def plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", value)) if isinstance(value, str) else value


def figures(metrics: Sequence[Metric]) -> list[tuple[object, ...]]:
    """What metrics say, but for the words around them."""
    return [(m.indicator, m.value, m.unit, m.measure, m.status, m.period) for m in metrics]


def cut(line: str, widths: Sequence[int]) -> list[str]:
    pieces, at = [], 0
    while at < len(line):
        width = widths[len(pieces) % len(widths)]
        pieces.append(line[at : at + width])
        at += width
    return pieces


WIDTHS = st.lists(st.integers(20, 60), min_size=7, max_size=40)


@SOME
@given(WIDTHS, st.sampled_from([("　　", "\n"), ("    ", "\n"), ("", "\n\n"), ("　　", "\n\n")]))
def test_wrapped_anywhere_where_indents_or_blank_lines_tell_paragraphs(
    widths: list[int], form: tuple[str, str]
) -> None:
    indent, between = form
    # a report of a dozen lines cut at random is too short to tell that it was; a real one is not
    wrapped = between.join(indent + "\n".join(cut(line, widths)) for line in LINES)
    # a line that ends with a clause may end its paragraph, too: then the clauses are sentences of their own
    assert records(read(wrapped), "sentence") == records(read("\n".join(LINES)), "sentence")


@SOME
@given(st.integers(26, 50))
def test_wrapped_at_one_width(width: int) -> None:
    """A paragraph that ends at the margin can't be told from one that goes on; its figures are the same."""
    wrapped = "\n".join(piece for line in LINES for piece in cut(line, [width]))
    values = [(m.value, m.unit) for m in read("\n".join(LINES)).metrics]
    assert [(m.value, m.unit) for m in read(wrapped).metrics] == values


@pytest.mark.parametrize("width", [30, 34, 38])
def test_a_line_that_a_stop_fills_goes_on(width: int) -> None:
    line = "去年" + "全市经济，稳中有进" * 5
    stopped = line[: width - 1] + "；"
    text = "\n".join([*cut(line * 12, [width]), "", stopped, "税收收入增长5%。", "", *cut(line * 6, [width])])
    (metric,) = read(text).metrics
    assert metric.sentence.startswith("去年")


FORMS: dict[str, Callable[[str], str | bytes]] = {
    "half-width punctuation": lambda text: text.translate(str.maketrans("，：；（）！？", ",:;()!?")),
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％")),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "bullets": lambda text: "- " + text.replace("\n", "\n- "),
    "source before": lambda text: "来源：青川市人民政府办公室　字体：大 中 小\n" + text,
    "source after": lambda text: text + "\n责任编辑：市政府办公室　打印本页",
    "prose before": lambda text: "下面是市长在会议上所作的报告，供学习。\n" + text,
    "prose after": lambda text: text + "\n本文由本网整理。",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", [LINES, SMALL], ids=["seed", "small"])
def test_forms_that_change_nothing(form: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    changed = FORMS[form](text)
    report = read(changed) if isinstance(changed, str) else read_report(read_bytes(changed, name="x"))
    assert records(report) == records(read(text))


@OFTEN
@given(st.data())
def test_blanks_between_characters(data: st.DataObject) -> None:
    text = "\n".join(SMALL)
    places = data.draw(st.sets(st.sampled_from([i for i, c in enumerate(text) if c > "\u4e00"]), max_size=60))
    blank = data.draw(st.sampled_from([" ", "\u00a0", "\u2003"]))
    spaced = "".join(char + blank * (at in places) for at, char in enumerate(text))
    assert records(read(spaced)) == records(read(text))


@OFTEN
@given(st.integers(5, len(SMALL)))
def test_what_stands_before_a_cut_reads_as_before(count: int) -> None:
    whole, text = read("\n".join(SMALL)), "\n".join(SMALL[:count])
    kept = [m for m in whole.metrics if m.end <= len(text)]
    assert figures(read(text).metrics) == figures(kept)


OTHER = WORK.replace("某市", "青川市").replace("2026", "2019").replace("2025", "2018")
FIRST = f"{WORK}\n{OTHER}"
SOURCE_BETWEEN = OTHER.replace("\n——", "\n来源：青川日报\n发布时间：今日\n——")
ON_ONE_LINE = OTHER.replace("政府工作报告\n", "标题：政府工作报告\n发文单位：青川市人民政府\n正文：\n")
UNTITLED = f"各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2018年工作回顾\n{BODY * 2}关税30亿元。\n"
COMMUNIQUE = (
    f"青川市2017年国民经济和社会发展统计公报\n青川市统计局\n（2018年3月2日）\n{BODY * 2}关税30亿元。\n"
)


@pytest.mark.parametrize(
    "second",
    [OTHER, SOURCE_BETWEEN, ON_ONE_LINE, OTHER.replace("——", "----"), UNTITLED, COMMUNIQUE],
    ids=["title", "source between", "fields", "hyphens", "no title", "communiqué"],
)
def test_two_reports_in_one_file_read_as_alone(second: str) -> None:
    report = read(f"{WORK}\n{second}")
    alone = [metric for text in (WORK, second) for metric in read(text).metrics]
    assert figures(report.metrics) == figures(alone)
    assert report.notes[0].startswith("the file holds 2 reports: ")


def test_an_address_within_a_report_begins_no_other() -> None:
    text = WORK.replace(
        "二、2026", "各位代表：\n过去一年的成绩来之不易，我代表市人民政府表示感谢！\n二、2026"
    )
    assert not any("reports" in note for note in read(text).notes)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("减免税费1\n.56亿元。", "1.56", "亿元"),
        ("技改投资完成37\n亿元。", "37", "亿元"),
        ("供水普及率达到99\n%以上。", "99", "%"),
        ("碳排放强度下降2\n个百分点。", "2", "个百分点"),
        ("新修渠道12\n公里。", "12", "公里"),
    ],
)
def test_a_figure_that_a_line_end_cuts_is_whole(text: str, value: str, unit: str) -> None:
    (metric,) = read(text).metrics
    assert (str(metric.value), metric.unit, metric.text) == (value, unit, text[metric.start : metric.end])


@pytest.mark.parametrize("mark", ["【3】", "（注1）", "(注释2)", "（4）", "[12]", "〔5〕", "①", "²"])
def test_the_mark_of_a_note_is_no_part_of_a_name(mark: str) -> None:
    (metric,) = read(f"全县规上工业增加值{mark}增长8%。").metrics
    assert (metric.indicator, metric.indicator_code) == ("规上工业增加值", "industrial_value_added")
