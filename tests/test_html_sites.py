"""Sites of many makes around one report, and real pages beside the project: no line lost, none of the site kept."""

import html
import re
from pathlib import Path

import pytest

from reportx import extract
from reportx.readers import read_bytes, read_path

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
TITLE, *LINES = [
    re.sub(r"^(?:#+|-|\*) +", "", line.strip())
    for line in SEED.read_text(encoding="utf-8").splitlines()
    if line.strip()
]
HALF = len(LINES) // 2
NEWS = [
    "某区今天召开会议部署重点工作，要求各单位狠抓落实，确保完成全年目标任务。",
    "某市召开经济运行分析会，研究部署下半年经济工作，提出七项举措。",
    "某部门发布通知，明确了下一步工作的重点任务、时间表和责任分工，请遵照执行。",
]
SITE = ["政务栏目", "当前位置", "打印", "点击数", "热点新闻", "主办单位", "分辨率", "相关新闻", "关闭", *NEWS]
NAV = "<ul>" + "".join(f"<li><a href=/{i}>政务栏目{i}</a></li>" for i in range(30)) + "</ul>"
CRUMB = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/x>政务公开</a> &gt; 正文</div>"
FOOT = "<div><p>主办单位：某区人民政府办公室　版权所有　某ICP备12345678号</p><p>建议使用1366分辨率、IE9以上浏览器访问本站。</p></div>"
HEAD = f"<h1>{TITLE}</h1><div><span>发布日期：2025-04-15</span>　<span>来源：某区政府办</span> <span>点击数：99</span> <a href=#>打印</a></div>"
SIDE = (
    "<div><h3>热点新闻</h3>"
    + "".join(f"<div><a href=/n>{n[:12]}</a><p>{n}</p></div>" for n in NEWS)
    + "</div>"
)
LINKED = "<div><h3>热点新闻</h3>" + "".join(f"<div><p><a href=/n>{n}</a></p></div>" for n in NEWS) + "</div>"

SUMMARIES = "".join(f"<div><h4><a href=/n>{n[:14]}</a></h4><p>{n * 4}</p></div>" for n in NEWS * 4)


def each(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{html.escape(line, quote=False)}</{tag}>" for line in lines)


def table(rows: int) -> str:
    cells = "".join(
        f"<tr><td>某项支出科目名称{i}</td><td>亿元</td><td>{i}.5</td></tr>" for i in range(1, rows)
    )
    return f"<table><tr><th>指标</th><th>单位</th><th>数值</th></tr>{cells}</table>"


def rows(*cells: str) -> str:
    return "<table>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells) + "</table>"


BROKEN = "<br>　　".join(html.escape(line) for line in LINES)
CONTENTS = "".join(f"<li><a href=#s>{html.escape(line[:15])}</a></li>" for line in LINES)
SECTIONS = "".join(f"<section><section>{each([line])}</section></section>" for line in LINES)
PARTS = "".join(f"<div>{each([line], 'p' if len(line) > 25 else 'h3')}</div>" for line in LINES)
UNCLOSED = "".join(f"<p><font>{html.escape(line)}" for line in LINES)
LINKS = "".join(
    f"<p><a href=#t>{line}</a></p>" if n > 4 and len(line) < 25 else each([line])
    for n, line in enumerate(LINES)
)
PAGES = {
    "all in one div": f"{HEAD}<div>{BROKEN}</div>{SIDE}",
    "laid out by tables": f"<table><tr><td>{NAV}</td><td>{rows(HEAD, BROKEN, '【打印】【关闭】')}</td></tr></table>",
    "a table in the tables": f"<table><tr><td>{NAV}</td><td>{rows(HEAD, each(LINES) + table(40))}</td></tr></table>",
    "divs": f"{HEAD}<div id=zoom>{each(LINES, 'div')}</div>{SIDE}",
    "no container": HEAD + each(LINES),
    "misleading names": f'<div class="menu-footer sidebar">{HEAD}<div class="comment-footer">{each(LINES)}</div></div>',
    "sidebar before": f"{SIDE}<div>{HEAD}<div>{each(LINES)}</div></div>",
    "sidebar after": f"<div><div>{HEAD}<div>{each(LINES)}</div></div>{SIDE}</div>",
    "summaries of news before": f"<div>{SUMMARIES}</div><div>{HEAD}<div>{each(LINES)}</div></div>",
    "summaries of news beside": f"<div><div>{SUMMARIES}</div><div><div>{HEAD}<div>{each(LINES)}</div></div></div></div>",
    "news below": f"<div>{HEAD}{each(LINES)}{SIDE}</div>",
    "linked news below": f"<div>{HEAD}{each(LINES)}{LINKED}</div>",
    "related news below": f"<div>{HEAD}{each(LINES)}<p>相关新闻</p>{each(NEWS)}</div>",
    "two parts and a table": f"<div>{HEAD}<div>{each(LINES[:HALF])}</div>{table(40)}<div>{each(LINES[HALF:])}</div></div>{SIDE}",
    "a short first part": f"<div>{HEAD}<div>{each(LINES[:8])}</div><div>{each(LINES[8:])}</div></div>{SIDE}",
    "a table longer than the text": f"<div>{HEAD}<div>{each(LINES)}</div><div>{table(3000)}</div></div>{SIDE}",
    "sections": f"<div>{HEAD}{SECTIONS}</div>{SIDE}",
    "items": f"<div>{HEAD}<ul>{each(LINES, 'li')}</ul></div>{SIDE}",
    "contents": f"<div>{HEAD}<ul>{CONTENTS}</ul>{each(LINES)}</div>",
    "article and aside": f"<main><article>{HEAD}{each(LINES)}</article><aside>{each(NEWS)}</aside></main>",
    "a section each": f"<div>{HEAD}{PARTS}</div>{SIDE}",
    "nothing closed": f"<div>{HEAD}{UNCLOSED}",
    "preformatted": f"<div>{HEAD}<pre>{html.escape(chr(10).join(LINES))}</pre></div>{SIDE}",
    "headings in links": f"<div>{HEAD}{LINKS}</div>{SIDE}",
}


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_no_line_is_lost_and_nothing_of_the_site_is_kept(body: str) -> None:
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}-某区政府网</title></head><body>{NAV}{CRUMB}{body}{FOOT}</body></html>"
    text = read_bytes(page.encode(), name="x").text
    kept = bare(text)
    assert [line for line in LINES if bare(line) not in kept] == []
    assert [words for words in SITE if bare(words) in kept] == []
    assert text.splitlines()[:2] == [TITLE, "发布日期：2025-04-15 来源：某区政府办"]
    assert text.count("某项支出科目名称") == body.count("某项支出科目名称")


REAL = {  # and how many tables are in each
    "changde_2025_budget_report": 10,
    "hami_2025_statistical_bulletin": 6,
    "kunming_2025_statistical_bulletin": 0,
    "zhangye_2025_budget_report": 0,
    "zhengzhou_2025_statistical_bulletin": 2,
    "zhuzhou_2025_statistical_bulletin": 0,
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus of real pages beside the project")
@pytest.mark.parametrize("name", REAL)
def test_real_pages_against_dumps_of_all_their_text(name: str) -> None:
    source = read_path(CORPUS / "files" / f"{name}.html")
    dump = read_path(CORPUS / "text" / f"{name}.txt")
    kept, whole = bare(source.text), bare(dump.text)
    sentences = [
        bare(s)
        for s in re.split(r"(?<=[。；])|\n", dump.text)
        if len(re.findall(r"[\u4e00-\u9fff]", s)) >= 20
    ]
    site = re.compile(r"版权所有|主办单位|ICP|公网安备|举报|网站标识码|附件下载|>|-.*(?:网|局)$|_")
    assert [s for s in sentences if s not in kept and not site.search(s)] == []
    assert [piece for piece in re.split(r"[\n\t]", source.text) if bare(piece) not in whole] == []
    assert not re.search(
        r"首页|打印|扫一扫|ICP|公网安备|网站标识码|版权所有|分享到|大中小|相关阅读|返回", kept
    )
    tables = re.findall(r"(?m)^(?:.*\t.*\n)+", source.text)
    assert len(tables) == REAL[name]
    assert all(len({line.count("\t") for line in found.splitlines()}) == 1 for found in tables)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus of real pages beside the project")
@pytest.mark.parametrize("name", REAL)
def test_real_pages_say_of_themselves_what_their_dumps_say(name: str) -> None:
    page = extract(CORPUS / "files" / f"{name}.html").document
    dump = extract(CORPUS / "text" / f"{name}.txt").document
    keys = ("title", "region", "genre", "report_year", "review_year", "plan_year", "date", "speaker")
    assert [getattr(page, key) for key in keys] == [getattr(dump, key) for key in keys]
