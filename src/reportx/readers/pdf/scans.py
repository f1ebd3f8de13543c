"""Pages that are pictures of text: rendered, recognised, and read on like all others."""

from collections.abc import Sequence
from statistics import median

from pypdfium2 import PdfDocument, PdfPage

from reportx.errors import InputError
from reportx.readers.ocr import EXTRA, Word, is_installed, recognised
from reportx.readers.pdf.apart import MORE, allow
from reportx.readers.pdf.pages import Lines
from reportx.readers.pdf.shapes import Piece

DPI = 200
SECONDS = 60  # that recognising a page may take, over all cores
LONGEST = 4000  # pixels of a page's side, however large it says that it is
GRAIN = 0.25  # by how much the boxes of one size differ in height
HEIGHT = 0.9  # of a box: the size of its characters


def with_scans(
    document: PdfDocument, pages: Sequence[Lines], *, name: str
) -> tuple[list[Lines], tuple[str, ...]]:
    """Pages with those recognised that are pictures, and a note of those that nothing can recognise.

    Raises InputError where these are half of the pages or more: what is left would pass for the report.
    """
    scanned = [at for at, page in enumerate(pages) if page.scanned]
    if not scanned:
        return list(pages), ()
    if not is_installed():
        if 2 * len(scanned) >= len(pages):
            which = "it is" if len(scanned) == len(pages) else f"{len(scanned)} of its {len(pages)} pages are"
            raise InputError(f"{name}: {which} scanned, without text; to have it read, {EXTRA}")
        return list(pages), (unread(scanned),)
    allow(SECONDS * len(scanned), memory=MORE)
    found = dict(zip(scanned, recognised(rendered(document[at]) for at in scanned), strict=True))
    return [as_lines(found[at], page) if at in found else page for at, page in enumerate(pages)], ()


def unread(scanned: Sequence[int]) -> str:
    """What is told of pages that were not read, counted from 0 here and from 1 there.

    >>> unread([0]).partition(":")[0], unread([0, 3]).partition(":")[0]
    ('page 1 is scanned, without text', 'pages 1, 4 are scanned, without text')
    """
    numbers = ", ".join(str(at + 1) for at in scanned)
    which = f"page {numbers} is" if len(scanned) == 1 else f"pages {numbers} are"
    return f"{which} scanned, without text: nothing there was read; to have it read, {EXTRA}"


def rendered(page: PdfPage) -> object:
    """A page as pixels."""
    pixels: object = page.render(scale=resolution(*page.get_size())).to_numpy()
    return pixels


def resolution(width: float, height: float) -> float:
    """How many pixels a point has."""
    return min(DPI / 72, LONGEST / max(width, height, 1.0))


def as_lines(words: Sequence[Word], page: Lines) -> Lines:
    """What was recognised on a page, line by line."""
    if not words:
        return page
    scale = 1 / resolution(page.width, page.height)
    usual = median(word.bottom - word.top for word in words)
    pieces = [as_piece(word, usual, scale, page.height) for word in words]
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if lines and lines[-1][0].base - piece.base < 0.5 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return Lines(page.width, page.height, tuple(tuple(sorted(line, key=lambda p: p.left)) for line in lines))


def as_piece(word: Word, usual: float, scale: float, height: float) -> Piece:
    """A recognised line; its characters' size is that of most where its box is about as high."""
    high = word.bottom - word.top
    size = HEIGHT * scale * (usual if abs(high - usual) <= GRAIN * usual else high)
    wide = (word.right - word.left) * scale / max(len(word.text), 1)
    base = height - scale * (word.bottom + word.top) / 2 - 0.4 * size
    return Piece(word.text, word.left * scale, word.right * scale, base, size, wide * opening(word.text))


def opening(text: str) -> int:
    """How many characters at the beginning can't be parted: a Chinese one, or a word or figure."""
    latin = next((at for at, char in enumerate(text) if char > "\u2e7f" or char == " "), len(text))
    return max(latin, 1)
