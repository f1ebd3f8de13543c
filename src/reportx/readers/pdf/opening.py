"""Opens a PDF, or says in one line why it can't be read."""

from collections.abc import Iterator
from contextlib import contextmanager

from pypdfium2 import PdfDocument, PdfiumError

from reportx.errors import InputError
from reportx.readers.limits import Limits, within
from reportx.readers.pdf.inflation import check_streams

TAIL = 4096  # bytes at the end in which a whole file says that it ends
AGAIN = "get it anew, or open it in a viewer and save it as a new PDF"


@contextmanager
def opened(data: bytes, *, name: str, limits: Limits) -> Iterator[PdfDocument]:
    """The document in some bytes. Raises InputError, also for a page of it that can't be read."""
    if b"%%EOF" not in data[-TAIL:] and b"startxref" not in data[-TAIL:]:
        raise InputError(f"{name}: is a PDF that is cut short; {AGAIN}")
    check_streams(data, name=name, limits=limits)
    document = None
    try:
        document = PdfDocument(data)
        if not len(document):
            raise InputError(f"{name}: is a PDF without pages; {AGAIN}")
        within(len(document), limits.pages, name=name, what="pages", option="--max-pages")
        yield document
    except PdfiumError as error:
        raise InputError(f"{name}: {reason(str(error))}") from None
    finally:
        if document is not None:
            document.close()


def reason(error: str) -> str:
    """Why pdfium gave up, and what to do."""
    if "password" in error.lower() or "security" in error.lower():
        return "is encrypted; save it without a password"
    return f"is a damaged PDF; {AGAIN}"
