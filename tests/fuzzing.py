"""What must hold of whatever is read, and inputs made of others by chance.

Each target reads some bytes in one way: as a text, as a page of HTML, as the parts of a DOCX file, as a PDF,
as a pack. It raises for whatever must not happen, and for nothing else: InputError and PackError are how a
file that can't be read is refused. ``benchmarks/fuzz.py`` runs the same targets with the coverage of the code
as a guide; here chance alone chooses, the same in every run.
"""

import io
import json
import random
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema_rs

from reportx import patterns
from reportx.errors import ReportxError
from reportx.extract import read_report, vocabulary
from reportx.outputs import report_json
from reportx.packs import builtin, parse_pack
from reportx.readers import Limits, read_bytes
from reportx.readers.pdf import read_here
from reportx.records import Report, Source
from reportx.schemas import schema

SEEDS = Path(__file__).with_name("fuzz")
LIMITS = Limits(bytes=4_000_000, chars=100_000, pages=40)
PART = b"\n%%%%\n"  # between the parts of a DOCX file, of which chance would find no archive
NAMES = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "".join(
    f'<Relationship Id="r{name[5:-4]}" Type="{OFFICE}/{name[5:-4]}" Target="{name[5:]}"/>'
    for name in NAMES[1:]
)
RELATED = (
    f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{RELATIONS}'
    "</Relationships>"
)
SENTENCES = "一、2024年工作回顾\n全区地区生产总值超1444亿元、增长9%，建成学校5所，a1b2，(111)。\n"


# --- what must hold ------------------------------------------------------------------------------


def check(report: Report, source: Source) -> None:
    """Raise AssertionError for a report that breaks a promise."""
    text = source.text
    for record in (*report.metrics, *report.qualitative_targets, *report.coverage.left_over):
        assert 0 <= record.start < record.end <= len(text), record
        assert text[record.start : record.end] == record.text, record
        assert record.line == source.line(record.start), record
    for metric in report.metrics:
        assert metric.value.is_finite(), metric
        assert metric.normalized_value.is_finite(), metric
        assert metric.value_max is None or metric.value_max >= metric.value, metric
        assert metric.indicator.strip() == metric.indicator != "", metric
        began, _, ended = (metric.period or "").partition("/")
        assert not ended or began[:4] <= ended[:4], metric
        assert is_clean(metric.indicator, metric.entity, metric.unit, metric.scope, *metric.table_path), (
            metric
        )
    assert [m.start for m in report.metrics] == sorted(m.start for m in report.metrics)
    for number, section in enumerate(report.sections):
        assert 0 <= section.start < section.end <= len(text), section
        assert section.parent is None or section.parent in {s.id for s in report.sections[:number]}, section
        assert is_clean(section.title, section.number), section
    found = report.coverage
    assert found.numerals == found.in_metrics + sum(found.classes.values()) + len(found.left_over), found
    told = json.loads(report_json(report), parse_float=Decimal)
    for error in validator().iter_errors(told):
        raise AssertionError(f"{error.instance_path}: {error.message}")


def is_clean(*words: str | None) -> bool:
    """Whether names hold no character that a terminal would obey."""
    return not any(
        unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in chain(*filter(None, words))
    )


@cache
def validator() -> jsonschema_rs.Draft202012Validator:
    """What checks a report as JSON, in a hundredth of the time that reading takes."""
    return jsonschema_rs.Draft202012Validator(json.loads(schema("report")))


def read_checked(source: Source, **given: Any) -> None:
    """Read a source, check what comes out, and, of one source in four, that the same comes out again."""
    report = read_report(source, **given)
    check(report, source)
    if zlib.crc32(source.text.encode("utf-8", "surrogatepass")) % 4 == 0:
        assert read_report(source, **given) == report, "the second reading differs"


# --- targets -------------------------------------------------------------------------------------


def text(data: bytes) -> None:
    """A text in UTF-8, or whatever else the bytes are."""
    refused(lambda: read_checked(read_bytes(data, name="x.txt", form="text", limits=LIMITS)))


def html(data: bytes) -> None:
    """A page."""
    refused(lambda: read_checked(read_bytes(data, name="x.html", form="html", limits=LIMITS)))


def docx(data: bytes) -> None:
    """The parts of a DOCX file, one behind the other, or the file itself."""
    package = data if data.startswith(b"PK") else packed(data)
    refused(lambda: read_checked(read_bytes(package, name="x.docx", form="docx", limits=LIMITS)))


def pdf(data: bytes) -> None:
    """A PDF, read in this process: its own would take longer to start than to read."""

    def read() -> None:
        found = read_here(data, name="x.pdf", limits=LIMITS)
        source = Source("x.pdf", found.text, "", "pdf", starts=found.starts, notes=found.notes)
        read_checked(source)

    refused(read)


def packs(data: bytes) -> None:
    """A pack, and a text that is read with it."""

    def read() -> None:
        pack = parse_pack(data.decode("utf-8-sig", "replace"), name="x.toml")
        read_checked(Source("x", SENTENCES, ""), packs=[pack])

    read_report(Source("x", SENTENCES, ""))
    own_patterns()
    try:
        refused(read)
    finally:
        if patterns.foreign or vocabulary.cache_info().currsize > 1:
            forget()


def refused(read: Callable[[], None]) -> None:
    """Take a refusal for an answer, if it is one line a fault and says something."""
    try:
        read()
    except ReportxError as error:
        lines = getattr(error, "lines", (str(error),))
        if not all(line.strip() and "\n" not in line for line in lines):
            raise AssertionError(f"more than a line: {lines}") from error
        if "can't be read as" in str(error):
            raise AssertionError(f"an error of a library: {error}") from error


def packed(data: bytes) -> bytes:
    """A DOCX file of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in zip(NAMES, data.split(PART), strict=False):
            made.writestr(name, part)
        made.writestr("word/_rels/document.xml.rels", RELATED)
    return out.getvalue()


def forget() -> None:
    """Let go of all that was made of a pack, for nobody asks for it again."""
    patterns.foreign.clear()
    for cached in of_packs():
        cached.cache_clear()
    for key in patterns.made.keys() - own_patterns():
        del patterns.made[key]


@cache
def own_patterns() -> frozenset[Any]:
    """The patterns of reportx's own vocabulary, which stay."""
    return frozenset(patterns.made)


@cache
def of_packs() -> tuple[Any, ...]:
    """The functions that keep what they made of a pack, or of what was made of one."""
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("reportx.")]
    cached = {value for m in modules for value in vars(m).values() if hasattr(value, "cache_clear")}
    asked = {"pack", "packs", "words", "scanner", "entries", "more"}
    return tuple(one for one in cached if asked & getattr(one.__wrapped__, "__annotations__", {}).keys())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text, "html": html, "docx": docx, "pdf": pdf, "packs": packs,
}  # fmt: skip


# --- inputs made by chance -----------------------------------------------------------------------


def seeds(target: str) -> list[bytes]:
    """The inputs that are kept for a target."""
    return [path.read_bytes() for path in sorted((SEEDS / target).iterdir())]


@cache
def words(target: str) -> tuple[str, ...]:
    """What inputs of a target are made of."""
    pack = builtin()
    entries = (*pack.verb, *pack.unit[:60], *pack.bound, *pack.phrase, *pack.column, *pack.indicator[:200])
    terms = [term for entry in entries for term in entry.terms[:3]]
    marks = (
        "0 1 5 12345 9.6 1,234.5 ２ 十 百 万 亿 二十一 ， 。 、 ； ： （ ） ( ) “ ” 《 》 — - ~ % ‰ ＋ · . |"
    )
    common = [
        *terms,
        *marks.split(),
        "2024年",
        "同比增长5%",
        "分别",
        "\n",
        "\t",
        " ",
        "\u3000",
        "\x00",
        "\u202e",
        "٣",
        "①",
    ]
    own = {
        "text": ["一、", "（一）", "1. ", "第一章", "单位：亿元", "其中：", "\ufffd", "\\n", "&nbsp;", "<p>"],
        "html": "<table> </table> <tr> <td> <td colspan=3> <td rowspan=2> <p> </p> <div> <nav> <!-- --> <script> <style> "
        "<h1> <br> <ul> <li> <a href=x> <sup> <svg> <template> <!DOCTYPE html> <body> </body> <pre> &#0; &#xfffe; &lt; "
        "<div class=content> <meta charset=gbk>".split(),
        "docx": "<w:p> </w:p> <w:r> <w:t> </w:t> </w:r> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> <w:tc/> </w:tc> <w:br/> "
        '<w:tab/> <w:sdt> <w:numPr> <w:ilvl_w:val="1"/> <w:gridSpan_w:val="3"/> <w:vMerge/> '
        '<w:footnoteReference_w:id="1"/> <w:del> <w:ins> <w:sym_w:font="Symbol"_w:char="F0B3"/>'.replace("_", "\xa0").split(" "),
        "pdf": "obj endobj stream endstream BT ET Tj Tf Td TJ re m l S f q Q cm Do /Font /Page /Kids /Count /Parent "
        "/Contents /Length /Filter /FlateDecode << >> [ ] ( ) R xref trailer /MediaBox /Rotate /Resources /XObject "
        "/ToUnicode beginbfchar beginbfrange endcmap 0 1 -1 99999999999 0.001".split(),
        "packs": "[[unit]] [[verb]] [[name]] [[heading]] [[phrase]] [[document]] [[construction]] [[time]] [[column]] "
        "[[bound]] [[indicator]] terms pattern role form label code name kind factor canonical = [ ] \" ' ''' \\d+ (?P< "
        "(?P<title> (?P<name> (a|a)* (1|1|11)+ (?=.) \\b \\Z .* | ? + {2,} \\p{Han} \"count\" \"change\" \"scope\" 1e999 nan".split(),
    }[target]  # fmt: skip
    return (*(word.replace("\xa0", " ") for word in own * 6), *common)


def mutated(
    data: bytes, target: str, chance: random.Random, others: Sequence[bytes], most: int = 4000
) -> bytes:
    """One input made of another by a few changes to its characters."""
    encoding = "latin-1" if target == "pdf" else "utf-8"
    chars = data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        start = chance.randint(0, len(chars))
        end = min(len(chars), start + chance.choice((0, 0, 1, 2, 5, 20)))
        chars = chars[:start] + piece(chars, target, chance, others, encoding) + chars[end:]
    return chars[:most].encode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")


def piece(chars: str, target: str, chance: random.Random, others: Sequence[bytes], encoding: str) -> str:
    """What is put in at a place: a word, a part of this input or of another, one piece many times, nothing."""
    way = chance.random()
    if way < 0.4:
        return chance.choice(words(target))
    if way < 0.5:
        return chance.choice(words(target)) * chance.choice((2, 3, 8, 30))
    if way < 0.7:
        start = chance.randint(0, len(chars))
        return chars[start : start + chance.choice((1, 3, 10, 40))]
    if way < 0.85 and others:
        other = chance.choice(others).decode(encoding, "replace")
        start = chance.randint(0, len(other))
        return other[start : start + chance.choice((3, 10, 60))]
    if way < 0.9:
        return chr(
            chance.choice((chance.randrange(128), chance.randrange(0x3000, 0xA000), chance.randrange(0xD800)))
        )
    return ""


def made(target: str, count: int, *, seed: int = 0) -> Iterator[bytes]:
    """Inputs of a target that chance makes of those that are kept, the same for the same seed."""
    chance, kept = random.Random(seed), seeds(target)
    for _ in range(count):
        yield mutated(chance.choice(kept), target, chance, kept)
