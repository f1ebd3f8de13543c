"""The numbers that Word puts before paragraphs by itself: 一、 （一） 1. and the like.

They are not in the text of the file: a paragraph only names a list and a level, by itself or through its
style, and the list says from where to count and how to write it.
"""

from collections import defaultdict
from dataclasses import dataclass

import regex
from lxml import etree

from reportx.readers.docx.words import W

Element = etree._Element
ONES = "〇一二三四五六七八九"
CHINESE = frozenset(
    """chineseCounting chineseCountingThousand chineseLegalSimplified ideographDigital japaneseCounting
    taiwaneseCounting taiwaneseCountingThousand""".split()
)
PLACE = regex.compile(r"%([1-9])")
DEEPEST_STYLE = 20  # styles based on one another; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered."""

    form: str
    text: str  # 第%1章
    first: int


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.lists = read_lists(numbering)
        self.styles = read_styles(styles)
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)

    def prefix(self, paragraph: Element) -> str:
        """The number that Word shows before a paragraph, or nothing."""
        number, depth = self.place(paragraph)
        levels = self.lists.get(number)
        if levels is None or depth not in levels:
            return ""
        counts = self.counts[number]
        counts[depth] = counts.get(depth, levels[depth].first - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self.written(levels, counts, depth)

    def written(self, levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        """The number with the marks around it: （三）."""

        def number(m: "regex.Match[str]") -> str:
            at = int(m[1]) - 1
            level = levels.get(at, levels[depth])
            return counted(counts.get(at, level.first), level.form)

        return "" if levels[depth].form in {"bullet", "none"} else PLACE.sub(number, levels[depth].text)

    def place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level of a paragraph; of a style's, what the paragraph itself does not say."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self.styles.get(attribute(style)) if style is not None else None
        number, depth = inherited or ("", 0)
        if own is not None:
            number = attribute(own.find(f"{W}numId")) or number
            depth = whole(attribute(own.find(f"{W}ilvl")), depth)
        return number, depth


def read_lists(numbering: Element | None) -> dict[str, dict[int, Level]]:
    """The levels of each list, by the number that paragraphs name it by."""
    if numbering is None:
        return {}
    forms = {
        str(form.get(f"{W}abstractNumId")): {
            whole(level.get(f"{W}ilvl"), 0): read_level(level) for level in form.iter(f"{W}lvl")
        }
        for form in numbering.iter(f"{W}abstractNum")
    }
    return {
        str(made.get(f"{W}numId")): forms.get(attribute(made.find(f"{W}abstractNumId")), {})
        for made in numbering.iter(f"{W}num")
    }


def read_level(level: Element) -> Level:
    return Level(
        attribute(level.find(f"{W}numFmt")) or "decimal",
        attribute(level.find(f"{W}lvlText")),
        whole(attribute(level.find(f"{W}start")), 1),
    )


def read_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """The list and the level of each style that has one, by itself or through the style it is based on."""
    if styles is None:
        return {}
    by_id = {str(style.get(f"{W}styleId")): style for style in styles.iter(f"{W}style")}
    return {name: found for name in by_id if (found := list_of(by_id, name))}


def list_of(by_id: dict[str, Element], name: str) -> tuple[str, int] | None:
    """The list and the level of a style."""
    for _ in range(DEEPEST_STYLE):
        style = by_id.get(name)
        if style is None:
            return None
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None and own.find(f"{W}numId") is not None:
            return attribute(own.find(f"{W}numId")), whole(attribute(own.find(f"{W}ilvl")), 0)
        name = attribute(style.find(f"{W}basedOn"))
    return None


def attribute(element: Element | None) -> str:
    """The value of a property."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def counted(number: int, form: str) -> str:
    """A number as a list writes it.

    >>> counted(12, "chineseCounting"), counted(20, "chineseCounting"), counted(3, "decimal")
    ('十二', '二十', '3')
    >>> counted(2, "decimalEnclosedCircle"), counted(3, "upperRoman")
    ('②', '3')
    """
    if form in CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        head = "" if tens == 0 else "十" if tens == 1 else f"{ONES[tens]}十"
        return head + (ONES[ones] if ones else "")
    if form.startswith("decimalEnclosed") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)
