"""A page as small as the search for its main text needs it: names of elements, blocks with their links."""

from collections.abc import Sequence
from itertools import takewhile

import regex
from lxml.html import Element, HtmlElement

from reportx.readers.html.flow import Block

MOST = 2000  # characters of a block: more of a table take long and tell nothing
MARK = "data-block"
KEPT = frozenset({"article", "aside", "footer", "header", "main", "nav", "section"})
NO_XML = regex.compile(r"[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what lxml refuses, and line ends
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def skeleton(blocks: Sequence[Block]) -> HtmlElement:
    """The blocks, each marked with its number, inside elements of the same class and id as in the page."""
    root = Element("html")
    body = Element("body")
    root.append(body)
    open_: list[tuple[HtmlElement, HtmlElement]] = []
    for number, block in enumerate(blocks):
        path = path_to(block.element)
        same = sum(1 for _ in takewhile(lambda pair: pair[0][0] is pair[1], zip(open_, path, strict=False)))
        del open_[same:]
        for element in path[same:]:
            copy = shell(element)
            (open_[-1][1] if open_ else body).append(copy)
            open_.append((element, copy))
        (open_[-1][1] if open_ else body).append(leaf(number, block))
    return root


def path_to(element: HtmlElement) -> list[HtmlElement]:
    """The elements from body's children down to one that holds a block of its own."""
    path = [around for around in (element, *element.iterancestors()) if around.tag not in {"html", "body"}]
    return path[::-1]


def shell(element: HtmlElement) -> HtmlElement:
    """An element without what is in it."""
    copy = Element(element.tag if element.tag in KEPT else "div")
    for name in ("class", "id"):
        if value := element.get(name):
            copy.set(name, NO_XML.sub("", value[:200]))
    return copy


def leaf(number: int, block: Block) -> HtmlElement:
    """A block, its words in a link as far as they are."""
    copy = Element(block.element.tag if block.element.tag in HEADINGS else "p")
    copy.set(MARK, str(number))
    text = NO_XML.sub("", block.text[:MOST])
    linked = min(block.linked, len(text))
    copy.text = text[linked:]
    if linked:
        link = Element("a")
        link.text = text[:linked]
        copy.append(link)
    return copy
