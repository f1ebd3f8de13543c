"""A budget report around a table."""

from reportx import Metric, extract

REPORT = """关于某市2024年预算执行情况和2025年预算草案的报告

一、2024年预算执行情况
2024年，全市财政运行平稳。

{table}

二、其他
各项工作有序推进。
"""


def metrics(table: str) -> list[Metric]:
    """The records of a table in the report; their spans are looked at on the way."""
    text = REPORT.format(table=table)
    found = extract(text).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return [m for m in found if m.rule == "table"]
