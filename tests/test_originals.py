"""Every file of the corpus beside the project, texts and originals, read from its bytes to its metrics."""

from pathlib import Path
from time import perf_counter

import pytest

from reportx import extract
from reportx.readers import read_path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the project")


def test_every_file_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    """All spans are true; a table of files, pages, characters, metrics and seconds is printed."""
    paths = sorted((CORPUS / "files").iterdir()) + sorted((CORPUS / "text").iterdir())
    assert len(paths) > 200
    lines, total, began = [], 0, perf_counter()
    for path in paths:
        start = perf_counter()
        source = read_path(path)
        report = extract(source)
        seconds = perf_counter() - start
        assert all(source.text[m.start : m.end] == m.text for m in report.metrics), path.name
        assert report.metrics, path.name
        total += len(report.metrics)
        pages = report.document.pages or ""
        count = len(report.metrics)
        lines.append(f"{pages:>5}{report.document.chars:>9}{count:>8}{seconds:>7.2f}  {path.name}")
    with capsys.disabled():
        print(f"\n{'pages':>5}{'chars':>9}{'metrics':>8}{'sec':>7}  file", *lines, sep="\n")
        print(f"{len(paths)} files, {total} metrics, {perf_counter() - began:.1f} s")
