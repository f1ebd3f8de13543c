"""The batch: the same bytes from every run, nothing lost, and no source that costs another."""

import csv
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportx import extract
from reportx.batch import store, tasks
from reportx.batch.run import Job, Tally, run
from reportx.batch.sources import expand
from reportx.batch.store import Result
from reportx.batch.tasks import Recipe, Task, Work, Write, makings, worker
from reportx.batch.workers import Pool
from reportx.cli import application
from reportx.cli.progress import Lines
from reportx.errors import InputError, OutputError
from reportx.models import Document
from reportx.readers import Limits
from reportx.records import Source
from reportx.rows import TABLES, Failure, Summary, exact

TEXT = "2025年第{0}区政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值超{0}44.5亿元、增长{0}.{0}%。\n"
FORMS = ("parquet", "jsonl", "csv")
PACK = '[[unit]]\nterms = ["标箱"]\nkind = "count"\nexamples = ["吞吐量达[280万标箱]。"]\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seven reports and one file that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for i in range(1, 8):
        lay(f"in/deep/{i}.txt" if i > 4 else f"in/{i}.md", TEXT.format(i))
    (tmp_path / "in" / "0.txt").write_bytes(bytes(100))
    return tmp_path


def lay(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def batch(*names: str, out: str = "out", form: str = "jsonl", pool: Pool | None = None, **recipe) -> Tally:
    """A run in this process, over files and folders."""
    made = Recipe(**recipe)
    job = Job(out, Path(out) / ".reportx", form, made)
    engine = pool or Pool(made, 2)
    return list(run(job, expand(names or ("in",)), engine.run))[-1]


def files(out: str = "out") -> dict[str, bytes]:
    """The data set as a reader sees it."""
    paths = [p for p in Path(out).rglob("*") if p.is_file() and p.parent.name != ".reportx"]
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


def rows(table: str, out: str = "out", **read) -> list[dict]:
    """All rows of a table in JSON lines."""
    parts = sorted(Path(out, table).glob("*.jsonl"))
    return [
        json.loads(line, **read) for part in parts for line in part.read_text(encoding="utf-8").splitlines()
    ]


def command(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reportx", "batch", *arguments], capture_output=True, check=False, **options
    )


def deadly(recipe: Recipe) -> Work:
    """A worker, found here by its process, whose reader is killed by 3.md, hangs in 4.md and raises at 5.txt."""
    sound = tasks.to_source

    def to_source(name: str, recipe: Recipe) -> Source:
        match Path(name).name:
            case "3.md":
                os.kill(os.getpid(), signal.SIGKILL)
            case "4.md":
                time.sleep(600)
            case "5.txt":
                raise RecursionError("too deep")
        return sound(name, recipe)

    tasks.to_source = to_source
    return worker(recipe)


# --- what is read ------------------------------------------------------------------------------------


def test_folders_patterns_and_names(here: Path) -> None:
    lay("in/.hidden.md", "x")
    lay("in/picture.png", "x")
    (here / "in" / "out").mkdir()
    lay("in/out/left.txt", "x")
    found = dict(expand(["./in", "in/*.png", "none.md", "in/1.md"], apart=here / "in" / "out"))
    deep = [f"in/deep/{i}.txt" for i in (5, 6, 7)]
    assert sorted(found) == [
        "in/0.txt",
        *(f"in/{i}.md" for i in range(1, 5)),
        *deep,
        "in/picture.png",
        "none.md",
    ]
    assert found["in/0.txt"] == 100
    assert found["none.md"] == 0
    with pytest.raises(InputError, match=r"in/\*\.pdf: no file matches"):
        list(expand(["in/*.pdf"]))


def sources_of(*names: str) -> list[str]:
    """The sources that some names are, as the data set of a run has them."""
    shutil.rmtree("out", ignore_errors=True)
    job = Job("out", Path("out/.reportx"), "jsonl")
    list(run(job, expand(names), Pool(Recipe(), 1).run))
    return [row["source"] for row in rows("documents")]


def test_one_file_is_one_source_whatever_path_names_it(here: Path) -> None:
    lay("one/b.txt", "新建学校5所。")
    (here / "one" / "deep").mkdir()
    (here / "one" / "a.txt").symlink_to("b.txt")
    (here / "one" / "c.txt").hardlink_to(here / "one" / "b.txt")
    (here / "one" / "self").symlink_to(".")
    (here / "one" / "deep" / "loop").symlink_to("../../one")
    names = ["one/a.txt", "./one/b.txt", f"{here}/one/b.txt", "one/deep/../b.txt", "one/self/self/b.txt"]
    assert sources_of(*names, "one/deep/loop/a.txt", "one") == ["one/b.txt"]
    assert sources_of("one/c.txt", "one/b.txt") == ["one/b.txt"]
    assert sources_of("one/self/a.txt") == ["one/self/a.txt"]


def test_a_pattern_goes_into_no_links_that_loop(here: Path) -> None:
    lay("one/b.txt", "新建学校5所。")
    lay("one/deep/c.txt", "新建医院5所。")
    lay("one/.hidden/d.txt", "新建公园5个。")
    (here / "one" / "self").symlink_to(".")
    (here / "one" / "deep" / "up").symlink_to("../../one")
    assert sorted(name for name, _ in expand(["one/**/*.txt"])) == ["one/b.txt", "one/deep/c.txt"]
    assert {"one/b.txt", "one/deep/c.txt"} <= {name for name, _ in expand(["**/*.txt"])}
    assert [name for name, _ in expand([f"{here}/on*/**/deep/*.txt"])] == [f"{here}/one/deep/c.txt"]


def test_two_dots_behind_a_link_lead_where_the_link_does(here: Path) -> None:
    lay("one/x.txt", "新建学校5所。")
    lay("two/three/y.txt", "新建医院6所。")
    lay("two/x.txt", "新建公园7个。")
    (here / "one" / "away").symlink_to("../two/three")
    (name,) = (name for name, _ in expand(["one/away/../x.txt"]))
    assert Path(name).read_text(encoding="utf-8") == "新建公园7个。"


def test_names_that_are_no_utf8_stay_apart(here: Path) -> None:
    for count, name in enumerate((b"\xff\xfe.txt", b"\xfe\xff.txt", b"\xc3.txt", b"\xff.txt"), 2):
        lay(f"odd/{os.fsdecode(name)}", f"新建学校{count}所。")
    assert sources_of("odd") == [rf"odd/{name}.txt" for name in (r"\xc3", r"\xfe\xff", r"\xff", r"\xff\xfe")]


def test_a_file_whose_name_looks_like_a_pattern(here: Path) -> None:
    lay("in/[1].md", "x")
    assert dict(expand(["in/[1].md"])) == {"in/[1].md": 1}


def test_a_list_of_files_from_stdin(here: Path) -> None:
    listed = CliRunner().invoke(
        application(), ["batch", "--files-from", "-", "-o", "out", "-f", "jsonl"], input="in/1.md\nin/2.md\n"
    )
    assert listed.exit_code == 0
    assert [row["source"] for row in rows("documents")] == ["in/1.md", "in/2.md"]


def test_a_name_that_is_not_utf_8(here: Path) -> None:
    name = os.fsdecode("报告.txt".encode("gb18030"))
    lay(f"in/{name}", TEXT.format(8))
    assert batch().failed == 1
    assert r"in/\xb1\xa8\xb8\xe6.txt" in {row["source"] for row in rows("documents")}


# --- what comes out ----------------------------------------------------------------------------------


def test_rows_are_those_of_extract_and_bear_their_document(here: Path) -> None:
    assert batch().metrics == 14
    report = extract(Path("in/4.md"))
    beside = {"source": "in/4.md", "sha256": report.document.sha256}
    for table, records in (("metrics", report.metrics), ("sections", report.sections)):
        mine = [row for row in rows(table) if row["source"] == "in/4.md"]
        assert [row | beside for row in mine] == mine
        assert [{k: row[k] for k in type(records[0]).model_fields} for row in mine] == [
            record.model_dump(mode="json") | {"section": list(record.section)} if table == "metrics"
            else record.model_dump(mode="json") for record in records
        ]  # fmt: skip
    (document,) = [row for row in rows("documents") if row["source"] == "in/4.md"]
    assert (document["region"], document["metrics"], document["sections"]) == (report.document.region, 2, 1)


@pytest.mark.parametrize("form", FORMS)
def test_promises_in_words_are_a_table(here: Path, form: str) -> None:
    lay("in/8.md", "2025年第8区政府工作报告\n\n二、2025年工作安排\n\n居民人均可支配收入与经济增长同步。\n")
    batch("in/8.md", form=form)
    (promise,) = extract(Path("in/8.md")).qualitative_targets
    (part,) = Path("out/qualitative_targets").iterdir()
    if form == "parquet":
        table = pytest.importorskip("pyarrow.parquet").read_table(part)
        (row,) = table.to_pylist()
        assert str(table.schema.field("value").type) == "decimal128(38, 10)"  # as in metrics
    elif form == "csv":
        (row,) = csv.DictReader(part.read_text(encoding="utf-8").splitlines())
    else:
        (row,) = rows("qualitative_targets")
    assert (row["source"], row["qualitative"]) == ("in/8.md", promise.qualitative)
    assert not row["value"]


@pytest.mark.parametrize("form", FORMS)
def test_a_target_has_its_range(here: Path, form: str) -> None:
    lay("in/8.md", "2025年第8区政府工作报告\n\n二、2025年工作安排\n\n税收收入增长5%以上，物价下降2%-3%。\n")
    batch("in/8.md", form=form)
    (part,) = Path("out/metrics").iterdir()
    if form == "parquet":
        found = pytest.importorskip("pyarrow.parquet").read_table(part).to_pylist()
    elif form == "csv":
        found = [*csv.DictReader(part.read_text(encoding="utf-8").splitlines())]
    else:
        found = rows("metrics")
    assert [
        tuple(str(row[end] or "").rstrip("0").rstrip(".") for end in ("low", "high")) for row in found
    ] == [
        ("5", ""),
        ("-3", "-2"),
    ]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(here: Path) -> None:
    lay("in/8.md", "@SUM(A1)税收收入5亿元，增长-3.2%。\n")
    batch("in/8.md", form="csv")
    (part,) = Path("out/metrics").iterdir()
    text = part.read_text(encoding="utf-8")
    found = [*csv.DictReader(text.splitlines())]
    assert found
    assert all(row["sentence"].startswith("'@SUM(A1") for row in found)
    assert any(row["normalized_value"] == "-3.2" for row in found)


def test_every_format_holds_the_same(here: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for form in FORMS:
        batch(form=form, out=form)
    for table, shape in TABLES.items():
        lines = rows(table, "jsonl", parse_float=Decimal)
        (part,) = Path("csv", table).iterdir()
        cells = list(csv.DictReader(part.read_text(encoding="utf-8").splitlines()))
        columns = parquet.read_table(f"parquet/{table}").to_pylist()
        assert [list(row) for row in (*lines, *cells, *columns)] == [list(shape.columns)] * 3 * len(lines)
        assert columns == lines
        assert cells == [{k: shown(v) for k, v in row.items()} for row in lines]


def shown(value: object) -> str:
    if isinstance(value, list):
        return " > ".join(value)
    return "" if value is None else str(value)


def test_numbers_keep_their_digits() -> None:
    for text in ("0.1", "1444", "8.7", "1.34908E+14", "12345678901234567890.0123456789", "0", "-0.3"):
        assert exact(Decimal(text)) == Decimal(text)
    with pytest.raises(ValueError, match="more than 28 digits"):
        exact(Decimal("1e28"))


def test_a_number_that_no_table_holds_is_refused_and_costs_its_file_nothing_else(here: Path) -> None:
    lay("in/8.md", "地区生产总值达" + "9" * 25 + "亿元。\n新建学校5所。\n")
    batch()
    assert [row["source"] for row in rows("failures")] == ["in/0.txt"]
    assert [row["indicator"] for row in rows("metrics") if row["source"] == "in/8.md"] == ["学校"]
    (left,) = (row["left_over"] for row in rows("documents") if row["source"] == "in/8.md")
    assert left == 1


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_from_any_number_of_workers(
    here: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MEAN", 2)
    monkeypatch.setattr(store, "HUGE", 120)  # some sources come before their part
    for workers in (1, 2, 5):
        batch(out=f"out{workers}", form=form, pool=Pool(Recipe(), workers))
    batch("in/deep", "in/2.md", "in", out="again", form=form)
    assert files("out1") == files("out2") == files("out5") == files("again")
    assert len(files("out1")) > len(TABLES) * 2


def test_sources_spread_over_parts_by_their_names(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MEAN", 2)
    batch()
    before = files()
    lay("in/1.md", TEXT.format(9))
    batch()
    changed = {name.partition("/")[2] for name, data in files().items() if data != before[name]}
    assert len(changed - {""}) == 1  # the one part of 1.md
    assert len({name.partition("/")[2] for name in before} - {""}) == 4


def test_every_column_is_told() -> None:
    text = (Path(__file__).parents[1] / "docs" / "batch.md").read_text(encoding="utf-8")
    own = [*Failure.model_fields, *(set(Summary.model_fields) - set(Document.model_fields))]
    assert [name for name in own if f"`{name}`" not in text] == []


# --- what is done again ------------------------------------------------------------------------------


def test_only_new_changed_and_failed_sources_are_read_again(here: Path) -> None:
    assert (batch().read, batch().read) == (8, 1)  # 0.txt fails again
    lay("in/1.md", TEXT.format(9))
    lay("in/8.md", TEXT.format(8))
    os.utime("in/2.md", (0, 0))
    assert batch().read == 3
    lay("in/0.txt", TEXT.format(10))
    assert (batch().read, batch().read) == (1, 0)
    resumed = files()
    batch(out="fresh")
    assert files("fresh") == resumed


def test_another_recipe_is_another_result(here: Path) -> None:
    batch()
    assert batch(packs=(("my.toml", PACK),)).read == 8
    assert batch(packs=(("renamed.toml", PACK),)).read == 1
    assert batch(limits=Limits(chars=5)).failed == 8
    assert batch(form="csv", limits=Limits(chars=5)).failed == 8


@pytest.mark.parametrize("file", ["metrics/rules.py", "data/units.toml", "data/words.txt"])
def test_a_changed_rule_or_word_is_another_recipe(
    here: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    for folder in ("metrics", "data"):
        (here / "package" / folder).mkdir(parents=True)
    lay(f"package/{file}", "MOST = 3\n")
    monkeypatch.setattr("importlib.resources.files", lambda name: here / "package")
    assert (batch().read, batch().read) == (8, 1)
    lay(f"package/{file}.pyc", "no code of ours")
    assert batch().read == 1
    lay(f"package/{file}", "MOST = 4\n")
    assert (batch().read, batch().read) == (8, 1)


def test_the_recipe_knows_all_that_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {name for name, _ in makings(resources.files("reportx"))}
    assert {"extract.py", "metrics/__init__.py", "readers/pdf/__init__.py", "data/verbs.toml"} <= names
    assert not any("pickle" in name or "__pycache__" in name for name in names)
    before = Recipe().digest()
    assert Recipe().digest() == before
    monkeypatch.setattr("importlib.metadata.version", lambda name: "99")
    assert Recipe().digest() != before


def test_what_is_named_no_more_leaves(here: Path) -> None:
    batch()
    lay("out/metrics/mine.jsonl", "")
    batch("in/deep")
    assert {row["source"] for row in rows("documents")} == {f"in/deep/{i}.txt" for i in (5, 6, 7)}
    batch("in/deep", form="csv")
    assert sorted(p.name for p in Path("out/metrics").iterdir()) == ["mine.jsonl", "part-0000.csv"]
    assert batch("in/deep", "in").read == 1  # nothing of the rest is forgotten


def test_a_file_of_the_data_set_that_was_removed_comes_back(here: Path) -> None:
    batch()
    before = files()
    Path("out/metrics/part-0000.jsonl").unlink()
    assert batch().read == 1
    assert files() == before


def test_no_source_leaves_all_as_it_is(here: Path) -> None:
    batch()
    before = files()
    Path("empty").mkdir()
    with pytest.raises(InputError, match="empty: is a directory without a report in it"):
        batch("empty")
    assert files() == before


# --- what goes wrong ---------------------------------------------------------------------------------


def test_a_bad_source_is_a_row(here: Path) -> None:
    done = command("in", "none.md", "-o", "out", "-f", "jsonl")
    assert done.returncode == 1
    assert b"9 sources, 7 read, 2 failed: see failures, 14 metrics" in done.stderr
    assert [(row["source"], row["error"]) for row in rows("failures")] == [
        ("in/0.txt", "InputError"), ("none.md", "InputError"),
    ]  # fmt: skip
    assert "is binary" in rows("failures")[0]["message"]
    assert [row["sha256"] is None for row in rows("failures")] == [False, True]
    assert command("in", "-o", "out", "-f", "jsonl", "-q").stderr == b""


def test_a_worker_that_dies_or_hangs_costs_its_file(here: Path) -> None:
    batch(pool=Pool(Recipe(), 2, timeout=3, work=deadly))
    failures = {Path(row["source"]).name: (row["error"], row["message"]) for row in rows("failures")}
    assert failures.pop("0.txt")[0] == "InputError"
    assert failures == {
        "3.md": ("WorkerDied", "in/3.md: its worker died: SIGKILL"),
        "4.md": ("TimeoutError", "in/4.md: took longer than 3 s; if it is meant to, raise --timeout"),
        "5.txt": ("RecursionError", "in/deep/5.txt: too deep"),
    }
    assert len(rows("documents")) == 4
    assert batch().read == 4
    batch(out="fresh")
    assert files("fresh") == files()


def clumsy(recipe: Recipe) -> Work:
    """A worker that dies the first time that it has a part to write."""
    sound = worker(recipe)

    def work(task: Task) -> Result | None:
        if isinstance(task, Write) and not Path("died").exists():
            Path("died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return sound(task)

    return work


def test_a_worker_that_dies_over_a_part_costs_nothing(here: Path) -> None:
    batch(pool=Pool(Recipe(), 2, work=clumsy))
    assert Path("died").exists()
    batch(out="fresh")
    assert files() == files("fresh")


def test_workers_killed_from_outside_cost_their_files_at_most(here: Path) -> None:
    for i in range(60):
        lay(f"in/more{i}.md", TEXT.format(i))
    pool, moments = Pool(Recipe(), 3), random.Random(5)
    steps = run(Job("out", Path("out/.reportx"), "jsonl"), expand(["in"]), pool.run)
    tally = next(steps)
    for _ in steps:
        if pool.alive and moments.random() < 0.3:
            moments.choice(pool.alive).process.kill()
    assert tally.done == tally.sources == 68
    assert {row["error"] for row in rows("failures")} <= {"InputError", "WorkerDied"}
    batch()
    assert [row["source"] for row in rows("failures")] == ["in/0.txt"]


def test_a_second_run_into_the_same_folder_says_so(here: Path) -> None:
    first = run(Job("out", Path("out/.reportx"), "jsonl"), expand(["in"]), Pool(Recipe(), 1).run)
    next(first)
    done = command("in", "-o", "out", "-f", "jsonl")
    assert (done.returncode, done.stderr.count(b"another run is writing here")) == (2, 1)
    with pytest.raises(OutputError, match="another run"):
        batch()
    first.close()
    assert batch().failed == 1


def test_a_full_disk_loses_nothing_that_was_finished(here: Path) -> None:
    for i in range(40):
        lay(f"in/more{i}.md", TEXT.format(i) * 20)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    done = command("in", "-o", "out", "-f", "jsonl", preexec_fn=full)
    assert (done.returncode, b"can't be written" in done.stderr) == (2, True), done.stderr
    assert not Path("out/_SUCCESS").exists()
    assert batch().read < 48
    batch(out="fresh")
    assert files() == files("fresh")


def test_killed_at_any_moment_it_ends_in_the_same_bytes(here: Path) -> None:
    pytest.importorskip("pyarrow")
    for i in range(30):
        lay(f"in/more{i}.md", TEXT.format(i) * 10)
    began = time.monotonic()
    assert command("in", "-o", "whole", "--workers", "2").returncode == 1
    length, moments, ended = time.monotonic() - began, random.Random(20), 0
    for _ in range(20):
        out = f"out{ended}"
        process = subprocess.Popen(
            [sys.executable, "-m", "reportx", "batch", "in", "-o", out, "--workers", "2", "-q"],
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(moments.uniform(0.2, 1) * length)
            ended += 1  # it was done before its moment: the next one begins anew
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        check_whole(out)
    for out in [f"out{i}" for i in range(ended + 1)]:
        assert command("in", "-o", out).returncode == 1
        assert files(out) == files("whole")


def check_whole(out: str) -> None:
    """All that a reader's glob finds is whole."""
    parquet = pytest.importorskip("pyarrow.parquet")
    for path in Path(out).glob("*/*.parquet"):
        assert parquet.read_table(path).schema.names == list(TABLES[path.parent.name].columns)


def test_without_pyarrow_it_writes_json_lines_and_says_why(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportx.writers.formats.is_missing", lambda package: True)
    arguments = ["batch", "in/1.md", "-o", "plain", "--workers", "1"]
    result = CliRunner().invoke(application(), arguments)
    assert result.exit_code == 0
    assert "writing JSON lines, for parquet needs pyarrow: " in result.stderr
    assert list(Path("plain/metrics").glob("*.jsonl"))
    assert CliRunner().invoke(application(), [*arguments, "-f", "parquet"]).exit_code == 2


def test_what_a_killed_run_leaves_is_not_seen_and_goes(here: Path) -> None:
    batch()
    before = files()
    left = Path("out/metrics/.part-0000.jsonl.draft-1")
    left.write_text("{", encoding="utf-8")
    batch()
    assert not left.exists()
    assert files() == before


# --- how it is told ----------------------------------------------------------------------------------


def test_lines_tell_rate_failures_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(began=time.monotonic() - 20, pause=10)
    lines.show(Tally(sources=100, done=40, failed=1, failures=["x.md: is empty"]))
    lines.show(Tally(sources=100, done=41, failed=1))
    assert (
        capsys.readouterr().err == "reportx: x.md: is empty\nreportx: 40 of 100, 2.0/s, 1 failed, 0:30 left\n"
    )


def test_many_failures_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(began=time.monotonic(), pause=10)
    for i in range(1, 6):
        lines.show(Tally(sources=100, failed=4 * i, failures=["x"] * 4))
    assert capsys.readouterr().err.splitlines() == ["reportx: x"] * 10 + [
        "reportx: more failed; all are in failures/"
    ]


# --- who reads it ------------------------------------------------------------------------------------


def test_the_tables_join_in_duckdb(here: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    batch(form="parquet")
    sums = duckdb.sql("""
        select d.source, sum(m.value) from 'out/metrics/*.parquet' m join 'out/documents/*.parquet' d
        using (source, sha256) where m.unit = '亿元' and m.section[1] = '2024年工作回顾' group by 1 order by 1
    """).fetchall()
    names = [f"in/{i}.md" if i < 5 else f"in/deep/{i}.txt" for i in range(1, 8)]
    assert sums == sorted((name, Decimal(f"{i}44.5")) for i, name in enumerate(names, 1))
    assert duckdb.sql("select count(*) from 'out/failures/*.parquet'").fetchall() == [(1,)]


def test_pandas_and_polars_open_the_folder(here: Path) -> None:
    batch(form="parquet")
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert len(pandas.read_parquet("out/metrics")) == len(polars.read_parquet("out/metrics")) == 14


def test_a_url_is_read_and_written(here: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    batch(f"file://{here}/in/1.md", f"file://{here}/in/deep/", out="out")
    job = Job("memory://data", Path("state"), "jsonl")
    names = [f"file://{here}/in/1.md", f"file://{here}/in/deep/"]
    assert [list(run(job, expand(names), Pool(Recipe(), 2).run))[-1].read for _ in range(2)] == [4, 0]
    memory = fsspec.filesystem("memory")
    assert {p.removeprefix("/data/"): memory.cat(p) for p in memory.find("/data")} == files()
