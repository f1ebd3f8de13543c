"""A report's own arithmetic, as an auditor ticks it.

Identities between figures are held against what a report tells, in interval arithmetic on the printed
digits. What the reader got wrong would be laid at the report's door, so extraction is the first suspect: an
identity is tried only where the words leave no doubt of which figures belong together, and whatever else may
explain a difference makes it ``cannot_check`` with its reason.

>>> from reportx.records import Source
>>> found = audit(Source("<text>", "2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。", ""))
>>> [(check.identity, check.state, check.told, check.computed) for check in found.checks]
[('level_change_growth', 'inconsistent', '9.5…10.5', '24.0741…25.9494')]
"""

from collections.abc import Sequence

from reportx.auditing.earlier import Row, of_region
from reportx.auditing.facts import Facts
from reportx.auditing.identities import IDENTITIES, Example, Identity
from reportx.auditing.intervals import Interval
from reportx.auditing.records import Audit, Check, Claim, Place, Reason, State, Told
from reportx.extract import read_report
from reportx.packs import Pack, builtin, merge
from reportx.records import Source

__all__ = ["IDENTITIES", "Audit", "Check", "Example", "Identity", "Place", "Told", "audit", "audit_facts"]


def audit(source: Source, *, packs: Sequence[Pack] = (), earlier: Sequence[Row] = ()) -> Audit:
    """Read a report and check its figures against one another, and against those of its earlier reports."""
    report = read_report(source, packs=packs)
    pack = merge(*packs, builtin()) if packs else builtin()
    return audit_facts(Facts(report, source.text, pack, of_region(earlier, report.document)))


def audit_facts(facts: Facts) -> Audit:
    """Check a report that is read."""
    checks = [judge(facts, identity, claim) for identity in IDENTITIES for claim in identity.find(facts)]
    return Audit(facts.report.document, tuple(checks), len(facts.report.metrics))


def judge(facts: Facts, identity: Identity, claim: Claim) -> Check:
    """Whether what is told and what is computed have a value in common."""
    state, reason = verdict(claim)
    return Check(
        source=facts.report.document.source,
        identity=identity.name,
        state=state,
        weight=identity.weight,
        reason=reason,
        calculation="".join(claim.calculation.split("\n")),
        told=str(claim.told),
        computed=None if claim.computed is None else str(claim.computed),
        places=tuple(map(place, claim.figures)),
    )


def verdict(claim: Claim) -> tuple[State, Reason | None]:
    """The state of a claim, and the reason of it where it does not simply hold."""
    told, computed = claim.told, claim.computed
    if computed is not None and told.meets(computed):
        closed = computed.bounded and (told.bounded or claim.one_sided)
        return ("consistent", None) if closed else ("cannot_check", "open_bound")
    if computed is None or claim.doubt:
        return "cannot_check", claim.doubt
    cut = told.bounded and Interval(told.low, told.high + told.width / 2).meets(computed)
    return "inconsistent", claim.hint or ("cut_not_rounded" if cut else None)


def place(told: Told) -> Place:
    """Where a figure stands."""
    metric = told.metric
    return Place(
        source=told.source,
        line=metric.line,
        page=metric.page,
        block=metric.block,
        start=metric.start,
        end=metric.end,
        text=metric.text,
        indicator=metric.indicator,
        rule=metric.rule,
        sentence=metric.sentence,
    )
