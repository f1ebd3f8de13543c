"""From bytes to text: which encoding they are in.

UTF-16 is what bears its byte order mark. UTF-8 comes next, because hardly any other text passes
for it by chance; then GB18030, in which every GBK and GB2312 file can be read. Only what is rare
Chinese there is tried as Big5, and what holds zero bytes as UTF-16 without its mark.
Detectors that guess from letter frequencies fail on files under 100 bytes and are not used.
"""

import codecs

from reportx.errors import InputError

CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))
# the lead bytes under which GB2312 and Big5 have their more frequent half of characters
FREQUENT = {"gb2312": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
USUAL = 0.8  # of the Chinese characters of a real text are at least so many frequent ones
SAMPLE = 20_000  # characters that are looked at


def decode(data: bytes, *, name: str) -> str:
    """The text of some bytes, or InputError where they are no text in a known encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = reading(data, "utf-16")
    elif is_binary(data):
        text = unmarked_utf16(data)
        if text is None:
            raise InputError(f"{name}: is binary, not text; save it as plain text first")
    else:
        text = unmarked(data)
    if text is None:
        raise InputError(f"{name}: is in no encoding of Chinese; save it as UTF-8")
    return text


def unmarked(data: bytes) -> str | None:
    """The text of bytes in UTF-8, GB18030 or Big5.

    A word or two of GB18030 can pass for UTF-8: 约 alone is an Armenian letter there.

    >>> unmarked("地區生產總值增長百分之九".encode("big5")), unmarked("约5%".encode("gbk"))
    ('地區生產總值增長百分之九', '约5%')
    """
    unicode = reading(data, "utf-8")
    if unicode is not None and holds_chinese(unicode):
        return unicode
    national = reading(data, "gb18030")
    if national is None or not holds_chinese(national):
        return national if unicode is None else unicode
    usual = frequent(national, "gb2312")
    taiwan = reading(data, "big5") if usual < USUAL else None
    return taiwan if taiwan is not None and frequent(taiwan, "big5") > usual else national


def unmarked_utf16(data: bytes) -> str | None:
    """The text of bytes in UTF-16 without its mark, if that makes usual Chinese of them."""
    texts = (reading(data, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return next((text for text in texts if text and frequent(text, "gb2312") >= USUAL), None)


def reading(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, or None where the bytes are none."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def holds_chinese(text: str) -> bool:
    """Whether any character is a Chinese one."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def frequent(text: str, encoding: str) -> float:
    """The share of frequent characters among the Chinese ones; in the wrong encoding most are rare.

    >>> frequent("地区生产总值", "gb2312"), frequent("abc", "gb2312")
    (1.0, 0.0)
    """
    chinese = [char for char in text[:SAMPLE] if "\u4e00" <= char <= "\u9fff"]
    leads = (char.encode(encoding, "ignore")[:1] for char in chinese)
    return sum(lead != b"" and lead[0] in FREQUENT[encoding] for lead in leads) / max(1, len(chinese))


def is_binary(data: bytes) -> bool:
    """Whether control characters abound; a stray one is what converters leave in a text.

    >>> is_binary(bytes(100)), is_binary("增长9%".encode() * 9 + bytes([7]))
    (True, False)
    """
    return b"\0" in data or len(data) - len(data.translate(None, CONTROLS)) > len(data) / 50
