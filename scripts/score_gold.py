"""Score extraction on the annotated reports of a folder, one row a report."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from reportx import extract

FIGURES = ("detection_f1", "record_f1", "section_f1", "code_recall", "span_exact")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    print(f"{'':16}" + "".join(f"{figure:>14}" for figure in FIGURES))
    rows = [row(options.folder, name, options.errors) for name in options.names or names(options.folder)]
    if rows:
        mean = [sum(r[i] for r in rows) / len(rows) for i in range(len(FIGURES))]
        print(f"{'mean':16}" + "".join(f"{value:14.4f}" for value in mean))


def names(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".gold.jsonl") for path in folder.glob("*.gold.jsonl"))


def row(folder: Path, name: str, errors: int) -> list[float]:
    source = next(path for path in folder.glob(f"{name}.*") if path.suffix in {".md", ".txt"})
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        out.write(extract(source).model_dump_json())
        out.flush()
        command = [sys.executable, str(folder / "score.py"), str(folder / f"{name}.gold.jsonl"), out.name,
                   "--source", str(source), "--sections", str(folder / f"{name}.sections.jsonl")]  # fmt: skip
        figures = json.loads(
            subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
        )
        print(f"{name:16}" + "".join(f"{figures[figure]:14.4f}" for figure in FIGURES))
        if errors:
            subprocess.run([*command, "--errors", str(errors)], check=True)
    return [figures[figure] for figure in FIGURES]


if __name__ == "__main__":
    main()
