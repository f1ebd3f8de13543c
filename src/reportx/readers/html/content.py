"""Which blocks of a page are the report: its title, the line with day and source, and the main text.

readability finds where the main text is. Which element that is in the page is settled by the running text:
the smallest one that holds what was found, or one around it that adds more running text than anything else.
What a page puts at the edges of its text, and what is mostly links, is left out.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, takewhile

import regex
from lxml.html import HtmlElement

from reportx.readers.html.edges import Edges
from reportx.readers.html.flow import Block
from reportx.readers.html.main_text import main_text
from reportx.readers.html.skeleton import MARK, skeleton
from reportx.readers.html.weights import Weights

ASIDE = frozenset({"aside", "footer", "nav"})
MOST_BLOCKS = 10_000  # from which on the search for the main text takes minutes
NUMBER = regex.compile(rf'{MARK}="(\d+)"')


def report_in(page: HtmlElement, blocks: Sequence[Block]) -> Mapping[int, str]:
    """The numbers of the blocks that are the report, each with its text; none if there is no running text."""
    weights = Weights(page, blocks)
    if not weights.total:
        return plain_page(page, blocks)
    main = weights.around(found_in(blocks))
    inside = set(main.iter())
    numbers = [
        n for n, block in enumerate(blocks) if block.element in inside and not aside(block.element, main)
    ]
    if not any(weights.prose[n] for n in numbers):
        return plain_page(page, blocks)  # it says all that it says in its navigation
    return Edges(page, blocks, numbers, weights.prose).kept()


def plain_page(page: HtmlElement, blocks: Sequence[Block]) -> Mapping[int, str]:
    """All of a page without a sentence, unless it is a shell that waits for its text, or all links."""
    linked = sum(block.linked for block in blocks)
    shell = any(True for _ in page.iter("script", "iframe", "frame", "object", "embed"))
    if shell or 2 * linked > sum(len(block.text) for block in blocks):
        return {}
    return all_of(blocks)


def all_of(blocks: Sequence[Block]) -> Mapping[int, str]:
    """The numbers of all blocks, each with its text."""
    return {n: block.text for n, block in enumerate(blocks)}


def found_in(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that readability takes for the main text."""
    if len(blocks) > MOST_BLOCKS:
        return set(range(len(blocks)))
    found = main_text(skeleton(blocks))
    return {int(number) for number in NUMBER.findall(found)} or set(range(len(blocks)))


def aside(element: HtmlElement, main: HtmlElement) -> bool:
    """Whether a block is in something beside the text, inside of the main element."""
    path = takewhile(lambda around: around is not main, chain((element,), element.iterancestors()))
    return any(around.tag in ASIDE or around.get("role") == "navigation" for around in path)
