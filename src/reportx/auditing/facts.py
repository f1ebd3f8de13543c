"""What the identities are held against: a report's metrics, its text, and the words that matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from reportx.auditing.figures import by_sentence
from reportx.auditing.records import Reason, Told
from reportx.indicators import own_table
from reportx.metrics.records import worths
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.records import Metric, Report
from reportx.words import Lexicon, lexicon

# indicators whose growth is told in constant prices, by their codes; others by what they are called
CONSTANT_PRICES = ("gdp", "gdp_per_capita", "marine_economy", "digital_economy", "labour_productivity")
VALUE_ADDED = "value_added"


@dataclass(frozen=True)
class Facts:
    """A report with the text that its spans point into, and figures of earlier reports."""

    report: Report
    text: str
    pack: Pack
    earlier: Sequence[Told] = ()

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the vocabulary, by their roles."""
        return lexicon(self.pack)

    @cached_property
    def patterns(self) -> dict[str, regex.Pattern[str]]:
        """The patterns of the vocabulary by which names are told apart, by their roles."""
        found: dict[str, list[str]] = {}
        for phrase in self.pack.phrase:
            if phrase.pattern:
                found.setdefault(phrase.role, []).append(phrase.pattern)
        return {role: compiled("|".join(patterns)) for role, patterns in found.items()}

    @cached_property
    def bounds(self) -> tuple[str, ...]:
        """The words that bound a figure, the longest first."""
        return tuple(
            sorted((term for bound in self.pack.bound for term in bound.terms), key=len, reverse=True)
        )

    @cached_property
    def sentences(self) -> list[list[Metric]]:
        """The metrics of each sentence."""
        return list(by_sentence(self.report.metrics))

    @cached_property
    def flows(self) -> frozenset[str]:
        """The codes of the indicators that are flows."""
        return frozenset(one.code for one in (*self.pack.indicator, *own_table()) if one.kind == "flow")

    def is_batch(self, metric: Metric) -> bool:
        """Whether a figure counts things of a flow, of which a report tells one batch here, another there."""
        unit = worths(self.pack)[metric.unit].name
        counted = any(unit in known.terms for known in self.pack.unit if known.kind == "count")
        return counted and metric.indicator_code in self.flows

    def told(self, *metrics: Metric) -> tuple[Told, ...]:
        """Metrics of this report."""
        return tuple(Told(metric, self.report.document.source) for metric in metrics)

    def between(self, one: Metric, other: Metric) -> str:
        """The text between two figures, without blanks."""
        return "".join(self.text[one.end : other.start].split())

    def before(self, index: int) -> str:
        """The text between a metric and the one before it, without blanks."""
        metrics = self.report.metrics
        begin = metrics[index - 1].end if index else 0
        return "".join(self.text[begin : metrics[index].start].split())

    def holds(self, text: str, role: str) -> bool:
        """Whether a text holds a word of a role."""
        return any(word in text for word in self.lexicon.role(role))

    def is_named(self, metric: Metric, role: str) -> bool:
        """Whether a metric's name holds what the patterns of a role find."""
        return self.patterns[role].search(metric.indicator) is not None

    def acts(self, metric: Metric) -> bool:
        """Whether a figure is what something was done to: 新增, 建成."""
        verb = self.lexicon.verbs.get(metric.action or "")
        return verb is not None and verb.role in {"add", "make"}

    def named(self, name: str) -> tuple[str, str]:
        """The standard indicator that a name begins with, behind words like 全市, and what follows."""
        begin = len(self.lexicon.here.start(name))
        term = self.lexicon.codes.start(name[begin:])
        return term, name[begin + len(term) :] if term else ""

    def of_another(self, metric: Metric) -> bool:
        """Whether a figure may be of something that only the sentence before names: a whole, an owner."""
        return self.report.document.genre == "budget" or metric.sentence.startswith(
            tuple(self.lexicon.role("part"))
        )

    def basis(self, level: Metric, growth: Metric) -> Reason | None:
        """Why a growth need not follow from two printed levels, if there is a reason."""
        code = level.indicator_code or ""
        if growth.basis:
            return "other_basis"
        if code in CONSTANT_PRICES or code.endswith(VALUE_ADDED) or self.is_named(level, "constant_price"):
            return "constant_prices"
        return "comparable_basis" if self.is_named(level, "comparable_basis") else None

    def adds(self, metric: Metric) -> bool:
        """Whether a figure is what was added, so that a growth beside it may be that of the addition."""
        verb = self.lexicon.verbs.get(metric.action or "")
        return verb is not None and verb.role == "add"
