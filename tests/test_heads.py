"""What reports say of themselves: invented heads of each make, and the annotated ones if at hand."""

import json
from pathlib import Path

import pytest

from reportx.heads import Head, read_head
from reportx.packs import builtin
from reportx.readers import read_path
from reportx.records import Source
from reportx.repair import repair
from reportx.sections import find_headings

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
BODY = (
    "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n"
    "全市经济稳中有进。\n二、2024年工作安排\n今年要稳中求进。\n"
)


def head_of(chars: str) -> Head:
    text = repair(Source("x", chars, ""))
    return read_head(text, find_headings(text, builtin()))


@pytest.mark.parametrize(
    "delivery",
    [
        "——2024年1月14日在青川市第三届人民代表大会第五次会议上\n青川市市长 李 明\n",
        "青川市人民政府代市长　李明\n（2024年1月14日）\n",
        "——二〇二四年一月十四日在青川市第三届人民代表大会第五次会议上\n青川市市长\n李明\n",
        "2024年1月14日在青川市第三届人民代表大会第五次会议上青川市人民政府市长李明作政府工作报告。\n",
        "——2024年1月14日青川市市长李明在青川市第三届人民代表大会第五次会议上的讲话\n",
        "发文时间：2024-01-14\n报告人：青川市人民政府市长李明\n",
    ],
)
def test_delivery(delivery: str) -> None:
    assert head_of(f"政府工作报告\n{delivery}{BODY}") == Head(
        "政府工作报告", "青川市", 2024, 2023, 2024, "2024-01-14", "李明"
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2024年青川市政府工作报告", "2024年青川市政府工作报告"),
        ("标题：青川市2024年政府工作报告", "青川市2024年政府工作报告"),
        ("政府工作报\n告", "政府工作报告"),
        ("政 府 工 作 报 告", "政府工作报告"),
        (
            "关于青川市2023年预算执行情况和\n2024年预算草案的报告",
            "关于青川市2023年预算执行情况和2024年预算草案的报告",
        ),
    ],
)
def test_title(line: str, title: str) -> None:
    assert head_of(f"{line}\n{BODY}").title == title


def test_longest_unit_is_the_one_that_reports() -> None:
    head = head_of(
        f"政府工作报告\n——2024年1月14日在青川区第三届人民代表大会第五次会议上\n云门市青川区区长李明\n{BODY}"
    )
    assert head.region == "云门市青川区"


def test_communique_speaks_of_its_own_year() -> None:
    chars = (
        "云门市2023年国民经济和社会发展\n统计公报\n云门市统计局\n2024年4月2日\n"
        "一、综合\n全市增长5%。\n二、农业\n粮食增长1%。\n"
    )
    assert head_of(chars) == Head(
        "云门市2023年国民经济和社会发展统计公报", "云门市", 2023, 2023, None, "2024-04-02", None
    )


def test_the_day_of_a_copy_is_not_the_day_of_delivery() -> None:
    assert head_of(f"2024年青川市政府工作报告\n时间：2025-03-30 来源：网站\n{BODY}").date is None


def test_headings_tell_the_years() -> None:
    head = head_of(BODY)
    assert (head.report_year, head.review_year, head.plan_year) == (2024, 2023, 2024)


@pytest.mark.parametrize("chars", ["", "一段话。", "一、综合\n增长5%。"])
def test_what_is_not_told_is_null(chars: str) -> None:
    assert head_of(chars) == Head()


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.doc.json")), ids=lambda path: path.name)
def test_annotated_reports(path: Path) -> None:
    stem = path.name.removesuffix(".doc.json")
    source = next(p for p in (GOLD / f"{stem}.txt", GOLD / f"{stem}.md") if p.exists())
    text = repair(read_path(source))
    head = read_head(text, find_headings(text, builtin()))
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert {name: getattr(head, name) for name in gold} == gold


@pytest.mark.skipif(GOLD.exists(), reason="the annotated reports are at hand")
def test_annotated_reports_are_missing() -> None:
    pytest.skip("the annotated reports stand outside of the project")
