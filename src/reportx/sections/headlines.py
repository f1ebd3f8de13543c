"""Headlines without a number: 消费潜力持续释放。编制全域商圈发展规划，….

They are known by three things together: what they say, where they stand, and what their neighbours do,
each a term of a sum (``terms``). A chapter is read twice: the second time it is known what its habit is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from reportx.sections.candidates import long_blocks, openings, sentences, short_sentences
from reportx.sections.forms import BODY, Forms, Mark
from reportx.sections.paths import best_path
from reportx.sections.stretches import Block, Stretch, read_stretches
from reportx.sections.terms import (
    NEVER,
    Candidate,
    Make,
    fits,
    followed,
    habit,
    introduction,
    likeness,
    make_of,
    misfit,
    own_terms,
    room,
)

LONE = 0.2  # what the terms of a headline without siblings must come to, among paragraphs that have none
NEAR = 3  # characters of difference in length, up to which a short sentence is like a series
CRAMPED = 2.0  # what it costs to be followed by another short sentence instead of text
STRAY = 0.5  # what it costs to have as many clauses as few of a chapter's headlines have
EARLY = 3  # a series inside a paragraph begins behind three introductory sentences at the latest

LEAST = 3  # so many sentences with one refrain are a series
LONGEST_REFRAIN = 33

Path = list[Candidate]


def headline_marks(
    chars: str, blocks: Sequence[Block], numbered: Sequence[Mark], forms: Forms
) -> list[Mark]:
    """Headlines without a number, chapter by chapter."""
    stretches = list(read_stretches(blocks, numbered))
    chapters = [list(group) for _, group in groupby(stretches, key=lambda s: s.chapter)]
    return [mark for chapter in chapters for mark in chapter_headlines(chars, chapter, forms)]


def chapter_headlines(chars: str, stretches: Sequence[Stretch], forms: Forms) -> Iterator[Mark]:
    """The headlines that open a chapter's paragraphs, and those inside paragraphs, as its habit is."""
    opened = open_series(chars, stretches, forms)
    inside = inner_series(chars, stretches, opened, forms)
    outer = [inner or opening for opening, inner in zip(opened, inside, strict=True)]
    children = list(child_series(chars, stretches, outer, forms))
    for path in outer:
        yield from with_depth(path, children)
    yield from children
    led = {c.start for path in outer for c in path}
    for stretch, path in zip(stretches, inside, strict=True):
        for block in stretch.blocks:
            if not path and block[0] not in led:
                yield from refrains(chars, block, forms)


def open_series(chars: str, stretches: Sequence[Stretch], forms: Forms) -> list[Path]:
    """The headlines that open paragraphs, stretch by stretch; twice, as the first reading tells the habit."""
    found = [openings(chars, s, forms) for s in stretches]
    first = [open_path(c, s, None) for c, s in zip(found, stretches, strict=True)]
    style = read_style(first, stretches)
    return [
        open_path(c, s, style._replace(share=max(style.share, own_share(path, s))))
        for c, s, path in zip(found, stretches, first, strict=True)
    ]


def own_share(path: Path, stretch: Stretch) -> float:
    """The share of a stretch's own paragraphs that headlines open, where they are several."""
    return len(path) / max(1, len(long_blocks(stretch))) if len(path) > 1 else 0.0


class Style(NamedTuple):
    """What a chapter's headlines that open paragraphs have in common."""

    share: float  # of its paragraphs that have one
    makes: Mapping[int, Make]  # how long those of so many clauses are
    rare: frozenset[int]  # how many clauses few of them have
    starts: float  # the share of sections that begin with one


def read_style(paths: Sequence[Path], stretches: Sequence[Stretch]) -> Style:
    """The style of a chapter, as the first reading found its headlines."""
    chosen = [c for path in paths for c in path]
    clauses = Counter(c.commas for c in chosen)
    headed = [(path, s) for path, s in zip(paths, stretches, strict=True) if path and len(long_blocks(s)) > 1]
    starts = sum(path[0].start == s.blocks[s.run_in][0] for path, s in headed)
    return Style(
        len(chosen) / max(1, sum(len(long_blocks(s)) for s in stretches)),
        {n: make_of([c.size for c in chosen if c.commas == n]) for n in clauses if clauses[n] > 2},
        frozenset(n for n, times in clauses.items() if times < len(chosen) / 5),
        starts / len(headed) if len(headed) > 2 else 0.5,
    )


def open_path(candidates: Path, stretch: Stretch, style: Style | None) -> Path:
    """The best path through the openings of one stretch."""
    blocks = long_blocks(stretch)

    def own(c: Candidate) -> float:
        return own_terms(c) + (usual(c, stretch, style) if style else 0.0)

    def pair(a: int, b: int) -> float:
        one, two = candidates[a], candidates[b]
        if two.start - one.end <= BODY:
            return -NEVER
        alike = likeness(one, two)
        if not alike or any(own(c) > 0 for c in candidates[a + 1 : b]):
            return 0.0  # a series passes by no sentence that could be one of it
        return max(0.0, alike + followed(sum(one.start < start < two.start for start, _ in blocks)))

    path = best_path(candidates, own, pair)
    if style is None or len(path) != 1 or path[0].place == "dash":
        return path
    bare = len(stretch.blocks) > 2 or path[0].commas > 1
    return [] if bare and own(path[0]) < LONE + path[0].commas else path


def usual(c: Candidate, stretch: Stretch, style: Style) -> float:
    """What a chapter's style says of a sentence that opens a paragraph."""
    terms = habit(style.share)
    if c.place != "dash":
        terms -= STRAY * (c.commas in style.rare)
        terms += misfit(c, style.makes.get(c.commas))
    if c.start == stretch.blocks[stretch.run_in][0]:
        terms += introduction(style.starts)
    return terms


def with_depth(path: Path, children: Sequence[Mark]) -> Iterator[Mark]:
    """The marks of a path; what stands under a line, or goes on with a headline's children, is one deeper."""
    line, leader = False, None
    for c in path:
        if leader is None or not continues(c, leader, children):
            line, leader = line or c.place == "line", c
            form = "line" if c.place == "line" else "inner" if line else "opener"
        else:
            form = "inner"
        yield Mark(c.start, c.end, form, None, c.title)


def continues(c: Candidate, leader: Candidate, children: Sequence[Mark]) -> bool:
    """Whether a sentence that opens a paragraph is made like the children of the headline before it."""
    own = [mark.title for mark in children if leader.start < mark.start < c.start]
    return bool(own) and c.commas != leader.commas and c.commas == own[-1].count("，")


def inner_series(
    chars: str, stretches: Sequence[Stretch], opened: Sequence[Path], forms: Forms
) -> list[Path]:
    """Where the sections of a chapter have their headlines inside their paragraphs: these, stretch by stretch."""
    paths: list[Path] = [[] for _ in stretches]
    for series in {s.series for s in stretches if s.section}:
        parts = [at for at, s in enumerate(stretches) if s.series == series and s.section and s.blocks]
        bare = [at for at in parts if not opened[at] or len(long_blocks(stretches[at])) < 2]
        if len(bare) < 0.5 * len(parts):
            continue
        found = {at: inner_candidates(chars, stretches[at], opened[at], forms) for at in parts}
        first = [inner_path(found[at], stretches[at], None) for at in bare]
        begun = sum(begins(path, stretches[at]) for path, at in zip(first, bare, strict=True))
        if begun >= 0.5 * len(bare) and sum(map(len, first)) > 2:
            make = make_of([c.size for path in first for c in path])
            for at in parts:
                paths[at] = inner_path(found[at], stretches[at], make)
    return paths


def inner_candidates(chars: str, stretch: Stretch, opened: Path, forms: Forms) -> Path:
    """The short sentences of a section, together with what opens its paragraphs."""
    known = {c.start for c in opened}
    shorts = [c for block in stretch.blocks for c in short_sentences(chars, block, forms)]
    return sorted([*opened, *(c for c in shorts if c.start not in known)])


def begins(path: Path, stretch: Stretch) -> bool:
    """Whether a series begins with its section, behind a few introductory sentences at most."""
    return bool(path) and path[0].order <= EARLY and path[0].start < stretch.blocks[0][1]


def inner_path(candidates: Path, stretch: Stretch, make: Make | None) -> Path:
    """The best path through sentences that must have text between them."""
    end = stretch.blocks[-1][1]
    first = stretch.blocks[0]
    cramped = {one.start for one, two in pairwise(candidates) if two.start - one.end <= BODY}

    def own(c: Candidate) -> float:
        if end - c.end <= BODY:
            return -NEVER
        early = make is not None and c.order < EARLY and c.start < first[1]
        return own_terms(c) + fits(c, make) + early - CRAMPED * (c.start in cramped)

    def pair(a: int, b: int) -> float:
        one, two = candidates[a], candidates[b]
        space = room(two.start - one.end)
        alike = likeness(one, two)
        passed = [c for c in candidates[a + 1 : b] if likeness(one, c)]
        if not alike or any(own(c) > 0 and apart(one, c, two) for c in passed):
            return space
        return max(0.0, alike - sum(c.words >= 3 for c in passed)) + space

    return best_path(candidates, own, pair)


def apart(one: Candidate, middle: Candidate, two: Candidate) -> bool:
    """Whether text stands between three sentences."""
    return middle.start - one.end > BODY < two.start - middle.end


def child_series(
    chars: str, stretches: Sequence[Stretch], outer: Sequence[Path], forms: Forms
) -> Iterator[Mark]:
    """Series of headlines in paragraphs that a headline opens (做强实体。… 抓布局。… 强支撑。… 优保障。…)."""
    rooms = [room for s, path in zip(stretches, outer, strict=True) for room in led_rooms(s, path)]
    found, ordinary = [], 0
    for room in rooms:
        candidates = short_sentences(chars, room.blocks[0], forms)
        path = inner_path(candidates, room, None)
        make = make_of([c.size for c in path]) if len(path) > 1 else None
        path = inner_path(candidates, room, make)
        alike = [c for c in candidates if make is None or abs(c.size - make.size) <= NEAR]
        good = len(path) > 1 and begins(path, room) and 2 * len(path) > len(alike)
        found += [(path, 2 < len(path) >= len(alike))] if good else []
        ordinary += len(alike) - len(path) if good else len(candidates)
    usual = sum(len(path) for path, _ in found) >= max(3, 1.5 * ordinary)
    for path, whole in found:
        if usual or whole:
            yield from (Mark(c.start, c.end, "inner", None, c.title) for c in path)


def led_rooms(stretch: Stretch, path: Path) -> Iterator[Stretch]:
    """The paragraphs that a headline opens, behind it and up to the next."""
    for c, after in pairwise([*path, None]):
        block = next(((a, b) for a, b in stretch.blocks if a <= c.start < b), None) if c else None
        if c and block and c.place != "line":
            room = (c.end, min(block[1], after.start if after else block[1]))
            yield stretch._replace(blocks=(room,))


def refrains(chars: str, block: Block, forms: Forms) -> Iterator[Mark]:
    """Sentences that are headlines by what they repeat (坚持创新发展，着力… 坚持协调发展，着力…)."""
    spans = [(a, b) for a, b in sentences(chars, block) if a > block[0] and b - a <= LONGEST_REFRAIN]
    if len(spans) < LEAST:
        return
    found = [(a, b, m["key"]) for a, b in spans if (m := forms.find("refrain", chars[a:b]))]
    found = [(a, b, key) for a, b, key in found if not forms.find("counted", chars[a:b])]
    keys = Counter((key, chars.count("，", a, b)) for a, b, key in found)
    for (key, commas), times in keys.items():
        alike = [(a, b) for a, b, own in found if own == key and chars.count("，", a, b) == commas]
        sizes = [b - a for a, b in alike]
        roomy = all(two[0] - one[1] > BODY for one, two in pairwise(alike))
        if times >= LEAST and roomy and (commas or max(sizes) - min(sizes) <= 1):
            yield from (Mark(a, b + 1, "opener", None, chars[a:b]) for a, b in alike)
