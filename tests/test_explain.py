"""What `explain` says of numbers: the rule of a metric, or why there is none."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportx.cli import application
from reportx.explain import Explained, explain
from reportx.packs import DATA, parse_pack
from reportx.records import Source

REPORT = """2025年某县政府工作报告

一、2024年工作回顾

社会投资694亿元、增长23%。粮食产量超6万吨。

二、2025年工作安排

力争税收收入增长5%，城镇调查失业率5.5%左右。上年完成投资8亿元。
"""


def explained(text: str, line: int | None = None) -> tuple[Explained, ...]:
    return explain(Source("x", text, ""), line=line)


def why(sentence: Explained, figure: str, field: str) -> tuple[str, str]:
    """What a field of a figure's first metric is, and why."""
    (verdict,) = (v for v in sentence.numerals if v.text == figure)
    return next((reason.value, reason.why) for reason in verdict.whys[0] if reason.field == field)


def block_at(place: str) -> str:
    """The entry that a reason names."""
    file, _, line = place.partition(",")[0].rpartition(" ")[2].rpartition(":")
    return "\n".join((DATA / file).read_text(encoding="utf-8").splitlines()[int(line) - 1 :]).split("\n\n")[0]


def test_each_number_is_accounted_for() -> None:
    (sentence,) = explained("国家级企业从6家增加至11家、增长83%，落实“1310”部署，见2024年第5期。")
    verdicts = {v.text: v.reason for v in sentence.numerals}
    assert verdicts["6家"] == "is the from of a from-to; the next number bears it"
    assert verdicts["11家"] == "from-to"
    assert verdicts["83%"] == "inherited"
    assert verdicts["1310"] == "is a policy"
    assert verdicts["2024"] == "is a date"


def test_inheritance_names_its_origin() -> None:
    (sentence,) = explained("社会投资694亿元、增长23%。")
    assert why(sentence, "23%", "inherited") == ("社会投资", "from the clause before")


def test_tokens_in_reading_order_make_up_the_sentence() -> None:
    text = "五年累计新增公办学位超11.4万个。"
    (sentence,) = explained(text)
    assert "".join(token.text for token in sentence.tokens) == text
    assert [(t.text, t.kind) for t in sentence.tokens if t.kind != "text"] == [
        ("五年", "time"),
        ("累计", "total"),
        ("新增", "verb"),
        ("公办学位", "name"),
        ("超", "bound"),
        ("11.4万个", "quantity"),
    ]


def test_only_a_line() -> None:
    text = "税收收入增长5%。\n\n粮食产量增长6%。\n"
    assert [e.sentence for e in explained(text, line=3)] == ["粮食产量增长6%。"]
    assert explained(text, line=2) == ()


def test_a_table_in_one_line_is_told_as_the_reason() -> None:
    (explained,) = explain("产品" * 50 + "利润总额5亿元。")
    (verdict,) = explained.numerals
    assert verdict.metrics == ()
    assert "too long for a name" in verdict.reason


def test_the_entries_that_decided_are_named() -> None:
    sentence, more = explained(REPORT, line=5)
    assert '"增长"' in block_at(why(sentence, "23%", "verb")[1])
    assert '"元"' in block_at(why(sentence, "694亿元", "unit")[1])
    assert '"超"' in block_at(why(more, "6万吨", "bound")[1])
    assert 'code = "grain_output"' in block_at(why(more, "6万吨", "code")[1])


def test_a_name_without_a_code_says_what_would_give_it_one() -> None:
    (sentence,) = explained("萝卜产量6万吨。")
    assert 'spellings = ["萝卜产量"]' in why(sentence, "6万吨", "code")[1]


def test_an_entry_of_a_user_s_pack_is_named_with_its_file(tmp_path: Path) -> None:
    pack = tmp_path / "my.toml"
    pack.write_text('# mine\n\n[[unit]]\nterms = ["标箱"]\nkind = "count"\n', encoding="utf-8")
    (sentence,) = explain(Source("x", "港口吞吐量达280万标箱。", ""), packs=(pack,))
    assert why(sentence, "280万标箱", "unit")[1] == f"[[unit]] in {pack}:3"
    (sentence,) = explain(
        Source("x", "港口吞吐量达280万标箱。", ""), packs=(parse_pack(pack.read_text("utf-8"), name="x"),)
    )
    assert why(sentence, "280万标箱", "unit")[1] == "[[unit]] in <pack>"


def test_the_period_and_the_status_have_their_reasons() -> None:
    sentence, _ = explained(REPORT, line=5)
    assert why(sentence, "694亿元", "period") == ("2024", "the year that the review part speaks of")
    assert why(sentence, "694亿元", "status") == ("actual", "stands in no plan part: 2024年工作回顾")
    target, past = explained(REPORT, line=9)
    assert why(target, "5%", "status") == ("target", "stands in the plan part: 2025年工作安排")
    assert why(past, "8亿元", "period") == ("2024", "上年 before it")
    assert why(past, "8亿元", "status")[1].startswith("in the plan part, but ")


def test_the_commitment_has_its_word() -> None:
    (target, _) = explained(REPORT, line=9)
    word, reason = why(target, "5%", "commitment")
    assert word == "力争"
    assert reason.startswith("its own word: [[phrase]]")
    assert '"力争"' in block_at(reason)


def test_a_number_that_is_a_name_tells_the_entry_that_has_it() -> None:
    (sentence,) = explained("落实“1310”部署，实施项目5个，设平台12。")
    told = {v.text: v for v in sentence.numerals}
    assert 'label = "policy"' in block_at(told["1310"].decided)
    assert "[[unit]]" in told["12"].change


def run(*words: str) -> tuple[int, str]:
    """The exit code and all that a command says."""
    made = CliRunner().invoke(application(), list(words), prog_name="reportx")
    return made.exit_code, made.output


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (":99", "has no line 99; it has 9"),
        (":0", "has no line 0; it has 9"),
        ("@9999", "has no character 9999; it has "),
        (":2", "no sentence with a number in line 2; the nearest are in lines 5, 9"),
    ],
)
def test_what_is_not_there_says_what_is(place: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    code, said = run("explain", f"{path}{place}")
    assert code == 1
    assert told in said


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl"])
def test_a_row_of_an_extraction_is_its_sentence(ending: str, tmp_path: Path) -> None:
    path, out = tmp_path / "report.txt", tmp_path / f"out.{ending}"
    path.write_text(REPORT, encoding="utf-8")
    assert run("extract", str(path), "-q", "-o", str(out))[0] == 0
    first = 1 if ending == "jsonl" else 2
    assert "社会投资694亿元、增长23%" in run("explain", f"{out}:{first}")[1]
    assert f"its records are the rows {first} to {first + 5}" in run("explain", f"{out}:99")[1]
    path.write_text("改过。" + REPORT, encoding="utf-8")
    assert f"other words stand where row {first} points" in run("explain", f"{out}:{first}")[1]
    path.unlink()
    assert f"which row {first} of {out} was read from" in run("explain", f"{out}:{first}")[1]


def test_a_row_of_a_panel_is_the_sentence_it_was_read_from(tmp_path: Path) -> None:
    path, out = tmp_path / "report.txt", tmp_path / "panel.csv"
    path.write_text(
        "2025年甲州市政府工作报告\n一、2024年工作回顾\n地区生产总值达到144亿元，增长9%。\n",
        encoding="utf-8",
    )
    assert run("panel", str(path), "-q", "--region", "江西省", "-o", str(out))[0] == 0
    code, said = run("explain", f"{out}:2")
    assert code == 0
    assert "地区生产总值达到144亿元，增长9%。" in said
    path.write_text(path.read_text(encoding="utf-8").replace("达到144", "今年达到145"), encoding="utf-8")
    code, said = run("explain", f"{out}:2")
    assert (code, "other words stand where row 2 points; extract it again" in said) == (1, True)


def test_a_row_of_a_wide_panel_is_no_line_of_a_report(tmp_path: Path) -> None:
    path, out = tmp_path / "report.txt", tmp_path / "out.csv"
    path.write_text("2025年，全市地区生产总值达到144亿元，增长9%。\n", encoding="utf-8")
    words = ("panel", str(path), "--wide", "--region", "江西省", "--year", "2026", "-q", "-o", str(out))
    assert run(*words)[0] == 0
    assert f"{out}: lacks source, start, text, by which a row is found" in run("explain", f"{out}:2")[1]


def test_a_table_that_extract_did_not_write_is_a_report_as_before(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("税收收入增长5%。\n", encoding="utf-8")
    assert "subject-verb" in run("explain", f"{path}:1")[1]


def test_a_row_that_points_nowhere_is_said_so(tmp_path: Path) -> None:
    path, out = tmp_path / "report.txt", tmp_path / "out.csv"
    path.write_text(REPORT, encoding="utf-8")
    assert run("extract", str(path), "-q", "--columns", "indicator,value,line", "-o", str(out))[0] == 0
    code, said = run("explain", f"{out}:2")
    assert code == 1
    assert f"{out}: lacks source, start, text, by which a row is found; explain REPORT:LINE" in said
