"""How far a batch is, on stderr."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reportx.cli.app import say
from reportx.errors import inert
from reportx.language import spoken

if TYPE_CHECKING:
    from reportx.batch.run import Tally

SHOWN = 10  # failures that are told one by one; all of them are in the table


@dataclass(slots=True)
class Failures:
    """Tells failures as they come: all of them, or so many, where a table has the others."""

    most: int | None = SHOWN
    told: int = 0

    def tell(self, tally: "Tally", say: Callable[[str], object]) -> None:
        left = None if self.most is None else max(0, self.most - self.told)
        for message in tally.failures[:left]:
            say(message)
            self.told += 1
        if self.most is not None and self.most <= self.told < tally.failed:
            say("more failed; all are in failures/")
            self.told = 1 << 62


@dataclass(slots=True)
class Lines:
    """A line from time to time, for logs."""

    began: float
    pause: float
    shown: float = 0
    failures: Failures = field(default_factory=Failures)

    def show(self, tally: "Tally") -> None:
        """Tell what is new."""
        self.failures.tell(tally, say)
        now = monotonic()
        if now - max(self.shown, self.began) >= self.pause and tally.done < tally.sources:
            self.shown = now
            say(standing(tally, now - self.began))


def standing(tally: "Tally", seconds: float) -> str:
    """How far a run is, in words."""
    rate = tally.done / seconds
    left = f"{duration((tally.sources - tally.done) / rate)} left" if rate else ""
    parts = [f"{tally.done} of {tally.sources}", f"{rate:.1f}/s", f"{tally.failed} failed", left]
    return ", ".join(filter(None, parts))


def duration(seconds: float) -> str:
    """A time as people say it.

    >>> duration(59.6), duration(3700)
    ('1:00', '1:01:40')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def bar(failures: Failures) -> "Iterator[Callable[[Tally], None]]":
    """A bar with rate, failures and the time that is left."""
    told = (TextColumn("{task.fields[rate]:.1f}/s"), TextColumn("{task.fields[failed]}"))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        *told,
        TimeRemainingColumn(),
    )
    began = monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        line = progress.add_task(spoken("reading"), total=None, rate=0, failed="")

        def show(tally: "Tally") -> None:
            rate = tally.done / max(monotonic() - began, 1e-3)
            failed = spoken(f"{tally.failed} failed")
            progress.update(line, total=tally.sources, completed=tally.done, rate=rate, failed=failed)
            failures.tell(
                tally,
                lambda message: progress.console.print(inert(spoken(message)), markup=False, highlight=False),
            )

        yield show
