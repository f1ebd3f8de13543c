"""Where the main text of a page is: the one module that knows readability, which can be replaced."""

import logging

from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

logging.getLogger("readability").addHandler(logging.NullHandler())
logging.getLogger("readability").propagate = False


def main_text(page: HtmlElement) -> str:
    """The markup of the page's main text; none where it finds no way through the page."""
    try:
        found: str = Document(page).summary(html_partial=True)
    except Unparseable:
        return ""
    return found
