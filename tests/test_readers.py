"""Bytes become text, or one line that says why not."""

import hashlib
from pathlib import Path

import pytest

from reportx.errors import InputError, displayed
from reportx.readers import read_bytes, read_path

TEXT = "全区地区生产总值超1444亿元、增长9%。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16"])
def test_encodings_that_just_open(encoding: str) -> None:
    data = TEXT.encode(encoding)
    source = read_bytes(data, name="x")
    assert source.text.lstrip("\ufeff") == TEXT
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_byte_order_mark_stays_so_that_offsets_are_those_of_the_file() -> None:
    assert read_bytes(b"\xef\xbb\xbf" + "增长".encode(), name="x").text == "\ufeff增长"


@pytest.mark.parametrize("text", ["增长", "约5%", "亿"])
def test_short_gb18030_is_not_guessed_but_tried(text: str) -> None:
    assert read_bytes(text.encode("gb18030"), name="x").text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        ("\u3000\u00a0\n".encode(), "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "is a ZIP file"),
        (b"\xd0\xcf\x11\xe0....", "is an old Office file"),
        (b"\x1f\x8b\x08", "is a gzip file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is binary"),
        (bytes(range(1, 9)) * 20, "is binary"),
        (b"\xff\xff\xfe\x81 abc", "no UTF-8 or GB18030"),
        (b"\xff\xfe\x00", "no UTF-8 or GB18030"),
    ],
)
def test_what_is_no_text_is_said_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name="报告.md")
    message = str(caught.value)
    assert message.startswith("报告.md: ")
    assert says in message
    assert "\n" not in message


def test_a_stray_control_character_makes_no_binary() -> None:
    assert read_bytes((TEXT * 9).encode() + b"\x07", name="x").text.endswith("\x07")


@pytest.mark.parametrize(
    ("name", "says"), [("none.md", "no such file"), (".", "is a directory"), ("a\0b", "can't be read")]
)
def test_a_path_that_is_no_file_is_said_in_one_line(name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=says):
        read_path(tmp_path / name)


def test_a_unicode_file_name_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "二〇二五 报告😀.md"
    path.write_text(TEXT, encoding="utf-8")
    assert read_path(path).name == str(path)


def test_a_name_is_always_printable() -> None:
    undecoded = b"\xe6\x8a\xa5\xff.md".decode("ascii", "surrogateescape")
    assert displayed(undecoded) == "报\ufffd.md"
