"""The constructions of data/constructions.toml: letters over tokens, in the order of their priority."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex  # noqa: TC002 - read by the annotation of a field

from reportx.packs import Construction, Entry, Pack, patterns_of
from reportx.patterns import compiled

# What the braces of a pattern stand for. A name may hold nearly anything but ends in a noun.
MACROS = {
    "name": r"[nNqBGSELYVAwxjstvozbgpkmacduiIHTMFU]*?[nNqBGSELwvoT]",
    "object": r"(?![xjM~=])(?!N[nN]?[=~!]|S[=~!])[nNqBGSELYVAwjstvozbHac]*?[nNqBGSELwoT]",
    "doing": r"[mvac](?:j?[mac])*",
    "verbs": r"(?:U[dA]*)*(?:w(?!N?[=~!]|[ESxj])|wj(?=[mvw]))(?:[jl]?[mac]|[jl]?w(?!N?[=~!]|[ESxj]))*"
    r"|(?:U[dA]*)+|(?:U[dA]*)*(?:[maugIi]|v(?!N[=~!])|r|[ckH](?!N[=~!]))(?:[dl]*j?[mac]|[dl]+[vw]|jw(?!N)|jv(?=[jnqG])|(?<=v)v)*",
}


class Rule(NamedTuple):
    """One construction: its name, the letters of which one must be there, its pattern."""

    name: str
    needs: frozenset[str]
    pattern: "regex.Pattern[str]"


def rules(constructions: Sequence[Construction]) -> list[Rule]:
    """The rules of some constructions, with what their braces stand for."""
    return [Rule(one.name, frozenset(one.needs), compiled(expanded(one.pattern))) for one in constructions]


def all_patterns(pack: Pack) -> Iterator[tuple[str, Entry, str]]:
    """The regular expressions of a pack as they run, each with its kind and its entry."""
    yield from patterns_of(pack)
    yield from (("construction", one, expanded(one.pattern)) for one in pack.construction)


def expanded(pattern: str) -> str:
    """A pattern without braces.

    >>> expanded("(?P<verb>{doing})x")
    '(?P<verb>(?:[mvac](?:j?[mac])*))x'
    """
    for name, macro in MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{macro})")
    return pattern
