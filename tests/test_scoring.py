"""``reportx score``: the figures of the annotators' own script, and what is shown of disagreements."""

import json
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from reportx.cli import application
from reportx.extract import read_report
from reportx.outputs import report_json
from reportx.scoring.files import read_gold, read_sections
from reportx.scoring.outline import compare_outlines, section_figures
from reportx.scoring.scores import Prediction, mean, score
from shared import GOLD, load

NAMES = sorted(path.name.removesuffix(".gold.jsonl") for path in GOLD.glob("*.gold.jsonl"))
TEXT = "全区地区生产总值1444亿元，增长9%。新建公园3个。"
WANTED = [
    {"indicator": "地区生产总值", "value": 1444, "unit": "亿元", "measure": "level", "text": "1444亿元", "code": "gdp"},
    {"indicator": "地区生产总值", "value": 9, "unit": "%", "measure": "growth", "text": "9%", "code": "gdp"},
    {"indicator": "绿道", "value": 5, "unit": "公里", "measure": "level", "text": "全区"},
]  # fmt: skip
COMMON = {"comparator": "eq", "direction": None, "status": "actual", "period": None, "baseline_value": None}

needs_gold = pytest.mark.skipif(not NAMES, reason="the annotated reports are not beside the project")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load(GOLD / "score.py")


def lines(name: str) -> list[dict[str, object]]:
    text = (GOLD / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


@needs_gold
@pytest.mark.parametrize("blurred", [False, True], ids=["as read", "with faults"])
@pytest.mark.parametrize("name", NAMES)
def test_the_figures_are_those_of_the_annotators(scorer: ModuleType, name: str, *, blurred: bool) -> None:
    """To the last digit, also where fields are wrong, records are missing and headings are lost."""
    path = next(p for p in GOLD.glob(f"{name}.*") if p.suffix in {".md", ".txt"})
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    report = json.loads(report_json(read_report(path)))
    metrics, sections = report["metrics"], report["sections"]
    if blurred:
        metrics = [fault(metric, i) for i, metric in enumerate(metrics) if i % 7]
        sections = [s | {"level": s["level"] - (i % 5 == 0)} for i, s in enumerate(sections) if i % 3]
    theirs, *_ = scorer.score(lines(f"{name}.gold.jsonl"), metrics, text)
    theirs |= scorer.score_sections(lines(f"{name}.sections.jsonl"), sections)[0]
    judged = score(
        read_gold(GOLD / f"{name}.gold.jsonl"),
        Prediction(metrics, sections, name),
        sections=read_sections(GOLD / f"{name}.sections.jsonl"),
        text=text,
    )
    assert list(judged.figures.items()) == list(theirs.items())
    kinds = [one.kind for one in judged.disagreements]
    assert (kinds.count("missed"), kinds.count("extra")) == (theirs["missed"], theirs["false"])


def fault(metric: dict[str, object], i: int) -> dict[str, object]:
    """A record with something wrong, of another kind for each number."""
    changes = [
        {"indicator": f"{metric['indicator']}数"}, {"unit": "件"}, {"value": 3}, {"period": "1999"},
        {"status": "target"}, {"direction": "flat"}, {"baseline_value": 2}, {"comparator": "over"},
        {"indicator_code": None}, {"text": "?"}, {"measure": "share"},
    ]  # fmt: skip
    return metric | changes[i % 11] if i % 2 else metric


@needs_gold
def test_a_folder_is_a_table_with_the_mean() -> None:
    run = CliRunner().invoke(application(), ["score", str(GOLD), "--only", NAMES[0], "--only", NAMES[-1]])
    head, *rows, last = run.stdout.splitlines()
    assert head.split() == ["detection_f1", "record_f1", "section_f1", "code_recall", "span_exact"]
    assert [line.split()[0] for line in [*rows, last]] == [NAMES[0], NAMES[-1], "mean"]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A small annotated report, of which one record is missed and one field is wrong."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    records = [COMMON | r | span(str(r["text"])) for r in WANTED]
    records += [{"range": [0, len(TEXT) - 7]}]
    write_lines(tmp_path / "a.gold.jsonl", records)
    report = read_report(TEXT)
    (tmp_path / "a.json").write_text(report_json(report), encoding="utf-8")
    return tmp_path


def span(text: str) -> dict[str, int]:
    return {"start": TEXT.index(text), "end": TEXT.index(text) + len(text)}


def write_lines(path: Path, records: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")


def run_score(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(application(), ["score", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_disagreements_stand_beside_their_sentences(files: Path) -> None:
    code, told, _ = run_score(files / "a.gold.jsonl", files / "a.json")
    assert code == 0
    assert "detection_f1             0.8000\n" in told
    assert "missed    绿道  全区  @0\n            全区地区生产总值1444亿元，增长9%。\n" in told
    assert "wrong     地区生产总值  9%  @17\n            direction: gold nothing, got up\n" in told
    assert "公园" not in told  # which stands outside of what was annotated


def test_every_form_of_a_prediction_gives_the_same(files: Path) -> None:
    runner, gold = CliRunner(), files / "a.gold.jsonl"
    for form in ("json", "jsonl"):
        runner.invoke(application(), ["extract", str(files / "a.txt"), "-q", "-o", str(files / f"b.{form}")])
    many = json.loads((files / "b.json").read_text(encoding="utf-8"))
    (files / "c.json").write_text(json.dumps([many, many | {"metrics": [], "document": {"source": "x.txt"}}]))
    other = files / "read"
    other.mkdir()
    (other / "a.txt").write_text(TEXT, encoding="utf-8")
    told = {run_score(gold, *given)[1] for given in
            ([], [files / "a.txt"], [other], [files / "b.json"], [files / "b.jsonl"], [files / "c.json"])}  # fmt: skip
    assert len(told) == 1
    assert "record_f1                0.4000" in told.pop()
    piped = runner.invoke(application(), ["score", str(gold), "-"], input=(files / "b.json").read_bytes())
    assert "record_f1                0.4000" in piped.stdout


def test_json_holds_the_figures_and_the_disagreements(files: Path) -> None:
    write_lines(files / "a.sections.jsonl", [{"level": 1, "title": "工作回顾"}])
    one = json.loads(run_score(files / "a.gold.jsonl", files / "a.json", "--json")[1])
    assert (one["found"], one["missed"], one["section_recall"]) == (2, 1, 0.0)
    kinds = [found["kind"] for found in one["disagreements"]]
    assert kinds == ["missed", "wrong", "missed heading"]
    assert one["disagreements"][1]["wrong"] == [{"field": "direction", "gold": None, "got": "up"}]
    several = json.loads(run_score(files, "--json", "--errors", "0")[1])
    assert several["reports"]["a"] == one | {"disagreements": []}
    assert several["mean"]["record_f1"] == one["record_f1"]


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ('{"start": 1}', "without end, indicator, value, measure"),
        ("{", "a.gold.jsonl:1: is no JSON"),
        ("3", "a.gold.jsonl:1: is no object"),
    ],
)
def test_bad_annotations_end_with_one_line(files: Path, lines: str, wrong: str) -> None:
    (files / "a.gold.jsonl").write_text(lines, encoding="utf-8")
    code, told, said = run_score(files / "a.gold.jsonl", files / "a.json")
    assert (code, told) == (1, "")
    assert wrong in said


def test_what_is_not_there_ends_with_one_line(files: Path) -> None:
    (files / "empty").mkdir()
    gold = files / "a.gold.jsonl"
    for given in ([files / "none.jsonl"], [files / "empty"], [files, "--only", "b"], [gold, files / "empty"]):
        code, told, said = run_score(*given)
        assert (code, said.count("\n")) == (1, 1)
        assert "a.txt" not in told
    (files / "c.json").write_text('{"metrics": 3}')
    assert "holds no report" in run_score(gold, files / "c.json")[2]
    assert run_score(files, "--sections", files / "a.json")[0] == 2


def test_optional_headings_are_all_there_or_none() -> None:
    gold = [{"level": 1, "title": "回顾"}]
    gold += [{"level": 2, "title": title, "optional": True} for title in ("甲", "乙", "丙")]

    def f1(*kept: int) -> float:
        return section_figures(compare_outlines(gold, [gold[i] for i in (0, *kept)]))["section_f1"]

    assert (f1(), f1(1, 2, 3), f1(1, 2)) == (1.0, 1.0, 0.5)


def test_the_mean_counts_each_report_once_and_only_rates() -> None:
    assert mean([{"gold": 9, "record_f1": 1.0}, {"gold": 1, "record_f1": 0.5, "section_f1": 0.2}]) == {
        "record_f1": 0.75,
        "section_f1": 0.2,
    }
