"""Saved web pages: the report on them, and nothing else of the page."""

import html
import re
from decimal import Decimal
from pathlib import Path

import pytest

from comparing import agreement, head
from reportx import extract
from reportx.errors import InputError
from reportx.extract import read_report
from reportx.readers import Limits, read_bytes
from reportx.records import Source

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "pingshan-2025.md"
SENTENCE = "全区地区生产总值超1444亿元、增长9%，规上工业增加值增长15.6%，两项指标增速连续三年第一。"
PROSE = f"<p>{SENTENCE}</p>"
SITE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_某区政府在线</title>
<style>p {{ color: red }}</style><script>var title = "全区生产总值增长99%。";</script></head><body>
<div class="top"><a href="/">首页</a> | <a href="/login">登录</a> | <a href="/reg">注册</a></div>
<div class="menu"><ul><li><a href="/a">政务公开</a></li><li><a href="/b">政务服务</a></li><li>走进某区</li></ul></div>
<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/c">政务公开</a> &gt; <a href="/d">政府工作报告</a></div>
<form action="/search"><input value="搜索99%"><select><option>全站99%</option></select>
<div class="wrap"><div class="detail"><h1>{title}</h1>
<div class="info">发布时间：2025-04-15 09:30 来源：某区政府办 浏览次数：<span>99</span> 【字体：<a href="#">大</a> 小】 打印 关闭</div>
<div class="share"><span>分享到：</span><a href="#">微信</a><a href="#">微博</a></div>
<div class="text">{body}</div>
<div class="tools">【<a href="#">打印本页</a>】 【关闭窗口】</div><div class="qr"><p>扫一扫在手机打开当前页</p></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/1">某区2024年政府工作报告，增长99%</a></li>
<li><a href="/2">某区2023年政府工作报告</a></li></ul></div></div>
<div class="side"><h3>历年报告</h3><ul><li><a href="/3">某区2022年政府工作报告</a></li><li><a href="/4">某区2021年政府工作报告</a></li></ul></div>
</div></form>
<div class="footer"><p>版权所有：某区人民政府办公室　地址：某路99号，邮编：518118。建议使用1024分辨率浏览。</p><p>某ICP备99999号</p></div>
</body></html>"""


def page(body: str, *, title: str = "某区统计公报", charset: str = "utf-8") -> bytes:
    """An invented site around a text."""
    encoding = {"gb2312": "gb18030"}.get(charset, charset)
    return SITE.format(body=body, title=title, charset=charset).encode(encoding)


def read(body: str | bytes, **limits: int) -> Source:
    data = body if isinstance(body, bytes) else f"<!DOCTYPE html><html><body>{body}</body></html>".encode()
    return read_bytes(data, name="x.html", limits=Limits(**limits))


def text(body: str | bytes) -> str:
    return read(body).text.strip("\n")


def seed_page(charset: str) -> bytes:
    """The seed report as a site shows it: indents, spans through numbers, and lines cut by <br>."""
    title, *lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    body = []
    for n, line in enumerate(lines):
        words = html.escape(re.sub(r"^(?:#+|-|\*) +", "", line), quote=False)
        words = re.sub(r"(\d)(\d)", r'\1<span lang="EN-US">\2</span>', words, count=3)
        body.append(
            f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{words}</p>"
            if n % 3
            else f'<p style="text-indent:2em"><font>{words}</font><br></p>'
        )
    return page("\n".join(body), title=title.lstrip("# "), charset=charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
def test_the_seed_report_on_a_page_has_the_metrics_of_its_markdown(charset: str) -> None:
    source = read_bytes(seed_page(charset), name="x")
    found, wanted = extract(source), extract(SEED)
    assert agreement(found.metrics, wanted.metrics) > 0.99
    assert [m.text for m in found.metrics if source.text[m.start : m.end] != m.text] == []
    assert head(found) == head(wanted)
    assert not re.search(r"99%|首页|打印|相关链接|历年报告|版权|ICP|扫一扫|走进|分享", source.text)


def test_a_page_gives_title_day_source_and_text_and_nothing_else() -> None:
    assert text(page(f"<p>一、综合</p>{PROSE}<p>注：均为初步数。</p>")).splitlines() == [
        "某区统计公报",
        "发布时间：2025-04-15 09:30 来源：某区政府办",
        "一、综合",
        SENTENCE,
        "注：均为初步数。",
    ]


def test_blocks_are_those_of_the_whole_page() -> None:
    source = read(
        f"<ul><li><a href=a>首页</a><li><a href=b>公开</a></ul><div>甲{PROSE}<div>{SENTENCE}<br>乙<b>丙</b></div>丁</div>"
    )
    assert len(source.starts) == 6
    assert {char: source.block(source.text.index(char)) for char in "甲全乙丙丁"} == {
        "甲": 3,
        "全": 4,
        "乙": 5,
        "丙": 5,
        "丁": 6,
    }


def test_a_table_is_one_block_and_one_that_lays_out_text_is_none() -> None:
    data = "<table><tr><td>项目<td>增速<tr><td>甲<td>9</table>"
    source = read(f"<table><tr><td>目录<td>{PROSE}{data}<p>丁。</p></table>")
    assert [source.block(source.text.index(word)) for word in ("全区", "项目", "甲\t9", "丁。")] == [
        2,
        3,
        3,
        4,
    ]


def test_block_numbers_of_the_seed_page() -> None:
    source = read_bytes(seed_page("utf-8"), name="x")
    lines = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    first = source.block(source.text.index("——2025"))
    assert first is not None
    for n, line in enumerate(lines[1:]):
        words = re.sub(r"^(?:#+|-|\*) +", "", line.strip())
        assert source.block(source.text.index(words)) == first + n


@pytest.mark.parametrize(
    ("inline", "reads"),
    [
        ("增加值<sup>1</sup>100亿元", "增加值[1]100亿元"),
        ("增长7.5%<sup>[2]</sup>", "增长7.5%[2]"),
        ("增长7.5%<a href='#n'><sup>［12］</sup></a>。", "增长7.5%[12]。"),
        ('达100<span style="vertical-align: super">3</span>亿元', "达100[3]亿元"),
        ("面积3<em>5</em>km<sup>2</sup>", "面积35km²"),
        ("CO<sub>2</sub>排放", "CO2排放"),
        ("14<span>4</span><font>4</font>亿元", "1444亿元"),
        ("增长\n   9%", "增长 9%"),
        ("甲&nbsp;&emsp;乙&ldquo;丙&rdquo;&#20803;", "甲\u00a0\u2003乙“丙”元"),
        ("甲<br>乙<br/>\n丙", "甲\n乙\n丙"),
        ("甲<!-- 乙 --><script>丙</script><style>丁</style><noscript>戊</noscript>己", "甲己"),
        ('甲<span style="Display: none;">乙</span><i hidden>丙</i><i aria-hidden="true">丁</i>戊', "甲戊"),
        ("甲<input value=乙><select><option>丙</select><textarea>丁</textarea><button>戊</button>己", "甲己"),
        ("甲<o:p>乙</o:p><ucapcontent>丙</ucapcontent>", "甲乙丙"),
    ],
)
def test_inline_elements(inline: str, reads: str) -> None:
    assert text(f"<p>{inline}</p>{PROSE}") == f"{reads}\n{SENTENCE}"


def test_preformatted_text_keeps_its_lines() -> None:
    assert text(f"<pre>甲\n乙</pre>{PROSE}").splitlines() == ["甲", "乙", SENTENCE]


def rows(table: str) -> list[list[str]]:
    found = text(f"{PROSE}<table>{table}</table>").removeprefix(SENTENCE).strip("\n")
    return [line.split("\t") for line in found.split("\n")]


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        ("<tr><td>指标<td>值<tr><td>甲<td>9", [["指标", "值"], ["甲", "9"]]),
        (
            "<tr><th rowspan=2>指标<th colspan=2>增速<tr><th>上年<th>今年<tr><td>甲<td>1<td>2",
            [["指标", "增速", ""], ["", "上年", "今年"], ["甲", "1", "2"]],
        ),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3", [["甲", "1"], ["", "2"], ["", "3"]]),
        (
            "<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>1<tr><td>&nbsp;<td><tr><td>乙<td>2",
            [["甲", "1"], ["乙", "2"], ["合计", "3"]],
        ),
        ("<tr><td rowspan=3>甲<td>1</tr><tbody><tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        (
            "<tr><td><p>规上</p><p>工业</p><td>1<br>亿元<tr><td>乙<td>2<sup>注</sup>",
            [["规上 工业", "1 亿元"], ["乙", "2注"]],
        ),
        ("<tr><td colspan=x>甲<td rowspan=-1>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        (
            "<tr><td>甲<td><table><tr><td>乙</table><td>1<tr><td>丙丙丙<td>丁<td>2",
            [["甲", "乙", "1"], ["丙丙丙", "丁", "2"]],
        ),
        ("<tr><td>甲<td colspan=1000000000>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
    ],
)
def test_tables(table: str, grid: list[list[str]]) -> None:
    assert rows(table) == grid


def test_a_caption_is_a_paragraph_before_its_table() -> None:
    assert text(
        f"{PROSE}<table><caption>表1 增速</caption><tr><td>甲<td>9<tr><td>乙<td>8</table>丙"
    ).splitlines() == [
        SENTENCE,
        "表1 增速",
        "",
        "甲\t9",
        "乙\t8",
        "",
        "丙",
    ]


def test_a_picture_of_a_table_is_nothing_to_read() -> None:
    assert text(f'{PROSE}<table><tr><td><img src="a.png" alt="9%"><td></table>') == SENTENCE


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("gbk", "gbk"),
        ("gb2312", "utf-8"),
        ("utf-8", "gbk"),
        ("iso-8859-1", "gbk"),
        ("x", "utf-16-le"),
        ("x", "utf-16"),
        ("none", "utf-8"),
    ],
)
@pytest.mark.parametrize(
    "head", ['<meta charset="{}">', "<meta http-equiv=Content-Type content='text/html; charset={}'>"]
)
def test_encodings_declared_rightly_or_wrongly(charset: str, encoding: str, head: str) -> None:
    data = f"<html><head>{head.format(charset)}</head><body>{PROSE}</body></html>".encode(encoding)
    assert text(data) == SENTENCE


def test_declared_big5_and_an_xml_declaration() -> None:
    words = "全區地區生產總值超1444億元、增長9%，規上工業增加值增長15.6%。"
    assert text(f'<html><meta charset="big5"><p>{words}</p></html>'.encode("big5")) == words
    assert (
        text(f'<?xml version="1.0" encoding="gbk"?><html><body>{PROSE}</body></html>'.encode("gbk"))
        == SENTENCE
    )


def test_a_page_cut_off_or_with_a_broken_character_is_read() -> None:
    whole = f"<html><meta charset=utf-8><body>{PROSE * 20}".encode()
    assert text(whole[:-6]).endswith("第一\u3002"[:-1])
    broken = whole.replace("增长9".encode(), "增长".encode()[:-1] + b"9", 1)
    assert text(broken).count(SENTENCE) == 19


MHTML = """From: <Saved by Blink>\r
Snapshot-Content-Location: https://www.example.gov.cn/a.html\r
Subject: x\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----b----"\r
\r
------b----\r
Content-Type: text/html\r
Content-ID: <frame-1@mhtml.blink>\r
Content-Transfer-Encoding: {how}\r
\r
{body}\r
------b----\r
Content-Type: text/css\r
\r
p {{ color: red }}\r
------b------\r
"""


def test_a_page_saved_as_one_file() -> None:
    body = "".join(f"={byte:02X}" for byte in PROSE.encode())
    lines = "=\r\n".join(body[i : i + 72] for i in range(0, len(body), 72))
    data = MHTML.format(how="quoted-printable", body=f"<html><body>{lines}</body></html>").encode()
    assert text(data) == SENTENCE


def test_an_archive_without_a_page_is_said_so() -> None:
    with pytest.raises(InputError, match="without a page"):
        read(
            MHTML.format(how="8bit", body="")
            .replace("Content-Type: text/html", "Content-Type: image/png")
            .encode()
        )


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<div>" * 100_000 + PROSE, "400 elements inside one another; .* --max-depth"),
        ("<b>x</b>" * 300_000, "500,000 tags"),
        (
            "<p " + "".join(f"a{i}='<>' " for i in range(300_000)) + ">" + PROSE,
            "a tag of more than 5,000 attributes",
        ),
        (
            '<a href="/">首页</a><iframe src="a.html"></iframe><p>版权所有</p>',
            "in a frame or made by a script",
        ),
        ('<div id="app"></div><script>show("增长9%。")</script>', "in a frame or made by a script"),
        (b"<!doctype html>", "is an empty page"),
        (b"<html>", "has no running text"),
        (b'<html><frameset cols="1,2"><frame src=a><frame src=b></frameset></html>', "in a frame"),
        (b"<html>" + bytes(range(1, 9)) * 20, "is binary"),
        (b"<html>" + b"\xff\xff\xfe\x81" * 20, "no UTF-8, GB18030"),
        (PROSE + "<table>" + "<tr>" + "<td colspan=1000>1" * 3001 + "</table>", "cells in a table"),
    ],
)
def test_what_is_no_report_is_said_in_one_line(body: str | bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(body)
    assert str(caught.value).startswith("x.html: ")
    assert "\n" not in str(caught.value)


def test_bounds_of_depth_and_characters_can_be_moved() -> None:
    assert text("<div>" * 300 + PROSE) == SENTENCE
    deep = f"<html><body>{'<div>' * 600}{PROSE}".encode()
    assert SENTENCE in read_bytes(deep, name="x", limits=Limits(depth=1000)).text
    with pytest.raises(InputError, match="2,000 elements"):
        read("<div>" * 3000 + PROSE, depth=100_000)
    with pytest.raises(InputError, match=r"100 characters.*--max-chars"):
        read(PROSE * 3, chars=100)


def test_entities_of_the_document_itself_are_not_expanded() -> None:
    lol = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "大大大"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>'
    assert "大" not in text(f"{lol}<html><body><p>&b;&c;</p>{PROSE}</body></html>".encode())


def test_nul_bytes_are_dropped() -> None:
    assert text(PROSE.replace("9", "\x009")) == SENTENCE


PIECE = (
    '<div class="content"><p>一、2024年工作回顾</p><p>地区生产总值<span>1444</span>亿元。</p>\n'
    "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>粮食产量</td><td>万吨</td><td>45.2</td></tr>"
    "</table><script>var a=5;</script></div>"
)


@pytest.mark.parametrize("before", ["", "\n\n", "<!-- 正文 -->\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_piece_of_a_page_is_a_page(encoding: str, before: str) -> None:
    source = read_bytes(f"{before}{PIECE}".encode(encoding), name="x")
    assert source.format == "html"
    found = {m.indicator: (m.value, m.unit) for m in read_report(source).metrics}
    assert found == {"地区生产总值": (1444, "亿元"), "粮食产量": (Decimal("45.2"), "万吨")}


def test_a_text_with_a_few_tags_is_a_text() -> None:
    text = '<div align="center">\n\n# 政府工作报告\n\n</div>\n\n## 一、回顾\n\n建成学校5所。\n'
    assert read_bytes(text.encode(), name="x").format == "text"
