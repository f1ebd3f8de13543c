"""The sentences of a chapter that may be headlines: what opens a paragraph, a line over one, a short sentence in it."""

from collections.abc import Iterator
from itertools import pairwise

from reportx.patterns import compiled
from reportx.sections.forms import BODY, QUOTED, Forms, weigh
from reportx.sections.stretches import Block, Stretch
from reportx.sections.terms import Candidate, clumsiness

FIRST = compiled(r"[^。！？\n]{3,60}+。")
LINE = compiled(r"(?P<title>[^。；：！？\n]{4,40}+)。?")
SHORT = compiled(r"(?:[^；：！？，\d“\"]|“[^”，]*”|\"[^\"，]*\"){3,18}+")
DASH = compiled(r"[—–\-－]{1,4}\s*(?=[\p{Han}“\"])")
DIGIT = compiled(r"\d")

PARAGRAPH = 60  # characters of a paragraph that a headline may open
LONGEST_LINE = 42
DIVIDING = 5  # what words weigh that divide a report
TOLD = 3  # what the words of a line must weigh, which has no paragraph of its own


def long_blocks(stretch: Stretch) -> list[Block]:
    """The paragraphs that a headline may open, but for the heading's own."""
    return [(a, b) for a, b in stretch.blocks[stretch.run_in :] if b - a > PARAGRAPH]


def openings(chars: str, stretch: Stretch, forms: Forms) -> list[Candidate]:
    """Sentences that open a paragraph, and short lines over one."""
    found = []
    own = stretch.blocks[stretch.run_in :]
    if stretch.section:  # a section is over where the speaker turns to the audience again
        over = next((at for at, block in enumerate(own) if forms.find("address", chars[slice(*block)])), len(own))
        own = own[:over]
    for block, following in pairwise((*own, (0, 0))):
        candidate = opening(chars, block, forms)
        if candidate is None and following[1] - following[0] > PARAGRAPH:
            candidate = line(chars, block, forms)
        found += [candidate] if candidate else []
    dashes = sum(DASH.match(chars, *block) is not None for block in stretch.blocks)
    if 2 * sum(candidate.place == "dash" for candidate in found) < dashes:  # a list, of which few items have text
        found = [candidate for candidate in found if candidate.place != "dash"]
    twice = {one.start for one, two in pairwise(found) if one.title == two.title}
    return [candidate for candidate in found if candidate.start not in twice]


def opening(chars: str, block: Block, forms: Forms) -> Candidate | None:
    """The first sentence of a paragraph, weighed."""
    start, end = block
    dash = DASH.match(chars, start, end)
    first = FIRST.match(chars, dash.end() if dash else start, end)
    if first is None or end - first.end() < BODY:
        return None
    title = first[0][:-1]
    if forms.find("counted", title):
        return None
    words, claims = weigh(title, forms)
    if dash and words < 0:  # the report itself marks it, so a word that tells facts does not count, but a figure
        words = -9 if DIGIT.search(QUOTED.sub("", title)) else 0
    return Candidate(start, first.end(), title, "dash" if dash else "open", words, claims, 0, clumsiness(title, forms))


def line(chars: str, block: Block, forms: Forms) -> Candidate | None:
    """A headline on a line of its own."""
    start, end = block
    dash = DASH.match(chars, start, end)
    found = LINE.fullmatch(chars, dash.end() if dash else start, end) if end - start <= LONGEST_LINE else None
    if found is None:
        return None
    words, claims = weigh(found["title"], forms)
    if forms.find("outer", found["title"]):
        words = max(words, DIVIDING)
    place = "alone" if chars[end - 1] == "。" else "line"
    if words < (TOLD if place == "line" else 0):
        return None
    clumsy = clumsiness(found["title"], forms)
    return Candidate(start, end, found["title"], place, words, claims, 0, clumsy)


def short_sentences(chars: str, block: Block, forms: Forms) -> list[Candidate]:
    """Sentences of a paragraph without a comma and without a figure, weighed."""
    at, end = block
    if DASH.match(chars, at, end):
        return []
    found = []
    for order, title in enumerate(chars[at:end].split("。")[:-1]):
        size = len(title)
        if size <= 18 and SHORT.fullmatch(title):
            words, claims = weigh(title, forms)
            if words >= 0:
                found.append(Candidate(at, at + size + 1, title, "inside", words, claims, order))
        at += size + 1
    return found


def sentences(chars: str, block: Block) -> list[Block]:
    """The sentences of a paragraph, without their stops."""
    at, end = block
    found = []
    for sentence in chars[at:end].split("。")[:-1]:
        found.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return found
