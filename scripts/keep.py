"""Make src/reportx/data/*.pickle: the vocabulary checked and merged, its spellings, all patterns compiled.

The build does it (hatch_build.py), and so does `make`, where a file changed. Without them reportx does
the same at each start, only slower. The same sources give the same bytes.
"""

import zlib
from pathlib import Path
from typing import Any

from regex import _regex_core

from reportx import indicators, packs, patterns

patterns.KEPT.unlink(missing_ok=True)  # what comes out of it would not go in again as the same bytes


def in_names(key: Any) -> Any:
    """What a node of a pattern is known by, with the names of classes for the classes."""
    if isinstance(key, tuple):
        return tuple(map(in_names, key))
    if isinstance(key, _regex_core.RegexBase):
        return in_names(key._key)
    return key.__name__ if isinstance(key, type) else key


# regex puts alternatives into sets, whose order is that of hashes: by addresses and by a seed of the process
_regex_core.RegexBase.__hash__ = lambda node: zlib.crc32(repr(in_names(node._key)).encode())

packs.keep()
indicators.keep()

from reportx.explain import explain  # noqa: E402 - with the vocabulary as it is kept
from reportx.extract import read_report  # noqa: E402
from reportx.heads.words import words_of  # noqa: E402
from reportx.metrics.moments import moments  # noqa: E402
from reportx.quantities import scanner  # noqa: E402
from reportx.readers import read_path  # noqa: E402
from reportx.repair.characters import at_points  # noqa: E402
from reportx.repair.lines import broken_figure  # noqa: E402
from reportx.sections.forms import read_forms  # noqa: E402

TABLE = "\n\n单位：亿元\n\n指标\t2024年\t增长（%）\n地区生产总值\t1444\t9\n"
REPORT = "一、工作回顾\n2024年，全区地区生产总值增长9%，居全市第二！\n二、工作安排\n预期目标：经济稳定增长。"
BUDGET = "关于某市2024年预算执行情况和2025年预算草案的报告\n市本级一般公共预算收入5亿元，教育支出1亿元。"

read_path(Path(__file__))
read_report(REPORT + TABLE)
read_report(BUDGET)
explain(REPORT)
scanner(packs.builtin()).names.compile()
read_forms(packs.builtin().heading).finders.compile()
words_of(packs.builtin()).compile()
moments(packs.builtin())
at_points()
broken_figure()
for entry in (*packs.builtin().name, *packs.builtin().time):  # explain tells which of them found something
    if entry.pattern:
        patterns.compiled(entry.pattern)
patterns.keep()
