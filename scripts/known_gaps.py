"""Make tests/data/known_gaps.tsv anew: cases beside the project that are read wrong, each with its reason.

A reason that was given stays while its case is read wrong; a new gap is marked "to be read". With --failed
what is wrong with each is printed.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from cases import GAPS, cases, known_gaps, problems

HEAD = "# Cases that are read wrong: id, tab, reason by hand. Made by scripts/known_gaps.py.\n"
NEW = "to be read"


def main() -> None:
    known = known_gaps() if GAPS.exists() else {}
    gaps, count = {}, 0
    for path, case in cases():
        count += 1
        if wrong := problems(path, case):
            gaps[case["id"]] = known.get(case["id"], NEW)
            if "--failed" in sys.argv:
                print(case["id"], *wrong, sep="\n    ")
    if not count:
        sys.exit("the cases are not beside the project; the list stays as it is")
    GAPS.write_text(
        HEAD + "".join(f"{i}\t{reason}\n" for i, reason in sorted(gaps.items())), encoding="utf-8"
    )
    closed, opened = known.keys() - gaps.keys(), gaps.keys() - known.keys()
    print(f"{count} cases, {len(gaps)} read wrong; {len(closed)} gaps closed, {len(opened)} new")


if __name__ == "__main__":
    main()
