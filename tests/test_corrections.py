"""Decisions of readers as data: how they are read, found again in a text, applied, and made gold and vocabulary."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportx.batch.tasks import Makes, Recipe, result
from reportx.checks import check_pack
from reportx.cli import application
from reportx.corrections import Corrections, Decision, parse_decisions
from reportx.corrections.anchors import text_digest
from reportx.corrections.decisions import EDITABLE
from reportx.errors import InputError
from reportx.extract import read_report, to_source, worths_of
from reportx.packs import builtin, parse_pack
from reportx.proposals import propose
from reportx.records import Metric, Report, Source

TEXT = """2025年青川市政府工作报告

一、2024年工作回顾

全市工业投资694亿元、增长23%。𠮷祥服务答复率、满意率均为100%。改造旧街区，完成约37。

二、2025年工作安排

地区生产总值增长6%左右。
"""


def line(
    report: Report, at: int | tuple[int, int], verdict: str, text: str = TEXT, **after: Any
) -> dict[str, Any]:
    """A line of a corrections file on a record, or on a span where one is added."""
    metric = report.metrics[at] if isinstance(at, int) else None
    start, end = (metric.start, metric.end) if metric else at  # type: ignore[misc]
    before = None
    if metric:
        before = {name: getattr(metric, name) for name in EDITABLE}
        before = {k: float(v) if isinstance(v, Decimal) else v for k, v in before.items()}
    return {
        "sha256": text_digest(text),
        "target": {
            "source": "folder/report.md",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - 48) : start],
                    "suffix": text[end : end + 48],
                },
            ],
        },
        "decision": verdict,
        "before": before,
        "after": None if verdict == "rejected" else {**(before or {}), **after},
        "who": None,
        "when": "2026-01-05T08:00:00.000Z",
    }


def decisions(*lines: dict[str, Any]) -> list[Decision]:
    return parse_decisions("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), name="x")


def source_of(text: str = TEXT, name: str = "report.md") -> Source:
    return Source(name=name, text=text, sha256="")


def corrected(*lines: dict[str, Any], text: str = TEXT, name: str = "report.md") -> Report:
    source = source_of(text, name)
    return Corrections(decisions(*lines)).apply(read_report(source), source, worths_of(()))


def told(metric: Metric) -> tuple[str, Decimal, str]:
    return metric.indicator, metric.value, metric.rule


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(to_source(TEXT))


def test_the_text_has_the_records_that_these_tests_speak_of(report: Report) -> None:
    assert [(m.indicator, m.text) for m in report.metrics] == [
        ("工业投资", "694亿元"), ("工业投资", "23%"), ("𠮷祥服务答复率", "100%"), ("满意率", "100%"), ("地区生产总值", "6%"),
    ]  # fmt: skip


def test_a_record_is_taken_out_mended_or_left(report: Report) -> None:
    found = corrected(
        line(report, 0, "accepted"),
        line(report, 1, "rejected"),
        line(report, 4, "edited", value=6.5, direction="down", indicator_code=None),
    )
    assert [told(m)[:2] for m in found.metrics] == [
        ("工业投资", 694), ("𠮷祥服务答复率", 100), ("满意率", 100), ("地区生产总值", Decimal("6.5")),
    ]  # fmt: skip
    assert found.metrics[0] == report.metrics[0]
    last = found.metrics[-1]
    assert (last.rule, last.normalized_value, last.indicator_code) == ("correction", Decimal("-6.5"), None)
    assert last.sentence == report.metrics[4].sentence
    assert found.notes == report.notes


def test_of_two_records_on_the_same_words_the_right_one_goes(report: Report) -> None:
    assert [m.indicator for m in corrected(line(report, 3, "rejected")).metrics[2:]] == [
        "𠮷祥服务答复率",
        "地区生产总值",
    ]
    assert [m.indicator for m in corrected(line(report, 2, "rejected")).metrics[2:]] == [
        "满意率",
        "地区生产总值",
    ]


def test_a_record_that_was_missed_is_put_in_at_its_place(report: Report) -> None:
    at = TEXT.index("37")
    added = line(
        report, (at, at + 2), "added", indicator="旧街区改造", value=37, unit="万平方米", measure="level"
    )
    found = corrected(added)
    new = found.metrics[4]
    assert [m.text for m in found.metrics] == ["694亿元", "23%", "100%", "100%", "37", "6%"]
    assert (new.line, new.section, new.rule) == (5, ("2024年工作回顾",), "correction")
    assert (new.normalized_value, new.normalized_unit) == (370000, "平方米")
    assert new.sentence.startswith("改造旧街区")
    assert TEXT[new.start : new.end] == new.text
    # once it is read by itself it is not put in again
    assert len(corrected(added, line(report, (at, at + 2), "added", **added["after"])).metrics) == 6


def test_the_last_decision_on_a_record_wins(report: Report) -> None:
    early, late = line(report, 0, "rejected"), line(report, 0, "edited", value=695)
    late["when"] = "2026-01-06T08:00:00.000Z"
    assert told(corrected(late, early).metrics[0]) == ("工业投资", 695, "correction")


def test_a_text_that_changed_elsewhere_keeps_its_decisions(report: Report) -> None:
    longer = TEXT.replace("一、2024", "各位代表：\n\n一、2024")
    found = corrected(line(report, 4, "rejected"), text=longer)
    assert [m.indicator for m in found.metrics] == ["工业投资", "工业投资", "𠮷祥服务答复率", "满意率"]
    assert found.notes == read_report(source_of(longer)).notes


def test_a_decision_whose_words_are_gone_is_told_and_not_applied(report: Report) -> None:
    other = TEXT.replace("694亿元", "649亿元")
    found = corrected(line(report, 0, "rejected"), text=other)
    assert [m.text for m in found.metrics][:2] == ["649亿元", "23%"]
    assert (
        found.notes[-1]
        == "correction (rejected 工业投资 694亿元): its quote no longer stands there; not applied"
    )


def test_words_that_stand_twice_are_no_place(report: Report) -> None:
    whole = TEXT + "\n" + TEXT
    found = corrected(line(report, 0, "rejected"), text=whole)
    assert len(found.metrics) == len(read_report(source_of(whole)).metrics)
    assert "its quote no longer stands there" in found.notes[-1]


def test_another_record_on_the_words_is_not_touched(report: Report) -> None:
    stale = line(report, 0, "rejected")
    stale["before"]["indicator"] = "农业投资"
    found = corrected(stale)
    assert found.metrics == report.metrics
    assert found.notes[-1].endswith("no such record stands there any more; not applied")


def test_an_accepted_record_that_is_read_otherwise_is_told(report: Report) -> None:
    stale = line(report, 0, "accepted")
    stale["before"]["period"] = stale["after"]["period"] = "2023"
    assert corrected(stale).notes[-1].endswith("it is read otherwise now; look at it again")


def test_decisions_on_other_texts_do_nothing_and_are_counted(report: Report) -> None:
    source = source_of("全市投资5亿元。", "other.md")
    mine = Corrections(decisions(line(report, 0, "rejected")))
    plain = read_report(source)
    assert mine.apply(plain, source, worths_of(())) == plain
    assert mine.unused == 1


WRONG = [
    ("{", "nor any JSON; name a file that a review page saved"),
    ('{"sha256": "x"}', "sha256"),
    ({"decision": "maybe"}, "decision"),
    ({"after": None}, "after is null"),
    ({"before": None}, "before is null"),
    ({"after": {"indicator": "投资", "measure": "level", "value": 1e60}}, "after.value"),
    ({"after": {"indicator": "投资", "measure": "size", "value": 1}}, "after.measure"),
    ({"after": {"indicator": "投资", "measure": "level", "value": 1, "colour": "red"}}, "after.colour"),
]


@pytest.mark.parametrize(("change", "wrong"), WRONG, ids=[wrong for _, wrong in WRONG])
def test_a_line_that_is_no_decision_is_told_with_its_place(change: Any, wrong: str, report: Report) -> None:
    bad = change if isinstance(change, str) else json.dumps(line(report, 0, "edited") | change)
    with pytest.raises(InputError, match=r"^x:3: is no decision[:,] ") as error:
        parse_decisions(f"{json.dumps(line(report, 0, 'accepted'))}\n\n{bad}\n", name="x")
    assert wrong in str(error.value)
    assert "\n" not in str(error.value)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(application(), arguments, prog_name="reportx")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report) -> Path:
    """A folder with the text, and decisions on it and on another."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.md").write_text(TEXT, encoding="utf-8")
    at = TEXT.index("37")
    lines = [
        line(report, 0, "accepted"),
        line(report, 1, "rejected"),
        line(report, 4, "edited", value=7),
        line(report, (at, at + 2), "added", indicator="旧街区", value=37, unit="栋", measure="level", status="actual", period="2024"),
    ]  # fmt: skip
    stray = line(report, 0, "accepted") | {"sha256": "0" * 64}
    stray["target"] = stray["target"] | {"source": "stray.md"}
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    (tmp_path / "done.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "stray.jsonl").write_text(json.dumps(stray), encoding="utf-8")
    return tmp_path


def test_extract_applies_decisions(here: Path) -> None:
    done = run(
        "extract", "report.md", "-f", "jsonl", "--corrections", "done.jsonl", "--corrections", "stray.jsonl"
    )
    found = [json.loads(one) for one in done.stdout.splitlines()]
    assert [one["value"] for one in found] == [694, 100, 100, 37, 7]
    assert "1 correction of other texts: not applied" in done.stderr
    (here / "report.md").write_text(TEXT.replace("694亿元", "649亿元"), encoding="utf-8")
    done = run("extract", "report.md", "-f", "jsonl", "--corrections", "done.jsonl")
    assert (
        "correction (accepted 工业投资 694亿元): its quote no longer stands there; not applied" in done.stderr
    )


def test_a_file_of_decisions_that_is_none_ends_the_run(here: Path) -> None:
    (here / "bad.jsonl").write_text("[]\n", encoding="utf-8")
    for command in (["extract"], ["review", "-o", "page.html"], ["batch", "-o", "data", "-f", "csv"]):
        done = run(command[0], "report.md", *command[1:], "--corrections", "bad.jsonl")
        assert (done.exit_code, "bad.jsonl:1: is no decision" in done.stderr) == (1, True), command
    assert not (here / "page.html").exists()


def test_batch_applies_decisions_and_reads_again_where_they_changed(here: Path) -> None:
    text = (here / "done.jsonl").read_text(encoding="utf-8")
    plain, decided = Recipe(), Recipe(corrections=(("done.jsonl", text),))
    assert plain.digest() != decided.digest()
    rows = result(source_of(), Makes.of(decided), whole=False).rows["metrics"].splitlines()
    assert [json.loads(row)["value"] for row in rows] == [694, 100, 100, 37, 7]
    done = run(
        "batch",
        "report.md",
        "-o",
        "data",
        "-f",
        "jsonl",
        "--workers",
        "1",
        "--corrections",
        "done.jsonl",
        "-q",
    )
    assert done.exit_code == 0
    made = "".join(p.read_text(encoding="utf-8") for p in sorted((here / "data" / "metrics").glob("*.jsonl")))
    assert [json.loads(row)["value"] for row in made.splitlines()] == [694, 100, 100, 37, 7]


def test_decisions_make_annotations_that_score_judges_by(here: Path) -> None:
    done = run("corrections", "to-gold", "done.jsonl", "-o", "gold")
    assert done.exit_code == 0, done.output
    lines = [
        json.loads(one)
        for one in (here / "gold" / "report.gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    ranges = [tuple(one["range"]) for one in lines if "range" in one]
    assert [TEXT[start:end] for start, end in ranges] == ["694亿元", "23%", "37", "6%"]
    assert [one["value"] for one in lines if "range" not in one] == [694, 37, 7]
    assert run("corrections", "to-gold", "done.jsonl").stdout == (
        here / "gold" / "report.gold.jsonl"
    ).read_text(encoding="utf-8")
    (here / "gold" / "report.md").write_text(TEXT, encoding="utf-8")
    judged = json.loads(run("score", "gold/report.gold.jsonl", "--json").stdout)
    # of what was decided one is right, one is none, one has another value, one was missed
    assert judged["detection_f1"] < 1
    assert judged["span_exact"] == 1
    (here / "corrected.json").write_text(
        run("extract", "report.md", "-q", "--corrections", "done.jsonl").stdout, encoding="utf-8"
    )
    judged = json.loads(run("score", "gold/report.gold.jsonl", "corrected.json", "--json").stdout)
    assert (judged["detection_f1"], judged["record_f1"]) == (1, 1)


def test_decisions_on_two_texts_need_a_folder(here: Path) -> None:
    done = run("corrections", "to-gold", "done.jsonl", "stray.jsonl")
    assert (done.exit_code, "2 texts" in done.stderr) == (2, True)
    assert run("corrections", "to-gold", "done.jsonl", "stray.jsonl", "-o", "gold").exit_code == 0
    assert sorted(p.name for p in (here / "gold").iterdir()) == ["report.gold.jsonl", "stray.gold.jsonl"]


def test_a_name_that_was_given_a_code_is_proposed_with_its_example(report: Report) -> None:
    made = propose(decisions(line(report, 2, "edited", indicator_code="service_reply_rate")))
    pack = parse_pack(made, name="proposed")
    (entry,) = pack.indicator
    assert (entry.code, entry.terms) == ("service_reply_rate", ("𠮷祥服务答复率",))
    assert entry.examples == ("[𠮷祥服务答复率]、满意率均为100%",)
    assert check_pack(pack, base=builtin()) == []
    # with it the next report's record bears the code
    assert read_report(TEXT, packs=[pack]).metrics[2].indicator_code == "service_reply_rate"


def test_what_the_vocabulary_knows_is_not_proposed(report: Report) -> None:
    assert "[[" not in propose(decisions(line(report, 0, "edited", value=695)))


def test_a_unit_that_no_entry_has_is_proposed(report: Report) -> None:
    at = TEXT.index("37")
    made = propose(
        decisions(line(report, (at, at + 2), "added", indicator="街区", value=37, unit="霎", measure="level"))
    )
    assert 'terms = ["霎"]' in made
    assert "完成约[37]" in made


def test_what_needs_a_person_stands_in_a_comment(report: Report) -> None:
    made = propose(decisions(line(report, 1, "rejected"), line(report, 4, "accepted")))
    assert parse_pack(made, name="proposed").name == ()
    assert '# terms = ["23%"]' in made
    assert "[23%]" in made


def test_to_pack_prints_a_pack(here: Path) -> None:
    done = run("corrections", "to-pack", "done.jsonl")
    assert done.exit_code == 0, done.output
    parse_pack(done.stdout, name="proposed")
    assert done.stdout.startswith("# Proposed from 4 decisions.")
