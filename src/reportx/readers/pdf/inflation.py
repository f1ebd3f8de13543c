"""What is packed in a file: streams that are damaged or inflate beyond all bounds, found before it is read.

A damaged stream costs the file only where text may be lost by it: a colour table, a colour profile and
what a program says of itself hold none.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

import regex

from reportx.errors import InputError
from reportx.readers.limits import Limits

STREAM = regex.compile(rb"stream\r?\n?")
HEAD = 1024  # bytes before a stream in which its dictionary stands
PACKED = regex.compile(rb"/Filter\s*\[?\s*/Fl(?:ateDecode)?\b(?!.*\bobj\b)", regex.DOTALL)
PICTURE = regex.compile(rb"/Subtype\s*/Image")
PROFILE = slice(36, 40), b"acsp"  # where a colour profile says that it is one
APART = regex.compile(rb"/Type\s*/Metadata\b(?!.*\bobj\b)", regex.DOTALL)  # what is said of the file
TEXTUAL = regex.compile(
    rb"/Type\s*/(?:ObjStm|XRef)\b(?!.*\bobj\b)|/Subtype\s*/(?:Form|Type1C|CIDFontType0C|OpenType)\b(?!.*\bobj\b)"
    rb"|/Length1\b(?!.*\bobj\b)",
    regex.DOTALL,
)  # objects, what is printed by name, and fonts
OPERATOR = regex.compile(rb"(?:^|[\s\])>])(?:BT|Tj|TJ|Do|cm|re|gs|cs|rg|q|BMC|BDC|begincmap)\s")  # of a page
CHUNK = 1 << 20  # bytes that are unpacked at a time, and read at a time
INPUT = 1 << 16
LAYERS = 4  # of packing; what is packed more often is nobody's report
ZLIB = frozenset(range(0x08, 0x80, 0x10))  # how packed bytes begin


def check_streams(data: bytes, *, name: str, limits: Limits) -> None:
    """Raise InputError where what is packed in a PDF is larger than may be.

    All streams together are bounded but for pictures, which are unpacked one at a time.
    """
    left, sealed = limits.bytes, b"/Encrypt" in data
    for m in STREAM.finditer(data):
        start = m.end()
        if data[m.start() - 3 : m.start()] == b"end" or not is_packed(data, start):
            continue
        pictured = PICTURE.search(data, max(data.rfind(b" obj", 0, start), start - HEAD), start)
        most = limits.bytes if pictured else left
        size, whole = inflated(data, start, most=most)
        said = data[max(0, start - HEAD) : start]
        held = whole or pictured or sealed or not PACKED.search(said)
        if not held and may_hold_text(said, beginning(data, start)):
            raise InputError(f"{name}: is a damaged PDF, a part of which can't be unpacked; get it anew")
        if size > most:
            raise InputError(
                f"{name}: unpacks to more than {limits.bytes:,} bytes; if it is meant to, raise --max-bytes"
            )
        left -= 0 if pictured else size


def may_hold_text(said: bytes, head: bytes) -> bool:
    """Whether text may stand in a stream, or be read by it: by what its dictionary says and how it begins.

    >>> may_hold_text(b"<</Length 9>>", b"q BT /F1 12 Tf"), may_hold_text(b"<</Length 9>>", bytes(range(64)))
    (True, False)
    """
    place, name = PROFILE
    if APART.search(said) or head[place] == name:
        return False
    return not head or TEXTUAL.search(said) is not None or OPERATOR.search(head) is not None


def beginning(data: bytes, start: int) -> bytes:
    """What a damaged stream unpacks to, as far as it can be unpacked and tells what it is."""
    unpack, found = zlib.decompressobj(), b""
    end = data.find(b"endstream", start, start + CHUNK)
    with suppress(zlib.error):
        for at in range(start, end if end >= 0 else min(start + CHUNK, len(data))):
            found += unpack.decompress(data[at : at + 1])
            if unpack.eof or len(found) >= INPUT:
                break
    return found


def is_packed(data: bytes, start: int) -> bool:
    """Whether bytes begin as packed ones do."""
    head = data[start : start + 2]
    return len(head) == 2 and head[0] in ZLIB and (head[0] << 8 | head[1]) % 31 == 0


def inflated(data: bytes, start: int = 0, *, most: int) -> tuple[int, bool]:
    """How many bytes a stream unpacks to, counted until they are too many, and whether it is whole.

    What is packed in it counts too.

    >>> inflated(zlib.compress(zlib.compress(bytes(5000))), most=10**6) > (5000, True)
    True
    """
    view, tally = memoryview(data), [0]
    outer = zlib.decompressobj()
    source: Iterator[bytes] = (bytes(view[at : at + INPUT]) for at in range(start, len(data), INPUT))
    for layer in range(LAYERS):
        unpack = zlib.decompressobj() if layer else outer
        unpacking = counted(unpacked(source, unpack, whole=layer > 0), tally, most)
        first = next(unpacking, b"")
        source = chain([first], unpacking)
        if not first or first[0] not in ZLIB:
            break
    for _ in source:
        pass
    return tally[0], outer.eof or tally[0] > most


def counted(parts: Iterable[bytes], tally: list[int], most: int) -> Iterator[bytes]:
    """Parts until all that were counted are too many."""
    for part in parts:
        tally[0] += len(part)
        yield part
        if tally[0] > most:
            return


def unpacked(parts: Iterator[bytes], unpack: Any, *, whole: bool) -> Iterator[bytes]:
    """What is packed, as far as it can be unpacked; ``whole`` reads all parts, so that they are counted."""
    for part in parts:
        try:
            while (found := unpack.decompress(part, CHUNK)) and not unpack.eof:
                yield found
                part = unpack.unconsumed_tail  # noqa: PLW2901
        except zlib.error:
            break
        if found:
            yield found
        if unpack.eof:
            break
    for _ in parts if whole else ():
        pass
