"""What people read above a column, and for the values of an enumeration, in English and Chinese."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from reportx.writers.tables import Column, Layout

Language = Literal["zh", "en"]


@cache
def labels() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """All labels: of columns, of tables and of values, by name and language."""
    import tomllib  # noqa: PLC0415 - most files bear the names of the columns

    return tomllib.loads((files("reportx.writers") / "labels.toml").read_text(encoding="utf-8"))


def column_label(column: Column, language: Language) -> str:
    """What stands above a column; its name, where no label is known."""
    if column.label:
        return column.label.zh if language == "zh" else column.label.en
    return field_label(column.name, language)


def field_label(name: str, language: Language) -> str:
    """What stands above the column of a field; its name, where no label is known."""
    return labels()["columns"].get(name, {}).get(language, name)


def table_label(name: str, language: Language) -> str:
    """What a table is called; its name, where no label is known."""
    return labels()["tables"].get(name, {}).get(language, name)


def value_label(value: str, language: Language) -> str:
    """What a value of an enumeration is called; the value itself, where no label is known."""
    return labels()["values"].get(value, {}).get(language, value)


def synonyms() -> Mapping[str, Sequence[str]]:
    """Other words for values, by what the data have."""
    told: Mapping[str, Any] = labels().get("synonyms", {})
    return told


def header(column: Column, layout: Layout) -> str:
    """What stands above a column: its name, or its label in the language that was asked for."""
    return column.name if layout.language is None else column_label(column, layout.language)
