"""What a page writes around a report: its controls, what closes a text, and the line of day and source."""

import regex

from reportx.readers.html.flow import Block
from reportx.readers.html.page_words import page_words

BLANK = regex.compile(r"\s+")
LONGEST_CONTROL = 60
LONGEST_LINE = 200


def is_linked(block: Block) -> bool:
    """Whether most of a block is links."""
    return 2 * block.linked >= len(block.text)


def is_control(block: Block) -> bool:
    """Whether a block is one of the page's own controls."""
    words = bare(block.text)
    return len(words) <= LONGEST_CONTROL and page_words().control.match(words) is not None


def is_closing(block: Block) -> bool:
    """Whether a block says no more than that other things follow: 相关新闻."""
    return page_words().closing.fullmatch(bare(block.text)) is not None


def is_labelled(block: Block) -> bool:
    """Whether a block gives details of the page, as 发布时间： does."""
    return page_words().label.search(block.text) is not None


def fields(block: Block) -> str:
    """The day and the source in a line of a page's details, without what else is in it."""
    if len(block.text) > LONGEST_LINE or is_linked(block):
        return ""
    return " ".join(found[0].strip() for found in page_words().field.finditer(block.text))


def bare(text: str) -> str:
    """A text without blanks.

    >>> bare("上一篇: 某县 报告")
    '上一篇：某县报告'
    """
    return BLANK.sub("", text).replace(":", "：")
