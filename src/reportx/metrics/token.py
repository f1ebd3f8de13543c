"""A token: a word, a figure or a mark of a sentence, with its letter."""

from typing import NamedTuple

from reportx.packs import Verb


class Token(NamedTuple):
    """A word, a figure or a mark at [start, end) of its sentence."""

    kind: str
    start: int
    end: int
    verb: Verb | None = None
