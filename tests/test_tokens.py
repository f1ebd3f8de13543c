"""Tokens: each character in one of them, with the letter of what it is; and the gate that names pass."""

from pathlib import Path

import pytest

from reportx.extract import outlines, reader, to_source
from reportx.metrics.gate import Gate
from reportx.metrics.naming import Namer
from reportx.packs import builtin
from reportx.quantities import Scanner

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"


@pytest.fixture(scope="module")
def namer() -> Namer:
    return Namer(builtin())


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(builtin())


def lettered(namer: Namer, scanner: Scanner, chars: str) -> str:
    """The words of a sentence with their letters."""
    tokens = namer.tokens.read(chars, list(scanner.scan(chars)))
    columns = zip(tokens.starts, tokens.ends, tokens.kinds, strict=True)
    return " ".join(f"{chars[start:end]}/{kind}" for start, end, kind in columns)


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("新引进企业5家", "新引进/m 企业/N 5家/Q"),  # 新 with a verb is a verb
        ("水价涨到3元", "水价/n 涨到/r 3元/Q"),  # a verb with 到 says where something arrives
        ("医保参保率98%", "医保/n 参保率/N 98%/Q"),  # a verb with 率 is a measure
        ("比上年增长5%", "比上年/M 增长/c 5%/Q"),
        ("建成“口袋公园”12个", "建成/m “口袋公园”/q 12个/Q"),  # a quote is one token
        ("便民服务中心（站）9个", "便民/n 服务中心/n （站）/B 9个/Q"),  # and so is a bracket without figures
        ("每小时产能3吨", "每小时/V 产能/N 3吨/Q"),
        ("城镇化率¹达65%", "城镇化/n 率/n ¹/. 达/r 65%/Q"),  # the number of a note is in no name
        ("加快0.2个百分点", "加快/c 0.2个百分点/Q"),
    ],
)
def test_what_words_are(namer: Namer, scanner: Scanner, chars: str, expected: str) -> None:
    assert lettered(namer, scanner, chars) == expected


def test_each_character_is_in_one_token(namer: Namer) -> None:
    """Over the sentences of the seed: from the first to the last, without a hole."""
    outline = next(outlines(to_source(SEED.read_text(encoding="utf-8"))))
    seen = 0
    for sentence in reader(outline).unread():
        tokens = namer.tokens.read(sentence.chars, sentence.figures)
        ends = [0, *tokens.ends]
        assert tokens.starts == ends[:-1], sentence.chars
        assert ends[-1] == len(sentence.chars)
        assert len(tokens.kinds) == len(tokens.starts) == len(tokens.verbs)
        seen += len(sentence.figures)
    assert seen > 250


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("≥", "is no word"),
        ("全国", "only tells where"),
        ("把养老金标准", "begins with a word that is part of no name"),
        ("其中教育支出", "begins with a word that is part of no name"),
        ("居民消费价格在", "ends with a word that is part of no name"),
        ("广场“品牌", "is cut inside a bracket or a quote"),
        ("增长百分之六", "holds a part of a number"),
        ("收入，支出", "holds the end of a clause"),
        ("用" * 60, "is too long for a name"),
    ],
)
def test_a_broken_name_is_refused(name: str, reason: str) -> None:
    assert Gate(builtin()).checked(name)[1] == reason


@pytest.mark.parametrize(
    "name", ["税收占比", "城乡居民收入比", "井", "服务中心（点）", "“百千万工程”项目", "GDP"]
)
def test_a_whole_name_passes(name: str) -> None:
    assert Gate(builtin()).checked(name) == (name, "")


def test_what_a_name_does_not_need_is_left_out() -> None:
    assert Gate(builtin()).checked("（修复）雨污管网") == ("雨污管网", "")
