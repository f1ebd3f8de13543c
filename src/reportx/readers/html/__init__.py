"""From a saved web page to the report on it: title, day and source, main text and tables, nothing else.

The blocks of the page are counted from 1 in document order, navigation and all, whether they are kept or
not; ``flow`` says what a block is. So block 31 of a record is the 31st paragraph, list item or table of the
page as a browser shows it with all styles off.
"""

from reportx.errors import InputError
from reportx.readers.assembly import Assembly, Extracted
from reportx.readers.formats import is_piece
from reportx.readers.html.content import all_of, report_in
from reportx.readers.html.flow import Flow
from reportx.readers.html.pages import parse
from reportx.readers.limits import Limits, within

__all__ = ["read_html"]


def read_html(data: bytes, *, name: str, limits: Limits) -> Extracted:
    """The report on a page, or InputError where there is none."""
    page = parse(data, name=name, limits=limits)
    blocks, length = [], 0
    for block in Flow(limits, name=name).blocks(page):
        length += len(block.text)
        within(length, limits.chars, name=name, what="characters", option="--max-chars")
        blocks.append(block)
    kept = all_of(blocks) if is_piece(data) else report_in(page, blocks)
    if not kept:
        raise InputError(
            f"{name}: has no running text; if a browser shows some, it is in a frame or made by a script: "
            "save what the browser shows"
        )
    assembly = Assembly()
    for number, block in enumerate(blocks):
        assembly.begin()
        if number in kept and block.rows is not None:
            assembly.table(block.rows)
        elif number in kept:
            assembly.paragraph(kept[number])
    return assembly.extracted()
