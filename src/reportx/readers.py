"""From bytes to a Source: what the encoding is, and whether there is text at all.

UTF-16 is what bears its byte order mark. UTF-8 comes next, because hardly any other text passes
for it by chance; then GB18030, in which every GBK and GB2312 file can be read.
Detectors that guess from letter frequencies fail on files under 100 bytes and are not used.
"""

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reportx.errors import InputError, displayed
from reportx.models import Source

STDIN = "<stdin>"

BINARY_MARKS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP file (DOCX, XLSX, …)",
    b"\xd0\xcf\x11\xe0": "an old Office file (DOC, XLS, …)",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
}
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))


def read_path(path: Path) -> Source:
    """Read a file. Raises InputError with one line that says what to do."""
    name = displayed(str(path))
    try:
        return read_bytes(path.read_bytes(), name=name)
    except FileNotFoundError:
        raise InputError(f"{name}: no such file; check the name") from None
    except IsADirectoryError:
        raise InputError(
            f"{name}: is a directory; name the files in it, e.g. {name.rstrip('/')}/*.md"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from None


def read_stream(stream: BinaryIO) -> Source:
    """Read standard input, or what stands for it."""
    try:
        return read_bytes(stream.read(), name=STDIN)
    except OSError as error:
        raise InputError(f"{STDIN}: can't be read: {error.strerror}") from None


def read_bytes(data: bytes, *, name: str) -> Source:
    """Decode bytes. The text keeps its line ends and a byte order mark, so that offsets stay true.

    >>> read_bytes("增长9%".encode("gb18030"), name="x").text
    '增长9%'
    """
    text = decode(data, name=name)
    if not text.strip("\ufeff\u200b \t\r\n\f\u3000\u00a0"):
        raise InputError(f"{name}: is empty; there is nothing to read")
    return Source(name=name, text=text, sha256=hashlib.sha256(data).hexdigest())


def decode(data: bytes, *, name: str) -> str:
    """The text of some bytes, or InputError where they are no text in a known encoding."""
    for mark, what in BINARY_MARKS.items():
        if data.startswith(mark):
            raise InputError(f"{name}: is {what}, not text; save it as plain text first")
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not marked and is_binary(data):
        raise InputError(f"{name}: is binary, not text; save it as plain text first")
    texts = list(readings(data, ("utf-16",) if marked else ("utf-8", "gb18030")))
    if not texts:
        raise InputError(f"{name}: is no UTF-8 or GB18030; convert it, e.g. iconv -f BIG5 -t UTF-8")
    return texts[-1] if holds_chinese(texts[-1]) else texts[0]


def readings(data: bytes, encodings: Iterable[str]) -> Iterator[str]:
    """The text in each encoding in which the bytes are one, up to the first that is Chinese.

    A word or two of GB18030 can pass for UTF-8: 约 alone is an Armenian letter there.
    """
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            yield text
            if holds_chinese(text):
                return


def holds_chinese(text: str) -> bool:
    """Whether any character is a Chinese one."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def is_binary(data: bytes) -> bool:
    """Whether control characters abound; a stray one is what converters leave in a text.

    >>> is_binary(bytes(100)), is_binary("增长9%".encode() * 9 + bytes([7]))
    (True, False)
    """
    return b"\0" in data or len(data) - len(data.translate(None, CONTROLS)) > len(data) / 50
