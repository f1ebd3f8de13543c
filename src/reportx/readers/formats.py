"""Which format some bytes are in, by what they hold and never by their name."""

import io
import re
import struct

from reportx.errors import InputError
from reportx.records import Format

PDF_MARK = b"%PDF-"
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MARK = b"\xd0\xcf\x11\xe0"
OTHER_MARKS = {
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"Rar!": "a RAR file",
    b"7z\xbc\xaf": "a 7z file",
}
# Tables and records written for programs, such as reportx itself writes, which hold the sentences of a report
# several times over and would be read as one: an object with its first key, and a header of names in ASCII.
RECORDS = {
    re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:'): "a JSON file",
    re.compile(rb"(?:\xef\xbb\xbf)?[A-Za-z][\w ]*(?:,[A-Za-z][\w ]*)+\r?\n"): "a CSV file",
    re.compile(rb"(?:\xef\xbb\xbf)?[A-Za-z][\w ]*(?:\t[A-Za-z][\w ]*)+\r?\n"): "a TSV file",
}
HEAD = 1024  # bytes in which a format shows itself
SAMPLE = 8192  # bytes of a piece of a page whose lines are told
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# a piece of a page without its frame, as a crawler keeps it: a tag begins it, and some end its lines
PIECE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*)*<(?:article|center|div|dl|font|h[1-6]|li|main|meta"
    rb"|ol|p|section|span|strong|style|table|tbody|title|tr|ul)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
ENDS = re.compile(rb"</(?:div|h[1-6]|li|p|section|td|title|tr|th|ul)\s*>", re.IGNORECASE)
MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
PARTS = {"word/": "docx", "xl/": "an XLSX file", "ppt/": "a PPTX file", "content.xml": "an ODT file"}


def format_of(data: bytes, *, name: str) -> Format:
    """The format of some bytes. Raises InputError for one that reportx does not read."""
    head = data[:HEAD]
    if PDF_MARK in head:
        return "pdf"
    if head.startswith(ZIP_MARKS):
        return format_of_zip(data, name=name)
    if head.startswith(OLE_MARK):
        sealed = "EncryptedPackage".encode("utf-16-le") in data
        what = (
            "is encrypted; save it without a password" if sealed else "is an old Office file; save it as DOCX"
        )
        raise InputError(f"{name}: {what}")
    for mark, what in OTHER_MARKS.items():
        if head.startswith(mark):
            raise InputError(f"{name}: is {what}; reportx reads text, HTML, DOCX and PDF")
    for start, what in RECORDS.items():
        if start.match(head):
            raise InputError(f"{name}: is {what}; reportx reads text, HTML, DOCX and PDF")
    return "html" if is_mhtml(data) or HTML.search(head.replace(b"\0", b"")) or is_piece(data) else "text"


def is_piece(data: bytes) -> bool:
    r"""Whether some bytes are a piece of a page, and no text that a few tags stand in.

    >>> is_piece("<p>增长9%</p>".encode()), is_piece("<div>\n\n# 报告\n\n增长9%\n\n5所\n</div>".encode())
    (True, False)
    """
    sample = data[:SAMPLE].replace(b"\0", b"")
    return PIECE.match(sample) is not None and len(ENDS.findall(sample)) * 2 > sample.strip().count(b"\n")


def is_mhtml(data: bytes) -> bool:
    """Whether some bytes are a web page that a browser saved with its pictures as one file."""
    head = data[:HEAD]
    return MIME.search(head) is not None and b"multipart/related" in head.lower()


def format_of_zip(data: bytes, *, name: str) -> Format:
    """A DOCX, or InputError for anything else that is packed."""
    import zipfile  # noqa: PLC0415 - no start with a text waits for it

    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        raise InputError(f"{name}: is a ZIP or DOCX file that is cut short or damaged") from None
    found = next(
        (what for part, what in PARTS.items() if any(n.startswith(part) for n in names)), "a ZIP file"
    )
    if found == "docx":
        return "docx"
    raise InputError(f"{name}: is {found}; reportx reads text, HTML, DOCX and PDF")
