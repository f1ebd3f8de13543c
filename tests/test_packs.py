"""Packs that are wrong say so in one line: the file, the line, the entry and what to mend."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from reportx.errors import PackError
from reportx.packs import DATA, FILES, ColumnRole, HeadingForm, PhraseRole, VerbRole, parse_pack, read_pack

WRONG = [
    (
        '[[verb]]\nterms = ["攀升"]\nrole = "change"\n\n# my own\n[[verb]]\nterms = ["冲上"]\nrole = "reech"\n',
        "my.toml:8: verb 冲上: role: 'reech' is none of 'change', 'add', 'reach', 'make', 'rank', 'be' or 'compare'",
    ),
    (
        '[[phrase]]\nrole = "tiem"\nterms = ["年终"]\n',
        "my.toml:2: phrase 年终: role: 'tiem' is none of 'abstract', 'achieving', ",
    ),
    (
        '[[heading]]\npattern = "^附"\nform = "annex"\n',
        "my.toml:3: heading annex: form: 'annex' is none of 'address', 'appendix', ",
    ),
    ('[[column]]\nterms = ["实绩"]\nrole = 3\n', "my.toml:3: column 实绩: role: 3 is none of 'label', "),
    ('[[verb]]\nterms = ["攀升"]\n', "my.toml:1: verb 攀升: role: is missing"),
    ('[[unit]]\nkind = "count"\nterms = ["箱", 3]\n', "my.toml:3: unit 箱: terms: 2: should be a string"),
    ('[[unit]]\n\n[[unit]]\nterms = []\nkind = "count"\n', "my.toml:1: unit 1: terms: is missing"),
    (
        '[[unit]]\nterms = ["箱"]\nkind = "count"\nsort = 1\n',
        "my.toml:4: unit 箱: sort: there is no such field",
    ),
    ('[[units]]\nterms = ["箱"]\n', "my.toml:1: units: there is no such field"),
    ('# one\n[unit]\nterms = ["箱"]\n', "my.toml:2: unit: should be a list"),
    ('unit = [{terms = ["箱"], kind = "box"}]\n', "my.toml:1: unit 箱: kind: 'box' is none of 'money', "),
    ('unit = ["箱"]\n', "my.toml:1: unit 1: "),
    ('[[indicator]]\ncode = "a{1}"\nname = "甲"\nterms = ["甲"]\n', "my.toml:2: indicator a{1}: code: "),
    ('[[name]]\nlabel = "name"\npattern = "("\n', "my.toml:3: name (: pattern: no regular expression: "),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told.split(": ", 1)[1] for _, told in WRONG])
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(PackError) as error:
        parse_pack(text, name="my.toml")
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


def test_a_users_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[phrase]]\nterms = ["年终"]\nrole = "when"\n', encoding="utf-8")
    with pytest.raises(PackError, match=rf"^{path}:3: phrase 年终: role: 'when' is none of "):
        read_pack(path)


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [("verb", "role", VerbRole), ("phrase", "role", PhraseRole), ("column", "role", ColumnRole),
     ("heading", "form", HeadingForm)],
    ids=["verb", "phrase", "column", "heading"],
)  # fmt: skip
def test_every_role_and_form_has_words(kind: str, field: str, words: object) -> None:
    """One that no file of the vocabulary uses is dead, or misspelt in one of the two places."""
    packs = [tomllib.loads((DATA / file).read_text(encoding="utf-8")) for file in FILES]
    assert {entry[field] for pack in packs for entry in pack.get(kind, ())} == set(get_args(words))
