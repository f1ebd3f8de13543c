"""Heads of a PDF's table without rules: one over several of a lower line begins at the first of them."""

import pytest

from reportx.readers.pdf.aligned import aligned_table, with_centred
from reportx.readers.pdf.shapes import Piece

CENTRES = (50, 150, 220, 290, 360)
ROWS = ("甲类项目", "乙类项目", "丙类项目", "丁类项目")


def piece(text: str, middle: float, base: float) -> Piece:
    width = 5.0 * len(text.encode("gbk"))
    return Piece(text, middle - width / 2, middle + width / 2, base, 10.0, 10.0)


def heads(*lines: dict[float, str]) -> list[tuple[str, ...]]:
    """The cells of some lines of heads over four rows of figures, each head at its middle."""
    pieces = [[piece(text, at, 800 - 12 * i) for at, text in line.items()] for i, line in enumerate(lines)]
    for i, label in enumerate(ROWS):
        cells = (label, *(str(1000 + 10 * at + i) for at in range(1, 5)))
        pieces.append([piece(text, at, 700 - 20 * i) for text, at in zip(cells, CENTRES, strict=True)])
    table = aligned_table(pieces, least=3, top=800)
    assert table is not None
    return list(table.rows[: len(lines)])


SIDES = {150: "收入", 220: "支出", 290: "收入", 360: "支出"}
PARTS = {220: "甲", 290: "乙", 360: "丙"}
ALL = {150: "收入", 220: "支出", 290: "结余", 360: "合计"}
HEADS = {
    "two over two each": (
        ({50: "项目", 185: "2024年", 325: "2025年"}, SIDES),
        ("项目", "2024年", "", "2025年", ""),
    ),
    "one over three, beside one of its own": (
        ({50: "项目", 150: "合计", 290: "其中"}, PARTS),
        ("项目", "合计", "其中", "", ""),
    ),
    "one over all four": (({50: "项目", 255: "2024年"}, ALL), ("项目", "2024年", "", "", "")),
    "one over three, before one of its own": (
        ({50: "项目", 220: "2024年", 360: "增减"}, {150: "收入", 220: "支出", 290: "结余"}),
        ("项目", "2024年", "", "", "增减"),
    ),
    "one over three, with heads of one column between both lines": (
        ({220: "2024年"}, {50: "项目", 360: "增减"}, {150: "收入", 220: "支出", 290: "结余"}),
        ("", "2024年", "", "", ""),
    ),
    "one over two in the middle": (
        ({50: "项目", 150: "合计", 255: "其中", 360: "增减"}, {220: "甲", 290: "乙"}),
        ("项目", "合计", "其中", "", "增减"),
    ),
    "a little beside the middle": (
        ({50: "项目", 195: "2024年", 318: "2025年"}, SIDES),
        ("项目", "2024年", "", "2025年", ""),
    ),
    "heads of one line": (
        ({50: "项目", 150: "2022", 220: "2023", 290: "2024", 360: "增长"},),
        ("项目", "2022", "2023", "2024", "增长"),
    ),
    "units below each head": (
        (
            {50: "项目", 150: "收入", 220: "支出", 290: "结余", 360: "增长"},
            {150: "亿元", 220: "亿元", 290: "亿元", 360: "%"},
        ),
        ("项目", "收入", "支出", "结余", "增长"),
    ),
    "over columns of unlike width, in the middle of both cells": (
        ({50: "项目", 185: "2024年", 312: "2025年"}, {**SIDES, 360: "比上年执行数增长百分之几"}),
        ("项目", "2024年", "", "2025年", ""),
    ),
    "between two columns, and in the middle of none": (
        ({50: "项目", 202: "2024年", 342: "2025年"}, SIDES),
        ("项目", "", "2024年？", "", "2025年？"),
    ),
    "one that is in the middle of none": (
        ({50: "项目", 165: "2024年"}, PARTS),
        ("项目", "2024年", "", "", ""),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), HEADS.values(), ids=HEADS)
def test_heads_over_several_columns(lines: tuple[dict[float, str], ...], expected: tuple[str, ...]) -> None:
    assert heads(*lines)[0] == expected


BASES = {"near both lines": (794, "项目"), "as far as rows are": (788, "")}


@pytest.mark.parametrize(("base", "label"), BASES.values(), ids=BASES)
def test_a_head_in_the_middle_of_two_lines_stands_in_the_lower_one(base: float, label: str) -> None:
    sides = [piece(text, at, 788) for at, text in SIDES.items()]
    below = [[piece(text, at, 776 - 12 * i) for at, text in {**SIDES, 50: "甲"}.items()] for i in range(2)]
    lines = [[piece("2024年", 185, 800), piece("2025年", 325, 800)], [piece("项目", 50, base)], sides, *below]
    found = with_centred(lines)
    assert len(found) == len(lines) - bool(label)
    first = found[1 if label else 2][0]
    assert isinstance(first, Piece)
    assert first.text == (label or "收入")
