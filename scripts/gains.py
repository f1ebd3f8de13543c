"""What a change of rules or vocabulary gains and loses, record by record, against a commit.

    gains.py [--base HEAD] [--most 60] FILE_OR_FOLDER...

Both versions read the same files, each in a process of its own. A record that an annotated report
(NAME.gold.jsonl beside NAME.txt or NAME.md) knows is marked right or wrong by that.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[1]
FIELDS = ("indicator", "indicator_code", "unit", "measure", "direction", "comparator", "status", "period")
READ = """
import json, sys
from pathlib import Path
from reportx import extract
for name in sys.stdin.read().splitlines():
    metrics = [json.loads(m.model_dump_json()) for m in extract(Path(name)).metrics]
    print(json.dumps([name, metrics], ensure_ascii=False), flush=True)
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--base", default="HEAD")
    parser.add_argument("--most", type=int, default=60)
    options = parser.parse_args()
    files = sorted({file for path in options.paths for file in texts(path)})
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "worktree", "add", "--detach", "--force", folder, options.base],
                       cwd=HERE, check=True, capture_output=True)  # fmt: skip
        try:
            before, after = read(Path(folder), files), read(HERE, files)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=HERE, check=True)
    report(before, after, options.most)


def texts(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (p for p in path.rglob("*") if p.suffix in {".txt", ".md"})


def read(checkout: Path, files: list[Path]) -> dict[str, list[dict[str, object]]]:
    environment = os.environ | {"PYTHONPATH": str(checkout / "src")}
    names = "\n".join(str(file.resolve()) for file in files)
    done = subprocess.run([sys.executable, "-c", READ], input=names, text=True, check=True,
                          stdout=subprocess.PIPE, env=environment, cwd=checkout)  # fmt: skip
    return dict(json.loads(line) for line in done.stdout.splitlines())


def row(metric: dict[str, object]) -> tuple[object, ...]:
    keys = ("start", "end", "value", "value_max", "baseline_value", *FIELDS)
    return tuple(metric.get(key) for key in keys)


def report(
    before: dict[str, list[dict[str, object]]], after: dict[str, list[dict[str, object]]], most: int
) -> None:
    lost = gained = shown = 0
    for name, metrics in before.items():
        old, new = {row(m): m for m in metrics}, {row(m): m for m in after[name]}
        changes = [("-", old[key]) for key in old.keys() - new.keys()]
        changes += [("+", new[key]) for key in new.keys() - old.keys()]
        lost += len(old.keys() - new.keys())
        gained += len(new.keys() - old.keys())
        gold = annotations(Path(name))
        for sign, metric in sorted(changes, key=lambda change: (change[1]["start"], change[0] == "+")):
            shown += 1
            if shown <= most:
                print(f"{sign} {Path(name).name} {verdict(metric, gold):6} {metric['text']!r}", end="  ")
                print(" | ".join(str(metric[field]) for field in FIELDS if metric[field] is not None))
    print(f"{lost} records lost, {gained} gained, in {len(before)} files")


def annotations(path: Path) -> list[dict[str, object]]:
    gold = path.with_suffix(".gold.jsonl")
    if not gold.exists():
        return []
    return [
        json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if '"indicator"' in line
    ]


def verdict(metric: dict[str, object], gold: list[dict[str, object]]) -> str:
    """Whether the annotators have the record's place, name, measure and period so."""
    here = [g for g in gold if g["start"] < metric["end"] and metric["start"] < g["end"]]  # type: ignore[operator]
    if not here:
        return ""
    names = {str(n).replace(" ", "") for g in here for n in [g["indicator"], *g.get("alt", [])]}  # type: ignore[misc]
    same = any(g["measure"] == metric["measure"] and g["period"] == metric["period"] for g in here)
    return "right" if metric["indicator"] in names and same else "wrong"


if __name__ == "__main__":
    main()
