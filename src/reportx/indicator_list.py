"""The table of standard indicators as rows, for the writers and for a terminal."""

from collections.abc import Iterable, Iterator

from reportx.packs import Indicator
from reportx.writers import Column, Row, Table

TABLE = Table(
    "indicators",
    (
        Column("code", required=True),
        Column("name", required=True),
        Column("english"),
        Column("units", "list"),
        Column("type", "enum", choices=("flow", "stock", "rate", "index")),
        Column("better", "enum", choices=("higher", "lower")),
        Column("levels", "boolean", required=True),
        Column("general", "boolean", required=True),
        Column("class_code"),
        Column("bureau"),
        Column("world_bank"),
        Column("spellings", "list"),
    ),
)


def rows(indicators: Iterable[Indicator]) -> Iterator[Row]:
    """A row an indicator, with all its spellings."""
    for one in indicators:
        spellings = tuple(dict.fromkeys((*one.terms, *one.spellings)))
        told = (one.code, one.name, one.english, one.units, one.kind, one.better, one.levels, one.general)
        yield (*told, one.class_code, one.bureau, one.world_bank, spellings)
