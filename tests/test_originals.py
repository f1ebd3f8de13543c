"""Every file of the corpus beside the project, texts and originals, read from its bytes to its metrics."""

import pytest

from conftest import Reading


def test_every_file_is_read(
    corpus_originals: list[Reading], corpus_texts: list[Reading], capsys: pytest.CaptureFixture[str]
) -> None:
    """All spans are true; a table of files, pages, characters, metrics and seconds is printed."""
    corpus = corpus_originals + corpus_texts
    assert len(corpus) > 200
    lines, total = [], 0
    for path, source, report, seconds in corpus:
        assert all(source.text[m.start : m.end] == m.text for m in report.metrics), path.name
        assert report.metrics, path.name
        total += len(report.metrics)
        pages = report.document.pages or ""
        count = len(report.metrics)
        lines.append(f"{pages:>5}{report.document.chars:>9}{count:>8}{seconds:>7.2f}  {path.name}")
    with capsys.disabled():
        print(f"\n{'pages':>5}{'chars':>9}{'metrics':>8}{'sec':>7}  file", *lines, sep="\n")
        print(f"{len(corpus)} files, {total} metrics, {sum(one.seconds for one in corpus):.1f} s")
