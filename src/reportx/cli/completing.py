"""What the shell's completion knows beside the names of commands and options; loaded when it is asked for."""

# ruff: noqa: PLC0415 - --help waits for no import

import os
from collections.abc import Iterator
from pathlib import Path

Told = Iterator[tuple[str, str]]  # words, each with what it is


def indicators(incomplete: str) -> Told:
    """Codes of standard indicators; where a Chinese name was begun, the names."""
    from reportx.indicators import own_table

    for one in own_table():
        if one.code.startswith(incomplete.lower()):
            yield one.code, one.name
        elif incomplete and one.name.startswith(incomplete):
            yield one.name, one.code


def columns(incomplete: str) -> Told:
    """Columns of the flat table, behind those that are named already."""
    from reportx.report_tables import FIELDS
    from reportx.writers.labels import field_label

    before, comma, last = incomplete.rpartition(",")
    named = before.split(",")
    for name in FIELDS:
        if name.startswith(last) and name not in named:
            yield f"{before}{comma}{name}", field_label(name, "en")


def packs(incomplete: str) -> Told:
    """Packs: the TOML files of a folder, and the folders in it."""
    folder, begun = os.path.split(incomplete)
    for found in sorted(Path(folder or ".").glob(f"{begun}*")):
        name = str(Path(folder, found.name))
        if found.is_dir():
            yield f"{name}/", "folder"
        elif found.suffix == ".toml":
            yield name, "pack"


def rules(incomplete: str) -> Told:
    """Rules that records name."""
    from reportx.packs import builtin
    from reportx.rules import all_rules

    for name, rule in all_rules(builtin().construction).items():
        if name.startswith(incomplete):
            yield name, rule.what


def classes(incomplete: str) -> Told:
    """Classes of numbers that ``coverage`` lists."""
    from typing import get_args

    from reportx.coverage import CLASSES, FORMS
    from reportx.packs import NameLabel

    known = {*get_args(NameLabel), *CLASSES.values(), *(form for form, _ in FORMS)}
    for name in sorted({"metric", "left over", "refused", "heading", "article", *known}):
        if name.startswith(incomplete):
            yield name, ""


def commands(incomplete: str) -> Told:
    """Commands that ``reportx help`` knows."""
    from reportx.cli import MODULES

    for name in MODULES:
        if name.startswith(incomplete):
            yield name, ""
