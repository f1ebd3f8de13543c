"""What an audit hands out: checks, each with its calculation and the places of its figures."""

from collections import Counter
from typing import Literal, NamedTuple, Protocol, get_args

from reportx.auditing.intervals import Interval
from reportx.errors import count_of
from reportx.records import Document, Metric

State = Literal["inconsistent", "cannot_check", "consistent"]
STATES: tuple[State, ...] = get_args(State)
Weight = Literal["finding", "warning"]
Reason = Literal[
    "added_amount", "comparable_basis", "constant_prices", "cut_not_rounded", "may_be_revised", "open_bound",
    "other_basis", "other_owner", "other_period", "power_of_ten", "several_figures", "told_for_both",
    "unknown_years", "words_between", "yearly_average",
]  # fmt: skip


class Place(NamedTuple):
    """A figure of a check: what it says, and where it stands."""

    source: str
    line: int
    page: int | None
    block: int | None
    start: int
    end: int
    text: str
    indicator: str
    rule: str
    sentence: str

    @property
    def where(self) -> str:
        """The page or the block of its file, or else the line."""
        if self.page is not None:
            return f"page {self.page}"
        return f"line {self.line}" if self.block is None else f"block {self.block}"


class Check(NamedTuple):
    """One identity, held against figures that a report tells."""

    source: str
    identity: str
    state: State
    weight: Weight
    reason: Reason | None
    calculation: str
    told: str
    computed: str | None
    places: tuple[Place, ...]


class Audit(NamedTuple):
    """All checks of a report, in the order of the identities and of the text."""

    document: Document
    checks: tuple[Check, ...]
    figures: int  # that were read of it

    def doubts(self) -> dict[str, int]:
        """How many checks could not be made for which reason, the most frequent first."""
        reasons = (check.reason or "unknown" for check in self.checks if check.state == "cannot_check")
        return dict(Counter(reasons).most_common())

    def counts(self) -> dict[str, dict[State, int]]:
        """How many checks of each identity came out how."""
        found: dict[str, dict[State, int]] = {}
        for check in self.checks:
            states = found.setdefault(check.identity, dict.fromkeys(STATES, 0))
            states[check.state] += 1
        return found


def why_unchecked(audit: Audit) -> str | None:
    """Why nothing of a report could be checked, if so."""
    if audit.checks:
        return None
    if not audit.figures:
        return "no metric found; is it a report?"
    figures = count_of(audit.figures, "figures")
    return (
        f"none of {figures} can be checked: no two of them must agree, as a level must with its change and"
        " growth, a part with its whole, or one figure told twice"
    )


class AuditWriter(Protocol):
    """Takes audits one by one; ``close`` ends what ``add`` began."""

    def add(self, audit: Audit) -> None:
        """Write the checks of a report."""

    def close(self) -> None:
        """End what was written."""


class Told(NamedTuple):
    """A metric and the name of the source that tells it."""

    metric: Metric
    source: str


class Claim(NamedTuple):
    """What a report tells of its figures, and what follows from the others.

    The two must meet; or else a doubt says why they need not, or the report contradicts itself, of which the
    hint may say how. ``one_sided`` is a claim that is itself a bound: a part is no more than its whole.
    """

    calculation: str
    told: Interval
    computed: Interval | None
    figures: tuple[Told, ...]
    doubt: Reason | None = None
    hint: Reason | None = None
    one_sided: bool = False
