"""The rows of a workbook's first sheet, by the names in its first row."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Element = Any  # lxml's, which has no type at run time
MOST_BYTES = 1 << 30  # of one of its files, unpacked


def sheet_rows(path: Path) -> Iterator[dict[str, str]]:
    """Each row below the first one as text, by what stands above it; ValueError for what is no workbook."""
    try:
        with ZipFile(path) as book:
            if any(info.file_size > MOST_BYTES for info in book.infolist()):
                raise ValueError("is too large")
            strings = list(shared_strings(book))
            rows = cells_of_rows(book, strings)
            head = next(rows, {})
            for row in rows:
                yield {name: row.get(column, "") for column, name in head.items()}
    except (BadZipFile, KeyError, etree.XMLSyntaxError, IndexError, RuntimeError) as error:
        raise ValueError(f"is no workbook: {error}") from None


def shared_strings(book: ZipFile) -> Iterator[str]:
    """The texts that cells name by their number."""
    if STRINGS in book.namelist():
        with book.open(STRINGS) as stream:
            for element in elements(stream, "si"):
                yield text_of(element)


def cells_of_rows(book: ZipFile, strings: list[str]) -> Iterator[dict[str, str]]:
    """The cells of each row by the letters of their columns."""
    with book.open(SHEET) as stream:
        for element in elements(stream, "row"):
            yield {letters(cell): value_of(cell, strings) for cell in element.iter(f"{MAIN}c")}


def elements(stream: IO[bytes], name: str) -> Iterator[Element]:
    """The elements of a name, each forgotten when it is read; no entity is followed."""
    for _, element in etree.iterparse(stream, tag=f"{MAIN}{name}", resolve_entities=False, no_network=True):
        yield element
        element.clear()


def letters(cell: Element) -> str:
    """The column of a cell: AB of AB12."""
    found = re.match(r"[A-Z]+", cell.get("r", ""))
    return found[0] if found else ""


def value_of(cell: Element, strings: list[str]) -> str:
    """What a cell holds, as text."""
    if cell.get("t") == "inlineStr":
        return text_of(cell)
    value = cell.findtext(f"{MAIN}v") or ""
    return strings[int(value)] if cell.get("t") == "s" and value else value


def text_of(element: Element) -> str:
    """The text of an element, in whatever runs."""
    return "".join(part.text or "" for part in element.iter(f"{MAIN}t"))
