"""How many of a corpus's numbers are accounted for, by genre: the table in docs/coverage.md.

coverage_by_genre.py INDEX.tsv > docs/coverage.md
"""

import csv
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from reportx import extract

HEAD = """# Coverage

Made by `scripts/coverage_by_genre.py` over a corpus of 231 real reports of 1955 to 2026. A number is a run of
digits with its scale, or of Chinese number characters; it is in a metric, in a named class of numbers that
are none (a date, a name, an ordinal, …), or left over.

| genre | reports | numbers | in metrics | other classes | left over | accounted for |
|---|---:|---:|---:|---:|---:|---:|"""


def main() -> None:
    index = Path(sys.argv[1])
    with index.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["file"].startswith("text/")]
    with ProcessPoolExecutor() as pool:
        counted = list(pool.map(count, [index.parent / row["file"] for row in rows], chunksize=4))
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row, counts in zip(rows, counted, strict=True):
        sums[row["genre"]] += counts
        sums["all"] += counts
    print(HEAD)
    for genre in [*sorted(set(sums) - {"all"}, key=lambda g: -sums[g]["reports"]), "all"]:
        c = sums[genre]
        others = c["numerals"] - c["in_metrics"] - c["left_over"]
        share = 1 - c["left_over"] / c["numerals"]
        cells = [genre, c["reports"], c["numerals"], c["in_metrics"], others, c["left_over"], f"{share:.2%}"]
        print("|", " | ".join(map(str, cells)), "|")


def count(path: Path) -> Counter[str]:
    found = extract(path).coverage
    return Counter(
        reports=1, numerals=found.numerals, in_metrics=found.in_metrics, left_over=len(found.left_over)
    )


if __name__ == "__main__":
    main()
