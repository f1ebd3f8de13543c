"""Loaded once by the server that workers are forked from, so that none of them waits for the vocabulary.

What is loaded here is memory that all workers share.
"""

import gc

import reportx.tables.reading  # noqa: F401 - of which the text here has none
from reportx.extract import read_report

read_report(
    "2025年工作报告\n\n一、2024年工作回顾\n\n全区地区生产总值超1444亿元，增长9%，建成区面积达5平方公里。\n"
)
gc.collect()
gc.freeze()  # or the collector would write to every object, and so end the sharing
