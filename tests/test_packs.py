"""Packs that are wrong say so in one line: the file, the line, the entry and what to mend."""

import random
import tomllib
from itertools import permutations
from pathlib import Path
from time import process_time
from typing import get_args

import pytest
import regex

from reportx import patterns
from reportx.errors import PackError
from reportx.explosions import AGAIN, explosion, is_slow
from reportx.extract import read_report
from reportx.packs import (
    DATA,
    FILES,
    ColumnRole,
    HeadingForm,
    NameLabel,
    Pack,
    PhraseRole,
    VerbRole,
    builtin,
    merge,
    parse_pack,
    read_pack,
    read_packs,
)
from reportx.records import Metric, Source

WRONG = [
    (
        '[[verb]]\nterms = ["攀升"]\nrole = "change"\n\n# my own\n[[verb]]\nterms = ["冲上"]\nrole = "reech"\n',
        "my.toml:8: verb 冲上: role: 'reech' is none of 'change', 'add', 'reach', 'make', 'rank', 'be', "
        "'compare'; did you mean reach?",
    ),
    (
        '[[phrase]]\nrole = "tiem"\nterms = ["年终"]\n',
        f"my.toml:2: phrase 年终: role: 'tiem' is none of the {len(get_args(PhraseRole))} words that reportx "
        "schema pack lists; did you mean time?",
    ),
    (
        '[[heading]]\npattern = "^附"\nform = "annx"\n',
        f"my.toml:3: heading annx: form: 'annx' is none of the {len(get_args(HeadingForm))} words "
        "that reportx schema pack lists",
    ),
    ('[[column]]\nterms = ["实绩"]\nrole = 3\n', "my.toml:3: column 实绩: role: 3 is none of "),
    ('[[verb]]\nterms = ["攀升"]\n', "my.toml:1: verb 攀升: role: is missing"),
    ('[[unit]]\nkind = "count"\nterms = ["箱", 3]\n', "my.toml:3: unit 箱: terms: 2: should be a string"),
    ('[[unit]]\n\n[[unit]]\nterms = []\nkind = "count"\n', "my.toml:1: unit 1: terms: is missing"),
    (
        '[[unit]]\nterms = ["箱"]\nkind = "count"\nsort = 1\n',
        "my.toml:4: unit 箱: sort: there is no such field",
    ),
    (
        '[[unit]]\nterms = ["箱"]\nkind = "count"\nfactr = 2\n',
        "my.toml:4: unit 箱: factr: there is no such field; did you mean factor?",
    ),
    ('[[units]]\nterms = ["箱"]\n', "my.toml:1: units: there is no such field; did you mean unit?"),
    ('# one\n[unit]\nterms = ["箱"]\n', "my.toml:2: unit: should be a list"),
    ('unit = [{terms = ["箱"], kind = "box"}]\n', "my.toml:1: unit 箱: kind: 'box' is none of 'money', "),
    ('unit = ["箱"]\n', "my.toml:1: unit 1: "),
    ('[[indicator]]\ncode = "a{1}"\nname = "甲"\nterms = ["甲"]\n', "my.toml:2: indicator a{1}: code: "),
    ('[[name]]\nlabel = "name"\npattern = "("\n', "my.toml:3: name (: pattern: no regular expression: "),
    ('[[name]]\nlabel = "name"\npattern = ""\n', "my.toml:3: name 1: pattern: a pattern is empty"),
    (
        '[[name]]\nlabel = "name"\npattern = "(?R)年"\n',
        "my.toml:3: name (?R)年: pattern: a pattern calls itself or a group, which may never end",
    ),
    ('[[name]]\nlabel = "name"\n', "my.toml:1: name 1: has neither terms nor a pattern"),
    ('[[phrase]]\nrole = "time"\n', "my.toml:1: phrase time: has neither terms nor a pattern"),
    (
        '[[phrase]]\nrole = "scope"\nterms = ["全县", ""]\n',
        "my.toml:3: phrase 全县: terms: 2: a term is empty",
    ),
    (
        f'[[unit]]\nkind = "count"\nterms = ["{"箱" * 300}"]\n',
        f"my.toml:3: unit {'箱' * 300}: terms: 1: a term has 300 characters; at most 99 are looked up",
    ),
    (
        '[[unit]]\nkind = "count"\nterms = ["标箱 "]\n',
        "my.toml:3: unit 标箱 : terms: 1: '标箱 ': a term has no blanks at its ends and no control characters",
    ),
    (
        '[[document]]\nrole = "speaker"\npattern = "县长"\n',
        "my.toml:1: document 县长: a pattern of the role 'speaker' needs a group (?P<name>…)",
    ),
    (
        '[[construction]]\nname = "odd"\nneeds = "n"\npattern = "{name}("\n',
        "my.toml:1: construction {name}(: no regular expression: ",
    ),
    *(
        (
            f'[[unit]]\nkind = "count"\nterms = ["箱"]\nfactor = {given}\n',
            f"my.toml:4: unit 箱: factor: {told} is no factor: ",
        )
        for given, told in [
            ("nan", "nan"),
            ("inf", "inf"),
            ("0", "0"),
            ("-1", "-1"),
            ('"10"', "'10'"),
            ("true", "True"),
            ('"1/0"', "'1/0'"),
            ("1e99", "1e+99"),
        ]
    ),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told.split(": ", 1)[1] for _, told in WRONG])
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(PackError) as error:
        parse_pack(text, name="my.toml")
    assert str(error.value).startswith(told)
    assert not any("\n" in line for line in error.value.lines)


def test_a_users_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[phrase]]\nterms = ["年终"]\nrole = "when"\n', encoding="utf-8")
    with pytest.raises(PackError, match=rf"^{path}:3: phrase 年终: role: 'when' is none of "):
        read_pack(path)


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [("verb", "role", VerbRole), ("phrase", "role", PhraseRole), ("column", "role", ColumnRole),
     ("heading", "form", HeadingForm), ("name", "label", NameLabel)],
    ids=["verb", "phrase", "column", "heading", "name"],
)  # fmt: skip
def test_every_role_and_form_has_words(kind: str, field: str, words: object) -> None:
    """One that no file of the vocabulary uses is dead, or misspelt in one of the two places."""
    packs = [tomllib.loads((DATA / file).read_text(encoding="utf-8")) for file in FILES]
    assert {entry[field] for pack in packs for entry in pack.get(kind, ())} == set(get_args(words))


def test_all_that_is_wrong_with_all_files_is_told_at_once(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one.toml", "two.toml", "three.toml"))
    one.write_text(
        '[[unit]]\nterms = ["标箱"]\nkind = "boxes"\n[[unit]]\nterms = [""]\nkind = "count"\nfactor = 0\n'
        '[[indicator]]\ncode = "a"\nname = "甲"\nterms = ["甲"]\n'
        '[[indicator]]\ncode = "a"\nname = "乙"\nterms = ["乙"]\n[[nonsense]]\na = 1\n',
        encoding="utf-8",
    )
    two.write_text("[[unit]\n", encoding="utf-8")
    with pytest.raises(PackError) as error:
        read_packs([one, two, three])
    assert [line.partition(": ")[0] for line in error.value.lines] == [
        f"{one}:3", f"{one}:5", f"{one}:7", f"{one}:16", f"{one}:13", f"{two}", f"{three}",
    ]  # fmt: skip
    assert "indicator a: code: stands in line 9 already" in error.value.lines[4]


def test_a_file_of_mistakes_is_told_in_bounded_time() -> None:
    with pytest.raises(PackError) as error:
        parse_pack('[[verb]]\nrole = "x"\n' * 2000, name="my.toml")
    assert len(error.value.lines) == 101
    assert error.value.lines[-1] == "my.toml: 3900 more"


def test_a_deep_file_is_no_toml() -> None:
    with pytest.raises(PackError, match=r"^my\.toml: is no TOML: "):
        parse_pack("a = " + "[" * 5000, name="my.toml")


def test_a_mark_before_a_file_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[phrase]]\nterms = ["年终"]\nrole = "time"\n', encoding="utf-8-sig")
    assert read_pack(path).phrase[0].terms == ("年终",)


def metrics(text: str, *given: Pack) -> tuple[Metric, ...]:
    return read_report(Source(name="x", text=text, sha256=""), packs=given).metrics


def test_the_longest_term_that_is_allowed_is_found() -> None:
    term = "箱" * 98 + "子"
    pack = parse_pack(f'[[unit]]\nkind = "count"\nterms = ["{term}"]\n', name="my.toml")
    (metric,) = metrics(f"全市建成学校5{term}。", pack)
    assert metric.unit == term


def test_a_heading_without_a_group_is_all_that_it_finds() -> None:
    pack = parse_pack('[[heading]]\nform = "outer"\npattern = "^丙部分$"\n', name="my.toml")
    report = read_report(Source("x", "丙部分\n全市地区生产总值5亿元。\n" * 2, ""), packs=[pack])
    assert [section.title for section in report.sections][:1] == ["丙部分"]


def test_many_units_are_found_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportx import quantities  # noqa: PLC0415

    text = (DATA.parents[2] / "seeds" / "pingshan-2025.md").read_text(encoding="utf-8")
    toml = '[[unit]]\nkind = "count"\nterms = ["标箱"]\n'
    few = metrics(text, parse_pack(toml, name="my.toml"))
    monkeypatch.setattr(quantities, "MANY_TERMS", 9)
    many = parse_pack(toml, name="my.toml")
    assert metrics(text, many) == few
    scan = quantities.scanner(merge(many, builtin()))
    for pattern in (scan.pattern, scan.unit_head):
        assert pattern.pattern.count("<units>") == 1  # each copy would take 70 MB for 50,000 terms


def load_seconds(kind: str, fields: str, count: int) -> float:
    """The time of computing that a pack of many entries takes until a sentence is read."""
    terms = (f"{chr(0x4E00 + number // 300)}{chr(0x5000 + number % 300)}箱" for number in range(count))
    entries = (
        f'[[{kind}]]\n{fields.format(number)}terms = ["{term}"]\n' for number, term in enumerate(terms)
    )
    toml = "".join(entries)
    began = process_time()
    metrics("全区地区生产总值超1444亿元、增长9%。", parse_pack(toml, name="my.toml"))
    return process_time() - began


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("unit", 'kind = "count"\n'),
        ("indicator", 'code = "a{}"\nname = "甲"\n'),
        ("verb", 'role = "change"\n'),
        ("bound", 'side = "before"\ncomparator = "over"\n'),
        ("name", 'label = "name"\n'),
        ("phrase", 'role = "time"\n'),
        ("column", 'role = "amount"\n'),
    ],
    ids=lambda given: given.split("=")[0].strip(),
)
def test_a_pack_loads_in_a_time_that_grows_as_its_terms_do(kind: str, fields: str) -> None:
    """50,000 terms of a kind take 1 to 3 s; a busy machine can only make one of the measures worse."""
    few = 4000
    assert any(
        load_seconds(kind, fields, 5 * few) <= 7 * load_seconds(kind, fields, few) + 0.1 for _ in range(3)
    )


# --- patterns that explode -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern", ["^(?P<title>(a|a)*)$", "(1|1|11)+y?z", "(增|增长|长)+号", "(?:[增长]|增长)+号"]
)
def test_a_pattern_that_explodes_is_found_by_its_own_pieces(pattern: str) -> None:
    assert explosion(pattern)


def test_no_pattern_of_letters_explodes() -> None:
    """Those over a clause's letters see whatever a text is made into; each of their letters is a piece."""
    read_report(Source("x", Path("seeds/pingshan-2025.md").read_text("utf-8"), ""))
    asked = {str(key[0]) for key in patterns.made}
    letters = sorted(pattern for pattern in asked if pattern.isascii() and AGAIN.search(pattern))
    assert len(letters) > 10
    rows = {(pattern, piece): piece * 30 for pattern in letters for piece in some_pairs(pattern)}
    assert [found for found, row in rows.items() if is_slow(regex.compile(found[0]), f"{row}!")] == []


def some_pairs(pattern: str) -> list[str]:
    """Pairs of the letters in a pattern: all of few letters, a hundred of many."""
    pairs = list(map("".join, permutations(filter(str.isalpha, dict.fromkeys(pattern)), 2)))
    return random.Random(1).sample(pairs, min(len(pairs), 100))


def test_a_search_of_a_users_pattern_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "PATIENCE", 0.1)
    pack = parse_pack("[[name]]\nlabel = 'name'\npattern = '(1|1|11)+y?z'\n", name="my.toml")
    with pytest.raises(PackError, match=r"the pattern \(1\|1\|11\)\+y\?z takes more than"):
        metrics(f"编号{'1' * 24}，增长9%。{'1' * 25}", pack)
