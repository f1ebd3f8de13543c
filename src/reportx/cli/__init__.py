"""The command line: parse, call, print. stdout carries data and nothing else.

Nothing that a command does not need is imported before it runs, so that ``--help`` and the
shell's completion answer at once.
"""

import gc
import signal

from reportx.cli import batching, extracting, packs, scoring, showing, streams, tabulating
from reportx.cli.app import app

__all__ = ["app", "batching", "extracting", "main", "packs", "scoring", "showing", "tabulating"]


def main() -> None:
    """Run as a program."""
    # looking for cycles as often as Python does takes a tenth of a run, and hardly any are made
    gc.set_threshold(20_000, 50, 100)
    streams.prepare()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores one
            signal.signal(number, stop)
    app(prog_name="reportx")


def stop(number: int, frame: object) -> None:
    """End as an exception does, so that half an output is removed and no process is left behind."""
    raise SystemExit(128 + number)
