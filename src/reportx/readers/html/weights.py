"""How much running text each element of a page holds, and so which of them is the main text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import regex
from lxml.html import HtmlElement

from reportx.readers.html.flow import Block
from reportx.readers.html.page_words import page_words

HAN = regex.compile(r"\p{Han}")
STOP = regex.compile(r"[。；！]|，\p{Han}")
SENTENCE = 20  # Chinese characters from which on a block with a stop is running text
PARAGRAPHS = frozenset("dd dt h1 h2 h3 h4 h5 h6 li p pre".split())
LINKED = 20  # characters of text for each one in a link: a list of news has more links, a report fewer
TABLE = 300
WHOLE = 0.95  # of the running text that was found: the rest may be a stray paragraph of the page's foot


class Weights:
    """Characters of running text and of anything else, by element."""

    def __init__(self, page: HtmlElement, blocks: Sequence[Block]) -> None:
        self.page = page
        self.blocks = blocks
        self.prose = [weight(block) for block in blocks]
        self.total = sum(self.prose)

    def around(self, found: Iterable[int]) -> HtmlElement:
        """The element that holds the running text among some blocks, and what of it lies around."""
        held = summed(self.page, ((self.blocks[n].element, self.prose[n]) for n in found))
        if held[self.page] * 2 < self.total:
            held = summed(self.page, zip(elements(self.blocks), self.prose, strict=True))
        main = self.page
        while (inner := next((c for c in main if held[c] >= WHOLE * held[self.page]), None)) is not None:
            if inner.tag in PARAGRAPHS:
                break
            main = inner
        lines = summed(self.page, ((block.element, lines_of(block)) for block in self.blocks))
        # what holds a line or two is a paragraph, not the text
        main = next((e for e in (main, *main.iterancestors()) if lines[e] > 2), self.page)
        return self.widened(main)

    def widened(self, main: HtmlElement) -> HtmlElement:
        """The widest element around the main text that adds running text, not links and the like."""
        prose = summed(self.page, zip(elements(self.blocks), self.prose, strict=True))
        chars = summed(
            self.page, ((b.element, n or len(b.text)) for b, n in zip(self.blocks, self.prose, strict=True))
        )
        links = summed(self.page, ((block.element, block.linked) for block in self.blocks))
        best = main
        for around in main.iterancestors():
            gain = prose[around] - prose[best]
            other = chars[around] - chars[best] - gain
            if gain > 2 * other and gain > LINKED * (links[around] - links[best]):
                best = around
        return best


def elements(blocks: Sequence[Block]) -> list[HtmlElement]:
    return [block.element for block in blocks]


def lines_of(block: Block) -> int:
    """How many paragraphs a block stands for: some pages set them all in one, with ``<br>`` between."""
    return 1 if block.rows is not None else block.text.count("\n") + 1


def summed(page: HtmlElement, parts: Iterable[tuple[HtmlElement, int]]) -> dict[HtmlElement, int]:
    """For each element, the sum over it and all in it."""
    sums: dict[HtmlElement, int] = defaultdict(int)
    for element, count in parts:
        sums[element] += count
    for element in reversed(list(page.iter())):
        around = element.getparent()
        if around is not None and sums[element]:
            sums[around] += sums[element]
    return sums


def weight(block: Block) -> int:
    """The characters of running text in a block; a table counts as a paragraph, however long it is."""
    if not is_prose(block):
        return 0
    return len(block.text) if block.rows is None else min(len(block.text), TABLE)


def is_prose(block: Block) -> bool:
    """Whether a block is running text or a table of figures, and not about the page's publisher."""
    if block.rows is not None:
        return (
            len(regex.findall(r"\d+", block.text)) >= 4 and page_words().publisher.search(block.text) is None
        )
    if STOP.search(block.text) is None or len(HAN.findall(block.text)) < SENTENCE:
        return False
    return len(block.text) > 200 or page_words().publisher.search(block.text) is None
