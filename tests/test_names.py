"""Names are found where a search for each through the whole text finds them."""

from pathlib import Path
from random import Random

import pytest
import regex

from reportx.extract import to_source
from reportx.names import NameFinder
from reportx.packs import Name, Pack, builtin
from reportx.repair import repair

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "text"
NUMBERS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿")


def searched(chars: str, pack: Pack) -> list[str | None]:
    """The names of a text as each pattern finds them in all of it."""
    found: list[str | None] = [None] * len(chars)
    terms = {term: name.label for name in reversed(pack.name) for term in name.terms}
    hits = [
        (m, name.label) for name in pack.name if name.pattern for m in regex.finditer(name.pattern, chars)
    ]
    ranks = {name.pattern: -rank for rank, name in enumerate(pack.name)}
    hits.sort(key=lambda hit: ranks[hit[0].re.pattern])
    every = regex.finditer(r"\L<terms>" if terms else "(?!)", chars, terms=sorted(terms), ignore_unused=True)
    for m, label in [*hits, *((m, terms[m[0]]) for m in every)]:
        found[m.start() : m.end()] = [label] * (m.end() - m.start())
    return found


def differences(chars: str, pack: Pack) -> list[str]:
    """The numbers that are taken for something else than a search finds, with what stands around them."""
    pairs = zip(NameFinder(pack).read(chars), searched(chars, pack), strict=True)
    return [
        f"{chars[max(0, at - 8) : at + 8]}: {one}, {other}"
        for at, (one, other) in enumerate(pairs)
        if one != other and chars[at] in NUMBERS
    ]


def test_the_names_of_the_seed_are_those_of_a_search() -> None:
    chars = repair(to_source(SEED)).chars
    assert not differences(chars, builtin())
    assert sum(label is not None for label in NameFinder(builtin()).read(chars)) > 300


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus of reports is not here")
def test_the_names_of_other_reports_are_those_of_a_search() -> None:
    for path in sorted(SHARED.iterdir())[::15]:
        assert not differences(repair(to_source(path)).chars, builtin()), path.name


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (Name(terms=("1+1工程",), label="policy"), "实施1+1工程，1111工程", "1+1工程"),
        (Name(terms=("5.0时代", "三甲"), label="name"), "迎接5.0时代，510时代三家", "5.0时代"),
        (Name(pattern=r"\d{1,2}个?(?:厅|室)(?=房)", label="name"), "3厅房、3个室房、3个房、3室", "3厅3个室"),
        (Name(pattern=r"第?(\d)\1号", label="name"), "第33号，34号", "第33号"),
        (Name(pattern=r"(?i)\d{1,3}ab|\d+cd", label="name"), "12AB，3CD，4ef", "12AB3CD"),
        (Name(pattern=r"[甲乙]\d+|\d+\.\d(?=版)", label="name"), "甲12，2.0版，2.0", "甲122.0"),
        (Name(pattern=r"[一二]十[甲乙]?丙", label="name"), "一十丙二十乙丙三十丙二十乙", "一十丙二十乙丙"),
    ],
)  # fmt: skip
def test_the_names_of_a_users_pack(name: Name, text: str, found: str) -> None:
    labels = NameFinder(Pack(name=(name,))).read(text)
    assert "".join(char for char, label in zip(text, labels, strict=True) if label) == found
    assert not differences(text, Pack(name=(name,)))


ODD = [
    r"(?i)v\d+", r"[^\W\d]+号", r"\d+(?#一)号", r"(?P<x>\d)(?P=x)", r"(?>\d+)号", r"(?:\d+号)?", r"\d+(?:)号", r"[[:digit:]]+号",
    r"\d+[号-届]", r"\d+[^号]", r"\d+(?!号)", r"\d+.", r"\d+$", r"\d+号?", r"\d+?号", r"\d*号", r"\d+(?:号|)", r"\d+(?=.*号)",
    r"\d+\s*号", r"\d+[\d号]", r"\d+(?:[号届]|次会)", r"\d+[]号]", r"\d+\u53f7", r"(?x)\d+ 号", r"\d+(?i:号)", r"\d+(?:号){e<=1}",
    r"\d+\b号?", r"\d{1,2}号{2}", r"(?:\d+|[一二]+)(?:届|次)(?=全会|会)", r"十[一二]?五(?=规划)", r"[\d.]+版",
]  # fmt: skip
CHARACTERS = "0123456789一二三十半点.年号届次会第 版-—全规划月V]"


@pytest.mark.parametrize("pattern", ODD)
def test_any_pattern_finds_what_a_search_finds(pattern: str) -> None:
    draw = Random(3)
    text = "".join(draw.choice(CHARACTERS) for _ in range(4000))
    assert not differences(text, Pack(name=(Name(pattern=pattern, label="x"),)))
