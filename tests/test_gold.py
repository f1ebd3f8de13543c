"""Accuracy on the annotated reports beside the project; skipped where they are not at hand."""

import json
from statistics import fmean
from types import ModuleType

import pytest

from reportx import extract
from shared import CORPUS, GOLD, load, needs

TEXTS = CORPUS / "text"
NAMES = sorted(path.name.removesuffix(".gold.jsonl") for path in GOLD.glob("*.gold.jsonl"))
# what each report must reach, and all of them in the mean
LEAST = {"record_f1": 0.93, "section_f1": 0.92, "detection_f1": 0.98, "span_exact": 1.0}
MEAN = {"record_f1": 0.965, "section_f1": 0.97, "detection_f1": 0.995, "code_recall": 0.97, "span_exact": 1.0}
COVERED = 0.99  # of the numerals of a work report

pytestmark = needs(GOLD, "the annotated reports are")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load(GOLD / "score.py")


@pytest.fixture(scope="module")
def reached(scorer: ModuleType) -> dict[str, dict[str, float]]:
    """The figures of every annotated report."""
    return {name: figures_of(scorer, name) for name in NAMES}


def figures_of(scorer: ModuleType, name: str) -> dict[str, float]:
    path = next(p for p in GOLD.glob(f"{name}.*") if p.suffix in {".md", ".txt"})
    report = json.loads(extract(path).model_dump_json())
    with path.open(encoding="utf-8", newline="") as file:
        figures, *_ = scorer.score(lines(f"{name}.gold.jsonl"), report["metrics"], file.read())
    figures |= scorer.score_sections(lines(f"{name}.sections.jsonl"), report["sections"])[0]
    work_report = report["document"]["genre"] == "work_report"
    return {**figures, "covered": report["coverage"]["share"], "work_report": work_report}


@pytest.mark.parametrize("name", NAMES)
def test_accuracy(reached: dict[str, dict[str, float]], name: str) -> None:
    figures = reached[name]
    assert {key: figures[key] for key in LEAST if figures[key] < LEAST[key]} == {}
    assert not figures["work_report"] or figures["covered"] >= COVERED


def test_mean_accuracy(reached: dict[str, dict[str, float]]) -> None:
    mean = {key: fmean(figures[key] for figures in reached.values()) for key in MEAN}
    assert {key: mean[key] for key in MEAN if mean[key] < MEAN[key]} == {}


def lines(name: str) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


@needs(TEXTS, "the corpus is")
def test_a_document_never_raises_for_its_content() -> None:
    """Every eighth report of the corpus, of all years and makes; all spans are true."""
    paths = sorted(TEXTS.iterdir())[::8]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert all(text[m.start : m.end] == m.text for m in extract(text).metrics), path.name
