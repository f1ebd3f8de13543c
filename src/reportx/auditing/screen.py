"""An audit for people at a terminal, or in a pipe without colour."""

from collections.abc import Mapping
from typing import TextIO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportx.auditing.records import STATES, Audit, Check, why_unchecked
from reportx.language import head, spoken
from reportx.terminal import Head, Screen, fitted, headline
from reportx.wording import value_name


class AuditPrinter:
    """For each report what contradicts itself, with the sentences, and below it how all checks came out."""

    def __init__(self, stream: TextIO, *, many: bool = False) -> None:
        self.screen, self.many = Screen(stream), many

    def add(self, audit: Audit) -> None:
        """Print a report's checks."""
        self.screen.print(Text(headline(audit.document, many=self.many), style="bold"))
        for check in audit.checks:
            if check.state == "inconsistent":
                self.screen.print(
                    Padding(Text.assemble(*told_check(check), overflow="fold"), (0, 0, 1, 2), expand=False)
                )
        if why := why_unchecked(audit):
            self.screen.print(indented(spoken(why)))
            return
        self.screen.print(Padding(count_table(audit, self.screen.width - 2), (0, 0, 0, 2), expand=False))
        if doubts := audit.doubts():
            self.screen.print(indented(told_doubts(doubts)))

    def close(self) -> None:
        """Nothing to end: what is said of a report is whole."""


def told_check(check: Check) -> list[tuple[str, str]]:
    """A check in words: what is told, what follows, and where the figures stand."""
    reason = f" ({value_name(check.reason)})" if check.reason else ""
    what = f"{value_name(check.weight)}: {head(check.identity)}{reason}\n"
    parts = [
        (what, "red" if check.weight == "finding" else "yellow"),
        (f"{check.calculation} = {check.computed}; {head('told is')} {check.told}\n", ""),
    ]
    parts += [
        (f"{spoken(at.where)}: {at.indicator} {''.join(at.text.split())}\n", "cyan") for at in check.places
    ]
    sentences = dict.fromkeys(place.sentence for place in check.places)
    return [*parts, ("\n".join(sentences), "dim")]


def told_doubts(doubts: Mapping[str, int]) -> str:
    """Why checks could not be made, and how many each."""
    told = ", ".join(f"{value_name(reason).replace('_', ' ')} {count}" for reason, count in doubts.items())
    return f"{head('cannot_check').replace('_', ' ')}: {told}"


def indented(line: str) -> Padding:
    """A line below a report's name."""
    return Padding(Text(line, overflow="fold"), (0, 0, 0, 2), expand=False)


def count_table(audit: Audit, width: int) -> Table:
    """How many checks of each identity came out how; where there is no room, only what went wrong."""
    heads = [Head("identity"), *(Head(state, right=True, spare=at) for at, state in enumerate(STATES))]
    rows = ([head(name), *(str(states[one]) for one in STATES)] for name, states in audit.counts().items())
    return fitted(heads, rows, width)[0]
