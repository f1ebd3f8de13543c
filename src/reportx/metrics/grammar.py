"""The constructions of data/constructions.toml: letters over tokens, in the order of their priority."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportx.packs import Construction

# What the braces of a pattern stand for. A name may hold nearly anything but ends in a noun.
MACROS = {
    "name": r"[nNqBGSELYVAwxjstvozbgpkmacduiIHTMFU]*?[nNqBGSELwvoT]",
    "object": r"(?![xjM~=])(?!N[nN]?[=~!]|S[=~!])[nNqBGSELYVAwjstvozbHac]*?[nNqBGSELwoT]",
    "doing": r"[mvac](?:j?[mac])*",
    "verbs": r"(?:U[dA]*)*(?:w(?!N?[=~!]|[ESxj])|wj(?=[mvw]))(?:j?[mac]|j?w(?!N?[=~!]|[ESxj]))*|(?:U[dA]*)+|(?:U[dA]*)*(?:[maugIi]|v(?!N[=~!])|r|[ckH](?!N[=~!]))(?:d*j?[mac]|d+[vw]|jw(?!N)|(?<=v)v)*",
}


class Rule(NamedTuple):
    """One construction: its name, the letters of which one must be there, its pattern."""

    name: str
    needs: frozenset[str]
    pattern: "re.Pattern[str]"


def rules(constructions: Sequence[Construction]) -> list[Rule]:
    """The rules of some constructions, with what their braces stand for."""
    return [
        Rule(one.name, frozenset(one.needs), re.compile(expanded(one.pattern))) for one in constructions
    ]


def expanded(pattern: str) -> str:
    """A pattern without braces.

    >>> expanded("(?P<verb>{doing})x")
    '(?P<verb>(?:[mva](?:j?[mva])*))x'
    """
    for name, macro in MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{macro})")
    return pattern
