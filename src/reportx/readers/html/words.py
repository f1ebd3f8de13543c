"""The words of one paragraph, put together from inline elements.

Blanks and line ends of the file are one blank, as in a browser; ``<br>`` ends a line. A raised figure is no
digit of the number before it: 增加值<sup>1</sup>100 is 增加值[1]100, and m<sup>2</sup> is m².
"""

import regex
from lxml.html import HtmlElement

BLANKS = regex.compile(r"[ \t\n\r\f]+")
LINE_END = regex.compile(r" *\n *")
RAISED_STYLE = regex.compile(r"vertical-align\s*:\s*(?:super|text-top)", regex.IGNORECASE)
UNIT = regex.compile(r"(?<![A-Za-z])[cdkmu]?m$")
NOTE = regex.compile(r"[\[［(（〔【]?([\d,，、\-–~*]{1,12})[\]］)）〕】]?")
POWERS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
KEPT = frozenset({"pre", "listing", "xmp"})


class Words:
    """What was said since the last block began."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0
        self.links: list[HtmlElement] = []
        self.crossed = 0  # blocks that the open link goes across: one that was never closed is none
        self.kept: list[HtmlElement] = []
        self.raised: list[tuple[HtmlElement, int]] = []

    def start(self, element: HtmlElement) -> None:
        """An element begins, with the text before its first child."""
        if element.tag == "br":
            self.pieces.append("\n")
        elif element.tag == "a" and element.get("href"):
            self.links.append(element)
        elif element.tag in KEPT:
            self.kept.append(element)
        elif is_raised(element):
            self.raised.append((element, len(self.pieces)))
        self.say(element.text)

    def end(self, element: HtmlElement) -> None:
        """An element ends, and the text behind it follows."""
        if self.raised and self.raised[-1][0] is element:
            _, since = self.raised.pop()
            self.raise_from(since)
        for opened in (self.links, self.kept):
            if opened and opened[-1] is element:
                opened.pop()
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        """Go on with some text of the file."""
        if text:
            said = text if self.kept else BLANKS.sub(" ", text)
            self.pieces.append(said)
            if self.links:
                self.linked += len(said.strip())

    def raise_from(self, since: int) -> None:
        """Mark what was said since then as raised: a power of a unit, a footnote's number, or as it is."""
        before = "".join(self.pieces[max(0, since - 3) : since])
        self.pieces[since:] = [raised("".join(self.pieces[since:]), before.rstrip())]

    def any(self) -> bool:
        """Whether there is something to be seen."""
        return any(piece and not piece.isspace() for piece in self.pieces)

    def take(self) -> tuple[str, int]:
        """The words and how many characters of them are in links; the next paragraph begins."""
        text, linked = "".join(self.pieces), self.linked
        self.pieces.clear()
        self.linked = 0
        self.raised = [(element, 0) for element, _ in self.raised]
        self.crossed = self.crossed + 1 if self.links else 0
        if self.crossed > 1:
            self.links.clear()
        return LINE_END.sub("\n", text).strip(" \n"), linked


def is_raised(element: HtmlElement) -> bool:
    """Whether an element is set higher than its line."""
    return element.tag == "sup" or RAISED_STYLE.search(element.get("style", "")) is not None


def raised(text: str, before: str) -> str:
    """A raised text as it is written on the line.

    >>> raised("1", "增加值"), raised("[2]", "7.5%"), raised("2", "约3m"), raised("8", "10")
    ('[1]', '[2]', '²', '[8]')
    """
    note = NOTE.fullmatch(text.strip())
    if note is None:
        return text
    if text.strip().isdigit() and UNIT.search(before):
        return text.strip().translate(POWERS)
    return f"[{note[1]}]"
