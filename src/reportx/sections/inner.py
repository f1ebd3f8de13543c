"""Headlines inside paragraphs: a section that is one long paragraph has them, and one that a headline opens.

Either must be the habit of its series or chapter: where most short sentences are ordinary ones, all are.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from reportx.sections.candidates import Short, long_blocks, sentences, short_ones, short_sentences, weighed
from reportx.sections.forms import BODY, Forms, Mark
from reportx.sections.openers import Path
from reportx.sections.paths import best_path
from reportx.sections.stretches import Block, Stretch
from reportx.sections.terms import NEVER, Candidate, Make, fits, likeness, make_of, own_terms, room

HALF = 0.5  # of a series' sections have their headlines inside, where it is the habit
ORDINARY = 1.5  # so many headlines there are for one ordinary short sentence, where it is the habit
NEAR = 3  # characters of difference in length, up to which a short sentence is like a series
CRAMPED = 2.0  # what it costs to be followed by another short sentence instead of text
EARLY = 3  # a series inside a paragraph begins behind three introductory sentences at the latest
ROOMY = 40  # characters under each headline of a section that alone has its headlines inside
LEAST = 3  # so many make a series without a habit
WORDED = 3  # what the words of a sentence weigh that could be a headline
CLOSE = 3.0  # how alike two sentences are whose lengths differ by one character
LONGEST_REFRAIN = 33


def inner_series(
    chars: str, stretches: Sequence[Stretch], opened: Sequence[Path], forms: Forms
) -> list[Path]:
    """The headlines inside the paragraphs of sections, stretch by stretch, where a series has them there."""
    paths: list[Path] = [[] for _ in stretches]
    for series in dict.fromkeys(s.series for s in stretches if s.section):
        parts = [at for at, s in enumerate(stretches) if s.series == series and s.section and s.blocks]
        bare = [at for at in parts if not opened[at] or len(long_blocks(stretches[at])) < 2]
        if len(bare) < HALF * len(parts):
            continue
        found = {at: inner_candidates(chars, stretches[at], opened[at], forms) for at in parts}
        first = {at: inner_path(found[at], stretches[at].blocks, None) for at in bare}
        begun = sum(begins(path, stretches[at].blocks[0]) for at, path in first.items())
        made: dict[int, Path] = {}
        if begun >= HALF * len(bare) and are_series(first.values()):
            make = make_of([c.size for path in first.values() for c in path])
            made = {at: inner_path(found[at], stretches[at].blocks, make) for at in parts}
        if not (are_series(made.values()) and are_most(made, found)):
            made = {at: path for at, path in first.items() if is_whole(path, found[at], stretches[at])}
        for at, path in made.items():
            paths[at] = path
    return paths


def are_series(paths: Collection[Path]) -> bool:
    """Whether sections have several headlines each, and not most of them a single short sentence."""
    several = sum(len(path) > 1 for path in paths)
    return sum(map(len, paths)) >= LEAST and 2 * several > sum(map(bool, paths))


def are_most(paths: Mapping[int, Path], candidates: Mapping[int, Path]) -> bool:
    """Whether more of the sentences that could be headlines inside paragraphs are some than are not."""
    chosen = {c.start for path in paths.values() for c in path}
    told = (c for at in paths for c in candidates[at] if c.place == "inside")
    return len(chosen) > sum(c.start not in chosen for c in told)


def is_whole(path: Path, candidates: Path, stretch: Stretch) -> bool:
    """Whether one section by itself has its headlines inside: one begins it, and all that are alike are."""
    if len(path) < LEAST or path[0].start != stretch.blocks[0][0]:
        return False
    make = make_of([c.size for c in path])
    alike = sum(make is not None and abs(c.size - make.size) <= NEAR for c in candidates)
    roomy = all(two.start - one.end > ROOMY for one, two in pairwise(path))
    return alike <= len(path) and len({(c.claims, c.commas) for c in path}) == 1 and roomy


def inner_candidates(chars: str, stretch: Stretch, opened: Path, forms: Forms) -> Path:
    """The short sentences of a section, together with what opens its paragraphs."""
    known = {c.start for c in opened}
    shorts = [c for block in stretch.blocks for c in short_sentences(chars, block, forms)]
    return sorted([*opened, *(c for c in shorts if c.start not in known)])


def begins(path: Path, first: Block) -> bool:
    """Whether a series begins with the first paragraph, behind a few introductory sentences at most."""
    return bool(path) and path[0].order <= EARLY and path[0].start < first[1]


def inner_path(candidates: Path, blocks: Sequence[Block], make: Make | None) -> Path:
    """The best path through sentences of some paragraphs that must have text between them."""
    worth = [inner_terms(c, blocks, make) for c in candidates]
    for at, (one, two) in enumerate(pairwise(candidates)):
        worth[at] -= CRAMPED * (two.start - one.end <= BODY)

    def pair(a: int, b: int) -> float:
        one, two = candidates[a], candidates[b]
        space = room(two.start - one.end)
        alike = likeness(one, two) if space > -NEVER else 0.0
        if not alike:
            return space
        for at in range(a + 1, b):
            if likeness(one, passed := candidates[at]):
                if worth[at] > 0 and apart(one, passed, two):
                    return space
                alike -= passed.words >= WORDED
        return max(0.0, alike) + space

    return best_path(candidates, worth, pair)


def inner_terms(c: Candidate, blocks: Sequence[Block], make: Make | None) -> float:
    """What speaks for a sentence inside a paragraph; at the end, it has no text under it."""
    if blocks[-1][1] - c.end <= BODY:
        return -NEVER
    early = make is not None and c.order < EARLY and c.start < blocks[0][1]
    return own_terms(c) + fits(c, make) + early


def apart(one: Candidate, middle: Candidate, two: Candidate) -> bool:
    """Whether text stands between three sentences."""
    return middle.start - one.end > BODY < two.start - middle.end


def child_series(
    chars: str, stretches: Sequence[Stretch], paths: Sequence[Path], forms: Forms
) -> Iterator[Mark]:
    """Series of headlines in paragraphs that a headline opens (做强实体。… 抓布局。… 强支撑。… 优保障。…)."""
    found: list[tuple[Path, bool]] = []
    single: list[Short] = []  # sentences that make no series, and are weighed only where there is one
    ordinary = 0
    for led in (led for s, path in zip(stretches, paths, strict=True) for led in led_parts(s, path)):
        shorts = short_ones(chars, led)
        if len(shorts) < 2:
            single += shorts
            continue
        path, alike = children_of(weighed(shorts, forms), led)
        found += [(path, LEAST <= len(path) == alike and is_parallel(path))] if path else []
        ordinary += alike - len(path)
    if not found:
        return
    ordinary += len(weighed(single, forms))
    usual = sum(len(path) for path, _ in found) >= max(LEAST, ORDINARY * ordinary)
    for path, whole in found:
        if usual or whole:
            yield from (Mark(c.start, c.end, "inner", None, c.title) for c in path)


def is_parallel(path: Path) -> bool:
    """Whether all sentences of a series say that something got better, or are as long and worded alike."""
    if all(c.claims for c in path):
        return True
    made = [c._replace(claims=False) for c in path]  # how they are made, whatever they say
    return sum(likeness(one, two) for one, two in pairwise(made)) > CLOSE * (len(path) - 1)


def children_of(candidates: Path, led: Block) -> tuple[Path, int]:
    """The series in a paragraph that a headline opens, if any; and how many sentences are like it."""
    first = inner_path(candidates, [led], None) if len(candidates) > 1 else []
    if len(first) < 2:
        return [], len(candidates)
    make = make_of([c.size for c in first])
    path = inner_path(candidates, [led], make)
    alike = sum(make is not None and abs(c.size - make.size) <= NEAR for c in candidates)
    good = len(path) > 1 and begins(path, led) and 2 * len(path) > alike
    return (path, alike) if good else ([], len(candidates))


def led_parts(stretch: Stretch, path: Path) -> Iterator[Block]:
    """The paragraphs that a headline opens, behind it and up to the next."""
    starts = [start for start, _ in stretch.blocks]
    for c, after in zip(path, [*path[1:], None], strict=False):
        end = stretch.blocks[bisect_right(starts, c.start) - 1][1]
        if c.place != "line":
            yield c.end, min(end, after.start if after else end)


def refrains(chars: str, block: Block, forms: Forms) -> Iterator[Mark]:
    """Sentences that are headlines by what they repeat (坚持创新发展，着力… 坚持协调发展，着力…)."""
    if block[1] - block[0] < LEAST * (BODY + NEAR):
        return
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
