"""Heads of a PDF's table without rules: one over several of a lower line begins at the first of them."""

from dataclasses import replace

import pytest

from reportx.readers.pdf.aligned import aligned_table, with_centred, with_tables
from reportx.readers.pdf.shapes import Piece, Table, merged

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
        ("项目", "2024年", "", "", "增减"),
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


def at_left(text: str, left: float, base: float) -> Piece:
    return Piece(text, left, left + 5.0 * len(text.encode("gbk")), base, 10.0, 10.0)


def row(base: float, *cells: tuple[str, float]) -> list[Piece]:
    return [at_left(text, left, base) for text, left in cells]


def labels(*lines: list[Piece]) -> list[str]:
    table = aligned_table([list(line) for line in lines], least=2, top=900)
    assert table is not None
    return [line[0] for line in table.rows]


FILLED = row(780, ("国有资产有偿使用", 20), ("12", 150), ("15", 200))
NEXT = row(748, ("契税", 20), ("13", 150), ("16", 200))
LAST = row(728, ("房产税", 20), ("14", 150), ("17", 200))
ENDS = {
    "a line nearer the row above": (row(768, ("收入", 20)), ["国有资产有偿使用收入", "契税", "房产税"]),
    "a line nearer the row below": (
        row(760, ("一、税收", 20)),
        ["国有资产有偿使用", "一、税收契税", "房产税"],
    ),
    "a line in the middle": (row(764, ("收入", 20)), ["国有资产有偿使用", "收入", "契税", "房产税"]),
    "a line that is wider than the labels": (
        row(768, ("来源为市统计局年度公报", 20)),
        ["国有资产有偿使用", "来源为市统计局年度公报", "契税", "房产税"],
    ),
}


@pytest.mark.parametrize(("line", "expected"), ENDS.values(), ids=ENDS)
def test_a_line_of_a_label_goes_to_the_row_that_is_nearer(line: list[Piece], expected: list[str]) -> None:
    assert labels(FILLED, line, NEXT, LAST) == expected


def test_labels_of_both_halves_go_on() -> None:
    lines = [
        row(780, ("地方政府债务", 20), ("12", 150), ("上解上级专项", 200), ("15", 300)),
        row(768, ("收入", 20), ("支出", 200)),
        row(748, ("契税", 20), ("13", 150), ("教育支出", 200), ("16", 300)),
    ]
    table = aligned_table(lines, least=2, top=900)
    assert table is not None
    assert table.rows[0] == ("地方政府债务收入", "12", "上解上级专项支出", "15")


def test_two_tables_beside_each_other_with_units_are_parted_by_narrow_gaps() -> None:
    lines = []
    for at, (one, other) in enumerate([("水泥", "化肥"), ("饲料", "原煤"), ("白酒", "布匹")]):
        near = row(780 - 20 * at, (f"{at}1.5", 120), (other, 148))
        lines.append([*row(780 - 20 * at, (one, 20), ("万吨", 70)), replace(merged(near), parts=tuple(near))])
        lines[-1] += row(780 - 20 * at, ("万吨", 200), (f"{at}2.5", 250))
    table = aligned_table(lines, least=2, top=900)
    assert table is not None
    assert table.rows[1] == ("饲料", "万吨", "11.5", "原煤", "万吨", "12.5")


def test_ends_of_several_heads_are_no_head_that_is_spread() -> None:
    lines = [
        row(800, ("项目", 20), ("本年收", 100), ("本年支", 140), ("结余", 200)),
        row(788, ("入", 105), ("出", 145)),
        *(
            row(770 - 20 * i, (label, 20), ("11", 105), ("22", 145), ("33", 205))
            for i, label in enumerate(ROWS)
        ),
    ]
    table = aligned_table(lines, least=2, top=900)
    assert table is not None
    assert table.rows[1] == ("", "入", "出", "")


def test_heads_that_narrow_gaps_part_begin_a_table() -> None:
    heads = row(800, ("项目", 20), ("2024年决算数", 110), ("2025年预算数", 178))
    head = [replace(merged(heads), parts=tuple(heads))]
    body = [row(786 - 20 * i, (label, 20), ("1,111", 125), ("2,222", 195)) for i, label in enumerate(ROWS)]
    (table,) = with_tables([head, *body])
    assert isinstance(table, Table)
    assert table.rows[0] == ("项目", "2024年决算数", "2025年预算数")
