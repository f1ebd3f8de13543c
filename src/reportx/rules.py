"""The rules that records name, to be looked up: what each reads, its examples, and the words it asks for.

A rule is a construction of the vocabulary, or is written in Python and told of in ``rules.toml`` beside this
module. Several ways stand under one name where they read the same thing in different words.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportx.errors import ReportxError, displayed, nearest
from reportx.metrics.word_kinds import ALWAYS, PHRASES, VERBS
from reportx.packs import Construction, Pack
from reportx.writers import Column, Row, Table

NO_LETTERS = re.compile(r"\(\?P<\w+>|\(\?[:=!<]+|\{[a-z]+\}|\\.|\{[\d,]+\}")
LETTER = re.compile(r"[A-Za-z~=!]")
TABLE = Table(
    "rules",
    (
        Column("rule", required=True),
        Column("reads", required=True),
        Column("examples", "list", required=True),
        Column("uses", "list", required=True),
        Column("pattern"),
        Column("place", required=True),
    ),
)


class RuleError(ReportxError):
    """A rule that there is not."""


class Reads(NamedTuple):
    """One way in which a rule reads: what it reads, its examples with the name marked, and its words.

    ``uses`` are entries of the vocabulary, as kind and role; ``place`` is the file that it stands in.
    """

    what: str
    examples: tuple[str, ...]
    uses: tuple[str, ...]
    place: str
    pattern: str | None = None


class Rule(NamedTuple):
    """A rule, with all the ways in which it reads, in the order in which they are tried."""

    name: str
    ways: tuple[Reads, ...]

    @property
    def what(self) -> str:
        """What it reads, in a line."""
        return self.ways[0].what


@cache
def told() -> Mapping[str, Any]:
    """What ``rules.toml`` tells."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def all_rules(constructions: Sequence[Construction]) -> dict[str, Rule]:
    """The rules by name: the constructions in the order of their priority, then those of the code."""
    found: dict[str, list[Reads]] = {}
    for one in constructions:
        found.setdefault(one.name, []).append(of_construction(one))
    for one in told()["rule"]:
        way = Reads(one["reads"], tuple(one["examples"]), tuple(one["uses"]), one["code"])
        found.setdefault(one["name"], []).append(way)
    return {name: Rule(name, tuple(ways)) for name, ways in found.items()}


def of_construction(one: Construction) -> Reads:
    """What is told of a construction."""
    uses = tuple(use for letter in one.needs for use in roles_of(letter))
    return Reads(one.reads or one.name, one.examples, uses, "constructions.toml", one.pattern)


def rule_named(name: str, constructions: Sequence[Construction]) -> Rule:
    """The rule of a name. Raises RuleError, which tells the nearest, where there is none."""
    found = all_rules(constructions)
    if name not in found:
        said = displayed(name)
        if near := nearest(name, sorted(found)):
            raise RuleError(f"no rule {said}; did you mean {near}?")
        raise RuleError(f"no rule {said}; reportx rules lists them")
    return found[name]


def roles_of(letter: str) -> Iterator[str]:
    """The entries of the vocabulary whose words have a letter, as kind and role.

    >>> list(roles_of("r")), list(roles_of("n"))
    (['verb reach'], ['phrase noun', 'phrase attribute', 'phrase issued'])
    """
    yield from (f"verb {role}" for role, known in VERBS.items() if known == letter)
    yield from (f"phrase {role}" for role, known in (PHRASES | ALWAYS).items() if known == letter)


def letters_of(pattern: str) -> dict[str, str]:
    """The letters that a pattern asks for by themselves, each with what it stands for.

    >>> letters_of("(?P<verb>[rI]){name}~")
    {'r': 'verb reach', 'I': 'phrase having', '~': 'no verb before the figure'}
    """
    found = dict.fromkeys(LETTER.findall(NO_LETTERS.sub(" ", pattern)))
    return {letter: told()["letters"].get(letter) or ", ".join(roles_of(letter)) for letter in found}


def words_of(use: str, pack: Pack) -> tuple[str, ...]:
    """The words that a pack has for a kind and a role: those of ``verb reach``, of ``bound before``."""
    kind, role = use.split()
    entries = [
        one for one in getattr(pack, kind) if role in {getattr(one, "role", ""), getattr(one, "side", "")}
    ]
    return tuple(term for one in entries for term in one.terms)


def rows(rules: Iterable[Rule]) -> Iterator[Row]:
    """A row a way in which a rule reads."""
    for rule in rules:
        for way in rule.ways:
            yield (rule.name, way.what, way.examples, way.uses, way.pattern, way.place)
