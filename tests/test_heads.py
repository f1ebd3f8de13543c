"""What reports say of themselves: invented heads of each make, and the annotated ones if at hand."""

import json
from pathlib import Path

import pytest

from reportx import extract
from reportx.heads import Head, read_head
from reportx.heads.codes import Place, place_of
from reportx.heads.words import words_of
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


def head_of(chars: str, name: str = "x") -> Head:
    text = repair(Source(name, chars, ""))
    return read_head(text, find_headings(text, builtin()), builtin())


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
    head = head_of(f"政府工作报告\n{delivery}{BODY}")
    assert head._replace(notes=(), place=Place()) == Head(
        "政府工作报告", "青川市", 2024, 2023, 2024, "2024-01-14", "李明", "work_report"
    )
    assert [note.startswith("region 青川市: told by the ") for note in head.notes] == [True]


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
    assert head_of(chars)._replace(place=Place()) == Head(
        "云门市2023年国民经济和社会发展统计公报", "云门市", 2023, 2023, None, "2024-04-02", None, "communique",
        ("region 云门市: told by the title",),
    )  # fmt: skip


def test_the_day_of_a_copy_is_not_the_day_of_delivery() -> None:
    assert head_of(f"2024年青川市政府工作报告\n时间：2025-03-30 来源：网站\n{BODY}").date is None


def test_headings_tell_the_years() -> None:
    head = head_of(BODY)
    assert (head.report_year, head.review_year, head.plan_year) == (2024, 2023, 2024)


@pytest.mark.parametrize("chars", ["", "一段话。", "一、综合\n增长5%。"])
def test_what_is_not_told_is_null(chars: str) -> None:
    assert head_of(chars) == Head()


# --- which unit, and what told it -----------------------------------------------------------------

OPENING = "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n"
OWN = "全市上下推进平安韶关建设，韶关人民安居乐业，韶关高质量发展迈出新步伐。"


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("——2024年1月14日在呼和浩特市第十六届人民代表大会第四次会议上", "呼和浩特市"),
        ("2024年1月14日在高唐县第十八届人民代表大会第三次会议上", "高唐县"),
        ("——2024年1月14日在韶关市第十四届\n人民代表大会第四次会议上", "韶关市"),
        ("韶关市十四届人大四次会议文件（3）", "韶关市"),
        ("在广东省韶关市武江区第三届人民代表大会第五次会议上", "广东省韶关市武江区"),
        ("——2024年1月14日在云门市青川区第三届人民代表大会第五次会议上", "云门市青川区"),
        ("关于和田地区2023年预算执行情况和2024年预算草案的报告", "和田地区"),
        ("关于2023年银川市及市本级预算执行情况和2024年预算草案的报告", "银川市"),
        ("2024年1月14日在青龙镇第十八届人民代表大会第三次会议上", "青龙镇"),
        ("关于普陀区长征镇2023年预算执行情况和2024年预算草案的报告", "普陀区长征镇"),
        ("2024年1月14日在高唐县清平镇第十九届人民代表大会第三次会议上", "高唐县清平镇"),
        ("2024年上海市市级预算草案的报告", "上海市"),
        ("2024年1月14日在全南县第十八届人民代表大会第五次会议上", "全南县"),
        ("中华人民共和国\n国民经济和社会发展第六个五年计划", "全国"),
        ("——2010年3月5日在第十一届全国人民代表大会第三次会议上", "全国"),
        ("关于2023年中央和地方预算执行情况与2024年中央和地方预算草案的报告", "全国"),
    ],
)
def test_unit_of_the_head(line: str, region: str) -> None:
    assert head_of(f"{line}\n{OPENING}平稳。\n二、2024年工作安排\n增长。").region == region


@pytest.mark.parametrize(
    "line",
    [
        "2024年1月14日在县十六届人民代表大会第四次会议上",
        "现将2024年全市和市本级预算草案提请市第十六届人民代表大会审议",
        "较好完成了县十五届人大三次会议确定的目标",
        "关于2023年全市财政预算执行情况和2024年全市及市级财政预算草案的报告",
        "市长信箱",
    ],
)
def test_no_unit_is_made_of_other_words(line: str) -> None:
    head = head_of(f"{line}\n{OPENING}平稳。\n二、2024年工作安排\n增长。")
    assert (head.region, head.notes, head.speaker) == (None, (), None)


def test_unit_of_the_body_is_what_it_calls_its_own() -> None:
    head = head_of(OPENING + OWN * 2)
    assert (head.region, head.notes) == ("韶关市", ("region 韶关市: told by its body: 韶关",))


def test_unit_of_the_body_is_of_the_level_that_the_opening_tells() -> None:
    own = "推进平安黄山建设，黄山人民安居乐业，黄山区高质量发展。" * 3
    assert head_of(OPENING + own).region == "黄山市"
    assert head_of(OPENING.replace("市人民", "区人民") + own).region == "黄山区"


def test_name_of_the_file_tells_only_what_the_body_calls_its_own_too() -> None:
    assert head_of(OPENING + OWN).region is None
    assert head_of(OPENING + OWN, "2024_韶关.txt").region == "韶关市"
    assert head_of(OPENING + OWN, "2024_清远.txt").region is None


def test_body_that_says_our_country_is_national() -> None:
    assert head_of("我国经济持续发展。" * 12).region == "全国"
    assert head_of("我国经济持续发展。我市经济也持续发展。" * 12).region is None


@pytest.mark.parametrize(
    ("region", "year", "chars", "place"),
    [
        ("全国", 2011, "", Place("全国", "100000", "national")),
        ("上海市", 2024, "", Place("上海市", "310000", "province")),
        ("甘孜州", 2024, "", Place("四川省甘孜藏族自治州", "513300", "prefecture")),
        ("天门市", 2024, "", Place("湖北省天门市", "429006", "county")),
        ("海拉尔区", 2016, "", Place("内蒙古自治区呼伦贝尔市海拉尔区", "150702", "county")),
        ("徐水县", 2015, "", Place("河北省保定市徐水县", "130625", "county")),
        ("保定市徐水区", 2019, "", Place("河北省保定市徐水区", "130609", "county")),
        ("徐水区", 2010, "", Place()),
        ("青川市", 2024, "", Place()),
        ("青龙镇", 2024, "", Place(level="township")),
        ("城关区", 2024, "", Place(level="county")),
        ("城关区", 2024, "兰州城关区", Place("甘肃省兰州市城关区", "620102", "county")),
        ("城关区", 2024, "兰州与拉萨", Place(level="county")),
        ("拉萨市城关区", 2024, "兰州与拉萨", Place("西藏自治区拉萨市城关区", "540102", "county")),
    ],
)
def test_place(region: str, year: int, chars: str, place: Place) -> None:
    assert place_of(region, year, chars, words_of(builtin())) == place


# --- which genre ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chars", "genre"),
    [
        ("2024年青川市政府工作报告\n各位代表：", "work_report"),
        (
            "各位代表：\n现在，我代表市人民政府向大会报告工作，请连同第十四个五年规划草案一并审议。",
            "work_report",
        ),
        ("青川市2023年国民经济和社会发展统计公报\n一、综合", "communique"),
        ("关于青川市2023年预算执行情况和2024年预算草案的报告\n各位代表：", "budget"),
        ("各位代表：\n受市人民政府委托，现将2023年预算执行情况和2024年预算草案提请审议。", "budget"),
        ("关于青川市2023年财政决算的报告\n主任、各位副主任：", "budget"),
        ("关于青川市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n各位代表：", "plan"),
        ("青川省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n目录", "five_year_plan"),
        ("关于青川市国民经济和社会发展第十二个五年规划纲要的报告\n各位代表：", "five_year_plan"),
        ("我国发展国民经济的第一个五年计划已经开始。", "five_year_plan"),
        ("各位代表：\n过去的一年，是取得伟大成就的一年。", "work_report"),
        ("各位代表：\n现在，我代表市人大常委会向大会报告工作，请予审议。", "other"),
        ("青川市中级人民法院工作报告\n各位代表：\n现在，我代表市中级人民法院向大会报告工作。", "other"),
        ("青川市环境状况通报\n一、空气", "other"),
    ],
)
def test_genre(chars: str, genre: str) -> None:
    assert head_of(chars).genre == genre


def test_title_that_names_a_year_is_before_a_menu() -> None:
    head = head_of(
        "首页\n政府工作报告\n青川市人民政府\n关于青川市2023年预算执行情况和2024年预算草案的报告（书面）\n"
        "青川市财政局局长\n李明\n各位代表：\n受市人民政府委托，现将预算提请审议。"
    )
    assert head.title == "关于青川市2023年预算执行情况和2024年预算草案的报告（书面）"
    assert (head.genre, head.speaker) == ("budget", "李明")


# --- which years ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chars", "years"),
    [
        ("关于青川市2023年财政决算的报告\n主任、各位副主任：", (2023, 2023, None)),
        ("关于青川市2024年预算草案的报告\n各位代表：", (2024, 2023, 2024)),
        ("全市2019年预算执行情况及2020年预算编制说明\n一、说明", (2020, 2019, 2020)),
        (f"{OPENING.replace('2023年', '去年')}2005年，全市经济增长，比2000年翻番。", (2006, 2005, 2006)),
        (f"{OPENING.replace('2023年', '去年')}一九八三年，农业丰收。", (1984, 1983, 1984)),
        ("各位代表：\n我代表市政府报告工作。\n一、1998年工作回顾和1999年工作的总体要求\n好。", (1999, 1998, 1999)),
        ("——2025年12月27日在韶关市第八届人民代表大会第五次会议上\n"
         "一、2025年工作回顾\n好。\n二、2026年工作安排\n更好。", (2026, 2025, 2026)),
        ("韶关市统计局\n2024年3月1日\n2023年，全市经济平稳。\n一、综合\n增长。", (2023, 2023, None)),
        ("2023年，全市经济平稳。", (None, None, None)),
    ],
)  # fmt: skip
def test_years(chars: str, years: tuple[int | None, ...]) -> None:
    assert head_of(chars)[2:5] == years


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert head_of(f"政府工作报告\n2024年13月41日\n{BODY}").date is None


def test_the_day_of_delivery_is_before_that_of_the_newspaper() -> None:
    chars = f"2024年1月23日星期四\n政府工作报告\n——2024年1月5日在韶关市第三届人民代表大会第五次会议上\n{BODY}"
    assert head_of(chars).date == "2024-01-05"


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.doc.json")), ids=lambda path: path.name)
def test_annotated_reports(path: Path) -> None:
    stem = path.name.removesuffix(".doc.json")
    source = next(p for p in (GOLD / f"{stem}.txt", GOLD / f"{stem}.md") if p.exists())
    text = repair(read_path(source))
    head = read_head(text, find_headings(text, builtin()), builtin())
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert {name: getattr(head, name) for name in gold} == gold


@pytest.mark.skipif(GOLD.exists(), reason="the annotated reports are at hand")
def test_annotated_reports_are_missing() -> None:
    pytest.skip("the annotated reports stand outside of the project")


@pytest.mark.parametrize(
    ("title", "region", "code"),
    [
        ("2025年广东政府工作报告", "广东", "440000"),
        ("北京政府工作报告（2025年）", "北京", "110000"),
        ("上海2024年国民经济和社会发展统计公报", "上海", "310000"),
        ("苏州2024年国民经济和社会发展统计公报", "苏州", "320500"),
        ("博州2025年政府工作报告", "博州", "652700"),
        ("吉林2025年政府工作报告", "吉林", None),
        ("2025年全市政府工作报告", None, None),
    ],
)
def test_a_short_name_in_the_title(title: str, region: str | None, code: str | None) -> None:
    document = extract(f"{title}\n一、2024年工作回顾\n地区生产总值增长6.1%。").document
    assert (document.region, document.region_code) == (region, code)


def test_a_note_names_the_places_that_bear_a_name() -> None:
    notes = extract("鼓楼区2025年政府工作报告\n一、2024年工作回顾\n地区生产总值增长6.1%。").notes
    assert "江苏省南京市鼓楼区 320106, 江苏省徐州市鼓楼区 320302" in notes[1]
