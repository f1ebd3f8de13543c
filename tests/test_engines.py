"""Engines of others: the snippets in docs/batch.md, and reportx batch on a real local Ray."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from reportx.rows import TABLES
from test_batch import TEXT, files

DOCS = Path(__file__).parent.parent / "docs" / "batch.md"
SNIPPET = re.compile(r"^### ([A-Z]\w+).*?^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SNIPPETS = SNIPPET.findall(DOCS.read_text(encoding="utf-8"))
MODULES = {"Spark": "pyspark", "Dask": "dask", "DuckDB": "duckdb", "Ray": "ray"}
QUIET = os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "PYSPARK_PYTHON": sys.executable}
pytestmark = pytest.mark.skipif(not find_spec("pyarrow"), reason="needs pyarrow: pip install '.[batch]'")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some reports, one of which can't be read."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports/bad.txt").write_bytes(bytes(100))
    for i in range(20):
        Path(f"reports/{i}.txt").write_text(TEXT.format(i), encoding="utf-8")
    return tmp_path


def python(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=QUIET,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        **options,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done


def test_every_engine_has_a_snippet() -> None:
    assert [name for name, _ in SNIPPETS] == list(MODULES)


@pytest.mark.parametrize(("name", "snippet"), SNIPPETS, ids=list(MODULES))
def test_the_snippet_counts_the_metrics(here: Path, name: str, snippet: str) -> None:
    pytest.importorskip(MODULES[name])
    Path("snippet.py").write_text(snippet, encoding="utf-8")
    done = python("snippet.py")
    assert done.stdout.splitlines()[-1:] == ["40"], done.stderr


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """An object store on this machine that speaks S3."""
    server = pytest.importorskip("moto.server").ThreadedMotoServer(port=0, verbose=False)
    s3fs = pytest.importorskip("s3fs")
    server.start()
    host, port = server.get_host_and_port()
    found = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x",
             "AWS_DEFAULT_REGION": "us-east-1", "XDG_CACHE_HOME": str(tmp_path / "cache")}  # fmt: skip
    for name, value in found.items():
        monkeypatch.setenv(name, value)
        monkeypatch.setitem(QUIET, name, value)
    yield s3fs.S3FileSystem(skip_instance_cache=True)
    server.stop()


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_an_object_store_is_read_and_written(here: Path, store: Any, engine: str) -> None:
    pytest.importorskip(engine if engine == "ray" else "fsspec")
    bucket = f"of-{engine}"
    store.mkdir(bucket)
    store.put("reports/", f"{bucket}/reports/", recursive=True)
    names = [f"s3://{bucket}/reports", "-o", f"s3://{bucket}/data"]
    line = ["-m", "reportx", "batch", *names, "--engine", engine]
    first, second = python(*line), python(*line)
    assert "20 read, 1 failed" in first.stderr
    assert "0 read, 20 as before, 1 failed" in second.stderr, second.stderr  # what has failed is tried again
    store.invalidate_cache()
    tables = {
        path.split("/")[2] for path in store.find(f"{bucket}/data") if path.endswith("part-0000.parquet")
    }
    assert tables == set(TABLES)
    duckdb = pytest.importorskip("duckdb")
    store.get(f"{bucket}/data/metrics/part-0000.parquet", "metrics.parquet")
    assert duckdb.sql("select count(*), min(source) from 'metrics.parquet'").fetchall() == [
        (40, f"s3://{bucket}/reports/0.txt")
    ]


def test_a_store_that_cannot_be_reached_is_said_in_one_line(here: Path) -> None:
    pytest.importorskip("fsspec")
    for line in (["nowhere://reports", "-o", "data"], ["reports", "-o", "nowhere://data"]):
        done = subprocess.run(
            [sys.executable, "-m", "reportx", "batch", *line], capture_output=True, text=True, check=False
        )
        assert done.returncode in {1, 2}
        assert done.stderr.count("\n") == 1
        assert "nowhere://" in done.stderr


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds Ray's workers in /proc")
def test_a_worker_of_ray_that_is_killed_costs_nothing(here: Path) -> None:
    pytest.importorskip("ray")
    for i in range(20, 400):
        Path(f"reports/{i}.txt").write_text(TEXT.format(i) * 5, encoding="utf-8")
    local = python("-m", "reportx", "batch", "reports", "-o", "local")
    arguments = ["-m", "reportx", "batch", "reports", "-o", "ray", "--engine", "ray", "--workers", "2"]
    process = subprocess.Popen([sys.executable, *arguments], env=QUIET, stderr=subprocess.PIPE, text=True)
    killed = kill_a_worker(process)
    _, said = process.communicate(timeout=240)
    assert killed, "no worker of Ray was seen"
    assert (process.returncode, local.returncode) == (1, 1), said
    assert files("ray") == files("local")
    assert len(files("ray")) == 1 + 2 * len(TABLES)


def kill_a_worker(process: subprocess.Popen) -> bool:
    """Kill one of the processes in which Ray runs our function, while it does."""
    while process.poll() is None:
        for pid, name in descendants(process.pid):
            if name.startswith("ray::") and "read_batch" in name:
                time.sleep(0.3)
                os.kill(pid, signal.SIGKILL)
                return True
        time.sleep(0.02)
    return False


def descendants(root: int) -> Iterator[tuple[int, str]]:
    """Processes below one, with their command lines."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    for pid in parents:
        above = pid
        while above in parents and above != root:
            above = parents[above]
        if above == root:
            try:
                yield pid, (Path("/proc") / str(pid) / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
