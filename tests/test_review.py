"""The review page as a file: what is packed into it, what keeps it harmless, and the words it is told in."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

from reportx.auditing import IDENTITIES, audit
from reportx.auditing.earlier import Row
from reportx.auditing.records import STATES, Reason, Told, Weight
from reportx.cli import application
from reportx.corrections import Corrections
from reportx.coverage import CLASSES, FORMS
from reportx.explain import REASONS
from reportx.extract import read_report
from reportx.metrics.gate import REASONS as FAULTS
from reportx.models import Metric
from reportx.packs import builtin
from reportx.plots import OF_ONE, chart_of
from reportx.records import Source
from reportx.review import page, read_for_review
from reportx.review.packing import packed
from reportx.review.pages import asset, safe_json, words
from test_corrections import decisions, line
from test_volumes import BUDGET, WORK

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
TEXT = """2025年某市政府工作报告</script><script>alert(1)</script>

一、2024年工作回顾

全市𠮷投资694
亿元、增长23%。\u2028A、B均为100%。
"""


def reviewed(text: str = TEXT) -> Any:
    return read_for_review(Source(name="a.md", text=text, sha256=""))


def run(*arguments: str) -> Any:
    return CliRunner().invoke(application(), arguments, prog_name="reportx")


def test_a_page_is_read_as_extract_reads() -> None:
    source = Source(name="a.md", text=TEXT, sha256="")
    assert reviewed().report == read_report(source)


def test_every_number_is_in_a_record_or_told() -> None:
    found = read_for_review(Source(name="seed", text=SEED.read_text(encoding="utf-8"), sha256=""))
    coverage = found.report.coverage
    assert len(found.numbers) == coverage.numerals - coverage.in_metrics
    left = [number for number in found.numbers if number.label is None]
    assert [(n.start, n.end) for n in left] == [(n.start, n.end) for n in coverage.left_over]
    assert all(number.reason for number in left)


def test_paragraphs_keep_what_a_wrap_cut_apart() -> None:
    text = "一、工作回顾\n\n全市投资694亿元、增长23%。新建学校5所，新增学位\n3000个，城区道路长度达到88公里，增长4%。"
    found = reviewed(text)
    heading, paragraph = found.blocks
    assert (text[heading.start : heading.end], heading.level) == ("一、工作回顾", 1)
    assert "学位\n3000个" in text[paragraph.start : paragraph.end]
    assert found.dropped == ((text.index("\n3000"), text.index("3000")),)


def test_a_refused_name_is_told_with_its_reason() -> None:
    found = reviewed("一、回顾\n\n全年增长（占比5亿元。其中）新增。")
    assert all(number.reason or number.label for number in found.numbers)


def test_the_parts_of_a_gazette_keep_their_places() -> None:
    text = WORK + BUDGET
    found = reviewed(text)
    assert len(found.headings) == len(found.report.sections)
    for section, (start, end) in zip(found.report.sections, found.headings, strict=True):
        assert start == section.start
        assert start <= end <= section.end
    starts = [block.start for block in found.blocks]
    assert starts == sorted(starts)
    assert all(
        start <= m.start < end for m, (start, end) in zip(found.report.metrics, found.sentences, strict=True)
    )


def test_records_are_packed_whole() -> None:
    found = reviewed()
    data = packed(found)
    for metric, record in zip(found.report.metrics, data["records"], strict=True):
        assert record[:2] == [metric.start, metric.end]
        values = dict(zip(data["fields"], record[5:], strict=True))
        for field, value in values.items():
            told = value if field in data["numeric"] else data["strings"][value]
            assert told == getattr(metric, field), field
    assert set(data["fields"]) < set(Metric.model_fields)


def test_the_audit_and_the_pictures_are_those_of_the_commands() -> None:
    text = (
        "2025年某市政府工作报告\n\n2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%，粮食产量增长3%。"
    )
    source = Source(name="a.md", text=text, sha256="")
    found = read_for_review(source)
    assert found.checks == audit(source).checks
    assert found.charts == tuple(chart for kind in OF_ONE if (chart := chart_of(read_report(source), kind)))
    data = packed(found)
    (*words, places) = data["checks"][0]
    assert [data["strings"][number] for number in words][:3] == [
        "level_change_growth",
        "inconsistent",
        "finding",
    ]
    assert [text[start:end] for start, end, _ in places] == ["100万吨", "20万吨", "10%"]


def test_the_audit_is_of_what_was_decided_and_the_records_of_what_was_read() -> None:
    text = "2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。"
    source = Source(name="report.md", text=text, sha256="")
    report = read_report(source)
    decided = Corrections(decisions(line(report, 1, "rejected", text=text)))
    found = read_for_review(source, corrections=decided)
    assert (len(found.report.metrics), found.checks) == (3, ())


def test_figures_of_earlier_reports_are_told_with_their_place() -> None:
    text = "2025年坪山区政府工作报告\n2024年，火龙果产量110.0万吨，增长10%。"
    before = "2024年坪山区政府工作报告\n2023年，火龙果产量100.0万吨。"
    source = Source("2025年坪山区政府工作报告.txt", text, "")
    earlier = read_report(Source("2024年坪山区政府工作报告.txt", before, ""))
    rows = [Row(earlier.document.region, 2024, Told(earlier.metrics[0], earlier.document.source))]
    data = packed(read_for_review(source, earlier=rows))
    (check,) = data["checks"]
    start, end, *told = check[-1][-1]
    assert (start, end) == (-1, -1)
    assert [data["strings"][number] for number in told] == [
        "火龙果产量", "2024年坪山区政府工作报告.txt", "line 2", "100.0万吨", "2023年，火龙果产量100.0万吨。",
    ]  # fmt: skip


def test_nothing_in_the_data_ends_its_element() -> None:
    made = page([packed(reviewed())])
    assert made.count("</script") == 2
    assert "alert(1)" in made
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', made, re.DOTALL)
    assert data
    assert not set("<>&\u2028") & set(data[1])
    assert json.loads(data[1])["reports"][0]["text"] == TEXT


@pytest.mark.parametrize(
    "text", ["</script>", "<!--<script>", "]]>", "\u2028", "\u202e", "\ud800", "\x00", "'\"\\"]
)
def test_json_is_safe_and_the_same(text: str) -> None:
    made = safe_json([text])
    made.encode()
    assert json.loads(made) == [text]
    assert not re.search("[<>&\u2028\u202e\x00]", made)


def test_the_policy_names_the_one_script_and_the_one_style() -> None:
    made = page([packed(reviewed())])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for kind, element in (("script-src", r"<script>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        (text,) = re.findall(element, made, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy[1]
    assert " style=" not in made
    assert not re.search(r"""<[^>]* on\w+=|(?:src|href)="(?!data:,|#)""", made.split("<script")[0])


def test_a_page_is_the_same_from_every_run() -> None:
    assert page([packed(reviewed())]) == page([packed(reviewed())])


def test_the_page_has_words_for_all_that_it_tells() -> None:
    zh, en = (words()[language] for language in ("zh", "en"))
    assert zh.keys() == en.keys()
    classes = (
        {entry.label for entry in builtin().name}
        | {label for _, label in FORMS}
        | {*CLASSES.values(), "heading"}
    )
    for told in (zh, en):
        assert classes <= told["classes"].keys()
        assert REASONS.keys() <= told["reasons"].keys()
        assert set(told["measures"]) == {"level", "change", "growth", "share", "rank", "streak", "multiple"}
        assert {identity.name for identity in IDENTITIES} == told["identities"].keys()
        assert set(get_args(Reason)) == told["doubts"].keys()
        assert {*get_args(Weight), *STATES} - {"inconsistent"} == told["outcomes"].keys()
    assert set(FAULTS.values()) <= zh["faults"].keys()
    keys = set(re.findall(r'data-(?:word|label)="(\w+)"', asset("page.html")))
    assert keys <= zh.keys()
    used = set(re.findall(r'\b(?:words\.|say\("|notify\("|keyButton\(")(\w+)', asset("review.js")))
    assert used - {"measures", "statuses"} <= zh.keys()


def test_review_writes_a_page_and_tells_of_inputs_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    file = tmp_path / "page.html"
    done = run("review", str(tmp_path / "a.md"), str(tmp_path / "none.md"), "-o", str(file))
    assert (done.exit_code, "no such file" in done.stderr) == (1, True)
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    file.unlink()
    assert run("review", str(tmp_path / "none.md"), "-o", str(file)).exit_code == 1
    assert not file.exists()
    same = run("review", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.md"))
    assert (same.exit_code, "also an input" in same.stderr) == (2, True)


def test_review_opens_the_page_where_it_is_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    file = tmp_path / "page.html"
    assert run("review", str(SEED), "-o", str(file), "--open").exit_code == 0
    assert opened == [file.as_uri()]
    assert file.stat().st_size < 1_000_000
