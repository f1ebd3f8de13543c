"""Sentences that may be headlines: what opens a paragraph, a line over one, a short sentence inside it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from reportx.patterns import compiled, compiled_plain
from reportx.sections.forms import BODY, QUOTED, Forms, weigh, without_lead
from reportx.sections.stretches import Block, Stretch
from reportx.sections.terms import Candidate, candidate, clumsiness

FIRST = compiled_plain(r"[^。！？\n]{3,60}+。")
LINE = compiled_plain(r"(?P<title>[^。；：！？\n]{4,40}+)。?")
SHORT = compiled_plain(r"(?:[^；：！？，\d“\"]|“[^”，]*”|\"[^\"，]*\"){3,18}+")
DASH = compiled(r"[—–\-－]{1,4}\s*(?=[\p{Han}“\"]|\d{4}年)")
DASHES = frozenset("—–-－")
DIGIT = compiled_plain(r"\d")

PARAGRAPH = 60  # characters of a paragraph that a headline may open
LONGEST_LINE = 42
LONGEST_SHORT = 18
DIVIDING = 5  # what words weigh that divide a report
REFRAIN = 3  # lines that begin alike
TOLD = 3  # what the words of a line must weigh, which has no paragraph of its own

Short = tuple[int, int, str]  # which sentence of its paragraph it is, where it begins, its words


def long_blocks(stretch: Stretch) -> list[Block]:
    """The paragraphs that a headline may open, but for the heading's own."""
    return [(a, b) for a, b in stretch.blocks[stretch.run_in :] if b - a > PARAGRAPH]


def openings(chars: str, stretch: Stretch, forms: Forms) -> list[Candidate]:
    """Sentences that open a paragraph, and short lines over one."""
    found = []
    own = own_blocks(chars, stretch, forms)
    for block, following in pairwise((*own, (0, 0))):
        first = opening(chars, block, forms)
        if first is None and following[1] - following[0] > PARAGRAPH:
            first = line(chars, block, forms)
        found += [first] if first else []
    found = without_twins(without_items(found, sum(behind_dash(chars, block) > 0 for block in own)))
    return with_refrain(found, forms)


def behind_dash(chars: str, block: Block) -> int:
    """Where a paragraph goes on behind the dash that marks it, or 0."""
    dash = DASH.match(chars, *block) if chars[block[0]] in DASHES else None
    return dash.end() if dash else 0


def own_blocks(chars: str, stretch: Stretch, forms: Forms) -> Sequence[Block]:
    """A stretch's paragraphs; a section is over where the speaker turns to the audience again."""
    own = stretch.blocks[stretch.run_in :]
    if not stretch.section:
        return own
    return list(takewhile(lambda block: not forms.find("address", chars[slice(*block)]), own))


def with_refrain(found: list[Candidate], forms: Forms) -> list[Candidate]:
    """Sentences on lines of their own with one opening, right over headlines, as the lines they are.

    五年来，综合实力明显增强。 ⏎ 经济较快增长。…; a single one only leads to the headlines below it.
    """
    over = {
        one.start: lead[0][:2]
        for one, two in pairwise(found)
        if one.place == "alone" and two.place in ("open", "dash") and two.start - one.end <= BODY
        if (lead := forms.find("lead", one.title)) and one.words >= 0
    }
    times = Counter(over.values())
    return [c._replace(place="line") if times[over.get(c.start, "")] >= REFRAIN else c for c in found]


def without_items(found: list[Candidate], dashes: int) -> list[Candidate]:
    """Without the items of a list that dashes mark, of which but a few have text."""
    told = sum(c.place == "dash" for c in found)
    return [c for c in found if c.place != "dash"] if 2 * told < dashes else found


def without_twins(found: list[Candidate]) -> list[Candidate]:
    """Without a line that the paragraph under it says once more."""
    twins = {one.start for one, two in pairwise(found) if one.title == two.title}
    return [c for c in found if c.start not in twins]


def opening(chars: str, block: Block, forms: Forms) -> Candidate | None:
    """The first sentence of a paragraph, weighed."""
    start, end = block
    dash = behind_dash(chars, block)
    first = FIRST.match(chars, dash or start, end)
    if first is None or end - first.end() < BODY:
        return None
    title = first[0][:-1]
    if forms.find("counted", title):
        return None
    words, claims = weigh(title, forms)
    if dash and words < 0:  # what the report itself marks may tell facts, but no figure
        words = -9 if DIGIT.search(QUOTED.sub("", without_lead(title, forms))) else 0
    place, clumsy = "dash" if dash else "open", clumsiness(title, forms)
    return candidate((start, first.end()), title, place, (words, claims), clumsy=clumsy)


def line(chars: str, block: Block, forms: Forms) -> Candidate | None:
    """A headline on a line of its own."""
    start, end = block
    short = end - start <= LONGEST_LINE
    found = LINE.fullmatch(chars, behind_dash(chars, block) or start, end) if short else None
    if found is None:
        return None
    title = found["title"]
    words, claims = weigh(title, forms)
    if forms.find("outer", title):
        words = max(words, DIVIDING)
    place = "alone" if chars[end - 1] == "。" else "line"
    if words < (TOLD if place == "line" else 0):
        return None
    return candidate(block, title, place, (words, claims), clumsy=clumsiness(title, forms))


def short_sentences(chars: str, block: Block, forms: Forms) -> list[Candidate]:
    """Sentences of a paragraph without a comma and without a figure, weighed."""
    return weighed(short_ones(chars, block), forms)


def weighed(shorts: Sequence[Short], forms: Forms) -> list[Candidate]:
    """Those of some short sentences that tell no fact."""
    found = []
    for order, start, title in shorts:
        weight = weigh(title, forms)
        if weight[0] >= 0:
            found.append(candidate((start, start + len(title) + 1), title, "inside", weight, order=order))
    return found


def short_ones(chars: str, block: Block) -> list[Short]:
    """Sentences of a paragraph without a comma and without a figure."""
    start, end = block
    if behind_dash(chars, block):
        return []
    found = []
    for order, title in enumerate(chars[start:end].split("。")[:-1]):
        if len(title) <= LONGEST_SHORT and SHORT.fullmatch(title):
            found.append((order, start, title))
        start += len(title) + 1
    return found


def sentences(chars: str, block: Block) -> list[Block]:
    """The sentences of a paragraph, without their stops."""
    at, end = block
    found = []
    for sentence in chars[at:end].split("。")[:-1]:
        found.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return found
