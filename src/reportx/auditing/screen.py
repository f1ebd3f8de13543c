"""An audit for people at a terminal, or in a pipe without colour."""

from typing import TextIO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportx.auditing.records import STATES, Audit, Check
from reportx.language import head, spoken
from reportx.terminal import Head, Screen, fitted, headline
from reportx.wording import value_name


class AuditPrinter:
    """For each report what contradicts itself, with the sentences, and below it how all checks came out."""

    def __init__(self, stream: TextIO) -> None:
        self.screen = Screen(stream)

    def add(self, audit: Audit) -> None:
        """Print a report's checks."""
        self.screen.print(Text(headline(audit.document), style="bold"))
        for check in audit.checks:
            if check.state == "inconsistent":
                self.screen.print(
                    Padding(Text.assemble(*told_check(check), overflow="fold"), (0, 0, 1, 2), expand=False)
                )
        self.screen.print(Padding(count_table(audit, self.screen.width - 2), (0, 0, 0, 2), expand=False))

    def close(self) -> None:
        """Nothing to end: what is said of a report is whole."""


def told_check(check: Check) -> list[tuple[str, str]]:
    """A check in words: what is told, what follows, and where the figures stand."""
    reason = f" ({value_name(check.reason)})" if check.reason else ""
    what = f"{value_name(check.weight)}: {head(check.identity)}{reason}\n"
    parts = [
        (what, "red" if check.weight == "finding" else "yellow"),
        (spoken(f"{check.calculation} = {check.computed}, told is {check.told}") + "\n", ""),
    ]
    parts += [(f"{at.where}: {at.indicator} {''.join(at.text.split())}\n", "cyan") for at in check.places]
    sentences = dict.fromkeys(place.sentence for place in check.places)
    return [*parts, ("\n".join(sentences), "dim")]


def count_table(audit: Audit, width: int) -> Table:
    """How many checks of each identity came out how; where there is no room, only what went wrong."""
    heads = [Head("identity"), *(Head(state, right=True, spare=at) for at, state in enumerate(STATES))]
    rows = ([head(name), *(str(states[one]) for one in STATES)] for name, states in audit.counts().items())
    return fitted(heads, rows, width)[0]
