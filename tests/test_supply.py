"""What reportx is made of and installed from: bounds, the lock, licences; and that it asks no network."""

import re
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = ABOUT["project"]
LOCK = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
LOCKED = re.findall(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", LOCK, re.MULTILINE)
OFFLINE = """
import sys

def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "os.system", "os.exec"):
        raise SystemExit(f"{event} {args}")

sys.addaudithook(refuse)
from reportx.cli import main
sys.argv = ["reportx", "extract", "-q", *sys.argv[1:]]
main()
"""
PAGE = """<!DOCTYPE html SYSTEM "http://{host}/page.dtd" [<!ENTITY more SYSTEM "http://{host}/more">]>
<html><head><base href="http://{host}/"><link rel="stylesheet" href="a.css"><script src="a.js"></script></head>
<body onload="fetch('/on')"><img src="picture.png"><h1>2025年政府工作报告</h1>
<p>2024年，全市地区生产总值增长9%，居全省第二。固定资产投资增长7%，社会消费品零售总额增长5.3%。&more;</p>
<p>规模以上工业增加值增长8%，一般公共预算收入增长4%，居民人均可支配收入增长5.5%，城镇新增就业3万人。</p></body></html>"""


def asked() -> list[Requirement]:
    """What CI needs: to build, to run, to test, with the engines."""
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *ABOUT["build-system"]["requires"]]
    return [
        Requirement(line) for line in (*lines, *(w for n in ("engines", "ocr", "test") for w in extras[n]))
    ]


@pytest.mark.parametrize("wanted", asked(), ids=lambda wanted: wanted.name)
def test_the_lock_has_what_is_asked_for(wanted: Requirement) -> None:
    found = [version for name, version in LOCKED if canonicalize_name(name) == canonicalize_name(wanted.name)]
    assert found, "make lock"
    assert all(wanted.specifier.contains(version) for version in found), "make lock"


def test_the_lock_has_hashes_and_names_no_index() -> None:
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert not re.search(r"://|^-|index|trusted", LOCK, re.MULTILINE)


def test_ci_installs_nothing_else() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make locked" in run
    assert "pip install" not in run
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nlocked:")[1].split("\n\n")[0]
    assert "--require-hashes" in recipe
    assert "--no-build-isolation" in recipe


def test_every_library_that_runs_has_a_lower_bound() -> None:
    for line in PROJECT["dependencies"]:
        assert any(bound.operator == ">=" for bound in Requirement(line).specifier), line


def test_the_licences_listed_are_those_of_what_runs() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "licences.py"))
    table = script["table"]()
    listed = {(name, version(name)) for name in re.findall(r"^\| ([a-z][\w.-]*) \|", table, re.MULTILINE)}
    if others := sorted(listed - set(LOCKED)):
        pytest.skip(f"SECURITY.md lists the versions that CI locks, and here is another: {others[0]}")
    assert table in (ROOT / "SECURITY.md").read_text(encoding="utf-8"), "make licences"
    chinese = (ROOT / "docs" / "zh" / "security.md").read_text(encoding="utf-8")
    assert script["in_chinese"](table) in chinese, "make licences"
    assert "not said" not in table


def test_the_tests_that_show_a_promise_are_there() -> None:
    named = re.findall(r"`(test_\w+\.py)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert named
    assert all((ROOT / "tests" / name).exists() for name in named)


def test_reading_asks_no_network_and_starts_no_program(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(host="127.0.0.1:9"), encoding="utf-8")
    command = [sys.executable, "-c", OFFLINE, page, "-f", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "地区生产总值" in done.stdout
