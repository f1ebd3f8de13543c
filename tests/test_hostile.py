"""What is made to break a reader, or to reach the terminal of whoever reads: nothing of it does."""

import io
import os
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportx import extract, readers
from reportx.cli import application, streams
from reportx.errors import InputError, inert
from reportx.readers import Limits, read_bytes
from reportx.records import Source

SENTENCE = "全市地区生产总值1444亿元，增长9%。"
PROSE = f"<p>{SENTENCE * 3}</p>"
LIVE = "\x1b[31m\x1b]8;;http://x\x07\x9b2J\u202e"  # colour, a link, a cleared screen, an order turned around


def page(body: str) -> str:
    source = read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), name="x.html")
    return source.text


def archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def document(text: str) -> bytes:
    """A DOCX file of one paragraph."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )
    return archive({"word/document.xml": body})


# --- content never raises ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{PROSE}</nav>",
        f'<div role="navigation">{PROSE}</div>',
        f'<div class="a\x01b">{PROSE}</div>',
        f"<p>{SENTENCE}\ufffe{SENTENCE}\uffff</p>{PROSE}",
        f'<div id="\ufdd0\x7f">{PROSE}</div>',
    ],
    ids=["navigation", "role", "control in attribute", "noncharacter", "noncharacter in attribute"],
)
def test_a_page_never_raises(body: str) -> None:
    assert "增长9%" in page(body)


def test_an_archive_with_a_bad_offset_is_damaged() -> None:
    data = bytearray(document(SENTENCE))
    head = data.index(b"PK\x01\x02")
    data[head + 42 : head + 46] = b"\xff\xff\xff\x7f"  # where the part begins
    end = data.index(b"PK\x05\x06")
    data[end + 16 : end + 20] = (head + 99).to_bytes(4, "little")  # where the directory begins
    with pytest.raises(InputError, match="cut short or damaged"):
        read_bytes(bytes(data), name="x.docx")


def test_what_a_part_really_unpacks_to_counts() -> None:
    data = document("中" * 400_000)
    with pytest.raises(InputError, match="bytes of text when unpacked"):
        read_bytes(data, name="x.docx", limits=Limits(bytes=1_000_000))


def test_an_archive_that_lies_about_its_size_takes_no_memory() -> None:
    data = bytearray(document("中" * 10_000_000))
    told = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].file_size.to_bytes(4, "little")
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        field = data.index(mark) + at
        assert data[field : field + 4] == told
        data[field : field + 4] = (1000).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(InputError, match="cut short or damaged"):
        read_bytes(bytes(data), name="x.docx", limits=Limits(bytes=4_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_no_error_of_a_library_leaves_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise KeyError("some\nthing")

    monkeypatch.setattr(readers, "read_text", broken)
    with pytest.raises(InputError, match=r"^x\.txt: can't be read as text: KeyError: "):
        read_bytes(SENTENCE.encode(), name="x.txt")


def test_one_bad_source_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportx.cli import reading  # noqa: PLC0415

    read = reading.Reading.opened

    def opened(self: reading.Reading, path: Path) -> Source:
        if path.name == "bad.txt":
            raise ZeroDivisionError("of a rule")
        return read(self, path)

    monkeypatch.setattr(reading.Reading, "opened", opened)
    names = [tmp_path / name for name in ("a.txt", "bad.txt", "c.txt")]
    for name in names:
        name.write_text(SENTENCE, encoding="utf-8")
    out = tmp_path / "out.csv"
    result = CliRunner().invoke(application(), ["extract", *map(str, names), "-o", str(out)])
    assert result.exit_code == 1, result.output
    assert (
        "bad.txt: can't be read, which is a fault of reportx: ZeroDivisionError: of a rule" in result.output
    )
    assert out.read_text(encoding="utf-8").count("\n") == 5


def test_links_in_a_circle_are_no_output(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.symlink_to(two)
    two.symlink_to(one)
    report = tmp_path / "a.txt"
    report.write_text(SENTENCE, encoding="utf-8")
    result = CliRunner().invoke(application(), ["extract", str(report), "-o", str(one)])
    assert result.exit_code == 2
    assert "can't be written: Too many levels of symbolic links" in result.output
    assert one.is_symlink()


def test_closed_standard_input_is_told() -> None:
    command = f"{sys.executable} -m reportx extract - <&-"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "reportx: <stdin>: is closed; name a file, or pipe a text in\n"


# --- what a terminal obeys ---------------------------------------------------------------------


def is_inert(text: str) -> bool:
    return inert(text, keep="\n") == text


REPORT = f"""2025年某市{LIVE}政府工作报告

一、2024年{LIVE}工作回顾

地区{LIVE}生产总值1444亿元，增长9%。建{LIVE}成77x。
"""


@pytest.mark.parametrize(
    "command",
    [["extract", "-f", "table"], ["sections"], ["coverage"], ["explain"]],
    ids=["table", "sections", "coverage", "explain"],
)
def test_nothing_live_is_shown(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / f"re{LIVE.replace('/', '')}\nreportx: forged.txt"
    path.write_text(REPORT, encoding="utf-8")
    result = CliRunner().invoke(application(), [*command, str(path)])
    assert result.exit_code == 0, result.output
    assert "9" in result.output
    assert is_inert(result.output)


def test_no_name_forges_a_line(tmp_path: Path) -> None:
    path = tmp_path / f"x\nreportx: all is well{LIVE.replace('/', '')}"
    for command in (["extract", str(path)], ["extract", f"--{path}"], ["extract", "-f", str(path)]):
        result = CliRunner().invoke(application(), command)
        assert result.exit_code
        assert "\nreportx: all is well" not in result.output
        assert is_inert(result.output)


def on_a_terminal(*arguments: str, **environment: str) -> str:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reportx", *arguments],
        stdout=slave, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    ):  # fmt: skip
        os.close(slave)
        shown = b""
        while True:
            try:
                some = os.read(master, 1 << 16)
            except OSError:
                break
            if not some:
                break
            shown += some
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_data_on_a_terminal_is_inert_and_in_a_pipe_as_it_is(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert is_inert(on_a_terminal("extract", "-q", "-f", form, str(path), NO_COLOR="1"))


def test_a_text_on_a_terminal_is_inert(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert is_inert(on_a_terminal("text", str(path)))
    done = subprocess.run([sys.executable, "-m", "reportx", "text", path], capture_output=True, check=True)
    assert done.stdout.decode() == REPORT


def test_escaped_json_reads_back() -> None:
    import json  # noqa: PLC0415

    text = json.dumps({"a": LIVE + "\U000e0041"}, ensure_ascii=False, indent=2)
    assert is_inert(streams.escaped(text))
    assert json.loads(streams.escaped(text)) == json.loads(text)


def test_no_control_character_stays_in_a_name() -> None:
    (metric,) = extract("全市地区\x06生产\x9b总值\u061c1444亿元。").metrics
    assert metric.indicator == "地区生产总值"


# --- time, and what is left behind ---------------------------------------------------------------


def test_a_pipe_that_nobody_writes_to_ends_by_its_time(tmp_path: Path) -> None:
    pipe, report = tmp_path / "pipe", tmp_path / "a.txt"
    os.mkfifo(pipe)
    report.write_text(SENTENCE, encoding="utf-8")
    given = ["extract", str(pipe), str(report), "--timeout", "2", "-f", "csv"]
    done = subprocess.run(
        [sys.executable, "-m", "reportx", *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"reportx: {pipe}: took longer than 2 s; if it is meant to, raise --timeout\n" in done.stderr
    assert done.stdout.count("\n") == 3


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("output", ["x.json", "x.xlsx", "x.duckdb", "--package"])
def test_nothing_is_left_of_a_command_that_was_ended(ending: str, output: str, tmp_path: Path) -> None:
    """The second source is a pipe that nobody writes to, so that the first is written when the signal comes."""
    pipe, report, passing, made = (tmp_path / name for name in ("pipe", "a.txt", "passing", "made"))
    os.mkfifo(pipe)
    report.write_text(REPORT, encoding="utf-8")
    passing.mkdir()
    made.mkdir()
    target = [output, str(made / "data")] if output == "--package" else ["-o", str(made / output)]
    command = [sys.executable, "-m", "reportx", "extract", str(report), str(pipe), "-q", *target]
    process = subprocess.Popen(command, env=os.environ | {"TMPDIR": str(passing)})
    until = time.monotonic() + 60
    while not [*made.rglob("*"), *passing.iterdir()] and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(getattr(signal, ending))
    assert process.wait(60) == 128 + getattr(signal, ending)
    assert [*made.rglob("*"), *passing.iterdir()] == []


def test_what_is_read_in_time_is_as_without(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(REPORT, encoding="utf-8")
    timed, free = (
        CliRunner().invoke(application(), ["extract", str(report), *more])
        for more in (["--timeout", "60"], [])
    )
    assert timed.stdout == free.stdout


def descendants(process: int) -> set[int]:
    """The processes below one."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == process:
                found |= {int(stat.parent.name), *descendants(int(stat.parent.name))}
    return found


def is_alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2][:3]
    except OSError:
        return False


ENDLESS = """
import sys, time
from pathlib import Path
from reportx.cli import main
from reportx.readers import pdf
def read_here(data, **given):
    while True:
        time.sleep(0.05)
pdf.read_here = read_here
sys.argv[0] = "reportx"
main()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGKILL", "timeout"])
def test_the_reader_of_a_pdf_ends_with_its_parent(ending: str, tmp_path: Path) -> None:
    report, out = tmp_path / "a.pdf", tmp_path / "out.csv"
    report.write_bytes(b"%PDF-1.7 endless")
    timed = ["--timeout", "4"] if ending == "timeout" else []
    command = [sys.executable, "-c", ENDLESS, "extract", str(report), "-o", str(out), *timed]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + 60
        while len(below := descendants(process.pid)) < len(timed) / 2 + 1 and time.monotonic() < until:
            time.sleep(0.05)
        assert below
        if ending != "timeout":
            process.send_signal(getattr(signal, ending))
        process.wait(60)
    until = time.monotonic() + 20
    while any(map(is_alive, below)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, below))
    left = [path.name for path in tmp_path.iterdir() if path != report]
    assert ending == "SIGKILL" or left == []  # who is killed can remove nothing


# --- what is small in a file and large in memory -------------------------------------------------------


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<w:tbl><w:tr>" + "<w:tc/>" * 9000 + "</w:tr></w:tbl>", "elements"),
        ("<w:p/>" * 9000, "elements"),
        (
            "<w:tbl>"
            + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr></w:tc><w:tc/></w:tr>' * 10
            + "</w:tbl>",
            "cells",
        ),
    ],
    ids=["cells", "paragraphs", "spans"],
)
def test_elements_and_cells_are_counted(body: str, what: str) -> None:
    xml = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    with pytest.raises(InputError, match=f"has more than 7,812 {what}; if it is meant to, raise --max-bytes"):
        read_bytes(archive({"word/document.xml": xml}), name="x.docx", limits=Limits(bytes=1_000_000))
