"""Vocabulary as data: TOML packs, checked on loading, merged in order.

A pack is a TOML file of tables: ``[[unit]]``, ``[[indicator]]``, ``[[verb]]``, ``[[bound]]``,
``[[name]]``, ``[[heading]]``, ``[[phrase]]`` and ``[[column]]``, one entry a term with all its spellings.
``examples`` mark with [brackets] what the entry must find, ``not_examples`` where it must not;
``reportx packs check`` runs them all. reportx's own vocabulary are the packs in ``data/``,
and a user's pack goes through the same code: its entries come first, so they win.
"""

import hashlib
import pickle
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, cast

import regex
from pydantic import VERSION, AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from reportx.errors import PackError
from reportx.models import Comparator, Direction, Measure

DATA = Path(__file__).with_name("data")
FILES = tuple(
    f"{kind}.toml"
    for kind in (
        "units",
        "indicators",
        "verbs",
        "bounds",
        "names",
        "headings",
        "phrases",
        "qualitative",
        "columns",
    )
)
KEPT = DATA / "vocabulary.pickle"


def compiles(pattern: str) -> str:
    """A regular expression that is one."""
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(compiles)]


class Entry(BaseModel):
    """What all entries share."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    examples: tuple[str, ...] = Field(
        default=(), description="sentences with what must be found in [brackets]"
    )
    not_examples: tuple[str, ...] = Field(
        default=(), description="sentences in which the entry finds nothing"
    )


class Unit(Entry):
    """A unit or a classifier, without its scale: 万 and 亿 go before any of them."""

    terms: tuple[str, ...] = Field(min_length=1)
    kind: Literal[
        "money", "count", "length", "area", "volume", "weight", "energy", "time", "ratio", "rate", "other"
    ]
    canonical: str | None = Field(
        default=None, description="unit of normalized_value, default the first term"
    )
    factor: float = Field(default=1, description="one of it in canonical units")


class Indicator(Entry):
    """A standard indicator, with all the ways of writing it."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str = Field(description="the name that the National Bureau of Statistics uses")
    terms: tuple[str, ...] = Field(min_length=1)


class Verb(Entry):
    """A verb that governs figures."""

    terms: tuple[str, ...] = Field(min_length=1)
    role: Literal["change", "add", "reach", "make", "rank", "be"]
    measure: Measure | None = None
    direction: Direction | None = None
    comparator: Comparator | None = None
    noun: bool = Field(
        default=False, description="also a noun inside names: 建设, so no boundary in mid-clause"
    )


class Bound(Entry):
    """A word that bounds a figure, before or behind it."""

    terms: tuple[str, ...] = Field(min_length=1)
    comparator: Comparator
    side: Literal["before", "after"]


class Name(Entry):
    """Numbers that are no quantity: 十四五, 5G, 第五次经济普查."""

    terms: tuple[str, ...] = ()
    pattern: Pattern | None = Field(default=None, description="a regular expression instead of terms")
    label: str = Field(description="the class of the number, e.g. name, date, ordinal, document")


class Heading(Entry):
    """A form of a heading: a regular expression, whose group `title` (or all of it) is the title."""

    pattern: Pattern
    form: str = Field(description="what kind of heading it is; see data/headings.toml")
    weight: int = Field(
        default=0, description="for the forms that weigh a sentence: how much it speaks for a headline"
    )


class Phrase(Entry):
    """A word that frames a clause and belongs to no name: 全年, 全市, 累计, 其中."""

    terms: tuple[str, ...] = ()
    pattern: Pattern | None = None
    role: str = Field(description="time, scope, adverb, link, …; see data/phrases.toml")


class Column(Entry):
    """What the head of a table's column says of the figures below it: 比上年增长, 完成数, 单位."""

    terms: tuple[str, ...] = Field(min_length=1)
    role: Literal[
        "label", "place", "member", "unit", "nature", "skip", "amount", "growth", "movement", "change",
        "share", "rank", "of_plan", "of_past", "done", "planned", "budget", "revised",
    ] = Field(description="see data/columns.toml")  # fmt: skip


class Pack(BaseModel):
    """The content of one TOML file, or of several that were merged."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    unit: tuple[Unit, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    verb: tuple[Verb, ...] = ()
    bound: tuple[Bound, ...] = ()
    name: tuple[Name, ...] = ()
    heading: tuple[Heading, ...] = ()
    phrase: tuple[Phrase, ...] = ()
    column: tuple[Column, ...] = ()


def parse_pack(text: str, *, name: str) -> Pack:
    """A pack from TOML. Raises PackError with one line that says where it is wrong."""
    import tomllib  # noqa: PLC0415 - a start with the vocabulary as it is kept reads no TOML

    try:
        return Pack.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name}: is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"{name}: {where}: {first['msg']}") from None


def read_pack(path: Path) -> Pack:
    """A user's pack from a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8; a pack is a TOML file in UTF-8") from None
    return parse_pack(text, name=str(path))


@cache
def builtin() -> Pack:
    """reportx's own vocabulary: as it is kept, unless a TOML file was changed since."""
    return kept() or from_toml()


def from_toml() -> Pack:
    """reportx's own vocabulary as its files have it."""
    return merge(*(parse_pack((DATA / file).read_text(encoding="utf-8"), name=file) for file in FILES))


def kept() -> Pack | None:
    """What scripts/keep.py made of the files as they stand now, checked and merged; None without it."""
    if not KEPT.exists():
        return None
    made_of, pack = pickle.loads(KEPT.read_bytes())  # noqa: S301 - of the package itself
    return cast("Pack", pickle.loads(pack)) if made_of == digest() else None  # noqa: S301


def keep() -> None:
    """Keep reportx's own vocabulary, for which each start would else read and check eight files."""
    KEPT.write_bytes(pickle.dumps((digest(), pickle.dumps(from_toml()))))


def digest() -> str:
    """What the vocabulary is made of: the files, and the classes of this module."""
    parts = [Path(__file__), *(DATA / file for file in FILES)]
    return hashlib.sha256(VERSION.encode() + b"".join(part.read_bytes() for part in parts)).hexdigest()


def merge(*packs: Pack) -> Pack:
    """One pack from several; where two have the same term, the earlier entry wins."""
    return Pack(
        **{field: tuple(e for pack in packs for e in getattr(pack, field)) for field in Pack.model_fields}
    )
