"""The same report in other clothes: how many of its records change when only the form of its text does.

A text comes wrapped, indented, with other marks, in other encodings, behind the line of a website, joined to
another one, or cut off. Of each form the table says how many records (metrics, and targets in words, with all
their fields but the spans) are not as they were in the text with a paragraph a line.

    python benchmarks/clothes.py                  # forty reports of ../shared/corpus; takes ten minutes
    python benchmarks/clothes.py --only wrapped   # the forms whose name holds this
    python benchmarks/clothes.py --show 20        # with the first records that change
    python benchmarks/clothes.py FILE...          # of these texts
"""

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reportx.extract import read_report
from reportx.readers import read_bytes
from reportx.records import Metric, QualitativeTarget, Report, Source

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "text"
REPORTS = 40
MOST = 0.2  # percent of the records that may change
SPANS = {"start", "end", "line", "page", "block"}
AROUND = ("section", "sentence")  # what tells of a record's surroundings, not of its figure
WIDTHS = (24, 38, 46)
SOURCE_LINES = ("来源：市人民政府办公室　　字体：大 中 小", "信息来源：政府网　责任编辑：办公室　打印本页")
PROSE_LINES = ("下面是政府工作报告的全文，供各单位学习。", "本文由本网整理，转载请注明出处。")
HALF = str.maketrans("，：；（）！？", ",:;()!?")
FULL_DIGITS = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
END_OF_SENTENCE = re.compile(r"[。！？；\n]")

Record = Metric | QualitativeTarget
Row = tuple[object, ...]


class Clothed(NamedTuple):
    """A text in another form, where the report stands in it, and how much of the report is left."""

    data: bytes | str
    start: int = 0
    end: int | None = None
    kept: int | None = None  # characters of the report, where it is cut


Form = Callable[[str, random.Random], Clothed]


def wrapped(width: int) -> Form:
    """Lines of one width, each paragraph on new ones."""
    return lambda text, _: Clothed("\n".join(line for part in lines(text) for line in cut(part, [width])))


def wrapped_at_random(text: str, chance: random.Random, indent: str = "", blank: str = "") -> Clothed:
    """Lines of any width, with what stands before a paragraph and between two."""
    parts = [indent + "\n".join(cut(part, ragged(chance))) for part in lines(text)]
    return Clothed(f"\n{blank}".join(parts))


def wrapped_with_blanks(text: str, _: random.Random) -> Clothed:
    """Lines of one width with an empty one between any two."""
    return Clothed("\n\n".join(line for part in lines(text) for line in cut(part, [38])))


def ragged(chance: random.Random) -> list[int]:
    """Widths of lines, over and over."""
    return [chance.randrange(20, 60) for _ in range(97)]


def cut(line: str, widths: Sequence[int]) -> Iterator[str]:
    """A line in pieces."""
    at = count = 0
    while at < len(line):
        width = widths[count % len(widths)]
        yield line[at : at + width]
        at, count = at + width, count + 1


def lines(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def replaced(change: Callable[[str], bytes | str]) -> Form:
    """A form that takes nothing but the text."""
    return lambda text, _: Clothed(change(text))


def spaced(text: str, chance: random.Random) -> Clothed:
    """A blank behind one Chinese character of twenty, but not at the end of a line."""
    pieces = (char + " " * ("\u4e00" <= char < "\ua000" and chance.random() < 0.05) for char in text)
    return Clothed("".join(pieces).replace(" \n", "\n"))


def before(line: str) -> Form:
    """Behind a line that is no part of the report."""
    return lambda text, _: Clothed(f"{line}\n{text}", start=len(line) + 1)


def after(line: str) -> Form:
    """With a line behind it that is no part of the report."""
    return lambda text, _: Clothed(f"{text}\n{line}", end=len(text))


def cut_at_paragraph(text: str, chance: random.Random) -> Clothed:
    """The text up to the end of a paragraph behind its first third."""
    ends = [m.start() for m in re.finditer("\n", text) if m.start() > len(text) / 3]
    at = chance.choice(ends)
    return Clothed(text[:at], kept=at)


def cut_anywhere(text: str, chance: random.Random) -> Clothed:
    """The text up to any character behind its first third; the sentence that is cut is no longer the same."""
    at = chance.randrange(len(text) // 3, len(text))
    ends = [m.end() for m in END_OF_SENTENCE.finditer(text, 0, at)]
    return Clothed(text[:at], kept=max(ends, default=0))


FORMS: dict[str, Form] = {
    **{f"wrapped at {width} characters": wrapped(width) for width in WIDTHS},
    "wrapped at random, paragraphs indented": lambda t, c: wrapped_at_random(t, c, indent="　　"),
    "wrapped at random, paragraphs indented by blanks": lambda t, c: wrapped_at_random(t, c, indent=" " * 4),
    "wrapped at random, blank lines between paragraphs": lambda t, c: wrapped_at_random(t, c, blank="\n"),
    "wrapped at 38, blank lines between all lines": wrapped_with_blanks,
    "half-width punctuation": replaced(lambda text: text.translate(HALF)),
    "full-width digits": replaced(lambda text: text.translate(FULL_DIGITS)),
    "blanks between characters": spaced,
    "GB18030": replaced(lambda text: text.encode("gb18030")),
    "UTF-16": replaced(lambda text: text.encode("utf-16")),
    "CRLF": replaced(lambda text: text.replace("\n", "\r\n")),
    "byte order mark": replaced(lambda text: "\ufeff" + text),
    "blank lines": replaced(lambda text: text.replace("\n", "\n\n")),
    "bullets": replaced(lambda text: "\n".join(f"- {line}" for line in lines(text))),
    **{f"a line of the source before ({n})": before(line) for n, line in enumerate(SOURCE_LINES, 1)},
    **{f"a line of the source after ({n})": after(line) for n, line in enumerate(SOURCE_LINES, 1)},
    **{f"a line of prose before ({n})": before(line) for n, line in enumerate(PROSE_LINES, 1)},
    **{f"a line of prose after ({n})": after(line) for n, line in enumerate(PROSE_LINES, 1)},
    "cut at the end of a paragraph": cut_at_paragraph,
    "cut anywhere": cut_anywhere,
}
JOINED = "joined to another report"


def plain_reports(paths: Sequence[Path]) -> list[Path]:
    """Texts that have a paragraph a line, evenly spread over all of them."""
    found = [path for path in paths if has_paragraphs(path.read_text(encoding="utf-8"))]
    step = max(1.0, len(found) / REPORTS)
    return [found[int(n * step)] for n in range(min(REPORTS, len(found)))]


def has_paragraphs(text: str) -> bool:
    """Whether a text has a paragraph a line, none of them in pieces, and no tables."""
    every = lines(text)
    sizes = sorted(map(len, every))
    broken = any(line[0] in "，。、；）》" or line[-1] in "，、《（" for line in every)
    return not broken and len(sizes) >= 30 and sizes[len(sizes) // 2] >= 100 and not set("\t|<") & set(text)


def read(path: Path, data: bytes | str) -> Report:
    """The report of some data under a file's name, which may tell its year."""
    if isinstance(data, str):
        return read_report(Source(path.name, data, ""))
    return read_report(read_bytes(data, name=path.name))


def records(report: Report) -> Iterator[Record]:
    """All that is compared."""
    yield from report.metrics
    yield from report.qualitative_targets


def row(record: Record) -> Row:
    """A record without its spans, in marks of one width and without blanks in the words that are printed.

    What tells of its surroundings comes last.
    """
    fields = {name: plain(value) for name, value in record._asdict().items() if name not in SPANS}
    around = tuple(fields.pop(name) for name in AROUND)
    return (*fields.values(), around)


def figure(row: Row) -> Row:
    """A row without what tells of its surroundings."""
    return row[:-1]


def plain(value: object) -> object:
    """A field without what the form of the text changes in words that are handed out as they are printed."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, str):
        return re.sub(r"[\s>*•-]", "", unicodedata.normalize("NFKC", value))
    return value


class Change(NamedTuple):
    """What became of the records of a report: how many there were, and those lost and new."""

    records: int
    lost: list[Row]
    new: list[Row]

    @property
    def count(self) -> int:
        """How many changed."""
        return max(len(self.lost), len(self.new))

    @property
    def figures(self) -> int:
        """How many changed in more than their section and sentence."""
        lost, new = (Counter(map(figure, rows)) for rows in (self.lost, self.new))
        return max((lost - new).total(), (new - lost).total())


def compared(old: Sequence[Record], new: Sequence[Record]) -> Change:
    """What changed between two readings of one text."""
    ours, theirs = Counter(map(row, old)), Counter(map(row, new))
    return Change(len(old), list((ours - theirs).elements()), list((theirs - ours).elements()))


def changed(path: Path, text: str, base: Report, form: Form) -> Change:
    """What changes in a report in another form."""
    clothed = form(text, random.Random(path.name))
    new = read(path, clothed.data)
    kept = len(text) if clothed.kept is None else clothed.kept
    end = clothed.end or len(clothed.data)
    inside = [r for r in records(new) if clothed.start <= r.start < end]
    if clothed.kept is not None:
        inside = [r for r in inside if r.end <= kept]
    return compared([r for r in records(base) if r.end <= kept], inside)


def joined(first: str, second: str) -> Change:
    """What changes in two reports in one file, but for their titles above the sections."""
    alone = [record for text in (first, second) for record in records(read(Path("x"), text))]
    new = read(Path("x"), f"{first}\n\n{second}")
    titles = {section.title for section in new.sections if section.parent is None}
    named = {title for title in titles if any(title in note for note in new.notes)}
    inside = [r._replace(section=r.section[not named.isdisjoint(r.section[:1]) :]) for r in records(new)]
    return compared(alone, inside)


def measured(paths: Sequence[Path], only: str) -> Iterator[tuple[str, list[tuple[str, Change]]]]:
    """Each form with what it changes in each report."""
    texts = [(path, "\n".join(lines(path.read_text(encoding="utf-8")))) for path in paths]
    read_texts = [(path, text, read(path, text)) for path, text in texts]
    for name, form in FORMS.items():
        if only in name:
            yield name, [(path.name, changed(path, text, base, form)) for path, text, base in read_texts]
    if only in JOINED:
        pairs = pairwise([*read_texts, read_texts[0]])
        yield JOINED, [(f"{a[0].name} + {b[0].name}", joined(a[1], b[1])) for a, b in pairs]


def told(change: Change) -> Iterator[str]:
    """The records of a change, and for each that is lost the new one of the same words."""
    new = list(change.new)
    for lost in change.lost:
        twin = next((other for other in new if len(other) == len(lost) and alike(lost, other)), None)
        if twin is None:
            yield f"  - {lost}"
        else:
            new.remove(twin)
            yield f"  ~ {lost[0]} {lost[4:6]}: " + "; ".join(
                f"{a} -> {b}" for a, b in zip(lost, twin, strict=True) if a != b
            )
    yield from (f"  + {other}" for other in new)


def alike(one: Row, other: Row) -> bool:
    """Whether two records are two readings of one figure."""
    return sum(a == b for a, b in zip(one, other, strict=True)) * 3 > 2 * len(one)


def main() -> None:
    """Print the table; a form that changes too much comes with a mark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", default="", help="forms whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="records of each form that change")
    args = parser.parse_args()
    paths = args.files or plain_reports(sorted(CORPUS.iterdir()))
    print("| form | records | changed | % | % in their figures | reports |")
    print("|---|---:|---:|---:|---:|---:|")
    failed = False
    for name, found in measured(paths, args.only):
        total = sum(change.records for _, change in found)
        count = sum(change.count for _, change in found)
        percent, reports = 100 * count / total, sum(change.count > 0 for _, change in found)
        failed |= percent > MOST
        mark = " too many" if percent > MOST else ""
        figures = 100 * sum(change.figures for _, change in found) / total
        print(f"| {name} | {total} | {count} | {percent:.2f} | {figures:.2f} | {reports} |{mark}", flush=True)
        shown = [f"{where}\n{line}" for where, change in found for line in told(change)]
        print(*shown[: args.show], sep="\n", end="\n" if args.show else "")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
