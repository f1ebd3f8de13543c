"""PDF: from glyphs to lines, tables, columns and paragraphs, by where they stand on the page.

- glyphs, drawings: what the file prints, by pdfium;
- lines: characters on one base without a wide gap; raised small ones are marks, not digits;
- grids, aligned: tables with rules, and tables whose cells only stand below one another;
- furniture, notes: running headers and page numbers go, footnotes come behind the paragraph;
- columns: a gazette's columns one behind the other;
- scans: pages that are pictures of text are recognised first;
- paragraphs, continued: lines and tables joined over lines, columns and pages.
"""

from reportx.readers.assembly import Extracted
from reportx.readers.limits import Limits
from reportx.readers.pdf.apart import apart
from reportx.readers.pdf.marks import Marks
from reportx.readers.pdf.opening import opened
from reportx.readers.pdf.pages import read_lines, sheets
from reportx.readers.pdf.paragraphs import assembled
from reportx.readers.pdf.scans import with_scans


def read_pdf(data: bytes, *, name: str, limits: Limits) -> Extracted:
    """The text of a PDF. Raises InputError for one that can't be read."""
    found: Extracted = apart(lambda: read_here(data, name=name, limits=limits), name=name, size=len(data))
    return found


def read_here(data: bytes, *, name: str, limits: Limits) -> Extracted:
    """The same in this process."""
    with opened(data, name=name, limits=limits) as document:
        marks = Marks(name=name, limits=limits, size=len(data))
        pages = [read_lines(page, marks) for page in document]
        readable, notes = with_scans(document, pages, name=name)
        return assembled(sheets(readable)).extracted()._replace(notes=notes)
