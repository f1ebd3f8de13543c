"""What several tests share, for it takes long to make."""

from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pytest
from hypothesis import settings

from reportx import Report, extract
from reportx.readers import read_path
from reportx.records import Source
from shared import CORPUS

# the same examples in every run: what is found by chance is looked for by benchmarks/hard.py
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


class Reading(NamedTuple):
    """A file of the corpus, read from its bytes to its metrics."""

    path: Path
    source: Source
    report: Report
    seconds: float


@pytest.fixture(scope="session")
def corpus_texts() -> list[Reading]:
    """The texts of the corpus beside the project, each read once for all tests."""
    return read_all("text")


@pytest.fixture(scope="session")
def corpus_originals() -> list[Reading]:
    """The PDF, DOCX and HTML files of the corpus, of which some take long."""
    return read_all("files")


def read_all(folder: str) -> list[Reading]:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    return [read(path) for path in sorted((CORPUS / folder).iterdir())]


def read(path: Path) -> Reading:
    began = perf_counter()
    source = read_path(path)
    report = extract(source)
    return Reading(path, source, report, perf_counter() - began)
