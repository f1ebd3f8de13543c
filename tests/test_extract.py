"""The pipeline beside its content: threads that read at the same time, and what they leave behind."""

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from reportx import extract
from reportx.extract import GcPause, gc_paused, read_report

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
TEXT = "全区地区生产总值1444亿元，增长9%。"


@pytest.fixture(autouse=True)
def collected():
    """Cycles are looked for before and after."""
    gc.enable()
    yield
    gc.enable()


def test_a_reading_leaves_the_search_for_cycles_as_it_was() -> None:
    extract(TEXT)
    assert gc.isenabled()
    gc.disable()
    read_report(TEXT)
    assert not gc.isenabled()


def test_readings_inside_one_another_pause_once() -> None:
    with gc_paused, gc_paused:
        extract(TEXT)
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_ends_the_pause() -> None:
    with pytest.raises(ValueError, match="here"), gc_paused:
        raise ValueError("here")
    assert gc.isenabled()


def test_the_last_thread_that_ends_turns_it_back() -> None:
    """The second reading begins within the first and outlasts it."""
    pause, began, ended = GcPause(), Barrier(2, timeout=10), Barrier(2, timeout=10)

    def first() -> None:
        with pause:
            began.wait()
            began.wait()  # until the second reads too
        ended.wait()

    def second() -> bool:
        began.wait()
        with pause:
            began.wait()
            ended.wait()
            return gc.isenabled()

    with ThreadPoolExecutor(2) as pool:
        _, enabled = pool.submit(first), pool.submit(second)
        assert not enabled.result(timeout=10)
    assert gc.isenabled()


COLD = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from reportx.extract import read_report
sys.setswitchinterval(1e-4)
began = Barrier(8)
def read(_):
    began.wait()
    return read_report(Path(sys.argv[1]))
with ThreadPoolExecutor(8) as pool:
    first = list(pool.map(read, range(8)))
sys.exit(any(report != read_report(Path(sys.argv[1])) for report in first))
"""


def test_threads_that_read_at_once_in_a_new_process_read_the_same() -> None:
    """A vocabulary that two of them had loaded at the same time lost the codes of one's figures."""
    assert subprocess.run([sys.executable, "-c", COLD, str(SEED)], check=False).returncode == 0


def test_many_threads_read_the_same_and_leave_no_trace() -> None:
    alone = read_report(SEED)
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(read_report, [SEED, TEXT] * 8))
    assert all(report == alone for report in reports[::2])
    assert gc.isenabled()
    assert gc_paused.readings == 0
