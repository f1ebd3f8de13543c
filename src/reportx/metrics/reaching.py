"""Whether a figure is reached at the end of a span of years, rather than gathered over it."""

from reportx.metrics.drafts import Draft
from reportx.metrics.moments import Moments

STANDING = frozenset({"rank", "streak"})


def arrives(draft: Draft, clause: str, words: Moments) -> bool:
    """Whether a figure is reached at the end of a span; `clause` is what stands before it."""
    verb = draft.verb
    if draft.baseline is not None or draft.measure in STANDING:
        return True
    if draft.measure == "share":
        return verb is None or verb.role != "make"
    if draft.measure == "multiple":
        # 是“十一五”时期的2.7倍 is said of the span
        return "末" in draft.clause.against or "五" not in draft.clause.against
    if draft.measure != "level":
        return False
    if draft.rule == "count-noun":
        return words.stock.match(draft.action or "") is not None
    if verb is None:
        return stands(draft) and not words.flow.search(draft.indicator) and not words.span.search(clause)
    if verb.role != "reach":
        return verb.role == "be" or words.stock.match(draft.action or "") is not None
    return is_reached(draft, words)


def stands(draft: Draft) -> bool:
    """Whether a figure without a verb is a stock: no verb of the sentence so far gathers it."""
    flow = draft.flow
    if "total" in draft.clause.marks:
        return False
    if flow is None or flow.role in {"change", "be"}:
        return True
    return flow.role == "reach" and flow.direction is not None


def is_reached(draft: Draft, words: Moments) -> bool:
    """Whether a verb of reaching tells of a stock: 达到, but not 完成, and not 累计达到 of money."""
    action, verb = draft.action or "", draft.verb
    if action in words.surpassing:
        return draft.before is None or draft.before.role not in {"make", "add"}
    if action in words.completing:
        return False
    # 五年来对教育的投入达3200亿元, but 投入增加到3200亿元
    flows = verb is not None and verb.direction is None and words.flow.search(draft.indicator)
    gathered = "total" in draft.clause.marks or action.startswith("累计") or flows
    return not (gathered and (draft.quantity.unit or "").endswith("元"))
