"""What machines and files do to a command: each fault with what came of it, as a table of figures.

    python benchmarks/faults.py              # all of them; takes some minutes
    python benchmarks/faults.py --only disk  # those whose name holds this

A source must be read, or refused with a line, within 20 s of computing and 1 GB; an output must be whole, or
as it was before, with a line and the exit code 2; and whatever ends a command, or runs beside it, the same
bytes come out at the end. Full disks and those that are only read are mounted, which only root may do.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from reportx import extract

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.md"))
COMMAND = [sys.executable, "-m", "reportx"]
SECONDS, MEGABYTES = 20.0, 1024.0
SENTENCE = "2024年，全市地区生产总值1444亿元，增长9%。"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
ENTITIES = f'<!DOCTYPE html [<!ENTITY a0 "ha">{LAUGHS}<!ENTITY own SYSTEM "file:///etc/passwd">]>'
Outcome = tuple[float, float, str, bool]  # seconds, megabytes, what came of it, whether that is right
Make = Callable[[Path], object]
Place = Callable[[Path], AbstractContextManager[Path]]


# --- sources -------------------------------------------------------------------------------------


def sparse(path: Path) -> None:
    """Five gigabytes that no disk holds."""
    with path.open("wb") as file:
        file.truncate(5 << 30)


def word(path: Path, parts: Iterator[bytes]) -> None:
    """A DOCX file whose text is made of some parts."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("word/document.xml", "w", force_zip64=True) as body,
    ):
        for part in parts:
            body.write(part)


def word_bomb(path: Path) -> None:
    """Four gigabytes of blanks in a paragraph."""
    word(path, (b" " * (1 << 20) for _ in range(4096)))


def word_entities(path: Path) -> None:
    """An entity of entities, ten deep, and one of a file of the machine."""
    body = f'{ENTITIES}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a11;&own;{SENTENCE}'
    word(path, iter([f"{body}</w:t></w:r></w:p></w:body></w:document>".encode()]))


def word_cells(path: Path) -> None:
    """A million cells."""
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    head, foot = f'<w:document xmlns:w="{WORD}"><w:body><w:tbl>', "</w:tbl></w:body></w:document>"
    word(path, (part.encode() for part in (head, *[row] * 10_000, foot)))


def written(text: str | bytes) -> Make:
    """What writes a file that holds some text or bytes."""
    return lambda path: path.write_bytes(text.encode() if isinstance(text, str) else text)


def portable(pages: str, content: bytes = b"/X Do", *, packed: bool = True) -> bytes:
    """A PDF whose pages are what is said, and whose form prints itself."""
    stream = zlib.compress(content) if packed else content
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        pages,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        f"<</Length {len(stream)}{'/Filter/FlateDecode' * packed}>>\nstream\n",
        f"{form}\nstream\n/X Do /X Do \nendstream",
    ]
    bodies = [one.encode() for one in objects]
    bodies[3] += stream + b"\nendstream"
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(bodies, 1))
    return data + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
LOCKED = b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(a)(a)]>>" % (
    b"a" * 32,
    b"b" * 32,
)
SOURCES: dict[str, tuple[str, Make, str]] = {
    "a sparse text of 5 GB": ("x.txt", sparse, "refused"),
    "a sparse PDF of 5 GB": ("x.pdf", sparse, "refused"),
    "a sparse DOCX of 5 GB": ("x.docx", sparse, "refused"),
    "a DOCX of 4 GB, packed": ("x.docx", word_bomb, "refused"),
    "a DOCX of entities": ("x.docx", word_entities, "refused"),
    "a DOCX of a million cells": ("x.docx", word_cells, "refused"),
    "a page of entities": ("x.html", written(f"{ENTITIES}<html><p>&a11;&own;{SENTENCE}" * 3), "read"),
    "a page 100,000 deep": ("x.html", written("<html>" + "<div>" * 100_000 + SENTENCE), "refused"),
    "a page of a million cells": (
        "x.html",
        written(f"<html>{SENTENCE}<table>" + ("<tr>" + "<td>5" * 100) * 10_000),
        "refused",
    ),
    "a text of a megabyte of cells": (
        "x.txt",
        written(SENTENCE + "\n" + ("5\t" * 100 + "\n") * 5_000),
        "read",
    ),
    "an encrypted PDF": ("x.pdf", written(portable(ONE_PAGE).replace(b"/Root 1 0 R>>", LOCKED)), "refused"),
    "a PDF cut in two": ("x.pdf", written(portable(ONE_PAGE)[:400]), "refused"),
    "a PDF whose pages hold themselves": (
        "x.pdf",
        written(portable("<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>")),
        "refused",
    ),
    "a PDF whose form prints itself": ("x.pdf", written(portable(ONE_PAGE)), "refused"),
    "a PDF of 100 MB of lines, packed": (
        "x.pdf",
        written(portable(ONE_PAGE, b"10 10 m 90 10 l S\n" * 5_800_000)),
        "refused",
    ),
    "nothing": ("x.txt", written(""), "refused"),
    "noise": ("x.txt", written(random.Random(1).randbytes(1 << 20)), "refused"),
    "a folder": ("x.txt", Path.mkdir, "refused"),
    "no file": ("x.txt", lambda path: None, "refused"),
}


def source(made: tuple[str, Make, str], folder: Path) -> Outcome:
    """What becomes of a source."""
    name, make, due = made
    path = folder / name
    make(path)
    with tempfile.TemporaryFile() as told:
        given = [*COMMAND, "extract", "-q", "-f", "jsonl", str(path)]
        process = subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        told.seek(0)
        lines = told.read().decode(errors="replace").splitlines()
    code = os.waitstatus_to_exitcode(status)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    outcome = "read" if code == 0 else "refused" if code in {1, 2} and len(lines) == 1 else f"broken ({code})"
    right = outcome == due and seconds <= SECONDS and megabytes <= MEGABYTES
    return seconds, megabytes, outcome, right


# --- outputs -------------------------------------------------------------------------------------


@contextmanager
def disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk of 64 kB with an older output on it, which nothing more may be written to or fits on."""
    place = folder / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=True)
    try:
        (place / "x.json").write_text("[]\n")
        if options == "full":
            (place / "rest").write_bytes(bytes(56 << 10))
        else:
            subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)
        yield place / "x.json"
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def odd(folder: Path, kind: str) -> Iterator[Path]:
    """A path at which nothing can be written."""
    path = folder / "x.json"
    if kind == "file":
        (folder / "file").write_text("")
        yield folder / "file" / "x.json"
    elif kind == "links":
        path.symlink_to(path.name)
        yield path
    else:
        path.mkdir()
        yield path


OUTPUTS: dict[str, Place] = {
    "a full disk": partial(disk, options="full"),
    "a disk that is only read": partial(disk, options="ro"),
    "a file for a folder": partial(odd, kind="file"),
    "a link to itself": partial(odd, kind="links"),
    "a folder for a file": partial(odd, kind="folder"),
}


def output(place: Place, folder: Path) -> Outcome:
    """What becomes of an output, and of what stood there before."""
    began = time.monotonic()
    with place(folder) as path:
        before = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
        done = subprocess.run(
            [*COMMAND, "extract", str(SEED), "-q", "-o", str(path)], capture_output=True, check=False
        )
        after = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
        same = before == after and (not path.is_file() or path.read_text() == "[]\n")
    lines = done.stderr.splitlines()
    right = done.returncode == 2 and len(lines) == 1 and same
    return time.monotonic() - began, 0.0, "refused, all as before" if right else "broken", right


# --- what ends a command, or runs beside it ------------------------------------------------------


def digest(folder: Path) -> str:
    """All bytes of a data set."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != ".reportx")
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def laid(folder: Path) -> list[str]:
    """Forty sources and the command that reads them, but for its folder."""
    (folder / "in").mkdir()
    text = SEED.read_text()
    for number in range(40):
        (folder / "in" / f"{number}.md").write_text(text.replace("9%", f"9.{number}%"))
    return [*COMMAND, "batch", str(folder / "in"), "-q", "-f", "jsonl", "--workers", "2", "-o"]


def killed(folder: Path) -> bool:
    """Whether twenty batches that were killed, and then one that was not, give what one gives."""
    command, chance = laid(folder), random.Random(20)
    began = time.monotonic()
    subprocess.run([*command, str(folder / "whole")], check=True)
    length = time.monotonic() - began
    for _ in range(20):
        process = subprocess.Popen([*command, str(folder / "out")], stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.1, 0.9) * length)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run([*command, str(folder / "out")], check=True)
    return digest(folder / "out") == digest(folder / "whole")


def doubled(folder: Path) -> bool:
    """Whether of two batches in one folder one says so in a line, and the other's data set is whole."""
    command = laid(folder)
    subprocess.run([*command, str(folder / "whole")], check=True)
    both = [
        subprocess.Popen([*command, str(folder / "out")], stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    told = [process.communicate()[1].splitlines() for process in both]
    codes = sorted(process.returncode for process in both)
    refused = [lines for process, lines in zip(both, told, strict=True) if process.returncode == 2]
    return codes == [0, 2] and len(refused[0]) == 1 and digest(folder / "out") == digest(folder / "whole")


def threaded(_: Path) -> bool:
    """Whether eight threads read what one reads."""
    texts = [SEED.read_text().replace("9%", f"9.{number}%") for number in range(8)]
    found: dict[int, object] = {}

    def read(number: int) -> None:
        found[number] = [extract(text) for text in texts[number:] + texts[:number]]

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    once = [extract(text) for text in texts]
    return all(found[number] == once[number:] + once[:number] for number in range(8))


def seeded(_: Path) -> bool:
    """Whether five seeds of Python's hashes give the same bytes."""
    given = [*COMMAND, "extract", str(SEED), "-q", "-f", "json"]
    outs = {
        subprocess.run(
            given, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": str(seed)}
        ).stdout
        for seed in range(5)
    }
    return len(outs) == 1


RUNS = {
    "20 batches killed, one not": killed,
    "two batches in one folder": doubled,
    "eight threads": threaded,
    "five hash seeds": seeded,
}


def run(work: Callable[[Path], bool], folder: Path) -> Outcome:
    """Whether the same came out."""
    began = time.monotonic()
    right = work(folder)
    return time.monotonic() - began, 0.0, "the same" if right else "another", right


FAULTS: dict[str, Callable[[Path], Outcome]] = {
    **{name: partial(source, made) for name, made in SOURCES.items()},
    **{name: partial(output, place) for name, place in OUTPUTS.items()},
    **{name: partial(run, work) for name, work in RUNS.items()},
}


def main() -> None:
    """Print the table; exit with 1 where something is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="faults whose name holds this")
    only = parser.parse_args().only
    wrong = 0
    print("| fault | s | MB | what came of it |\n|---|---:|---:|---|")
    for name, judge in FAULTS.items():
        if only not in name:
            continue
        if "disk" in name and os.geteuid():
            print(f"| {name} | | | not tried: only root may mount one |")
            continue
        with tempfile.TemporaryDirectory() as folder:
            seconds, megabytes, outcome, right = judge(Path(folder))
        wrong += not right
        memory = f"{megabytes:.0f}" if megabytes else ""
        print(f"| {name} | {seconds:.1f} | {memory} | {outcome}{'' if right else ', WRONG'} |", flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
