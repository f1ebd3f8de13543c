"""Vocabulary as data: TOML packs, checked on loading, merged in order.

A pack is a TOML file of tables: ``[[unit]]``, ``[[indicator]]``, ``[[verb]]``, ``[[bound]]``,
``[[name]]``, ``[[heading]]``, ``[[phrase]]``, ``[[column]]``, ``[[document]]`` and ``[[time]]``, one entry
a term with all its spellings.
``examples`` mark with [brackets] what the entry must find, ``not_examples`` where it must not;
``reportx packs check`` runs them all. reportx's own vocabulary are the packs in ``data/``,
and a user's pack goes through the same code: its entries come first, so they win.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache
from math import isfinite
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Literal, get_args, get_type_hints

import regex

from reportx.caches import load_cache, save_cache
from reportx.errors import PackError, displayed
from reportx.pack_errors import pack_errors, twice
from reportx.records import Comparator, Direction, Genre, Measure

DATA = Path(__file__).with_name("data")
KINDS_OF_FILES = (
    "units indicators verbs bounds names headings phrases qualitative columns documents constructions "
    "times faults"
)
FILES = tuple(f"{kind}.toml" for kind in KINDS_OF_FILES.split())
KEPT = DATA / "vocabulary.pickle"


def compiles(pattern: str) -> str:
    """A regular expression that is one."""
    if not pattern:
        raise ValueError("a pattern is empty")
    if re.search(CALL, pattern):
        raise ValueError("a pattern calls itself or a group, which may never end")
    try:
        regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        raise ValueError(f"no regular expression: {error}") from None
    return pattern


class Compiles:
    """Marks a field as a regular expression, which pydantic then tries to compile."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> Any:
        """What pydantic asks an annotation for."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(compiles, handler(source))


def is_term(term: str) -> str:
    """A term that can stand in a text."""
    if not term.strip():
        raise ValueError("a term is empty")
    if len(term) > LONGEST_TERM:
        raise ValueError(f"a term has {len(term)} characters; at most {LONGEST_TERM} are looked up")
    if term != term.strip() or not term.isprintable():
        raise ValueError(f"{term!r}: a term has no blanks at its ends and no control characters")
    return term


class IsTerm:
    """Marks a field as a term."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> Any:
        """What pydantic asks an annotation for."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(is_term, handler(source))


def worth(factor: object) -> tuple[int, int]:
    """A conversion factor as a fraction, so that nothing is rounded: 0.5, 10 or "2000/3".

    >>> worth(0.001), worth("2000/3"), worth(10)
    ((1, 1000), (2000, 3), (10, 1))
    """
    from fractions import Fraction

    found = None
    if isinstance(factor, int | float) and not isinstance(factor, bool):
        found = Fraction(str(factor)) if isfinite(factor) else None
    elif isinstance(factor, str) and re.fullmatch(FRACTION, factor):
        found = Fraction(factor)
    if found is None or not LEAST_FACTOR <= found <= 1 / LEAST_FACTOR:
        raise ValueError(f'{factor!r} is no factor: a number above zero as 0.5, or a fraction as "2000/3"')
    return found.numerator, found.denominator


class IsFactor:
    """Marks a field as a conversion factor."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> Any:
        """What pydantic asks an annotation for; a default is there already as it shall be."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            lambda given: given if isinstance(given, tuple) else worth(given)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """What the file may hold."""
        number = {"type": "number", "exclusiveMinimum": 0}
        return {"anyOf": [number, {"type": "string", "pattern": f"^{FRACTION}$"}]}


Pattern = Annotated[str, Compiles]
Term = Annotated[str, IsTerm]
Factor = Annotated[tuple[int, int], IsFactor]  # numerator and denominator
# what the code asks the vocabulary for, so that a word of another role would do nothing
VerbRole = Literal["change", "add", "reach", "make", "rank", "be", "compare"]
PhraseRole = Literal[
    "absence", "abstract", "account", "accounting", "achieving", "acting", "added", "adding", "advance",
    "advanced", "adverb", "against", "agent", "agreed", "aid", "all", "all_spending", "allotted",
    "also", "amount", "amounting", "apart", "apiece", "apportioned", "approved", "area", "around",
    "arrived", "arriving", "aside", "aspect", "assistant", "at_fixed_prices", "at_prices", "attribute",
    "award", "balance", "balanced", "basis", "batch", "becoming", "bettering", "beyond", "body",
    "bond_issue", "bond_kind", "bond_part", "borrowed", "both_currencies", "bounded_end", "branch",
    "branch_end", "broken_end", "broken_number", "broken_start", "brought", "budget", "budget_side",
    "budget_word", "built", "captioned", "caring", "carried", "carried_out", "carried_over", "cause",
    "change_unit", "charged", "choice", "chosen", "class_end", "company", "comparable_basis",
    "compared", "completing", "compound", "constant_price", "contest", "contribution", "controlling",
    "copula", "count_end", "counter", "counting", "county_level", "currency", "cut_unit", "debt_limit",
    "deed_noun", "degree", "department", "dependent", "divided", "divided_by", "each", "economy",
    "employed", "end_of_people", "ending", "enjoying", "enrolled", "entering", "equalling", "estimate",
    "ever", "exceeding", "exclaimed", "exemplified", "expense_verb", "extent", "falling", "field",
    "finishing", "firm_counter", "firms_told", "flowing", "for_others", "founding", "fraction",
    "full_doctor", "fund", "future", "general", "general_budget", "generic", "given", "going",
    "greater", "grown", "handled", "having", "head", "health_branch", "health_total", "height",
    "held_against", "here", "holder", "hollow", "hub", "in_step", "indexed", "inside", "insurance",
    "insured_all", "investing", "issued", "jobs_told", "joint", "kind_of_all", "kind_unit", "last_span",
    "last_year", "leads_to_years", "least", "level", "level_end", "light", "likewise", "link",
    "list_branch", "list_each", "list_field", "list_growth", "list_head", "list_joined", "list_joint",
    "list_measure", "list_moved", "list_partner", "list_per", "list_place", "list_share",
    "list_substance", "list_ways", "list_whole", "listing", "locality", "loose", "loose_bound",
    "mainly", "manner", "mean", "meant", "measure", "measured", "member", "milestone", "money", "moved",
    "moving_ratio", "named_port", "narrowing", "nation_level", "nature", "newly_made", "no_share",
    "nominal", "noun", "number", "occasion", "of", "of_all", "of_doing", "of_industry", "of_people",
    "one_currency", "opener", "ordinal_number", "origin", "other_deed", "over_years", "overall", "owed",
    "own_counter", "own_deed", "owner_mark", "pace", "pair_before", "pair_behind", "pair_unit", "part",
    "part_topic", "partial", "pending", "people_called", "per", "per_people", "per_unit", "performance",
    "person", "place_end", "plan", "pledge", "plus", "positive", "post", "prefecture_level", "prep",
    "price_index", "priced", "prize", "proceeds", "progress", "project", "project_money", "proportion",
    "province_level", "pupil", "pusher", "qualitative", "quality", "quarter", "quarter_work",
    "rank_unit", "rate", "rate_end", "rate_unit", "ratio", "reaching", "region", "related", "relieved",
    "relieving", "repeal", "result", "rising", "road", "round_number", "row", "run_unit", "school",
    "schooled", "scope", "self_note", "separate", "serving", "setting", "settlement", "share",
    "share_move", "share_of", "shipped", "side", "side_end", "side_name", "single", "site", "sized",
    "sizing", "smaller", "sole_zone", "source", "sourced", "spending", "spent_on", "stage", "staged",
    "staging", "standing", "starting", "step", "such", "suffix", "suffix_noun", "suffix_shape", "sum",
    "summand", "surpassing", "takes", "targeted", "thing", "thing_counter", "this_year", "throughout",
    "tier", "time", "time_number", "times", "title_place", "titled", "together", "topic", "total",
    "total_investing", "toward", "township_level", "trade", "traded", "transit", "treasury", "treated",
    "uncounted", "undertaking", "unit_beginning", "unscaled", "up_to_now", "used_for", "vague",
    "vague_number", "where", "whole_year", "without_total", "yearly", "zone", "zone_counter",
]  # fmt: skip
HeadingForm = Literal[
    "address", "appendix", "arabic", "article", "bare", "bracket", "chapter", "circle", "claim", "closing",
    "count", "counted", "cut", "defines", "division", "end", "fact", "figure", "future", "glued", "inside",
    "joint", "lead", "listed", "manner", "numeral", "opens", "ordinal", "outer", "own_year", "paren", "part",
    "past", "period", "plan", "promised", "refrain", "review", "split", "tail", "task", "topic",
]  # fmt: skip
ColumnRole = Literal[
    "label", "place", "member", "unit", "nature", "skip", "amount", "growth", "movement", "change", "share",
    "rank", "of_plan", "of_past", "ratio", "index", "yearly", "done", "planned", "budget", "insurance",
    "revised", "by_place", "project", "office", "past", "month", "so_far", "continued", "title",
    "place_end", "unallotted", "works", "others", "transferred", "sum", "subtotal", "grand", "counted",
    "measure_end", "cost", "expense", "rate_end", "unitless", "joint_of_ratio", "share_of", "compared_year",
    "several", "general_fund", "fund", "of_each_fund", "missing", "maker", "money", "addend",
]  # fmt: skip
TimeRole = Literal[
    "done", "begun", "ahead", "vowed", "intended", "whole", "noun", "ground", "goal", "recall", "onward",
    "against_years", "annual", "base", "basis", "clause_opens", "closing", "coming", "coming_years",
    "compared", "current", "due", "during", "elapsed", "five_years", "flow", "of_plan", "one_year",
    "paragraph_year", "paragraph_years", "passing", "past", "plan_end", "plan_line", "plan_word",
    "plan_years", "previous", "record", "review_line", "sentence_opens", "since", "span", "span_from",
    "standing", "stock", "summed", "tail", "targeting", "tenure", "until", "upcoming",
    "within", "year_word",
]  # fmt: skip
NameLabel = Literal[
    "age", "date", "document", "grade", "medals", "meeting", "name", "note", "ordinal", "per", "place",
    "plan", "policy", "product", "round", "time", "word",
]  # fmt: skip
LONGEST_TERM = 99
LEAST_FACTOR = 1e-30  # beyond which no unit is, up or down
MACRO = r"\{[a-z]+\}"  # what metrics/grammar.py puts something else for
CALL = r"\(\?(?:R\)|&|P>|\d)"
FRACTION = r"[1-9]\d{0,17}/[1-9]\d{0,17}"
# the groups that the code asks a pattern of a role for
GROUPS = {
    "title": "title",
    "speaker": "name",
    "region": "unit",
    "issuer": "unit",
    "level": "level",
    "recall": "time",
    "level_said": "level",
    "year_told": "year",
}
STRICT = {"extra": "forbid"}  # pydantic refuses a field that is none


def says_something(terms: tuple[str, ...], pattern: str | None) -> None:
    """Raise ValueError for an entry that can find nothing."""
    if not terms and pattern is None:
        raise ValueError("has neither terms nor a pattern")


def has_group(role: str, pattern: str) -> None:
    """Raise ValueError for a pattern that lacks the group in which its role looks for something."""
    group = GROUPS.get(role)
    if group and group not in regex.compile(pattern).groupindex:
        raise ValueError(f"a pattern of the role {role!r} needs a group (?P<{group}>…)")


# without a repr, for each start makes these classes anew, and half of the time goes into that
@dataclass(kw_only=True, eq=False, repr=False)
class Entry:
    """What all entries share."""

    __pydantic_config__ = STRICT

    examples: tuple[str, ...] = field(
        default=(), metadata={"description": "sentences with what must be found in [brackets]"}
    )
    not_examples: tuple[str, ...] = field(
        default=(), metadata={"description": "sentences in which the entry finds nothing"}
    )


@dataclass(kw_only=True, eq=False, repr=False)
class Unit(Entry):
    """A unit or a classifier, without its scale: 万 and 亿 go before any of them."""

    terms: tuple[Term, ...] = field(metadata={"min_length": 1})
    kind: Literal[
        "money", "count", "length", "area", "volume", "weight", "energy", "time", "ratio", "rate", "other"
    ]
    canonical: str | None = field(
        default=None, metadata={"description": "unit of normalized_value, default the first term"}
    )
    factor: Factor = field(
        default=(1, 1), metadata={"description": "one of it in canonical units, also as a fraction"}
    )
    people: bool = field(default=False, metadata={"description": "whether what it counts are people"})


@dataclass(kw_only=True, eq=False, repr=False)
class Indicator(Entry):
    """A standard indicator, with all the ways of writing it."""

    code: str = field(metadata={"pattern": r"^[a-z][a-z0-9_]*$"})
    name: str = field(metadata={"description": "the name that the National Bureau of Statistics uses"})
    terms: tuple[Term, ...] = field(
        default=(), metadata={"description": "spellings by which the reader also knows where a name ends"}
    )
    spellings: tuple[Term, ...] = field(
        default=(), metadata={"description": "more of them, which give a name its code and leave it as it is"}
    )
    short: tuple[Term, ...] = field(
        default=(), metadata={"description": "what it is called where a word of near stood last before it"}
    )
    near: tuple[Term, ...] = field(
        default=(), metadata={"description": "the words that tell what a short name means: 建议…满意率"}
    )
    english: str | None = None
    units: tuple[str, ...] = field(
        default=(),
        metadata={"description": "in which it is counted, the official one first; with none it may be any"},
    )
    kind: Literal["flow", "stock", "rate", "index"] | None = None
    better: Literal["higher", "lower"] | None = field(
        default=None, metadata={"description": "which way is better; null where neither is by itself"}
    )
    levels: bool = field(
        default=False,
        metadata={
            "description": "whether every level of a budget has it, so that it must be told whose it is"
        },
    )
    general: bool = field(
        default=False,
        metadata={
            "description": "whether it is a part of the general public budget, so that others' is not it"
        },
    )
    stands: bool = field(
        default=False,
        metadata={
            "description": "whether a level of it that is reached is all that there is by now, no flow"
        },
    )
    class_code: str | None = field(
        default=None,
        metadata={
            "description": "the code of the budget's class that it is: 205",
            "pattern": r"^\d{3}(\d\d)?$",
        },
    )
    bureau: str | None = field(
        default=None, metadata={"description": "its name in the National Bureau's database, if another"}
    )
    world_bank: str | None = field(
        default=None, metadata={"description": "the World Bank's code of the same, as NY.GDP.MKTP.CN"}
    )


@dataclass(kw_only=True, eq=False, repr=False)
class Verb(Entry):
    """A verb that governs figures."""

    terms: tuple[Term, ...] = field(metadata={"min_length": 1})
    role: VerbRole
    measure: Measure | None = None
    direction: Direction | None = None
    comparator: Comparator | None = None
    noun: bool = field(
        default=False,
        metadata={"description": "also a noun inside names: 建设, so no boundary in mid-clause"},
    )


@dataclass(kw_only=True, eq=False, repr=False)
class Bound(Entry):
    """A word that bounds a figure, before or behind it."""

    terms: tuple[Term, ...] = field(metadata={"min_length": 1})
    comparator: Comparator
    side: Literal["before", "after"]


@dataclass(kw_only=True, eq=False, repr=False)
class Name(Entry):
    """Numbers that are no quantity: 十四五, 5G, 第五次经济普查."""

    terms: tuple[Term, ...] = ()
    pattern: Pattern | None = field(
        default=None, metadata={"description": "a regular expression instead of terms"}
    )
    label: NameLabel = field(
        metadata={"description": "the class of the number, e.g. name, date, ordinal, document"}
    )

    def __post_init__(self) -> None:
        says_something(self.terms, self.pattern)


@dataclass(kw_only=True, eq=False, repr=False)
class Heading(Entry):
    """A form of a heading: a regular expression, whose group `title` (or all of it) is the title."""

    pattern: Pattern
    form: HeadingForm = field(metadata={"description": "what kind of heading it is; see data/headings.toml"})
    weight: int = field(
        default=0,
        metadata={"description": "for the forms that weigh a sentence: how much it speaks for a headline"},
    )


@dataclass(kw_only=True, eq=False, repr=False)
class Phrase(Entry):
    """A word that frames a clause and belongs to no name: 全年, 全市, 累计, 其中."""

    terms: tuple[Term, ...] = ()
    pattern: Pattern | None = None
    role: PhraseRole = field(metadata={"description": "what it does in a clause; see data/phrases.toml"})

    def __post_init__(self) -> None:
        says_something(self.terms, self.pattern)


@dataclass(kw_only=True, eq=False, repr=False)
class Column(Entry):
    """What the head of a table's column says of the figures below it: 比上年增长, 完成数, 单位."""

    terms: tuple[Term, ...] = field(metadata={"min_length": 1})
    role: ColumnRole = field(metadata={"description": "see data/columns.toml"})


@dataclass(kw_only=True, eq=False, repr=False)
class Construction(Entry):
    """How the words of a clause make a record: a pattern over the letters of its tokens."""

    name: str = field(metadata={"description": "the rule that records bear"})
    pattern: str = field(metadata={"description": "see data/constructions.toml"})
    needs: str = field(metadata={"description": "letters of which one must be there"})
    reads: str | None = field(default=None, metadata={"description": "what it reads, in a line"})

    def __post_init__(self) -> None:
        pattern = regex.compile(compiles(re.sub(MACRO, "(?:n)", self.pattern)))
        if pattern.groupindex.keys().isdisjoint({"name", "part"}):
            raise ValueError("a construction needs a group (?P<name>…) or (?P<part>…)")


@dataclass(kw_only=True, eq=False, repr=False)
class Document(Entry):
    """Words by which a report says what it is, whose it is and who speaks, before its first heading."""

    role: Literal[
        "title", "genre_title", "genre_opening", "genre_text", "address", "region", "issuer", "national",
        "level", "own_before", "own_after", "unit", "no_unit", "boundary", "speaker", "behind_unit",
        "budget_years", "day_label", "delivered", "delivery", "level_said", "looks_ahead", "looks_back",
        "plan_number", "review_word", "town", "unit_end", "volume_address", "volume_body",
        "volume_communique", "volume_opening", "volume_report", "volume_title", "year_told",
        "page_closing", "page_control", "page_detail", "page_publisher", "page_related", "page_title",
    ] = field(metadata={"description": "see data/documents.toml"})  # fmt: skip
    pattern: Pattern
    genre: Genre | None = field(default=None, metadata={"description": "the kind of report that it tells"})
    where: str | None = field(default=None, metadata={"description": "what the notes call these words"})

    def __post_init__(self) -> None:
        has_group(self.role, self.pattern)


@dataclass(kw_only=True, eq=False, repr=False)
class Time(Entry):
    """Words by which a figure is dated, or told to be done or promised."""

    role: TimeRole = field(metadata={"description": "see data/times.toml"})
    pattern: Pattern

    def __post_init__(self) -> None:
        has_group(self.role, self.pattern)


@dataclass(kw_only=True, eq=False, repr=False)
class Pack:
    """The content of one TOML file, or of several that were merged."""

    # equal to none but itself, so that to look up what was made of it takes no time

    __pydantic_config__ = STRICT

    unit: tuple[Unit, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    verb: tuple[Verb, ...] = ()
    bound: tuple[Bound, ...] = ()
    name: tuple[Name, ...] = ()
    heading: tuple[Heading, ...] = ()
    phrase: tuple[Phrase, ...] = ()
    column: tuple[Column, ...] = ()
    construction: tuple[Construction, ...] = ()
    document: tuple[Document, ...] = ()
    time: tuple[Time, ...] = ()


KINDS = tuple(kind.name for kind in fields(Pack))


def parse_pack(text: str, *, name: str) -> Pack:
    """A pack from TOML. Raises PackError with a line for each thing that is wrong, and where it is."""
    # ruff: noqa: PLC0415 - a start with the vocabulary as it is kept reads and checks nothing
    import tomllib

    from pydantic import TypeAdapter, ValidationError

    try:
        entries = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackError(f"{name}: is no TOML: {error}") from None
    lines = twice(name, text, entries)
    try:
        pack = TypeAdapter(Pack).validate_python(entries)
    except ValidationError as error:
        lines = [*pack_errors(name, text, entries, error.errors(), known=fields_of_kinds()), *lines]
    if lines:
        raise PackError(*lines)
    return pack


@cache
def fields_of_kinds() -> dict[str, list[str]]:
    """The kinds of entries, with the names of their fields."""
    hints = get_type_hints(Pack)
    return {kind: [each.name for each in fields(get_args(hints[kind])[0])] for kind in KINDS}


def name_of(entry: Entry) -> str:
    """What to call an entry: its code, its form, its first term or its pattern."""
    for each in ("code", "form", "terms", "name", "pattern"):
        value = getattr(entry, each, None)
        if value:
            return shortened(value if isinstance(value, str) else str(value[0]))
    return "?"


def shortened(text: str, most: int = 40) -> str:
    """A text that fits a line of output."""
    return text if len(text) <= most else text[: most - 1] + "…"


def patterns_of(pack: Pack) -> Iterator[tuple[str, Entry, str]]:
    """The regular expressions of a pack, each with its kind and its entry."""
    for kind in ("name", "heading", "phrase", "document", "time"):
        for entry in getattr(pack, kind):
            if entry.pattern:
                yield kind, entry, entry.pattern


def read_pack(path: Path) -> Pack:
    """A user's pack from a file."""
    return parse_pack(read_pack_text(path), name=displayed(str(path)))


def read_pack_text(path: Path) -> str:
    """The text of a user's pack, without the mark that some editors begin a file with."""
    name = displayed(str(path))
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise PackError(f"{name}: is not UTF-8; a pack is a TOML file in UTF-8") from None
        if isinstance(error, FileNotFoundError):
            raise PackError(f"{name}: no such file; check the name") from None
        raise PackError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from None


def read_packs(paths: Iterable[Path]) -> tuple[Pack, ...]:
    """Some packs. Raises one PackError for all that is wrong with all of them."""
    found: list[Pack] = []
    lines: list[str] = []
    for path in paths:
        try:
            found.append(read_pack(path))
        except PackError as error:
            lines += error.lines
    if lines:
        raise PackError(*lines)
    return tuple(found)


def builtin() -> Pack:
    """reportx's own vocabulary: as it is kept, unless a TOML file was changed since.

    There is one for all threads, also for those that ask first at the same time: its entries are told from
    a user's by being these very ones.
    """
    with LOADING:
        return loaded()


def own_pattern(kind: str, role: str) -> str:
    """The patterns of a role of reportx's own as one, for what is read before packs are asked for."""
    found = (entry.pattern for entry in getattr(builtin(), kind) if entry.role == role and entry.pattern)
    return f"(?:{'|'.join(found)})"


LOADING = Lock()


@cache
def loaded() -> Pack:
    """What ``builtin`` hands out."""
    return kept() or from_toml()


@cache
def whole() -> Pack:
    """reportx's own vocabulary with all that the table of indicators tells of them."""
    return merge(*(parse_pack((DATA / file).read_text(encoding="utf-8"), name=file) for file in FILES))


def from_toml() -> Pack:
    """reportx's own vocabulary as its files have it, and of the indicators what names are read by.

    Without the examples, which no reading needs and each start would load; but `rules` shows constructions'.
    """
    named = (one for one in whole().indicator if one.terms)
    lean = tuple(Indicator(code=one.code, name=one.name, terms=one.terms) for one in named)
    others = {
        kind: bare(getattr(whole(), kind)) for kind in KINDS if kind not in {"construction", "indicator"}
    }
    return replace(whole(), indicator=lean, **others)


def bare(entries: Iterable[Entry]) -> tuple[Any, ...]:
    """Entries without their examples."""
    return tuple(replace(entry, examples=(), not_examples=()) for entry in entries)


def kept() -> Pack | None:
    """What scripts/keep.py made of the files as they stand now, checked and merged; None without it."""
    found = load_cache(KEPT, digest()) if KEPT.exists() else None
    return found if isinstance(found, Pack) else None


def keep() -> None:
    """Keep reportx's own vocabulary, for which each start would else read and check eight files."""
    save_cache(KEPT, digest(), from_toml())


def digest() -> str:
    """What the vocabulary is made of: the files, and the classes of this module."""
    parts = [Path(__file__), *(DATA / file for file in FILES)]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def merge(*packs: Pack) -> Pack:
    """One pack from several; where two have the same term, the earlier entry wins."""
    return Pack(**{kind: tuple(e for pack in packs for e in getattr(pack, kind)) for kind in KINDS})
