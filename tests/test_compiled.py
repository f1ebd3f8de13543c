"""A wheel's compiled modules read what their sources read, and without a compiler it is the sources alone."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
TEXTS = [
    ROOT / "seeds" / "pingshan-2025.md",
    *sorted((ROOT.parent / "shared" / "corpus" / "text").glob("*")),
]
READ = """
import hashlib, json, sys
import reportx.metrics, reportx.sections.tree
from pathlib import Path
from reportx import extract_file
read = {path: hashlib.sha256(extract_file(path).model_dump_json().encode()).hexdigest() for path in sys.argv[1:]}
print(json.dumps({"modules": [reportx.metrics.__file__, reportx.sections.tree.__file__], "read": read}))
"""

pytestmark = pytest.mark.skipif(
    not all(map(find_spec, ("hatchling", "mypyc", "pip", "setuptools")))
    or not shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0]),
    reason="what builds a wheel is not installed here, or no compiler of C",
)


def unpacked(folder: Path, environment: Mapping[str, str]) -> Path:
    """A wheel built of this checkout, with some environment, as it would be installed."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    built = [*command, "--disable-pip-version-check", "--wheel-dir", folder, ROOT]
    subprocess.run(built, check=True, env=os.environ | environment)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def read(package: Path, texts: Sequence[Path]) -> tuple[list[Path], dict[str, str]]:
    """The files of some modules of a package, and the digest of what it makes of each text."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *texts],
        env=os.environ | {"PYTHONPATH": str(package)},
        cwd=package,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)
    return [Path(name) for name in found["modules"]], found["read"]


def test_compiled_modules_read_what_their_sources_read(tmp_path: Path) -> None:
    modules, digests = read(unpacked(tmp_path, {}), TEXTS)
    assert all(path.is_relative_to(tmp_path) and path.suffix != ".py" for path in modules)
    sources, expected = read(ROOT / "src", TEXTS)
    assert all(path.suffix == ".py" for path in sources)
    assert digests == expected


@pytest.mark.parametrize(
    "environment", [{"CC": "false"}, {"REPORTX_PLAIN": "1"}], ids=["no compiler", "asked for"]
)
def test_without_a_compiler_a_wheel_is_its_sources(tmp_path: Path, environment: dict[str, str]) -> None:
    modules, digests = read(unpacked(tmp_path, environment), TEXTS[:1])
    assert all(path.is_relative_to(tmp_path) and path.suffix == ".py" for path in modules)
    assert [path.name for path in tmp_path.glob("*.whl")] == ["reportx-0.1.0-py3-none-any.whl"]
    assert digests == read(ROOT / "src", TEXTS[:1])[1]
