"""Vocabulary that decisions of readers show to be lacking, as a pack with its examples.

A name that a reader gave a code, a unit that no entry has, a number that a reader took out: each is proposed
with the words that it was found in. An entry whose example holds stands as it is; one whose example does not,
or that a person has to widen first, stands in a comment with the reason.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportx.checks import check_pack
from reportx.corrections import Decision
from reportx.corrections.decisions import Fields
from reportx.errors import PackError
from reportx.extract import vocabulary
from reportx.metrics.codes import code_of
from reportx.metrics.records import SCALES
from reportx.packs import Pack, builtin, parse_pack
from reportx.quantities import scanner
from reportx.words import lexicon

STOP = re.compile(r"[。！？；\n]")
TOO_WIDE = "would hold wherever these words stand; widen them to the whole name before it is used"
HEAD = "# Proposed from {count} decisions. Look at each entry, then: reportx packs check FILE\n"


class Found(NamedTuple):
    """A proposal: what the entry is about, the fields that tell entries apart, and an example."""

    kind: str
    term: str
    fields: tuple[tuple[str, str], ...]
    example: str
    doubt: str = ""


def propose(decisions: Iterable[Decision], *, packs: Sequence[Pack] = ()) -> str:
    r"""A pack of what decisions show to be lacking.

    >>> propose([])
    '# Proposed from 0 decisions. Look at each entry, then: reportx packs check FILE\n'
    """
    taken, base = list(decisions), vocabulary(tuple(packs))
    found = dict.fromkeys(one for decision in taken for one in proposals_of(decision, base))
    return "\n".join([HEAD.format(count=len(taken)), *(shown(one) for one in found)])


def proposals_of(decision: Decision, base: Pack) -> Iterator[Found]:
    """What a decision shows to be lacking in a vocabulary."""
    after, exact = decision.after, decision.quote.exact
    if after is None:
        term = "".join(exact.split())
        yield Found("name", term, (("label", "name"),), marked(decision, exact), TOO_WIDE)
        return
    code = after.indicator_code
    if code and code_of(after.indicator, lexicon(base)) != code:
        known = next((entry.name for entry in base.indicator if entry.code == code), after.indicator)
        yield Found(
            "indicator", after.indicator, (("code", code), ("name", known)), example_of(decision, after)
        )
    bare = (after.unit or "").lstrip(SCALES)
    if bare and decision.decision != "accepted" and bare not in scanner(base).units:
        yield Found("unit", bare, (("kind", "count"),), marked(decision, exact))


def clause_of(decision: Decision) -> tuple[str, str]:
    """What stands before and behind the words of a decision in their sentence, as far as it is kept."""
    before, behind = STOP.split(decision.quote.prefix)[-1], STOP.split(decision.quote.suffix)[0]
    return without_marks(before), without_marks(behind)


def without_marks(text: str) -> str:
    """A text without the brackets that mark what an example is about."""
    return text.replace("[", "").replace("]", "")


def marked(decision: Decision, words: str) -> str:
    """The sentence of a decision with its figure marked."""
    before, behind = clause_of(decision)
    return f"{before}[{without_marks(words)}]{behind}"


def example_of(decision: Decision, after: Fields) -> str:
    """A sentence with the name of its record marked, or a short one where that is inherited."""
    before, behind = clause_of(decision)
    exact, name = without_marks(decision.quote.exact), without_marks(after.indicator)
    head, there, rest = before.rpartition(name)
    if there:
        return f"{head}[{name}]{rest}{exact}{behind}"
    return f"[{name}]{after.action or ''}{exact}"


def shown(found: Found) -> str:
    """A proposal as a table of a pack, in a comment with the reason where it can't be used as it is."""
    fields = [*found.fields, ("terms", [found.term]), ("examples", [found.example])]
    lines = [
        f"[[{found.kind}]]",
        *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields),
    ]
    toml = "\n".join(lines) + "\n"
    doubt = found.doubt or failure_of(toml)
    return "".join(f"# {line}\n" for line in (doubt, *lines)) if doubt else toml


def failure_of(toml: str) -> str:
    """Why the example of an entry does not hold, or an empty string."""
    try:
        entry = parse_pack(toml, name="proposed")
    except PackError as error:
        return str(error)
    failures = check_pack(entry, base=builtin())
    return "; ".join(f"the example does not hold: {failure.wrong}" for failure in failures)
