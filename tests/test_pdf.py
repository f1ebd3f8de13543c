"""PDF: the text comes out as it was printed, paragraph by paragraph, or one line says why not."""

import io
import itertools
import mmap
import zlib
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from comparing import agreement, head
from printing import SEED, Layout, as_html, can_print, printed
from reportx import Metric, Report, extract
from reportx.errors import InputError
from reportx.readers import Limits, ocr, read_bytes
from reportx.readers.pdf import read_here
from reportx.readers.pdf.inflation import inflated
from reportx.records import Source

SHARED = Path(__file__).parents[2] / "shared"
FILES, TEXTS, GOLD = SHARED / "corpus" / "files", SHARED / "corpus" / "text", SHARED / "gold"
GAZETTE = Layout("210mm 285mm", "25mm 18mm", "10.5pt", 2, "坪山区人民政府公报")
LAYOUTS = {"one column": Layout(), "two columns": GAZETTE, "large": Layout("A5", "20mm 15mm", "18pt")}

printing = pytest.mark.skipif(can_print() is not None, reason=str(can_print()))
corpus = pytest.mark.skipif(not FILES.is_dir(), reason="the corpus is not beside the project")
recognising = pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")


PLAIN = Layout(header="")


def text_of(body: str, layout: Layout = PLAIN) -> str:
    return read_bytes(printed(body, layout), name="x.pdf").text


def lines(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@cache
def seed() -> Report:
    return extract(SEED)


# --- the seed, printed


@printing
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_a_printed_report_is_read_like_its_source(layout: Layout) -> None:
    source = read_bytes(printed(as_html(SEED.read_text(encoding="utf-8")), layout), name="x.pdf")
    report = extract(source)
    assert agreement(report.metrics, seed().metrics) >= 0.99
    assert [s.title for s in report.sections] == [s.title for s in seed().sections]
    assert head(report) == head(seed())
    assert len(source.starts) > 10
    assert layout.header not in source.text


@printing
def test_each_paragraph_is_one_line() -> None:
    marked = SEED.read_text(encoding="utf-8")
    found = text_of(as_html(marked))
    assert lines(found) == [line.removeprefix("-").lstrip("#") for line in lines(marked)]


# --- lines and marks


@printing
@pytest.mark.parametrize("wide", [1, 2, 4])
def test_pages_on_their_side_leave_the_lines_of_others_together(wide: int) -> None:
    long = "<p>全年一般公共预算收入完成一百二十亿元，比上年增长百分之三，其中税收收入占七成，支出结构继续改善。</p>"
    pages = "".join(
        f"<section style='page:wide;page-break-before:always'>{long * 6}</section>" for _ in range(wide)
    )
    style = "<style>@page wide{size:A4 landscape}</style>"
    found = lines(text_of(f"{style}{long * 3}{pages}"))
    assert set(found) == {long.removeprefix("<p>").removesuffix("</p>")}
    assert len(found) == 3 + 6 * wide


@printing
def test_raised_marks_are_no_digits() -> None:
    found = text_of(
        "<p>增加值<sup>1</sup>100亿元，增长7.5%<sup>②</sup>，碳排放12<sup>[3]</sup>吨，浓度53微克/m<sup>3</sup>，"
        "PM<sub>2.5</sub>达标。</p>"
    )
    assert found == "增加值[1]100亿元，增长7.5%②，碳排放12[3]吨，浓度53微克/m³，PM2.5达标。\n"


@printing
def test_latin_words_keep_their_blanks_and_chinese_gets_none() -> None:
    words = "新型显示 Mini LED 与 Micro LED 产业产值280万元，"
    found = text_of(f"<p>{words * 8}完。</p>")
    assert found.count("Mini LED") + found.count("MiniLED") == found.count("Mini LED") == 8
    assert found.replace(" ", "") == f"{words * 8}完。\n".replace(" ", "")


@printing
def test_a_note_at_the_foot_comes_behind_the_sentence_that_goes_over() -> None:
    sentence = "全年地区生产总值<span>初步核算数。</span>达1444亿元、增长9%，"
    found = lines(
        text_of(f"<style>span {{float: footnote; font-size: 10pt}}</style><p>{sentence * 40}完。</p>")
    )
    assert len(found) == 41
    assert found[0] == "".join(f"全年地区生产总值[{n}]达1444亿元、增长9%，" for n in range(1, 41)) + "完。"
    assert found[1:] == [f"{n}.初步核算数。" for n in range(1, 41)]


@printing
def test_a_title_that_is_also_the_header_stays_once() -> None:
    body = "<h1>某区公报</h1>" + "<p>全年新增学位7880个。</p><p>完成投资694亿元、增长23%。</p>" * 60
    found = text_of(body, Layout(header="某区公报"))
    assert found.count("某区公报") == 1
    assert lines(found).count("全年新增学位7880个。") == 60


# --- tables

RULED = "class=ruled"
ROWS = [("指标", "单位", "产量", "比上年增长（%）"), ("粮食", "万吨", "93.0", "1.1"), ("油料", "万吨", "11.6", "-6.7"),
        ("蔬菜", "万吨", "89.9", "3.3"), ("茶叶", "万吨", "1.7", "7.0")]  # fmt: skip


def table(rows: list[tuple[str, ...]], kind: str = "", head: int = 0) -> str:
    parts = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in rows]
    return f"<table {kind}><thead>{''.join(parts[:head])}</thead>{''.join(parts[head:])}</table>"


@printing
@pytest.mark.parametrize("kind", [RULED, "", "style='border-top:1pt solid;border-bottom:1pt solid'"])
def test_a_table_is_a_line_a_row(kind: str) -> None:
    found = text_of(f"<p>生产如下。</p><h2>表1：主要产品</h2>{table(ROWS, kind)}<p>全年平稳。</p>")
    assert found == "\n".join(
        ["生产如下。", "表1：主要产品", "", *map("\t".join, ROWS), "", "全年平稳。", ""]
    )


@printing
def test_merged_cells_stand_where_they_begin_and_lines_of_a_cell_are_joined() -> None:
    found = text_of(
        f"<table {RULED}><tr><td rowspan=2>指标</td><td colspan=2>中学</td><td rowspan=2>小<br>学</td></tr>"
        "<tr><td>初级<br>中学</td><td>高中</td></tr>"
        "<tr><td>学校数（所）</td><td>143</td><td>29</td><td>194</td></tr></table>"
    )
    assert found.strip("\n").split("\n") == [
        "指标\t中学\t\t小学",
        "\t初级中学\t高中\t",
        "学校数（所）\t143\t29\t194",
    ]


LINES = {
    "between all rows": "td { border-bottom: 0.5pt solid; padding: 3pt 6pt }",
    "three of them": "thead { border-bottom: 0.5pt solid } td { padding: 3pt 6pt }",
    "none": "table { border: 0 !important }",
}
ACROSS = (
    "<thead><tr><td rowspan=2>项目</td><td colspan=2>2024年</td><td colspan=2>2025年</td></tr>"
    "<tr><td>预算数</td><td>执行数</td><td>预算数</td><td>比上年执行数增长%</td></tr></thead>"
)


@printing
@pytest.mark.parametrize("style", LINES.values(), ids=LINES)
def test_heads_over_several_columns_without_upright_lines(style: str) -> None:
    style = f"td {{ text-align: center }} table {{ border: solid; border-width: 1pt 0 }} {style}"
    cells = [("粮食", "93.0", "94.0", "95.0", "1.1"), ("油料", "11.6", "-6.7", "12.0", "3.4")] * 2
    body = table(cells).removeprefix("<table >")
    found = text_of(f"<style>{style}</style><table>{ACROSS}{body}")
    rows = [line.split("\t") for line in found.strip("\n").split("\n")]
    assert rows[0][-4:] == ["2024年", "", "2025年", ""]
    assert rows[-5][-4:] == ["预算数", "执行数", "预算数", "比上年执行数增长%"]


@printing
@pytest.mark.parametrize("kind", [RULED, ""])
def test_a_table_goes_on_over_pages(kind: str) -> None:
    rows = [("指标", "产量", "增长"), *((f"产品{'甲乙丙丁'[i % 4]}", f"{i}.5", f"-{i}.1") for i in range(60))]
    source = read_bytes(printed(table(rows, kind, head=1) + "<p>完。</p>"), name="x.pdf")
    assert source.text.strip("\n").split("\n") == [*map("\t".join, rows), "", "完。"]
    assert len(source.starts) >= 3
    assert all(source.text[start - 1] == "\n" for start in source.starts[1:])


ABOVE = {
    "nothing": "",
    "the caption again": "<h2>表1：补助情况表</h2><p>单位：万元</p>",
    "what it is counted in": "<p>单位：万元</p>",
    "that it goes on": "<p>续表</p>",
}


@printing
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_the_right_half_of_facing_pages_goes_to_the_left_one(above: str) -> None:
    left = [("项目", "东区"), ("返还", "10"), ("补助", "30"), ("合计", "40")]
    right = [("西区", "南区"), ("1", "2"), ("4", "5"), ("5", "7")]
    found = text_of(
        f"<h2>表1：补助情况表</h2><p>单位：万元</p>{table(left, RULED)}"
        f"<div style='break-before: page'>{above}{table(right, RULED)}</div>"
    )
    rows = [[*one, *other] for one, other in zip(left, right, strict=True)]
    assert [line.split("\t") for line in found.splitlines() if "\t" in line] == rows
    assert found.count("表1") == found.count("单位") == 1


@printing
def test_columns_are_no_table_and_a_table_makes_no_columns() -> None:
    prose = "".join(
        f"<p>第{i}项工作，全年完成投资{i}亿元，增长{i % 9}.5%，完成年度计划的98%，超过预期。</p>"
        for i in range(1, 60)
    )
    found = text_of(prose, GAZETTE)
    assert "\t" not in found
    assert lines(found) == lines(text_of(prose))


@printing
@pytest.mark.parametrize("count", [6, 7, 8])
def test_the_narrow_columns_of_a_newspaper_are_read_one_behind_the_other(count: int) -> None:
    prose = "<h1>2024年某市统计公报</h1>" + "".join(
        f"<p>第{i}项工作，全年完成投资{i}亿元，增长{i % 9}.5%，完成年度计划的98%，超过预期。</p>"
        for i in range(1, 300)
    )
    page = Layout("A3 landscape", "15mm", "8pt", columns=count, header="")
    assert lines(text_of(prose, page)) == lines(text_of(prose))


# --- what can't be read


def pdf(content: bytes, *, filters: str = "/FlateDecode", kids: str = "3 0 R") -> bytes:
    """A page with a content stream, by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        f"<</Length {len(content)}/Filter {filters}>>\nstream\n".encode() + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    objects += [form(number) for number in range(6, 15)]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    return data + b"trailer<</Size 15/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def form(number: int) -> bytes:
    """A form that prints the next one ten times."""
    body = b"/X Do " * 10 if number < 14 else b"BT /F 12 Tf 50 200 Td (a) Tj ET"
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>/Length %d>>\nstream\n%b\nendstream"
        % (number + 1, len(body), body)
    )


def bomb(gigabytes: int) -> bytes:
    pack = zlib.compressobj(9)
    return b"".join([*(pack.compress(bytes(1 << 20)) for _ in range(gigabytes * 1024)), pack.flush()])


LETTERS = b"(abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz)Tj 0 -12 Td\n"
TEXT = b"BT /F 12 Tf 50 200 Td (hello 11 llama) Tj ET"


def test_a_small_pdf_is_read() -> None:
    assert read_bytes(pdf(zlib.compress(TEXT)), name="x").text == "hello 11 llama\n"
    twice = zlib.compress(zlib.compress(TEXT))
    assert read_bytes(pdf(twice, filters="[/FlateDecode/FlateDecode]"), name="x").text == "hello 11 llama\n"


def test_what_the_calling_process_has_reserved_is_not_counted() -> None:
    with mmap.mmap(-1, 4 << 30):
        assert read_bytes(pdf(zlib.compress(TEXT)), name="x").text == "hello 11 llama\n"


@cache
def encrypted() -> bytes:
    # made by hand: the key of no password opens it
    return pdf(zlib.compress(TEXT)).replace(
        b"/Root 1 0 R>>",
        b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O("
        + b"a" * 32
        + b")/U("
        + b"b" * 32
        + b")/P -4>>/ID[(a)(a)]>>",
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "is a PDF that is cut short"),
        (b"%PDF-1.7 " + bytes(range(256)) * 9 + b"%%EOF", "is a damaged PDF"),
        (pdf(zlib.compress(TEXT))[:-60], "is a PDF that is cut short"),
        (pdf(zlib.compress(TEXT), kids=""), "PDF"),
        (pdf(zlib.compress(TEXT)[:-9] + b"damage..."), "is a damaged PDF"),
        (encrypted(), "is encrypted"),
        (pdf(bomb(1)), "unpacks to more than"),
        (pdf(zlib.compress(bomb(1)), filters="[/FlateDecode/FlateDecode]"), "unpacks to more than"),
        (pdf(zlib.compress(b"BT /F 12 Tf 50 200 Td " + LETTERS * 20_000 + b" ET")), "has more than"),
        (pdf(zlib.compress(b"")), "is empty"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_said_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name="报告.pdf")
    assert str(caught.value).startswith("报告.pdf: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


PALETTE = bytes(range(256)) * 3
UNREAD = [
    (PALETTE, "", -6),  # a colour table that lacks its end
    (PALETTE, "", -4),  # or only its checksum
    (b"<x:xmpmeta>" + b"re q Do " * 40, "/Type/Metadata/Subtype/XML", -9),
    (bytes(36) + b"acsp" + bytes(range(200)), "/N 3", -9),
]


def with_stream(packed: bytes, said: str = "") -> bytes:
    """A page of text, and one more stream in the file."""
    more = f"16 0 obj\n<<{said}/Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode() + packed
    return pdf(zlib.compress(TEXT)).replace(b"trailer", more + b"\nendstream\nendobj\ntrailer")


@pytest.mark.parametrize(("held", "said", "cut"), UNREAD)
def test_a_damaged_stream_without_text_costs_nothing(held: bytes, said: str, cut: int) -> None:
    data = with_stream(zlib.compress(held)[:cut], said)
    assert read_bytes(data, name="x").text == "hello 11 llama\n"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (TEXT, ""),
        (TEXT, "/Type/XObject/Subtype/Form"),
        (PALETTE, "/Type/ObjStm/N 9"),
        (PALETTE, "/Length1 768"),
        (b"/CIDInit 1 begincmap 1 beginbfchar <01> <4e00> endbfchar", ""),
        (b"", ""),
    ],
)
def test_a_damaged_stream_that_may_hold_text_is_refused(held: bytes, said: str) -> None:
    with pytest.raises(InputError, match="is a damaged PDF"):
        read_bytes(with_stream(zlib.compress(held)[: -4 if held else 2], said), name="x.pdf")


def test_forms_within_forms_end_in_an_error() -> None:
    """Ten of ten of ten, nine deep: a thousand million letters from two kilobytes."""
    with pytest.raises(InputError, match="damaged PDF that"):
        read_bytes(pdf(zlib.compress(b"/X Do")), name="x.pdf")


LINE = b"10 10 m 90 10 l S\n"  # one object, two points


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (LINE * 1400, 1),
        (LINE * 140, 10),
        (b"10 10 m " + b"9 9 l " * 4100 + b"S", 1),
        (b"BT /F 5 Tf 50 200 Td " + LETTERS * 15 + b"ET", 7),
    ],
    ids=["lines", "the same lines on each page", "one long line", "the same words on each page"],
)
def test_what_all_pages_print_is_counted(body: bytes, pages: int) -> None:
    data = pdf(zlib.compress(body), kids="3 0 R " * pages)
    limits = Limits(bytes=512 * (4000 - len(data)))
    with pytest.raises(InputError, match=r"more than [0-9,]+ characters and lines; .* --max-bytes"):
        read_here(data, name="x.pdf", limits=limits)


def test_a_line_on_each_page_is_read() -> None:
    data = pdf(zlib.compress(TEXT + b" " + LINE * 50), kids="3 0 R " * 9)
    assert read_bytes(data, name="x.pdf").text.count("hello 11 llama") == 9


def test_more_pages_than_are_allowed() -> None:
    with pytest.raises(InputError, match="more than 2 pages"):
        read_bytes(pdf(zlib.compress(TEXT), kids="3 0 R" * 3), name="x.pdf", limits=Limits(pages=2))


def test_what_is_unpacked_is_counted_through_layers() -> None:
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(1 << 22))))
    assert inflated(packed, most=1 << 30)[0] > 1 << 22
    assert inflated(packed, most=1 << 20)[0] < 1 << 22


@corpus
@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_not_read_by_half(cut: float) -> None:
    data = next(FILES.glob("hefei*.pdf")).read_bytes()
    with pytest.raises(InputError, match="cut short"):
        read_bytes(data[: int(len(data) * cut)], name="x.pdf")


# --- scans


def scanned(pages: int) -> bytes:
    """The first pages of the seed as pictures."""
    document = pypdfium2.PdfDocument(printed(as_html(SEED.read_text(encoding="utf-8"))))
    pictures = [document[at].render(scale=200 / 72).to_pil().convert("L") for at in range(pages)]
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    return stream.getvalue()


@printing
def test_a_scan_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportx.readers.pdf.scans.is_installed", lambda: False)
    with pytest.raises(InputError) as caught:
        read_bytes(scanned(1), name="x.pdf")
    assert (
        str(caught.value)
        == "x.pdf: it is scanned, without text; to have it read, pip install onnxruntime rapidocr"
    )


@printing
def test_a_scanned_cover_is_told_and_the_text_behind_it_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportx.readers.pdf.scans.is_installed", lambda: False)
    text = printed(as_html(SEED.read_text(encoding="utf-8")))
    document = pypdfium2.PdfDocument(scanned(1))
    document.import_pages(pypdfium2.PdfDocument(text), [1, 2])
    stream = io.BytesIO()
    document.save(stream)
    found = read_bytes(stream.getvalue(), name="x.pdf")
    assert found.notes == (
        "page 1 is scanned, without text: nothing there was read; to have it read, pip install onnxruntime rapidocr",
    )
    assert len(found.starts) == 3
    assert found.starts[0] == found.starts[1] == 0
    assert extract(found).notes[-1] == found.notes[0]
    document.import_pages(pypdfium2.PdfDocument(scanned(2)))
    stream = io.BytesIO()
    document.save(stream)
    with pytest.raises(InputError, match="3 of its 5 pages are scanned"):
        read_bytes(stream.getvalue(), name="x.pdf")


@printing
@recognising
def test_a_scan_is_read() -> None:
    text = read_bytes(scanned(3), name="x.pdf").text
    assert "深圳市坪山区人民政府文件" not in text  # the running header
    found = extract(text)
    whole = extract("\n".join(SEED.read_text(encoding="utf-8").splitlines()))
    first = whole.model_copy(update={"metrics": whole.metrics[: len(found.metrics)]})
    assert len(found.metrics) > 30
    assert agreement(found.metrics, first.metrics) >= 0.9


# --- files of the corpus


@cache
def read_file(name: str) -> Source:
    return read_bytes((FILES / name).read_bytes(), name=name)


@corpus
@pytest.mark.parametrize(
    "name",
    [
        "jiaozuo_2025_statistical_bulletin",
        "hefei_2025_statistical_bulletin",
        "huainan_2025_budget_execution_report",
    ],
)
def test_metrics_are_those_of_the_raw_text(name: str) -> None:
    """Of prose: what the two make of tables is compared elsewhere."""
    raw = extract((TEXTS / f"{name}_pdf.txt").read_text(encoding="utf-8"))
    found = extract(read_file(f"{name}.pdf"))
    assert agreement(prose(found), prose(raw)) >= 0.97
    assert len([m for m in found.metrics if m.rule == "table"]) >= len(raw.metrics) - len(prose(raw))


def prose(report: Report) -> list[Metric]:
    return [m for m in report.metrics if m.rule != "table"]


@corpus
@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("jiaozuo_2025_statistical_bulletin", [(6, 3), (17, 2), (9, 3), (15, 4), (19, 2)]),
        ("hefei_2025_statistical_bulletin", [(10, 2), (10, 3), (18, 4), (11, 4), (10, 3), (9, 4)]),
        ("xiangxi_2025_statistical_bulletin", [(12, 4), (8, 4), (14, 4), (6, 7)]),
        ("shenzhen_2025_budget_report", []),
        ("tianjin_2025_budget_report", []),
        ("huainan_2025_budget_execution_report", []),
        ("jingzhou_2025_statistical_bulletin", []),
    ],
)
def test_tables_have_their_rows_and_columns(name: str, shapes: list[tuple[int, int]]) -> None:
    parts = itertools.groupby(read_file(f"{name}.pdf").text.split("\n"), key=lambda line: "\t" in line)
    found = [[line.split("\t") for line in part] for is_table, part in parts if is_table]
    assert [(len(rows), len(rows[0])) for rows in found] == shapes
    assert all(len(cells) == len(rows[0]) for rows in found for cells in rows)


@corpus
def test_a_decimal_point_from_a_font_of_its_own() -> None:
    report = extract(read_file("tianjin_2025_budget_report.pdf"))
    assert sum(m.value % 1 != 0 for m in report.metrics) > 150
    assert not any(
        "\ue000" <= c <= "\uf8ff" or c > "\U000f0000"
        for m in report.metrics
        for c in m.sentence
        if c.isdigit()
    )


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated reports are not beside the project")
def test_the_report_in_a_gazette_is_read_like_its_raw_text() -> None:
    """The gazette holds three reports; the raw text of the first has page headers within its sentences."""
    gazette = extract(read_file("shenzhen_2025_budget_report.pdf"))
    assert [note.partition(":")[0] for note in gazette.notes] == ["the file holds 3 reports", "region 深圳市"]
    outer = [s.title for s in gazette.sections if s.parent is None and s.title.endswith("报告")]
    assert len(outer) == 3
    found = [m for m in gazette.metrics if m.section[0] == outer[0] == "政府工作报告"]
    assert {m.page for m in found} <= set(range(3, 33))
    wanted = extract(GOLD / "shenzhen-2026.txt").metrics
    assert agreement(found, wanted) >= 0.98
    assert [m.sentence for m in found if "政府公报" in m.sentence] == []
