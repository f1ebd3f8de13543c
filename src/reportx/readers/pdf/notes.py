"""Notes at the foot of a page, which would stand in the middle of a sentence that goes over to the next."""

from collections.abc import Iterator, Sequence

import regex

from reportx.readers.pdf.shapes import Piece, joined, merged, typical

SMALLER = 0.92  # of the text's size: what notes have at most
MARK = regex.compile(r"\[\d{1,3}\]|［\d{1,3}］|[①-⑳]|[*＊※]|\d{1,2}(?=[ .．、\p{Han}])|注")
Line = Sequence[Piece]


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most of a document is set."""
    sizes = [piece.size for lines in pages for line in lines for piece in line for _ in piece.text]
    return typical(sizes, grain=0.3) if sizes else 0.0


def split_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of a page without its notes, and the notes; a page of notes alone is text."""
    at = len(lines)
    while at and all(piece.size <= SMALLER * body for piece in lines[at - 1]):
        at -= 1
    while at < len(lines) and not MARK.match(lines[at][0].text):
        at += 1
    if not at:
        return list(lines), ()
    return list(lines[:at]), tuple(note_texts([merged(line) for line in lines[at:]]))


def note_texts(lines: Sequence[Piece]) -> Iterator[str]:
    """Notes, each from its mark on."""
    text = ""
    for line in lines:
        if text and MARK.match(line.text):
            yield text
            text = ""
        text = joined(text, line.text)
    if text:
        yield text
