"""A table over two facing pages of a PDF: rows that go on on the page to the right."""

import pytest

from reportx.readers.assembly import Assembly
from reportx.readers.pdf.continued import Long
from reportx.readers.pdf.shapes import Table

LEFT = (("项目", "甲县"), ("一、补助", "1"), ("二、返还", "2"), ("三、专项", "3"))
RIGHT = (("乙县", "丙县"), ("4", "5"), ("", "6"), ("7", ""))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows, (0.0, 50.0), 0.0, 100.0, 500.0)


def left() -> Long:
    return Long(list(LEFT), [], (0.0, 50.0))


NOT_FACING = {
    "heads of two lines, and labels": (("", "乙县"), ("", "2025年"), ("甲", "6"), ("乙", "7")),
    "other labels": (("项目", "丙县"), ("一、税收", "5"), ("二、罚没", "6"), ("三、捐赠", "7")),
    "the same labels below the same heads": (("项目", "甲县"), *((label, "5") for label, _ in LEFT[1:])),
    "fewer rows": RIGHT[:3],
    "more rows": (*RIGHT, ("8", "9")),
    "no head": (("1", "2"), *RIGHT[1:]),
    "nothing in its first column, not even a head": (("", "丙县"), ("", "5"), ("", "6"), ("", "7")),
    "nothing below its heads": (("乙县", "丙县"), ("", ""), ("", ""), ("", "")),
    "words among the figures": (("乙县", "丙县"), ("4", "5"), ("无", "6"), ("7", "8")),
}


@pytest.mark.parametrize("rows", NOT_FACING.values(), ids=NOT_FACING)
def test_a_table_of_its_own_is_no_right_half(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not left().is_faced_by(table(*rows))


def test_heads_of_two_lines_make_a_right_half() -> None:
    whole = Long([("项目", "市级"), ("", "2025年"), ("一、补助", "1"), ("二、返还", "2")], [], (0.0, 50.0))
    assert whole.is_faced_by(table(("区级", "备注"), ("2024年", ""), ("4", "5"), ("6", "")))


def test_a_left_half_without_labels_has_no_right_one() -> None:
    assert not Long([("1", "2")] * 4, [], (0.0, 50.0)).is_faced_by(table(*RIGHT))


def test_the_first_column_of_a_right_half_may_be_empty() -> None:
    whole = left()
    notes = table(("备注", "丙县"), ("", "5"), ("", "6"), ("", "7"))
    assert whole.is_faced_by(notes)
    whole.face(notes)
    assert whole.rows[1] == ("一、补助", "1", "", "5")


def test_labels_that_a_right_half_prints_again_are_said_once() -> None:
    whole = left()
    half = table(("项目", "丙县"), *((label, str(at)) for at, (label, _) in enumerate(LEFT[1:])))
    assert whole.is_faced_by(half)
    whole.face(half)
    assert whole.rows == [(*row, cell) for row, cell in zip(LEFT, ("丙县", "0", "1", "2"), strict=True)]


def test_a_right_half_goes_to_the_rows_of_the_left_one() -> None:
    whole = left()
    assert whole.is_faced_by(table(*RIGHT))
    whole.face(table(*RIGHT))
    assert whole.rows[0] == ("项目", "甲县", "乙县", "丙县")
    assert whole.rows[2] == ("二、返还", "2", "", "6")


def test_halves_go_on_over_more_pages_with_their_heads_again() -> None:
    whole = left()
    whole.face(table(*RIGHT))
    whole.go_on(table(LEFT[0], ("四、其他", "8"), ("五、救助", "9"), ("合计", "10")))
    more = table(RIGHT[0], ("11", "12"), ("13", "14"), ("15", "16"))
    assert whole.is_faced_by(more)
    whole.face(more)
    assert whole.rows[4:] == [
        ("四、其他", "8", "11", "12"),
        ("五、救助", "9", "13", "14"),
        ("合计", "10", "15", "16"),
    ]


def test_each_of_its_pages_is_counted() -> None:
    whole = left()
    whole.face(table(*RIGHT))
    assembly = Assembly()
    assembly.begin()
    assembly.table(whole.rows, begins=whole.begins)
    assert len(assembly.extracted().starts) == 2
