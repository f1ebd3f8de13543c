"""Accuracy on the annotated reports beside the project; skipped where they are not at hand."""

import json
from types import ModuleType

import pytest

from reportx import extract
from shared import CORPUS, GOLD, load, needs

TEXTS = CORPUS / "text"
NAMES = ("fujian-2025", "hailar-2016", "pingshan-2025", "shenzhen-2026", "yuxi-2007", "zhuzhou-2025")
LEAST = {"detection_f1": 0.97, "record_f1": 0.88, "section_f1": 0.90, "code_recall": 0.95, "span_exact": 1.0}
MORE = {"pingshan-2025": {"detection_f1": 0.99, "record_f1": 0.95, "section_f1": 0.98, "code_recall": 1.0}}
COVERED = 0.99

pytestmark = needs(GOLD, "the annotated reports are")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load(GOLD / "score.py")


@pytest.mark.parametrize("name", NAMES)
def test_accuracy(scorer: ModuleType, name: str) -> None:
    path = next(p for p in GOLD.glob(f"{name}.*") if p.suffix in {".md", ".txt"})
    report = json.loads(extract(path).model_dump_json())
    with path.open(encoding="utf-8", newline="") as file:
        figures, *_ = scorer.score(lines(f"{name}.gold.jsonl"), report["metrics"], file.read())
    figures |= scorer.score_sections(lines(f"{name}.sections.jsonl"), report["sections"])[0]
    least = LEAST | MORE.get(name, {})
    assert {key: figures[key] for key in least if figures[key] < least[key]} == {}
    assert report["coverage"]["share"] >= COVERED


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
