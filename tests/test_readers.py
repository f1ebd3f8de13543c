"""Bytes become text, or one line that says why not."""

import hashlib
from pathlib import Path

import pytest

from reportx.errors import InputError, displayed
from reportx.readers import Limits, read_bytes, read_path
from reportx.readers.encodings import holds_chinese

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "text"
TEXT = "全区地区生产总值超1444亿元、增长9%。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]
)
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


def test_big5_is_what_would_be_rare_characters_in_gb18030() -> None:
    text = "地區生產總值增長9%，一般公共預算收入120億元。"
    assert read_bytes(text.encode("big5"), name="x").text == text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the project")
def test_no_short_piece_of_a_report_is_taken_for_another_encoding() -> None:
    """Of each report every piece of 2, 5 and 12 characters at eight places, in GBK."""
    wrong, tried = [], 0
    for path in sorted(CORPUS.iterdir()):
        text = path.read_text(encoding="utf-8")
        for start in range(0, len(text) - 12, len(text) // 8):
            for size in (2, 5, 12):
                piece = text[start : start + size].encode("gbk", "ignore").decode("gbk")
                if holds_chinese(piece):
                    tried += 1
                    wrong += [piece] * (read_bytes(piece.encode("gbk"), name="x").text != piece)
    assert tried > 1000
    assert wrong == []


def test_a_file_over_the_bound_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(InputError, match="more than 134,217,728 bytes"):
        read_path(path)
    with pytest.raises(InputError, match="more than 10 characters"):
        read_bytes(TEXT.encode(), name="x", limits=Limits(chars=10))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        ("\u3000\u00a0\n".encode(), "is empty"),
        (b"PK\x03\x04....", "cut short or damaged"),
        (b"\xd0\xcf\x11\xe0....", "is an old Office file"),
        (b"\x1f\x8b\x08", "is a gzip file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        (bytes(range(1, 9)) * 20, "is binary"),
        (b"\xff\xff\xfe\x81 abc", "in no encoding of Chinese"),
        (b"\xff\xfe\x00", "in no encoding of Chinese"),
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
    assert displayed(undecoded) == "报\\xff.md"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{\n  "schema_version": "1.1", "text": "增长9%"}', "a JSON file"),
        ('[\n  {"indicator": "产值", "value": 9}]', "a JSON file"),
        ('[{"indicator": "产值"}]', "a JSON file"),
        ('{"indicator": "产值", "value": 9}\n{"indicator": "就业", "value": 8}\n', "a JSON file"),
        ("\ufeffindicator,value\n产值增长9%,9\n", "a CSV file"),
        ("Source,Report year,Unit\r\na.txt,2024,亿元\r\n", "a CSV file"),
        ("indicator\tvalue\tunit\n产值\t9\t%\n", "a TSV file"),
    ],
)
def test_records_written_for_programs_are_no_report(text: str, what: str) -> None:
    with pytest.raises(InputError, match=f"x: is {what}; reportx reads text, HTML, DOCX and PDF"):
        read_bytes(text.encode(), name="x")


@pytest.mark.parametrize(
    "text",
    [
        "{主席台}各位代表：\n产值增长9%。",
        '{"摘要"}产值增长9%。',
        "[2024年]产值增长9%。",
        "[1] {注}：产值增长9%。",
        "产值,就业,物价\n产值增长9%。",
        "GDP增长9%,CPI上涨2%。\n",
        "Report: growth, in short\n产值增长9%。",
        "REPORT\n产值增长9%。",
    ],
)
def test_texts_that_only_begin_like_records_are_read(text: str) -> None:
    assert read_bytes(text.encode(), name="x").text == text
