"""Marks of other formats in a text: HTML tags, entities, line ends written out, footnote marks."""

from collections.abc import Iterator

import regex

from reportx.patterns import compiled
from reportx.repair.characters import Edit

BLOCKS = """address article aside body br center dd div dl dt form h1 h2 h3 h4 h5 h6 head header hr html li
    main nav ol p pre section table tbody td th thead title tr ul""".split()
INLINES = """a abbr b em font i iframe img input ins label link meta o:p s script small span strong style sub
    sup u""".split()


def either(names: list[str]) -> str:
    """A pattern for one of some names, the longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


# a scraper that dropped all blanks leaves <divclass="title">, so no blank is asked for behind the name
TAG = compiled(
    rf"</?(?:({either(BLOCKS)})|{either(INLINES)})"
    r"(?:[^<>\n\u4e00-\u9fff]|(?<==\S{0,80})[\u4e00-\u9fff]){0,400}>|<!--.{0,2000}?-->|<!DOCTYPE[^<>]*>",
    regex.DOTALL | regex.IGNORECASE,
)
ESCAPE = compiled(r"\\r\\n|\\n|\\r|&(?:nbsp|emsp|ensp|#160|amp|lt|gt|quot|ldquo|rdquo|middot|mdash|hellip);")
# 高技术制造业[4]增加值, 行动^[4], 产业［19］: a mark behind a word, not the number of a note
FOOTNOTE = compiled(r"(?<=[\u4e00-\u9fff”）》\d%])\^?(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕(?!\d))")
# blanks that a conversion turned into question marks, four or more of them a paragraph's indent;
# between digits they may be anything
LOST_BLANKS = compiled(r"(?<![\d?])\?{2,}|\?{2,}(?![\d?])")
READINGS = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&ldquo;": "“", "&rdquo;": "”", "&middot;": "·",
    "&mdash;": "—", "&hellip;": "…",
}  # fmt: skip


def markup_edits(chars: str) -> Iterator[Edit]:
    """Tags that begin or end a block become line breaks, all others and escapes go."""
    found = [(m.start(), m.end(), "\n" if m[1] else "") for m in TAG.finditer(chars)] if "<" in chars else []
    if "\\" in chars or "&" in chars:
        found += [(m.start(), m.end(), escape_reading(m[0])) for m in ESCAPE.finditer(chars)]
    if "[" in chars or "［" in chars or "〔" in chars:
        found += [(m.start(), m.end(), "") for m in FOOTNOTE.finditer(chars)]
    if "??" in chars:
        found += [(m.start(), m.end(), "\n" if len(m[0]) > 3 else " ") for m in LOST_BLANKS.finditer(chars)]
    at = 0
    for start, end, put in sorted(found):
        if start >= at:
            yield start, end, put
            at = end


def escape_reading(escape: str) -> str:
    return "\n" if escape[0] == "\\" else READINGS.get(escape, " ")
