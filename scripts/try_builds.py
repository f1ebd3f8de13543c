"""Build wheel and sdist twice and try them: `make dist` leaves them in dist/.

Built from the committed files in two folders, at two times, with two hash seeds, they must have the same
bytes. Their descriptions must be ones that an index takes, and each is installed where nothing else is and
reads the seed report there from an empty folder.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "pingshan-2025.md"


def run(*words: str | Path, cwd: Path, **env: str) -> str:
    """What a command prints; the environment has nothing of this checkout."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(words, cwd=cwd, env=clean | env, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def built(folder: Path, commit: str, seed: str) -> dict[str, bytes]:
    """The name and the bytes of what is built from a copy of the committed files in a folder."""
    folder.mkdir(parents=True)
    run("git", "archive", "--format=tar", "--output", folder / "source.tar", commit, cwd=ROOT)
    run("tar", "-xf", "source.tar", cwd=folder)
    (folder / "source.tar").unlink()
    run(sys.executable, "-m", "build", "--outdir", "out", cwd=folder, PYTHONHASHSEED=seed)
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


def tried(archive: Path, folder: Path) -> None:
    """Install an archive into an empty environment and read a report with it."""
    folder.mkdir()
    run(sys.executable, "-m", "venv", "venv", cwd=folder)
    run("venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", archive, cwd=folder)
    version = run("venv/bin/reportx", "--version", cwd=folder).strip()
    lines = run("venv/bin/reportx", "extract", "-q", SEED, "-f", "jsonl", cwd=folder).count("\n")
    run("venv/bin/reportx", "packs", "check", cwd=folder)
    if not lines:
        raise SystemExit(f"{archive.name} reads nothing in the seed report")
    print(f"{archive.name}: {version}, {lines} records of the seed report")


with tempfile.TemporaryDirectory() as place:
    head = run("git", "rev-parse", "HEAD", cwd=ROOT).strip()  # which may move meanwhile
    first = built(Path(place, "one"), head, "1")
    time.sleep(3)  # times in archives have steps of two seconds
    second = built(Path(place, "elsewhere", "two"), head, "2")
    for name, content in first.items():
        same = "the same bytes twice" if content == second.get(name) else "NOT the same"
        print(f"{name}: {same}, {hashlib.sha256(content).hexdigest()}")
    if first != second:
        raise SystemExit(1)
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir()
    for name, content in first.items():
        (dist / name).write_bytes(content)
    archives = sorted(dist.iterdir())
    print(run(sys.executable, "-m", "twine", "check", "--strict", *archives, cwd=ROOT).strip())
    for number, archive in enumerate(archives):
        tried(archive, Path(place, f"try-{number}"))
