"""What stands beside the project: annotated reports, small cases, a corpus, and what they are judged by."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus"


def needs(path: Path, what: str) -> pytest.MarkDecorator:
    """Skip where something is not at hand."""
    return pytest.mark.skipif(not path.exists(), reason=f"{what} not beside the project")


@cache
def load(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
