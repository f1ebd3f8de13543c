"""Headlines that open paragraphs, or stand on lines over them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportx.sections.candidates import DIGIT, long_blocks, opening, openings
from reportx.sections.forms import BODY, QUOTED, Forms, without_lead
from reportx.sections.paths import REACH, best_path
from reportx.sections.stretches import Stretch
from reportx.sections.terms import (
    NEVER,
    Candidate,
    Make,
    followed,
    habit,
    introduction,
    likeness,
    make_of,
    misfit,
    own_terms,
)

LONE = 0.2  # what the terms of a headline without siblings must come to, among paragraphs that have none
STRAY = 0.5  # what it costs to have as many clauses as few of a chapter's headlines have
FEW = 5  # one in so many is few
LEAST = 3  # headlines of a stretch that tell what stands between two of them
SAME = 8  # so many characters in common tell a series whatever follows them
OPENING = 4  # characters that headlines of one opening have in common
NEAR = 3  # characters of difference in length between headlines of one make
TOLD = 2  # so many headlines tell nothing of what others look like

Path = list[Candidate]


class Style(NamedTuple):
    """What a chapter's headlines that open paragraphs have in common."""

    share: float  # of its paragraphs that have one
    makes: Mapping[int, Make | None]  # how long those of so many clauses are
    rare: frozenset[int]  # how many clauses few of them have
    starts: float  # the share of sections that begin with one


def open_series(chars: str, stretches: Sequence[Stretch], forms: Forms) -> list[Path]:
    """The headlines that open paragraphs, stretch by stretch; twice, as the first reading tells the habit."""
    found = [openings(chars, s, forms) for s in stretches]
    told = [(c, ties(c, s), s) for c, s in zip(found, stretches, strict=True)]
    first = [open_path(*one, None) for one in told]
    style = read_style(first, stretches)
    paths = [
        open_path(*one, style._replace(share=max(style.share, own_share(path, s))))
        for one, s, path in zip(told, stretches, first, strict=True)
    ]
    whole = [filled(path, c, s, forms) for path, c, s in zip(paths, found, stretches, strict=True)]
    return [[*run_in(chars, path, s, forms), *path] for path, s in zip(whole, stretches, strict=True)]


def run_in(chars: str, path: Path, stretch: Stretch, forms: Forms) -> Path:
    """The sentence behind the heading in its own paragraph, where it is the first of the headlines below."""
    if not (stretch.run_in and path and path[0].start == stretch.blocks[1][0]):
        return []
    first = opening(chars, stretch.blocks[0], forms)
    alike = first is not None and first.words > 0 and is_made_like(first, path[0], path[-1])
    return [first] if first and alike else []


def filled(path: Path, candidates: Path, stretch: Stretch, forms: Forms) -> Path:
    """A path with what opens a paragraph beside its headlines and is made like them.

    Its words may tell a fact (启动片区改造): its neighbours say what it is.
    """
    if not path:
        return refrain(candidates, stretch, forms) or one_opening(candidates, stretch, forms)
    starts = [start for start, _ in stretch.blocks]
    headed = {bisect_right(starts, c.start): c for c in path}
    bare = {at: c for c in candidates if (at := bisect_right(starts, c.start)) not in headed}
    alike = [c for at, c in bare.items() if is_member(c, at, headed, forms)]
    return sorted({*path, *alike, *said_again(path, candidates, forms)})


def is_member(c: Candidate, at: int, headed: Mapping[int, Candidate], forms: Forms) -> bool:
    """Whether an opening is made like those of the paragraphs on both sides, or of two on one side.

    What no headline stands before is rather a section's first sentence, if it does not begin as a task.
    """
    sides = [(at - 1, at + 1)]
    if c.commas == 0:
        task = forms.weight("task", c.title) > 0 and not forms.find("lead", c.title)
        sides += [(at - 2, at - 1), *([(at + 1, at + 2)] if task else [])]
    pairs = [(headed[a], headed[b]) for a, b in sides if a in headed and b in headed]
    return any(is_made_like(c, *pair) for pair in pairs) and not forms.find("defines", c.title)


def said_again(path: Path, candidates: Path, forms: Forms) -> Path:
    """What begins with the lead of several headlines (一年来，我们…) and has as many clauses as one."""
    leads = {c.start: lead[0] for c in candidates if (lead := forms.find("lead", c.title))}
    led = [(leads[c.start], c.place, c.commas) for c in path if c.start in leads]
    times = Counter(lead for lead, _, _ in led)
    return [
        c
        for c in candidates
        if times[leads.get(c.start, "")] >= LEAST
        and (leads[c.start], c.place, c.commas) in led
        and not DIGIT.search(QUOTED.sub("", without_lead(c.title, forms)))
    ]


def refrain(candidates: Path, stretch: Stretch, forms: Forms) -> Path:
    """What opens a stretch's paragraphs, one after the other, in the same way (坚持把实干作为第一任务)."""
    own = [c for c in candidates if c.place == "open" and not forms.find("defines", c.title)]
    starts = [start for start, _ in stretch.blocks]
    places = [bisect_right(starts, c.start) for c in own]
    row = len(own) >= LEAST and places == list(range(places[0], places[0] + len(own)))
    if not row or len({(c.title[: OPENING - 1], c.commas) for c in own}) > 1:
        return []
    sizes = [c.size for c in own]
    even = max(sizes) - min(sizes) <= NEAR and not any(DIGIT.search(c.title) for c in own)
    return own if even else []


def one_opening(candidates: Path, stretch: Stretch, forms: Forms) -> Path:
    """Paragraphs in a row that begin with the same years and words, however long (过去五年，是我们…)."""
    starts = [start for start, _ in stretch.blocks]
    rows: list[Path] = [[]]
    for c in (c for c in candidates if c.place == "open" and forms.find("period", c.title)):
        last = rows[-1][-1] if rows[-1] else None
        again = last is not None and last.title[:SAME] == c.title[:SAME]
        if not (last and again and bisect_right(starts, c.start) == bisect_right(starts, last.start) + 1):
            rows.append([])
        rows[-1].append(c)
    longest = max(rows, key=len)
    return longest if len(longest) >= LEAST and not any(DIGIT.search(c.title) for c in longest) else []


def is_made_like(c: Candidate, one: Candidate, two: Candidate) -> bool:
    """Whether a sentence stands as two others do, has as many clauses and is about as long."""
    clauses = {one.commas, two.commas}
    opening = 2 if c.commas == one.commas == two.commas > 0 else OPENING  # 坚持…，… or 过去的一年，…
    again = c.title[:opening] == one.title[:opening] == two.title[:opening]
    if not (c.place == one.place == two.place and c.commas in clauses and (again or len(clauses) == 1)):
        return False
    short, long = sorted((one.size, two.size))
    near = NEAR + 2 * c.commas
    as_long = again or short - near <= c.size <= long + near
    return as_long and not DIGIT.search(QUOTED.sub("", c.title))


def own_share(path: Path, stretch: Stretch) -> float:
    """The share of a stretch's own paragraphs that headlines open, where they are several."""
    return len(path) / max(1, len(long_blocks(stretch))) if len(path) > 1 else 0.0


def read_style(paths: Sequence[Path], stretches: Sequence[Stretch]) -> Style:
    """The style of a chapter, as the first reading found its headlines."""
    chosen = [c for path in paths for c in path]
    clauses = Counter(c.commas for c in chosen)
    headed = [(path, s) for path, s in zip(paths, stretches, strict=True) if path and len(long_blocks(s)) > 1]
    starts = sum(path[0].start == s.blocks[s.run_in][0] for path, s in headed)
    return Style(
        len(chosen) / max(1, sum(len(long_blocks(s)) for s in stretches)),
        {n: make_of([c.size for c in chosen if c.commas == n]) for n in clauses if clauses[n] > TOLD},
        frozenset(n for n, times in clauses.items() if times < len(chosen) / FEW),
        starts / len(headed) if len(headed) > TOLD else 0.5,
    )


def ties(candidates: Path, stretch: Stretch) -> dict[tuple[int, int], float]:
    """What speaks for two openings of a stretch together."""
    starts = [start for start, _ in long_blocks(stretch)]
    return {
        (a, b): tie(candidates[a], candidates[b], starts)
        for b in range(len(candidates))
        for a in range(max(0, b - REACH), b)
    }


def tie(one: Candidate, two: Candidate, starts: Sequence[int]) -> float:
    """What speaks for two openings together, among paragraphs that headlines may open."""
    if two.start - one.end <= BODY and (one.place != "line" or two.place == "line"):
        return -NEVER  # a line may stand over headlines, all else has text under it
    alike = likeness(one, two)
    if not alike:
        return 0.0
    return max(0.0, alike + followed(bisect_left(starts, two.start) - bisect_right(starts, one.start)))


def open_path(
    candidates: Path, tied: Mapping[tuple[int, int], float], stretch: Stretch, style: Style | None
) -> Path:
    """The best path through the openings of one stretch."""
    worth = [own_terms(c) + (usual(c, stretch, style) if style else 0.0) for c in candidates]

    def pair(a: int, b: int) -> float:
        # a series passes by no sentence that could be one of it
        return 0.0 if tied[a, b] > 0 and b - a > 1 and max(worth[a + 1 : b]) > 0 else tied[a, b]

    path = best_path(candidates, worth, pair)
    return [] if style and is_lone(path, worth[candidates.index(path[0])] if path else 0.0, stretch) else path


def is_lone(path: Path, worth: float, stretch: Stretch) -> bool:
    """Whether a headline stands alone among paragraphs that have none, and too little speaks for it."""
    if len(path) != 1 or path[0].place == "dash":
        return False
    return worth < LONE + path[0].commas


def usual(c: Candidate, stretch: Stretch, style: Style) -> float:
    """What a chapter's style says of a sentence that opens a paragraph."""
    terms = habit(style.share)
    if c.place != "dash":
        terms -= STRAY * (c.commas in style.rare)
        terms += misfit(c, style.makes.get(c.commas))
    if c.start == stretch.blocks[stretch.run_in][0]:
        terms += introduction(style.starts)
    return terms
