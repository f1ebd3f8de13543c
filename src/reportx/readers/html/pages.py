"""From bytes to the tree of a page: MHTML unpacked, the encoding found, and bounds kept.

The parser is libxml2's for HTML: it mends what is broken, expands no entities of a document's own, and
loads nothing. It silently drops what stands deeper than it goes, so depth is bound below that.
"""

import email
import email.policy
from contextlib import suppress
from itertools import islice

import regex
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportx.errors import InputError
from reportx.readers.encodings import decode, holds_chinese, is_binary
from reportx.readers.formats import is_mhtml
from reportx.readers.limits import Limits, within

MOST_TAGS = 500_000  # the densest of six real pages has 7,505
MOST_ATTRIBUTES = 5000  # of a tag: libxml2 takes the square of their number
TAG = regex.compile(
    r"""<[A-Za-z][^\s/>]*+(?:=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|[^>=]++|=)*+(?:>|\Z)"""
)
ASSIGNED = regex.compile(r"""=\s*+(?:"[^"]*+"?|'[^']*+'?)""")
ATTRIBUTE = regex.compile(r"""[^\s/"']+""")
DEEPEST = 2000  # libxml2 drops what is under 2048
HEAD = 4096
DECLARED = regex.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", regex.IGNORECASE)
ENCODINGS = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cp950": "cp950"}
CUT = regex.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
LENIENT = 1000  # characters for each one that may be broken


def parse(data: bytes, *, name: str, limits: Limits) -> HtmlElement:
    """The tree of a page. Raises InputError for one that is over a bound or holds nothing."""
    declared = None
    if is_mhtml(data):
        data, declared = unpacked(data, name=name)
    text = decoded(data, declared, name=name)
    if text.count("<") > MOST_TAGS:
        raise InputError(f"{name}: has more than {MOST_TAGS:,} tags; save its text as a text file")
    if has_crowded_tag(text):
        raise InputError(
            f"{name}: has a tag of more than {MOST_ATTRIBUTES:,} attributes; save the page again"
        )
    reader = HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=reader)
    except etree.ParserError:
        raise InputError(f"{name}: is an empty page; there is nothing to read") from None
    depth = min(limits.depth, DEEPEST)
    within(depth_of(page), depth, name=name, what="elements inside one another", option="--max-depth")
    return page


def has_crowded_tag(text: str) -> bool:
    """Whether a tag has more attributes than may be.

    >>> has_crowded_tag("<p title='" + "a b " * 6000 + "'>"), has_crowded_tag("<p " + "a b='<>' " * 3000)
    (False, True)
    """
    for tag in TAG.finditer(text):
        if tag.end() - tag.start() > 2 * MOST_ATTRIBUTES:
            names = ATTRIBUTE.finditer(ASSIGNED.sub("= ", tag[0]))
            if next(islice(names, MOST_ATTRIBUTES + 1, None), None):
                return True
    return False


def unpacked(data: bytes, *, name: str) -> tuple[bytes, str | None]:
    """The page in a single-file archive, the first part of it that is HTML, and its encoding."""
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return page, part.get_content_charset()
    raise InputError(f"{name}: is a web archive without a page in it; save the page again")


def decoded(data: bytes, declared: str | None, *, name: str) -> str:
    """The text of a page: UTF-8 if it is any, else what it says of itself, else GB18030.

    A page that was cut off, or whose description was cut in the middle of a character, is none of them
    to the last byte: it is read in the one that breaks fewest characters, if they are few.
    """
    if data[:2] in {b"<\0", b"\0<"}:
        data = (b"\xff\xfe" if data[:1] == b"<" else b"\xfe\xff") + data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode(data, name=name)
    data = data.replace(b"\0", b"")
    if is_binary(data):
        raise InputError(f"{name}: is binary, not text; save the page again")
    encodings = ["utf-8-sig", *declared_encodings(data, declared), "gb18030"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = (uncut(data) if encoding == "utf-8-sig" else data).decode(encoding)
            if encoding != "utf-8-sig" or holds_chinese(text) or text.isascii():
                return text
    texts = [data.decode(encoding, "replace") for encoding in encodings]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") * LENIENT > len(best):
        raise InputError(f"{name}: is no UTF-8, GB18030 or declared BIG5; save the page again as UTF-8")
    return best


def uncut(data: bytes) -> bytes:
    """Some bytes without the beginning of a UTF-8 character at their end."""
    found = CUT.search(data, max(0, len(data) - 3))
    return data[: found.start()] if found else data


def declared_encodings(data: bytes, declared: str | None) -> list[str]:
    """The encoding that a page declares, where it is one that neither UTF-8 nor GB18030 stands for.

    >>> declared_encodings(b'<meta charset="Big5">', None), declared_encodings(b"<meta charset=gb2312>", None)
    (['big5hkscs'], [])
    """
    found = DECLARED.search(data[:HEAD])
    names = [declared or "", found[1].decode("ascii") if found else ""]
    return [ENCODINGS[name.lower()] for name in names if name.lower() in ENCODINGS][:1]


def depth_of(page: HtmlElement) -> int:
    """How many elements are inside one another at most."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
