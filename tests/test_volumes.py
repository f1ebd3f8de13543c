"""A file that holds several reports: each is read with its own years, and the notes say so."""

from reportx import extract
from reportx.explain import explain
from reportx.packs import builtin
from reportx.records import Source
from reportx.repair import repair
from reportx.volumes import find_parts

BODY = "全市经济稳中有进，各项事业取得新进展，人民生活不断改善，社会大局保持稳定。" * 6
WORK = f"""政府工作报告
——2026年2月9日在某市第七届人民代表大会第七次会议上
某市市长　张三
各位代表：
现在，我代表市人民政府，向大会报告政府工作，请予审议。
一、2025年工作回顾
{BODY}税收收入120亿元。
二、2026年工作安排
{BODY}税收收入增长5%。
"""
BUDGET = f"""某市第七届人民代表大会第七次会议
关于某市2025年预算执行情况和2026年预算草案的报告
（2026年2月9日在某市第七届人民代表大会第七次会议上）
一、2025年预算执行情况
{BODY}房产税30亿元。
二、2026年预算安排
{BODY}房产税增长6%。
"""
CONTENTS = (
    "某市人民政府公报\n目录\n政府工作报告……（1）\n关于某市2025年预算执行情况和2026年预算草案的报告……（9）\n"
)
TITLES = ["政府工作报告", "某市第七届人民代表大会第七次会议关于某市2025年预算执行情况和2026年预算草案的报告"]


def titles(text: str) -> list[str | None]:
    return [part.title for part in find_parts(repair(Source("x", text, "")), builtin())]


def test_a_gazette_is_cut_at_its_titles() -> None:
    assert titles(CONTENTS + WORK + BUDGET) == [None, *TITLES]
    assert titles(WORK + BUDGET) == TITLES


def test_one_report_is_not_cut() -> None:
    assert titles(WORK) == [None]
    assert titles(CONTENTS + WORK) == [None]
    assert titles(WORK + "附件：\n" + BUDGET[:120]) == [None]


def test_a_report_that_a_page_gives_twice_is_one() -> None:
    assert titles(WORK + WORK) == [None]


def test_the_second_copy_of_a_report_has_its_years() -> None:
    once, twice = extract(WORK), extract(WORK * 2)
    told = [(m.indicator, m.period, m.status, m.section) for m in once.metrics]
    assert [(m.indicator, m.period, m.status, m.section) for m in twice.metrics] == told * 2
    assert [section.title for section in twice.sections] == [section.title for section in once.sections]
    assert twice.notes[-1] == "the report stands here twice: its chapters begin again in line 15"


def test_each_report_has_its_sections_years_and_metrics() -> None:
    text = CONTENTS + WORK + BUDGET
    report = extract(text)
    assert report.notes == (
        f"the file holds 2 reports: {TITLES[0]}; {TITLES[1]}",
        "region 某市: told by the line of delivery",
    )
    outer = [section for section in report.sections if section.parent is None]
    assert [section.title for section in outer] == TITLES
    assert {section.level for section in outer} == {1}
    assert [s.id for s in report.sections] == list(range(len(report.sections)))
    assert [(s.title, s.parent) for s in report.sections if s.level == 2] == [
        ("2025年工作回顾", 0), ("2026年工作安排", 0), ("2025年预算执行情况", 3), ("2026年预算安排", 3),
    ]  # fmt: skip
    assert [(m.indicator, m.period, m.status, m.section) for m in report.metrics] == [
        ("税收收入", "2025", "actual", (TITLES[0], "2025年工作回顾")),
        ("税收收入", "2026", "target", (TITLES[0], "2026年工作安排")),
        ("房产税", "2025", "actual", (TITLES[1], "2025年预算执行情况")),
        ("房产税", "2026", "target", (TITLES[1], "2026年预算安排")),
    ]
    assert all(text[m.start : m.end] == m.text for m in report.metrics)
    assert text[outer[1].start :].startswith(BUDGET[:20])


def test_the_document_says_what_all_reports_agree_in() -> None:
    document = extract(CONTENTS + WORK + BUDGET).document
    assert (document.region, document.report_year, document.review_year) == ("某市", 2026, 2025)
    assert (document.title, document.genre, document.speaker) == (None, None, None)


def test_coverage_is_that_of_all_reports() -> None:
    whole = extract(CONTENTS + WORK + BUDGET).coverage
    parts = [extract(part).coverage for part in (WORK, BUDGET)]
    assert whole.in_metrics == sum(part.in_metrics for part in parts) == 4
    assert whole.share <= 1


def test_explain_reads_each_report() -> None:
    source = Source("x", WORK + BUDGET, "")
    told = [v.metrics[0].period for e in explain(source) for v in e.numerals if v.metrics]
    assert told == ["2025", "2026", "2025", "2026"]


def test_one_report_notes_what_told_its_region_alone() -> None:
    assert extract(WORK).notes == ("region 某市: told by the line of delivery",)
