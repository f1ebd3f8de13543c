"""The patterns of the vocabulary by which a head is read, by role: data/documents.toml."""

from collections.abc import Iterator
from functools import cache

import regex

from reportx.packs import Document, Pack
from reportx.patterns import compiled


class HeadWords:
    """The entries of a pack for heads, each role's compiled when it is first searched."""

    def __init__(self, pack: Pack) -> None:
        self.entries = pack.document
        self.compiled: dict[str, list[tuple[Document, regex.Pattern[str]]]] = {}

    def patterns(self, role: str) -> list[tuple[Document, regex.Pattern[str]]]:
        """The entries of a role with their patterns."""
        if role not in self.compiled:
            self.compiled[role] = [(e, compiled(e.pattern)) for e in self.entries if e.role == role]
        return self.compiled[role]

    def compile(self) -> None:
        """Compile all, so that they can be kept."""
        for entry in self.entries:
            self.patterns(entry.role)

    def matches(self, role: str, chars: str) -> Iterator[tuple[Document, regex.Match[str]]]:
        """All that the entries of a role find, entry by entry."""
        for entry, pattern in self.patterns(role):
            for found in pattern.finditer(chars):
                yield entry, found

    def first(self, role: str, chars: str) -> tuple[Document, regex.Match[str]] | None:
        """What the first entry of a role that finds anything finds first."""
        return next(self.matches(role, chars), None)

    def stands(self, role: str, chars: str, at: int) -> bool:
        """Whether an entry of a role finds something right at an offset."""
        return any(pattern.match(chars, at) for _, pattern in self.patterns(role))

    def fits(self, role: str, chars: str) -> bool:
        """Whether an entry of a role finds the whole of some words."""
        return any(pattern.fullmatch(chars) for _, pattern in self.patterns(role))

    def holds(self, role: str, chars: str) -> bool:
        """Whether an entry of a role finds anything."""
        return any(pattern.search(chars) for _, pattern in self.patterns(role))


@cache
def words_of(pack: Pack) -> HeadWords:
    """The patterns of a pack."""
    return HeadWords(pack)
