"""The edges of the main text: the title and the line of day and source above it, and where it ends."""

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from reportx.readers.html.controls import bare, fields, is_closing, is_control, is_labelled, is_linked
from reportx.readers.html.flow import Block
from reportx.readers.html.page_words import page_words

SHORTEST_TITLE = 6
BESIDE = 12  # blocks above the text among which its title stands
TAIL = 0.2  # of the running text: so much may stand below what closes a text
HEADINGS = frozenset({"h1", "h2", "h3"})
TITLES = frozenset({"articletitle", "og:title", "title"})


class Edges:
    """Looks at the blocks of the main text, at least one of them running text, and at those above it."""

    def __init__(
        self, page: HtmlElement, blocks: Sequence[Block], numbers: Sequence[int], prose: Sequence[int]
    ) -> None:
        self.blocks = blocks
        self.numbers = numbers
        self.prose = prose
        self.titles = declared_titles(page)
        told = [n for n in numbers if prose[n]]
        self.first = told[0]
        self.last = ([n for n in told if not is_linked(blocks[n])] or told)[-1]
        self.end = self.closed_at(sum(prose[n] for n in numbers))

    def kept(self) -> Mapping[int, str]:
        """The numbers of the blocks to keep, each with its text."""
        return dict(self.head()) | {n: self.blocks[n].text for n in self.body()}

    def head(self) -> Iterator[tuple[int, str]]:
        """The title and what stands between it and the first sentence: day, source, unit, 各位代表."""
        title, inside = self.title(), frozenset(self.numbers)
        for n in range(self.numbers[0] if title is None else title, self.first):
            block = self.blocks[n]
            if n == title:
                yield n, block.text
            elif n in inside and not is_labelled(block):
                if not is_linked(block) and not is_control(block):
                    yield n, block.text
            elif found := fields(block):
                yield n, found

    def title(self) -> int | None:
        """The block of the title: what the page's head says too, or the nearest heading above the text."""
        nearest = max(0, self.numbers[0] - BESIDE)
        above = [n for n in range(nearest, self.first) if not self.blocks[n].linked]
        told = [n for n in above if self.is_title(n)]
        if told:
            return max(told, key=lambda n: (len(bare(self.blocks[n].text)), n))
        return max((n for n in above if self.blocks[n].element.tag in HEADINGS), default=None)

    def is_title(self, n: int) -> bool:
        """Whether a block is in the title that the page's head gives."""
        words = page_words().title.sub("", bare(self.blocks[n].text))
        return len(words) >= SHORTEST_TITLE and any(words in title for title in self.titles)

    def body(self) -> Iterator[int]:
        """The blocks from the first sentence on, up to the page's controls behind the last one."""
        for n in self.numbers:
            if n >= self.end or (n > self.last and is_control(self.blocks[n])):
                return
            if n >= self.first and not self.is_navigation(n):
                yield n

    def is_navigation(self, n: int) -> bool:
        """Whether a block is in a list of links, or a link below the text; a heading may be one link."""
        if not is_linked(self.blocks[n]):
            return False
        if n > self.last:
            return True
        beside = self.blocks[max(n - 1, 0) : n + 2 : 2]
        return not self.prose[n] and any(is_linked(block) for block in beside)

    def closed_at(self, total: int) -> int:
        """The block that closes the text though there are sentences below it: 相关新闻."""
        below, end = 0, len(self.blocks)
        for n in reversed(self.numbers):
            below += self.prose[n]
            if below > TAIL * total:
                break
            if is_closing(self.blocks[n]):
                end = n
        return end


def declared_titles(page: HtmlElement) -> list[str]:
    """What the page's head gives as its title, without blanks."""
    found = [title.text_content() for title in page.iter("title")]
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        found += [meta.get("content", "")] if name.lower() in TITLES else []
    return [bare(text) for text in found]
