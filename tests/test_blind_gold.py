"""Accuracy on stretches of the corpus that were annotated by readers who had not seen what is read of them."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from reportx.extract import read_report
from reportx.packs import builtin
from reportx.readers import read_path
from reportx.repair import repair
from reportx.scoring import Prediction, Score, score
from reportx.scoring.files import GOLD, name_of, read_gold, read_lines
from reportx.scoring.outline import compare_outlines, section_figures
from reportx.sections import find_headings, read_sections
from shared import CORPUS, needs

FOLDER = Path(__file__).parent / "gold"
FILES = sorted(FOLDER.glob(f"*{GOLD}"))
OUTLINE = ".outline.jsonl"
OUTLINES = sorted(FOLDER.glob(f"*{OUTLINE}"))
SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
FLOORS = ("detection_f1", "record_f1")
SHOWN = (*FLOORS, "code_recall", "span_exact", "acc_indicator")


def judged(annotations: Path, texts: Path) -> Score:
    """The score of annotations, after it was checked that they are of the text that is there."""
    head, *lines = read_lines(annotations)
    stretches = [line["range"] for line in (head, *lines) if "range" in line]
    path = texts / head["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == head["sha256"], "the text is another one"
    source = read_path(path)
    for record in (line for line in lines if "range" not in line):
        assert "sentence" not in record, record
        assert any(a <= record["start"] < record["end"] <= b for a, b in stretches), record
        assert record.get("text", got := source.text[record["start"] : record["end"]]) == got, record
    metrics = [metric._asdict() for metric in read_report(source).metrics]
    return score(read_gold(annotations), Prediction(metrics, None, source.name), text=source.text)


def outlined(annotations: Path, texts: Path) -> float:
    """The section F1 of an annotated outline, of which each title is told by where its words stand."""
    head, *lines = read_lines(annotations)
    path = texts / head["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == head["sha256"], "the text is another one"
    source = read_path(path)
    gold = [line | {"title": "".join(source.text[a:b] for a, b in line["title"])} for line in lines]
    text = repair(source)
    found = read_sections(text, find_headings(text, builtin()))
    return section_figures(compare_outlines(gold, [section._asdict() for section in found]))["section_f1"]


def floors(name: str = "floors.tsv") -> dict[str, list[float]]:
    """What must be reached, by the names of the annotations."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter="\t")
    return {name: [float(floor) for floor in least] for name, *least in rows}


@pytest.mark.skipif(not FILES, reason="there are no blind annotations yet")
@needs(CORPUS, "the corpus is")
def test_blind_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    """Every file reaches its floor; a table of all of them is printed."""
    scores = {name_of(path): judged(path, CORPUS / "text").figures for path in FILES}
    with capsys.disabled():
        print(f"\n{'':24}{'records':>8}" + "".join(f"{figure:>15}" for figure in SHOWN))
        for name, found in scores.items():
            print(f"{name:24}{found['gold']:8}" + "".join(f"{found[figure]:15.4f}" for figure in SHOWN))
    least = floors()
    without = [name for name in scores if name not in least]
    assert without == [], "give each file a line in floors.tsv"
    below = {
        name: (figure, found[figure], floor)
        for name, found in scores.items()
        for figure, floor in zip(FLOORS, least[name], strict=True)
        if found[figure] < floor
    }
    assert below == {}


@needs(CORPUS, "the corpus is")
def test_blind_outlines() -> None:
    """Every annotated outline reaches its floor."""
    scores = {path.name.removesuffix(OUTLINE): outlined(path, CORPUS / "text") for path in OUTLINES}
    least = floors("outlines.tsv")
    assert scores.keys() == least.keys(), "give each file a line in outlines.tsv"
    assert {name: (found, least[name]) for name, found in scores.items() if found < least[name][0]} == {}


def test_every_floor_is_of_a_file() -> None:
    assert floors().keys() <= {name_of(path) for path in FILES}


STRETCH = "地区生产总值超 1444 亿元、增长 9%"
COMMON = {
    "indicator": "地区生产总值",
    "code": "gdp",
    "comparator": "eq",
    "status": "actual",
    "period": "2024",
}
RECORDS = [
    {
        "text": "1444 亿元",
        "value": 1444,
        "unit": "亿元",
        "measure": "level",
        "direction": None,
        "comparator": "over",
    },
    {"text": "9%", "value": 9, "unit": "%", "measure": "growth", "direction": "up"},
    {"text": "9%", "value": 99, "unit": "%", "measure": "growth", "direction": "up"},
]


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    """Three records of a stretch of the seed, of which the last is one that nobody would read there."""
    text = SEED.read_text(encoding="utf-8")
    start = text.index(STRETCH)
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    lines = [{"file": SEED.name, "sha256": digest, "range": [start, start + len(STRETCH)]}]
    for record in RECORDS:
        at = text.index(str(record["text"]), start)
        lines.append(COMMON | record | {"start": at, "end": at + len(str(record["text"]))})
    path = tmp_path / f"seed{GOLD}"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_annotations_of_the_seed_are_judged_within_their_stretch(annotations: Path) -> None:
    found = judged(annotations, SEED.parent)
    assert {name: found.figures[name] for name in ("gold", "predicted", "found", "missed", "false")} == {
        "gold": 3, "predicted": 2, "found": 2, "missed": 1, "false": 0,
    }  # fmt: skip
    assert found.figures["record_f1"] == pytest.approx(0.8)
    assert [one.kind for one in found.disagreements] == ["missed"]


def test_annotations_of_another_text_are_refused(annotations: Path, tmp_path: Path) -> None:
    (tmp_path / SEED.name).write_text(SEED.read_text(encoding="utf-8") + "。", encoding="utf-8")
    with pytest.raises(AssertionError, match="another one"):
        judged(annotations, tmp_path)


def test_annotations_hold_no_text_of_the_report(annotations: Path) -> None:
    lines = annotations.read_text(encoding="utf-8")
    annotations.write_text(lines.replace('"period"', '"sentence": "", "period"', 1), encoding="utf-8")
    with pytest.raises(AssertionError, match="sentence"):
        judged(annotations, SEED.parent)
