"""Where an entry of the vocabulary stands: the file and the line, in a user's packs or in reportx's own."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportx.errors import PackError, displayed
from reportx.misfits import misfits
from reportx.pack_errors import line_of
from reportx.pack_errors import place as place_of
from reportx.packs import DATA, FILES, Pack, read_pack_text, read_packs

Fields = Mapping[str, Any]
UNNAMED = "<pack>"  # a pack that was handed over as an object


class Found(NamedTuple):
    """An entry with its place; its line is None where it comes of no file."""

    kind: str
    file: str
    line: int | None
    fields: Fields

    def __str__(self) -> str:
        """The entry as people look it up.

        >>> str(Found("unit", "units.toml", 9, {"terms": ["元"]}))
        '[[unit]] in units.toml:9'
        """
        return f"[[{self.kind}]] in {self.file}{'' if self.line is None else f':{self.line}'}"


class Entries:
    """The entries of some packs and of reportx's own vocabulary, in the order in which they win."""

    def __init__(self, packs: Sequence[Path | Pack] = ()) -> None:
        self.packs = packs

    def find(self, kind: str, word: str | None, fits: Callable[[Fields], bool]) -> Found | None:
        """The first entry of a kind that fits; only those that hold a word are looked at, if one is given."""
        return next((one for one in self.of(kind, word) if fits(one.fields)), None)

    def of(self, kind: str, word: str | None) -> Iterator[Found]:
        """The entries of a kind that hold a word."""
        for pack in self.packs:
            if isinstance(pack, Pack):
                yield from (Found(kind, UNNAMED, None, vars(entry)) for entry in getattr(pack, kind))
            else:
                yield from in_text(kind, word, displayed(str(pack)), read_pack_text(pack))
        for file in FILES:
            yield from in_text(kind, word, file, own_text(file))


def sound_packs(paths: Sequence[Path]) -> tuple[Pack, ...]:
    """Some packs. Raises one PackError for all that give a known code to something else, and for misfits."""
    packs = read_packs(paths)
    lines = [line for at, pack in enumerate(packs) for line in renamed(pack, paths[at], others=paths[:at])]
    lines += [
        line for path, pack in zip(paths, packs, strict=True) for line in misfits(pack, path, others=packs)
    ]
    if lines:
        raise PackError(*lines)
    return packs


def renamed(pack: Pack, path: Path, *, others: Sequence[Path] = ()) -> Iterator[str]:
    """A line for each indicator of a pack whose code has another name in other packs or in reportx's own."""
    entries = Entries(others)
    for at, one in enumerate(pack.indicator):
        known = entries.find("indicator", one.code, lambda fields, code=one.code: fields["code"] == code)  # type: ignore[misc]
        if known and known.fields["name"] != one.name:
            place = place_of(displayed(str(path)), line_of(read_pack_text(path), ("indicator", at, "name")))
            code, name, there = one.code, known.fields["name"], f"{known.file}:{known.line}"
            hint = "take that name, or a code of your own"
            yield f"{place}: indicator {code}: name: {code} is {name} in {there}; {hint}"


def in_text(kind: str, word: str | None, file: str, text: str) -> Iterator[Found]:
    r"""The entries of a kind in the text of a pack that hold a word.

    >>> (found,) = in_text("verb", "冲上", "my.toml", '\n[[verb]]\nterms = ["冲上"]\nrole = "reach"\n')
    >>> str(found)
    '[[verb]] in my.toml:2'
    """
    for head in re.finditer(rf"^\[\[{kind}\]\]", text, re.MULTILINE):
        following = re.compile(r"^\[\[", re.MULTILINE).search(text, head.end())
        block = text[head.start() : following.start() if following else len(text)]
        if word is None or f'"{word}"' in block:
            (entry,) = tomllib.loads(block)[kind]
            yield Found(kind, file, text.count("\n", 0, head.start()) + 1, entry)


@cache
def own_text(file: str) -> str:
    """The text of a file of reportx's own vocabulary."""
    return (DATA / file).read_text(encoding="utf-8")
