"""Fields of a user's pack that are fine by themselves and don't fit what the entry is.

A pack that holds one would be read without a word, and would do nothing, or what nobody meant: a verb of
the role rank with the measure growth, a factor without the unit that it tells of, a weight of what has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportx.errors import displayed, nearest
from reportx.pack_errors import line_of
from reportx.pack_errors import place as place_of
from reportx.packs import (
    KINDS,
    Bound,
    Construction,
    Document,
    Heading,
    Indicator,
    Pack,
    Unit,
    Verb,
    VerbRole,
    builtin,
    name_of,
    read_pack_text,
)
from reportx.records import Measure

MEASURES: Mapping[VerbRole, tuple[Measure, ...]] = {  # of the figures that a verb governs
    "change": ("growth", "change"),
    "compare": ("growth", "change"),
    "add": ("change",),
    "reach": ("level",),
    "make": ("level",),
    "be": ("level", "share"),
    "rank": ("rank",),
}
WEIGHED = {"claim", "manner", "task", "topic", "fact"}  # forms that are features of a headline, not headings
SCALES = "十百千万亿"


def misfits(pack: Pack, path: Path, *, others: Sequence[Pack] = ()) -> Iterator[str]:
    """A line for each field of a user's pack that does not fit its entry, with file, line and entry.

    ``others`` are packs that are read with it, whose units it may name.
    """
    units = {term: unit for one in (builtin(), *others, pack) for unit in one.unit for term in unit.terms}
    for kind in KINDS:
        for at, entry in enumerate(getattr(pack, kind)):
            for wrong in found(entry, units):
                line = line_of(read_pack_text(path), (kind, at, wrong.partition(":")[0]))
                yield f"{place_of(displayed(str(path)), line)}: {kind} {name_of(entry)}: {wrong}"


def found(entry: object, units: Mapping[str, Unit]) -> Iterator[str]:
    """What does not fit of an entry of any kind: each time the field, and what is wrong with it."""
    if isinstance(entry, Verb):
        yield from of_verb(entry)
    elif isinstance(entry, Unit):
        yield from of_unit(entry, units)
    elif isinstance(entry, Indicator):
        yield from of_indicator(entry, units)
    elif isinstance(entry, Bound) and entry.comparator == "eq":
        yield "comparator: 'eq' bounds nothing; take another"
    elif isinstance(entry, Heading):
        yield from of_heading(entry)
    elif isinstance(entry, Document):
        yield from of_document(entry)
    elif isinstance(entry, Construction):
        yield from of_construction(entry)


def of_verb(verb: Verb) -> Iterator[str]:
    """A measure that no figure of such a verb has."""
    fitting = MEASURES[verb.role]
    if verb.measure and verb.measure not in fitting:
        yield f"measure: a verb of the role {verb.role} makes no {verb.measure}; {instead(fitting)}"


def instead(words: Sequence[str]) -> str:
    """What to do about a word.

    >>> instead(("growth", "change"))
    'take growth, change, or leave it out'
    """
    return f"take {', '.join(words)}, or leave it out"


def of_unit(unit: Unit, units: Mapping[str, Unit]) -> Iterator[str]:
    """What a unit can't be told in, and what is counted that can't be people."""
    if unit.factor != (1, 1) and unit.canonical in {None, *unit.terms}:
        yield "factor: tells how many of another unit it is, and canonical names none"
    other = units.get(unit.canonical or unit.terms[0])
    if other is None:
        yield f"canonical: no unit is called {unit.canonical}; {advice(unit.canonical or '', units)}"
    elif other.kind != unit.kind:
        yield f"kind: {unit.kind} is not that of its canonical unit {unit.canonical}, which is {other.kind}"
    if unit.people and unit.kind != "count":
        yield f"people: they are counted, and its kind is {unit.kind}"


def of_indicator(indicator: Indicator, units: Mapping[str, Unit]) -> Iterator[str]:
    """Units that none is, and half of what tells the meaning of a short name."""
    for unit in indicator.units:
        unknown = next((one for one in unit.split("/") if not is_unit(one, units)), None)
        if unknown is not None:
            yield f"units: no unit is called {unknown}; {advice(unknown, units)}"
    if indicator.short and not indicator.near:
        yield "short: needs near, the words that tell what it means"
    if indicator.near and not indicator.short:
        yield "near: needs short, the name that these words tell the meaning of"


def is_unit(unit: str, units: Mapping[str, Unit]) -> bool:
    """Whether a unit is one, with a scale or without."""
    return unit in units or unit.lstrip(SCALES) in units


def advice(unit: str, units: Mapping[str, Unit]) -> str:
    """What to do about a unit that there is not."""
    near = nearest(unit.lstrip(SCALES), units)
    return f"did you mean {near}?" if near else "add it as a [[unit]]"


def of_heading(heading: Heading) -> Iterator[str]:
    """A weight of what is not weighed, and the reverse."""
    weighed = heading.form in WEIGHED
    if heading.weight and not weighed:
        yield f"weight: a heading of the form {heading.form} has none; leave it out"
    if weighed and not heading.weight:
        yield f"form: {heading.form} needs a weight other than 0"


def of_document(document: Document) -> Iterator[str]:
    """A genre of what tells none, and the reverse."""
    tells = document.role.startswith("genre_")
    if tells and document.genre is None:
        yield f"role: {document.role} needs a genre"
    if document.genre and not tells:
        yield f"genre: the role {document.role} tells none; leave it out"


def of_construction(construction: Construction) -> Iterator[str]:
    """Letters that must be there and that the pattern, where it is told in full, never takes."""
    pattern = construction.pattern
    if "{" not in pattern and not set(construction.needs) & set(pattern):
        yield f"needs: {construction.needs} has no letter of the pattern, which so never matches"
