"""DOCX files, made by a library that knows nothing of the reader."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from comparing import agreement, head
from reportx import extract
from reportx.errors import InputError
from reportx.readers import Limits, read_bytes
from reportx.records import Source

SEED = Path(__file__).parents[1] / "seeds" / "pingshan-2025.md"
FILES = Path(__file__).parents[2] / "shared" / "corpus" / "files"
W = nsdecls("w")


def source(document: object, **options: object) -> Source:
    return read_bytes(saved(document), name="x.docx", **options)  # type: ignore[arg-type]


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The package with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return out.getvalue()


def with_body(xml: str) -> object:
    """A document whose body holds some XML."""
    document = Document()
    for element in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return document


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_and_tables_in_order() -> None:
    document = Document()
    document.add_heading("一、回顾", 1)
    document.add_paragraph("")
    document.add_paragraph("税收收入增长5%。")
    table = document.add_table(2, 3)
    for cell, text in zip(
        table._cells, ["指标", "绝对数（亿元）", "增长%", "税收收入", "120", "5"], strict=True
    ):
        cell.text = text
    document.add_paragraph("二、安排")
    found = source(document)
    assert (
        found.text
        == "一、回顾\n税收收入增长5%。\n\n指标\t绝对数（亿元）\t增长%\n税收收入\t120\t5\n\n二、安排\n"
    )
    assert found.format == "docx"
    blocks = {word: found.block(found.text.index(word)) for word in ("一、", "税收收入增长", "120", "二、")}
    assert blocks == {"一、": 1, "税收收入增长": 3, "120": 4, "二、": 5}
    assert found.page(0) is None


def test_a_merged_cell_stands_where_it_begins() -> None:
    document = Document()
    table = document.add_table(3, 4)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2024年"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    for (row, column), text in {
        (1, 1): "完成数",
        (1, 2): "增长%",
        (2, 0): "收入",
        (2, 1): "8",
        (2, 3): "9",
    }.items():
        table.cell(row, column).text = text
    lines = source(document).text.split("\n")
    assert lines[1:4] == ["指标\t2024年\t\t", "\t完成数\t增长%\t", "收入\t8\t\t9"]


def test_a_table_that_lays_out_text_is_text() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "专栏1"
    cell.add_paragraph("新建学校5所。")
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "学校", "5所"
    assert source(document).text == "专栏1\n新建学校5所。\n\n学校\t5所\n\n"


def test_what_is_seen_is_read_and_nothing_else() -> None:
    document = with_body(
        f"<w:p><w:ins>{run('增长')}</w:ins><w:del><w:r><w:delText>4</w:delText></w:r></w:del>{run('5')}"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>0</w:t></w:r><w:hyperlink>{run('%')}</w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>左右</w:t><w:br/><w:t>完</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('目录')}</w:p></w:sdtContent></w:sdt>"
    )
    assert source(document).text == "增长5% 左右\n完\n目录\n"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('框中8家')}</w:p></w:txbxContent>"
    compatible = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    found = source(
        with_body(f"<w:p>{run('段前')}<w:r>{compatible}</w:r>{run('段后')}</w:p><w:p>{run('次')}</w:p>")
    )
    assert found.text == "段前段后\n框中8家\n次\n"
    assert found.block(found.text.index("框")) == 1
    assert found.block(found.text.index("次")) == 2


def test_a_character_of_the_font_symbol_is_the_one_that_it_shows() -> None:
    marks = "".join(
        f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>{run("5%")}'
        for font, place in [("Symbol", "F0A3"), ("symbol", "B3"), ("Wingdings", "F0FC"), ("Arial", "2264")]
    )
    found = source(with_body(f"<w:p>{run('失业率')}{marks}<w:r><w:sym w:font='Symbol'/></w:r></w:p>"))
    assert found.text == "失业率≤5%≥5%5%≤5%\n"


def test_notes_follow_the_body_and_are_no_digits_behind_a_number() -> None:
    document = with_body(
        f'<w:p>{run("增长5%")}<w:r><w:footnoteReference w:id="7"/></w:r>{run("，投资8亿元")}</w:p><w:p>{run("完")}</w:p>'
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{run("按可比价")}</w:p></w:footnote></w:footnotes>'
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )

    def add(path: str, data: bytes) -> bytes:
        return (
            data.replace(b"</Relationships>", relation.encode())
            if path.endswith("document.xml.rels")
            else data
        )

    data = repacked(saved(document), add)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    found = read_bytes(out.getvalue(), name="x")
    assert found.text == "增长5%[1]，投资8亿元\n完\n[1] 按可比价\n"
    assert found.block(found.text.index("按")) == 3


NUMBERED = """<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>"""


def test_numbers_that_word_makes_are_written_out() -> None:
    def numbered(depth: int, text: str) -> str:
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"

    places = [(0, "甲"), (1, "子"), (1, "丑"), (2, "寅"), (0, "乙"), (1, "卯")]
    document = with_body("".join(numbered(*place) for place in places) + f"<w:p>{run('无号')}</w:p>")
    lists = document.part.numbering_part.element  # type: ignore[attr-defined]
    lists.insert(0, parse_xml(NUMBERED.replace("{W}", W)))
    lists.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    assert source(document).text.split() == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "3.寅",
        "二、乙",
        "（一）卯",
        "无号",
    ]


def failure(data: bytes, **bounds: int) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name="报告.docx", limits=Limits(**bounds))
    message = str(caught.value)
    assert message.startswith("报告.docx: ")
    assert "\n" not in message
    return message


def plain() -> bytes:
    document = Document()
    document.add_paragraph("税收收入增长5%。")
    return saved(document)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_short(part: float) -> None:
    data = plain()
    assert "cut short or damaged" in failure(data[: int(len(data) * part)])


@pytest.mark.parametrize("xml", [b"", b"<w:document", b"<x/>", b"\xff\xfe"])
def test_a_damaged_part(xml: bytes) -> None:
    data = repacked(plain(), lambda path, old: xml if path == "word/document.xml" else old)
    assert "cut short or damaged" in failure(data)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused_and_not_resolved(declared: str) -> None:
    def change(path: str, data: bytes) -> bytes:
        if path != "word/document.xml":
            return data
        head, rest = data.split(b"?>", 1)
        entity = b"&e;" if "ENTITY" in declared else b""
        return head + b"?>" + declared.encode() + rest.replace("税收".encode(), "税".encode() + entity)

    assert "defines entities" in failure(repacked(plain(), change))


def test_a_bomb_is_not_unpacked() -> None:
    data = repacked(plain(), lambda path, old: b" " * 80_000_000 if path == "word/document.xml" else old)
    assert len(data) < 200_000
    assert "raise --max-bytes" in failure(data)


def test_elements_nested_without_end_are_refused() -> None:
    deep = b"<w:smartTag>" * 100_000 + b"</w:smartTag>" * 100_000

    def change(path: str, data: bytes) -> bytes:
        return data.replace(b"<w:body>", b"<w:body>" + deep) if path == "word/document.xml" else data

    assert "damaged" in failure(repacked(plain(), change))


def test_what_is_packed_but_no_docx() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert "is an XLSX file" in failure(out.getvalue())
    assert "is encrypted" in failure(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))


def test_the_seed_report_has_the_metrics_of_its_markdown() -> None:
    document = Document()
    for line in SEED.read_text(encoding="utf-8").splitlines():
        mark, _, title = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(title, len(mark))
        else:
            document.add_paragraph(line)
    found, wanted = extract(source(document)), extract(SEED)
    assert agreement(found.metrics, wanted.metrics) > 0.99
    assert head(found) == head(wanted)
    assert [s.title for s in found.sections] == [s.title for s in wanted.sections]


@pytest.mark.skipif(not FILES.is_dir(), reason="the original files are not beside the project")
def test_fujian_has_the_metrics_of_its_text() -> None:
    found = extract(FILES / "2025年福建省政府工作报告.docx")
    wanted = extract(FILES.parents[1] / "gold" / "fujian-2025.txt")
    assert agreement(found.metrics, wanted.metrics) > 0.99
    assert head(found) == head(wanted)
    assert all(m.block is not None and m.page is None for m in found.metrics)


@pytest.mark.skipif(not FILES.is_dir(), reason="the original files are not beside the project")
def test_real_files_hold_what_their_texts_hold() -> None:
    """The corpus has the texts of four of them, paragraph by paragraph, as another program took them out."""
    compared = 0
    for path in FILES.glob("*.docx"):
        text = FILES.parent / "text" / f"{path.stem}.txt"
        if text.exists():
            read = read_bytes(path.read_bytes(), name=path.name).text
            assert read.split() == text.read_text(encoding="utf-8").split(), path.name
            compared += 1
    assert compared == 4
