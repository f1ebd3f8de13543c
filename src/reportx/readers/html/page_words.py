"""The words that a page writes around a report: entries of reportx's own vocabulary, data/documents.toml.

A page is read before any pack is asked for, so that a user's pack adds none of them.
"""

from functools import cache

import regex

from reportx.packs import own_pattern

DAY = r"[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"


class PageWords:
    """The patterns of these words."""

    def __init__(self) -> None:
        detail, related = own_pattern("document", "page_detail"), own_pattern("document", "page_related")
        self.label = regex.compile(detail)
        self.field = regex.compile(rf"{detail}\s*(?:{DAY}|[^\s:：|｜【\[]+(?![^\s|【\[]*[:：]))|^\s*{DAY}")
        # what a page's own controls begin with; the edges of a report have no such short paragraph
        control, closing = own_pattern("document", "page_control"), own_pattern("document", "page_closing")
        self.control = regex.compile(rf"[^\w]*(?:{control}|{related})")
        self.closing = regex.compile(rf"[^\w]*(?:{related}|{closing})[^\w]*")
        self.title = regex.compile(rf"^{own_pattern('document', 'page_title')}")
        self.publisher = regex.compile(own_pattern("document", "page_publisher"))


@cache
def page_words() -> PageWords:
    """The words, made once."""
    return PageWords()
