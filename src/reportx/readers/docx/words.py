"""The words of a paragraph, run by run."""

from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TEXT = frozenset({f"{W}t", f"{M}t"})
SYMBOL = f"{W}sym"  # a character by its place in a font
# what the font Symbol has at the places that mean something in a report
SYMBOLS = {
    0x25: "%", 0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3E: ">", 0xA3: "≤", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB9: "≠", 0xBB: "≈", 0xBE: "—",
}  # fmt: skip
PRIVATE = 0xF000  # where Word puts the places of such a font
MARKS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
REFERENCES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
# what Word does not show, shows elsewhere, or shows twice
UNSEEN = frozenset(
    {f"{W}moveFrom", f"{W}del", f"{W}rt", f"{W}txbxContent", f"{W}instrText", f"{MC}Fallback", f"{W}pPr"}
)


def paragraph_text(paragraph: Element, refer: Callable[[Element], str]) -> str:
    """The text of a paragraph but for its text boxes; `refer` gives what stands for a note."""
    return "".join(pieces(paragraph, refer))


def pieces(element: Element, refer: Callable[[Element], str]) -> Iterator[str]:
    """The text in an element, in order."""
    for child in element:
        tag = child.tag
        if tag in TEXT:
            yield child.text or ""
        elif tag == f"{W}br":
            yield "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        elif tag in MARKS:
            yield MARKS[tag]
        elif tag == SYMBOL:
            yield symbol(child)
        elif tag in REFERENCES:
            yield refer(child)
        elif tag not in UNSEEN and not is_hidden(child):
            yield from pieces(child, refer)


def symbol(element: Element) -> str:
    """The character that a font has at a place; none where a picture stands there, as in most."""
    try:
        place = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if element.get(f"{W}font", "").casefold() == "symbol":
        return SYMBOLS.get(place % PRIVATE, "")
    return chr(place) if place < 0xD800 else ""


def is_hidden(run: Element) -> bool:
    """Whether a run is set as hidden text."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false"}


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes anchored in a paragraph; of two versions of a box, the newer."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = [
            parent.tag for parent in box.iterancestors() if parent.tag in {f"{MC}Fallback", f"{W}txbxContent"}
        ]
        if not above:
            yield box
