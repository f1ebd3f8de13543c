"""Headlines that open a paragraph, and short lines over one: each is weighed beside its neighbours."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from reportx.patterns import compiled
from reportx.sections.forms import BODY, QUOTED, Forms, Mark, clumsiness, weigh
from reportx.sections.stretches import DASH, PARAGRAPH, Stretch

FIRST = compiled(r"[^。！？\n]{3,60}+。")
LINE = compiled(r"(?P<title>[^。；：！？\n]{4,40}+)。?")
SLOGAN = compiled(r"[^，、]{3,14}")
DIGIT = compiled(r"\d")

ENOUGH = 5  # what a sentence must weigh to be a headline
SURE = 7  # and where its neighbours are none
LIKELY = 2  # and where its neighbours are headlines of the same make

Profile = Mapping[int, float]  # how long headlines of one, two, … clauses are


def openings(chars: str, stretches: Sequence[Stretch], forms: Forms) -> list[list[Mark]]:
    """Headlines that open a paragraph, stretch by stretch; their neighbours help or hinder them."""
    found = [list(candidates(chars, s, forms)) for s in stretches]
    leads = Counter(lead[0] for marks in found for m in marks if (lead := forms.find("lead", m.title)))
    series = {lead for lead, times in leads.items() if times >= 3}
    good = [[m for m in marks if is_headline(m, forms, series)] for marks in found]
    profile = read_profile([m for marks in good for m in marks])
    like = [
        [m for m in marks if is_like(m, profile) or is_like(m, read_profile(near))]
        for marks, near in zip(found, good, strict=True)
    ]
    uniform = is_uniform(stretches, good, like)
    kept = [
        under_lines(
            without_strays(with_like(marks, heavy, alike, habit=uniform or is_habit(s, heavy, alike)))
        )
        for s, marks, heavy, alike in zip(stretches, found, good, like, strict=True)
    ]
    return without_rare(stretches, kept)


def candidates(chars: str, stretch: Stretch, forms: Forms) -> Iterator[Mark]:
    """Sentences that open a paragraph, and short lines over one."""
    for block, following in pairwise((*stretch.own, (0, 0))):
        mark = opening(chars, block, forms)
        if mark is None and following[1] - following[0] > PARAGRAPH:
            mark = line(chars, block, forms)
        if mark:
            yield mark


def opening(chars: str, block: tuple[int, int], forms: Forms) -> Mark | None:
    """The first sentence of a paragraph, weighed."""
    start, end = block
    dash = DASH.match(chars, start, end)
    first = FIRST.match(chars, dash.end() if dash else start, end)
    if first is None or end - first.end() < BODY:
        return None
    title = first[0][:-1]
    if forms.find("counted", title):
        return None
    weight, claims = weigh(title, forms)
    if dash:  # the report itself marks it, so a word that tells facts does not count, but a figure does
        weight = weight + SURE if weight >= 0 else SURE * (DIGIT.search(QUOTED.sub("", title)) is None)
    else:
        weight += 2 - clumsiness(title, forms)
    return Mark(start, first.end(), "opener", None, title, weight, claims)


def line(chars: str, block: tuple[int, int], forms: Forms) -> Mark | None:
    """A headline on a line of its own; one that ends like a sentence must be as short as a headline."""
    start, end = block
    dash = DASH.match(chars, start, end)
    found = LINE.fullmatch(chars, dash.end() if dash else start, end) if end - start <= 42 else None
    if found is None or (chars[end - 1] == "。" and not SLOGAN.fullmatch(found["title"])):
        return None
    weight, claims = weigh(found["title"], forms)
    weight = weight + 4 - clumsiness(found["title"], forms) if weight >= 3 else 0
    form = "opener" if chars[end - 1] == "。" else "line"
    return Mark(start, end, form, None, found["title"], weight, claims)


def is_headline(mark: Mark, forms: Forms, series: Container[str]) -> bool:
    """Heavy enough by itself, or one of a series with one lead."""
    lead = forms.find("lead", mark.title)
    return mark.weight >= ENOUGH or (mark.weight >= LIKELY and lead is not None and lead[0] in series)


def read_profile(marks: Sequence[Mark]) -> Profile:
    """How long the headlines of a chapter are, those of one clause and those of several."""
    lengths: dict[int, list[int]] = {}
    for m in marks:
        lengths.setdefault(m.title.count("，"), []).append(len(m.title))
    if not lengths:
        return {}
    from statistics import median  # noqa: PLC0415 - takes 3 ms, and a sentence has no headlines

    return {commas: median(found) for commas, found in lengths.items() if len(found) >= 2}


def is_like(mark: Mark, profile: Profile) -> bool:
    """Whether a sentence is of the make and about as long as the headlines beside it."""
    commas = mark.title.count("，")
    return mark.weight >= LIKELY and abs(len(mark.title) - profile.get(commas, 99)) <= 3 + 2 * commas


def is_habit(stretch: Stretch, good: Sequence[Mark], like: Sequence[Mark]) -> bool:
    """Whether headlines open most paragraphs of a stretch, from the first of them to the last."""
    if len(good) < 2:
        return False
    first, last = good[0].start, good[-1].start
    long = sum(end - start > PARAGRAPH and first <= start <= last for start, end in stretch.own)
    return len({m.start for m in (*good, *like) if first <= m.start <= last}) >= 0.7 * long


def is_uniform(
    stretches: Sequence[Stretch], good: Sequence[Sequence[Mark]], like: Sequence[Sequence[Mark]]
) -> bool:
    """Whether headlines open nearly all paragraphs of a chapter's sections."""
    inner = [s.section for s in stretches]
    long = sum(b - a > PARAGRAPH for s, own in zip(stretches, inner, strict=True) if own for a, b in s.own)
    starts = {
        m.start
        for found in (good, like)
        for marks, own in zip(found, inner, strict=True)
        if own
        for m in marks
    }
    return long >= 6 and len(starts) >= 0.7 * long


def with_like(
    marks: Sequence[Mark], good: Sequence[Mark], like: Sequence[Mark], *, habit: bool
) -> list[Mark]:
    """The headlines of a stretch, with those that only their neighbours tell where that is its habit."""
    taken = {m.start for m in good} | triplets(marks)
    if habit:
        taken |= {m.start for m in like}
    return [m for m in marks if m.start in taken]


def triplets(marks: Sequence[Mark]) -> set[int]:
    """Three in a row of one length that share words (发展必须创新。… 发展必须开放。… 发展必须惠民。…)."""
    taken: set[int] = set()
    for three in zip(marks, marks[1:], marks[2:], strict=False):
        first, second, third = (m.title for m in three)
        if len(first) == len(second) == len(third) and not DIGIT.search(first):
            shared = sum(a == b == c for a, b, c in zip(first, second, third, strict=True))
            taken |= {m.start for m in three} if shared >= 2 else set()
    return taken


def without_strays(marks: Sequence[Mark]) -> list[Mark]:
    """Headlines without a lone one of several clauses among three and more of one clause."""
    several = [m for m in marks if "，" in m.title]
    if len(several) == 1 and len(marks) > 3 and several[0].weight < SURE:
        return [m for m in marks if m is not several[0]]
    return list(marks)


def under_lines(marks: Sequence[Mark]) -> list[Mark]:
    """What opens a paragraph under a line that is a headline is one level deeper."""
    first = next((m.start for m in marks if m.form == "line"), None)
    if first is None:
        return list(marks)
    return [m._replace(form="inner") if m.form == "opener" and m.start > first else m for m in marks]


def without_rare(stretches: Sequence[Stretch], kept: Sequence[Sequence[Mark]]) -> list[list[Mark]]:
    """Headlines of a habit; where hardly any paragraph has one, only those that are sure."""
    blocks = [sum(end - start > PARAGRAPH for start, end in s.own) for s in stretches]
    common = sum(map(len, kept)) >= 0.3 * sum(blocks)
    return [
        list(marks) if common or len(marks) >= 0.5 * count else [m for m in marks if m.weight >= SURE]
        for marks, count in zip(kept, blocks, strict=True)
    ]
