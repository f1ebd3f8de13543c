"""The review page in a real browser: what it shows, and what a reader's keys and clicks do."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from browser import browser  # noqa: F401 - a fixture
from reportx.auditing import Check
from reportx.cli import application
from reportx.corrections.anchors import text_digest
from reportx.plots import Chart
from reportx.readers import read_path
from reportx.records import Report
from reportx.review import Reviewed, page, read_for_review
from reportx.review.packing import packed
from shared import CORPUS

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
GAZETTE = CORPUS / "files" / "shenzhen_2025_budget_report.pdf"
LONGEST = CORPUS / "text" / "dongguan_2025_budget_report_pdf.txt"
HOSTILE = """2025年某市政府工作报告<script>document.title="owned"</script>

一、2024年工作回顾 </script><script>window.owned = 1</script>

全市𠮷祥收入<img src=x onerror="window.owned=2">达到25亿元、增长9%。😀😀答复率、满意率均为100%。"个转企"&lt;b&gt;新增'120'户 {{data}} <!-- 新建\u061c学校5所。

投资\u202e0051\u202c亿元、增长7%，\u2067出口\u2069额88亿元，其中“<svg onload=window.owned=3>”出口9亿元\u2028。另有37。

二、2025年工作安排 <a href="javascript:window.owned=4">这里</a>

地区生产总值增长6%左右，新增就业8万人。&lt;/script&gt;&lt;img src=http://example.invalid/x.png&gt;
"""
AUDITED = """2025年某市政府工作报告

一、2024年工作回顾

2024年，火龙果产量达到100万吨，比上年增加20万吨，增长10%。茶叶产量达到110万吨，比上年增加10万吨，增长10%。

地区生产总值达到100亿元，比上年增加20亿元，增长10%，固定资产投资下降3%，高新技术企业从60家增加到90家。

2024年，粮食产量居全省第一位。2024年，粮食产量稳居全省第三位。

二、2025年工作安排

地区生产总值增长5.5%—6%，一般公共预算收入增长3%以上。
"""
SIZES = {"seed": 1_000_000, "gazette": 3_000_000, "longest": 3_000_000, "hostile": 1_000_000}
IS_READY = "Boolean(document.documentElement.dataset.ready)"
IS_SEEN = """() => {
    const [mark, text] = ['mark.on', '#report'].map(name => document.querySelector(name).getBoundingClientRect());
    return mark.top >= text.top && mark.bottom <= text.bottom;
}"""
READY = 1500  # milliseconds, for the seed


class Made(NamedTuple):
    """A page as a file, and what it was made of."""

    source: Path
    file: Path
    reviewed: Reviewed


class Shown(NamedTuple):
    """A page in the browser, with what it was made of and what it said."""

    page: Any
    source: Path
    file: Path
    report: Report
    checks: tuple[Check, ...]
    charts: tuple[Chart, ...]
    text: str
    messages: list[str]
    requests: list[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Makes the page of a report, once."""
    folder = tmp_path_factory.mktemp("review")
    hostile = folder / "hostile.md"
    hostile.write_text(HOSTILE, encoding="utf-8")
    audited = folder / "audited.md"
    audited.write_text(AUDITED, encoding="utf-8")
    sources = {"seed": SEED, "gazette": GAZETTE, "longest": LONGEST, "hostile": hostile, "audited": audited}
    kept: dict[str, Made] = {}

    def make(name: str) -> Made:
        if name not in kept:
            if not sources[name].exists():
                pytest.skip("the corpus is not beside the project")
            file = folder / f"{name}.html"
            reviewed = read_for_review(read_path(sources[name]))
            file.write_text(page([packed(reviewed)]), encoding="utf-8")
            kept[name] = Made(sources[name], file, reviewed)
        return kept[name]

    return make


@pytest.fixture
def show(browser: Any, made: Callable[[str], Made]) -> Iterator[Callable[..., Shown]]:  # noqa: F811
    """Opens the page of a report; at the end nothing may have been asked of a server or said in the console."""
    opened: list[Shown] = []
    contexts = []

    def open_page(name: str, *, width: int = 1280, locale: str = "zh-CN", file: Path | None = None) -> Shown:
        source, own, reviewed = made(name)
        context = browser.new_context(viewport={"width": width, "height": 800}, locale=locale)
        contexts.append(context)
        # the save picker needs a person; without it the page saves as a download
        context.add_init_script("delete window.showSaveFilePicker")
        shown = Shown(
            context.new_page(), source, file or own, reviewed.report, reviewed.checks, reviewed.charts,
            reviewed.text, [], [],
        )  # fmt: skip
        shown.page.on("console", lambda message: shown.messages.append(message.text))
        shown.page.on("pageerror", lambda error: shown.messages.append(str(error)))
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        load(shown)
        opened.append(shown)
        return shown

    yield open_page
    for shown in opened:
        assert shown.messages == []
        asked = [url for url in shown.requests if not url.startswith((shown.file.as_uri(), "data:", "blob:"))]
        assert asked == []
    for context in contexts:
        context.close()


def await_true(page: Any, expression: str) -> None:
    """Wait for what is to come true. Playwright's own way evaluates strings in the page, whose policy forbids it."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not true after half a minute: {expression}")


def load(shown: Shown) -> None:
    shown.page.goto(shown.file.as_uri())
    await_true(shown.page, IS_READY)


def run(*arguments: str) -> Any:
    done = CliRunner().invoke(application(), arguments, prog_name="reportx")
    assert done.exit_code == 0, done.output
    return done


def figures(lines: str) -> list[dict[str, Any]]:
    """The records with a value among JSON lines; promises in words have none."""
    return [one for one in map(json.loads, lines.splitlines()) if one["measure"] != "qualitative"]


def rows(shown: Shown) -> Any:
    return shown.page.locator("#table tbody tr[aria-rowindex]")


def count_shown(shown: Shown) -> int:
    """How many records the page says that it shows."""
    return int(re.findall(r"\d+", shown.page.locator("#shown").inner_text())[0])


@pytest.mark.parametrize("name", SIZES)
def test_a_page_shows_every_record_in_its_place(name: str, show: Callable[..., Shown]) -> None:
    shown = show(name)
    assert shown.file.stat().st_size < SIZES[name]
    marks = shown.page.evaluate(
        "[...document.querySelectorAll('#text mark')].map(m => [m.textContent, Number(m.dataset.many || 1)])"
    )
    text = shown.text
    spans = sorted({(m.start, m.end) for m in shown.report.metrics})
    assert [told for told, _ in marks] == [text[start:end] for start, end in spans]
    assert sum(many for _, many in marks) == len(shown.report.metrics)
    assert count_shown(shown) == len(shown.report.metrics)
    left = shown.page.locator("#text .left").all_text_contents()
    assert left == [one.text for one in shown.report.coverage.left_over]


@pytest.mark.parametrize("name", SIZES)
def test_a_click_on_a_row_shows_its_words(name: str, show: Callable[..., Shown]) -> None:
    shown = show(name)
    text, metrics = shown.text, shown.report.metrics
    count = len(metrics)
    for number in sorted({count * step // 10 for step in range(10)}):
        shown.page.evaluate("top => { document.getElementById('list').scrollTop = top }", number * 44)
        row = shown.page.locator(f"#table tr[aria-rowindex='{number + 2}']")
        row.click()
        metric = metrics[number]
        chosen = shown.page.locator("mark.on")
        assert chosen.count() == 1
        assert chosen.evaluate("m => m.textContent") == text[metric.start : metric.end]
        await_true(shown.page, IS_SEEN)
        assert shown.page.locator("#card h2").inner_text() == metric.indicator


def outcome(check: Check) -> str:
    """As the page tells it: of what is wrong, how grave it is."""
    return check.weight if check.state == "inconsistent" else check.state


@pytest.mark.parametrize("name", ["audited", *SIZES])
def test_the_audit_stands_in_place_and_its_outcomes_are_counted(
    name: str, show: Callable[..., Shown]
) -> None:
    shown = show(name)
    page = shown.page
    signs = page.evaluate(
        "[...document.querySelectorAll('#text .check')].map(sign => sign.className.split(' ')[1])"
    )
    assert Counter(signs) == Counter(map(outcome, shown.checks))
    page.click("#tab-checks")
    told = dict.fromkeys(("finding", "warning", "cannot_check", "consistent"), 0) | Counter(signs)
    for kind, count in told.items():
        chip = page.locator(f".chip[data-outcome='{kind}']")
        assert chip.locator("b").inner_text() == str(count)
        chip.click()
        assert count_shown(shown) == count
        chip.click()


def test_a_finding_is_shown_with_its_calculation(show: Callable[..., Shown]) -> None:
    shown = show("audited")
    page = shown.page
    finding = next(check for check in shown.checks if outcome(check) == "finding")
    page.click("#tab-checks")
    rows(shown).first.click()  # the gravest stands first
    assert page.locator("mark.checked").all_text_contents() == ["100万吨", "20万吨", "10%"]
    await_true(page, IS_SEEN.replace("mark.on", ".check.on"))
    card = page.locator("#card").inner_text()
    assert f"{finding.calculation} = {finding.computed}" in card
    assert finding.told in card
    # no key decides of a check, and a record that is decided otherwise makes it old
    press(shown, "a r e n")
    assert "0 / " in page.locator("#counts").inner_text()
    assert "须重新核算" not in card
    page.locator("mark.checked").first.click()
    press(shown, "r")
    page.locator("#text .check.finding").focus()
    press(shown, "Enter")
    assert "须重新核算" in page.locator("#card").inner_text()
    assert page.locator("#tab-checks").get_attribute("aria-selected") == "true"


def test_pictures_are_drawn_when_they_are_asked_for(show: Callable[..., Shown]) -> None:
    shown = show("audited")
    page = shown.page
    assert page.locator("svg").count() == 0
    page.click("#pictures summary")
    await_true(page, "document.querySelectorAll('svg').length > 0")
    assert [chart.kind for chart in shown.charts] == ["targets", "growth", "from-to", "sections"]
    for number, chart in enumerate(shown.charts):
        picture = page.locator(".pictures figure").nth(number)
        assert picture.locator("svg").get_attribute("aria-label") == chart.title
        words = picture.locator("svg text").evaluate_all(
            "all => all.map(one => one.lastChild.data ?? one.firstChild.data)"
        )
        assert [word for word in words if word in {mark.text for mark in chart.marks}] == [
            mark.text for mark in chart.marks
        ]
        assert picture.locator(".source").inner_text() == chart.source
        inside = """svg => [...svg.querySelectorAll('text')].every(one => {
            const [box, frame] = [one.getBoundingClientRect(), svg.getBoundingClientRect()];
            return box.left >= frame.left - 1 && box.right <= frame.right + 1;
        })"""
        assert picture.locator("svg").evaluate(inside)


def test_what_is_printed_has_the_pictures_the_audit_and_the_records(show: Callable[..., Shown]) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    shown = show("audited")
    pages = pdfium.PdfDocument(shown.page.pdf())
    told = "".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))
    words = "".join(told.split())
    assert "各部分的数据（项）" in words
    assert "矛盾1·存疑1·不能核1·相符" in words
    assert "≠矛盾：水平、增量与增速" in words
    assert words.count("火龙果产量") >= 4  # in the text, in the audit, in the table
    assert "撤销" not in words
    assert shown.page.locator("svg").count() == 0  # and afterwards all is as it was


def test_a_click_in_the_text_selects_its_row_and_accepts_nothing(show: Callable[..., Shown]) -> None:
    shown = show("seed")
    mark = shown.page.locator("#text mark").nth(200)
    mark.click()
    assert shown.page.locator("#table tr.on").count() == 1
    assert shown.page.locator("mark[data-state='open']").count() == shown.page.locator("mark").count()
    assert (
        shown.page.locator("#card")
        .inner_text()
        .startswith(shown.page.locator("#table tr.on .indicator").inner_text())
    )


def test_records_on_the_same_words_share_a_mark(show: Callable[..., Shown]) -> None:
    shown = show("hostile")
    mark = shown.page.locator("mark[data-many='2']")
    assert mark.count() == 1
    mark.click()
    assert shown.page.locator("#card h2").inner_text() == "答复率"
    mark.click()
    assert shown.page.locator("#card h2").inner_text() == "满意率"


def test_filters_count_right(show: Callable[..., Shown]) -> None:
    shown = show("seed")
    metrics = shown.report.metrics
    page = shown.page
    page.click(".chip[data-measure='growth']")
    assert count_shown(shown) == sum(m.measure == "growth" for m in metrics)
    page.select_option("#by-status", "target")
    assert count_shown(shown) == sum(m.measure == "growth" and m.status == "target" for m in metrics)
    page.click(".chip[data-measure='growth']")
    page.fill("#search", "投资")
    found = [m for m in metrics if m.status == "target" and "投资" in m.indicator]
    assert count_shown(shown) >= len(found) > 0
    page.fill("#search", "")
    page.select_option("#by-status", "")
    section = next(s for s in shown.report.sections if s.title == "经济运行稳中有进")
    page.locator(".only", has_text="14").first.click()
    assert count_shown(shown) == sum(section.start <= m.start < section.end for m in metrics) == 14
    page.click("#everywhere")
    assert count_shown(shown) == len(metrics)
    page.click("#table th.value button")
    page.click("#table th.value button")
    assert page.locator("#table th.value").get_attribute("aria-sort") == "descending"
    greatest = max(metrics, key=lambda m: m.value)
    rows(shown).first.click()
    assert page.locator("mark.on").text_content() == greatest.text


@pytest.mark.parametrize("name", SIZES)
def test_filters_count_and_decisions_hold_on_every_page(
    name: str, show: Callable[..., Shown], tmp_path: Path
) -> None:
    shown = show(name)
    page, metrics = shown.page, shown.report.metrics
    for measure in sorted({m.measure for m in metrics}):
        page.click(f".chip[data-measure='{measure}']")
        assert count_shown(shown) == sum(m.measure == measure for m in metrics)
        page.click(f".chip[data-measure='{measure}']")
    page.select_option("#by-status", "target")
    assert count_shown(shown) == sum(m.status == "target" for m in metrics)
    page.select_option("#by-status", "")
    press(shown, "j a r")
    page.reload()
    await_true(page, IS_READY)
    with page.expect_download() as saving:
        press(shown, "s")
    file = tmp_path / "page.corrections.jsonl"
    saving.value.save_as(file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["decision"] for line in lines] == ["accepted", "rejected"]
    assert [line["target"]["selector"][0]["start"] for line in lines] == [m.start for m in metrics[:2]]
    told = run("extract", str(shown.source), "-q", "-f", "jsonl", "--corrections", str(file))
    assert len(figures(told.stdout)) == len(metrics) - 1


def test_fields_show_where_the_pointer_rests_and_where_the_focus_is(show: Callable[..., Shown]) -> None:
    shown = show("seed")
    page, tip = shown.page, shown.page.locator("#tip")
    first = shown.report.metrics[0]
    page.locator("#text mark").first.hover()
    assert first.indicator in tip.inner_text()
    page.locator("#text .number").first.hover()
    assert tip.inner_text() == "时间"
    page.mouse.move(5, 5)
    assert not tip.is_visible()
    press(shown, "j")
    assert page.evaluate("document.activeElement.localName") == "mark"
    assert first.indicator in tip.inner_text()
    assert first.indicator in page.locator("#card").inner_text()
    press(shown, "Escape")
    assert not tip.is_visible()


def test_long_lists_are_drawn_as_they_are_scrolled(show: Callable[..., Shown]) -> None:
    shown = show("seed")
    assert rows(shown).count() < 60 < len(shown.report.metrics)
    shown.page.evaluate("document.getElementById('list').scrollTop = 1e6")
    shown.page.wait_for_selector(f"#table tr[aria-rowindex='{len(shown.report.metrics) + 1}']")


def press(shown: Shown, keys: str) -> None:
    for key in keys.split():
        shown.page.keyboard.press(key)


def test_decisions_by_keyboard_survive_and_change_what_is_extracted(
    show: Callable[..., Shown], tmp_path: Path
) -> None:
    shown = show("seed")
    page, metrics = shown.page, shown.report.metrics
    press(shown, "j a r e")  # accepts the first, rejects the second, edits the third
    page.fill("#field-indicator", "规模以上工业增加值")
    page.fill("#field-value", "15.7")
    press(shown, "Enter")
    press(shown, "j a u")  # what is taken back is no decision
    page.reload()
    await_true(page, IS_READY)
    states = page.locator("#table tbody tr[aria-rowindex]").evaluate_all(
        "rows => rows.map(row => row.dataset.state)"
    )
    assert states[:4] == ["accepted", "rejected", "edited", "open"]
    assert "3 / 288" in page.locator("#counts").inner_text()
    with page.expect_download() as saving:
        press(shown, "s")
    file = tmp_path / "seed.corrections.jsonl"
    saving.value.save_as(file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["decision"] for line in lines] == ["accepted", "rejected", "edited"]
    text = read_path(SEED).text
    for line, metric in zip(lines, metrics, strict=False):
        position, quote = line["target"]["selector"]
        assert (position["start"], position["end"], quote["exact"]) == (metric.start, metric.end, metric.text)
        assert text[: metric.start].endswith(quote["prefix"])
        assert text[metric.end :].startswith(quote["suffix"])
        assert line["sha256"] == text_digest(text)
    done = run("extract", str(SEED), "-q", "-f", "jsonl", "--corrections", str(file))
    found = figures(done.stdout)
    assert len(found) == len(metrics) - 1
    assert [found[0]["indicator"], found[0]["value"]] == [metrics[0].indicator, metrics[0].value]
    assert (found[1]["indicator"], found[1]["value"], found[1]["rule"]) == (
        "规模以上工业增加值",
        15.7,
        "correction",
    )
    # another browser, which keeps no draft, sees them in the page that they are given to
    again = tmp_path / "again.html"
    run("review", str(SEED), "-o", str(again), "-q", "--corrections", str(file))
    other = show("seed", file=again)
    assert "3 / 288" in other.page.locator("#counts").inner_text()
    assert other.page.locator("mark[data-state='edited']").count() == 1


def test_accepting_all_shown_is_one_step(show: Callable[..., Shown]) -> None:
    shown = show("seed")
    ranks = sum(m.measure == "rank" for m in shown.report.metrics)
    shown.page.click(".chip[data-measure='rank']")
    shown.page.click("#accept-shown")
    assert f"{ranks} / 288" in shown.page.locator("#counts").inner_text()
    press(shown, "Escape u")
    assert "0 / 288" in shown.page.locator("#counts").inner_text()


def test_a_number_not_understood_becomes_a_record(show: Callable[..., Shown], tmp_path: Path) -> None:
    shown = show("hostile")
    page = shown.page
    before = len(shown.report.metrics)
    assert shown.report.coverage.left_over[-1].text == "37"
    page.locator("#text .left").last.click()
    press(shown, "n")
    page.fill("#field-indicator", "其他项目")
    press(shown, "Enter")
    assert page.locator("mark[data-state='added']").text_content() == "37"
    with page.expect_download() as saving:
        page.click("#save")
    file = tmp_path / "hostile.corrections.jsonl"
    saving.value.save_as(file)
    done = run("extract", str(shown.source), "-q", "-f", "jsonl", "--corrections", str(file))
    found = figures(done.stdout)
    assert len(found) == before + 1
    added = next(one for one in found if one["rule"] == "correction")
    assert HOSTILE[added["start"] : added["end"]] == added["text"] == "37"
    assert (added["indicator"], added["value"], added["section"]) == (
        "其他项目",
        37,
        list(shown.report.metrics[0].section),
    )
    press(shown, "u")
    assert page.locator("mark[data-state='added']").count() == 0


def test_selected_words_become_a_record(show: Callable[..., Shown]) -> None:
    shown = show("hostile")
    page = shown.page
    # 120户 behind an emoji and a character beyond the first plane
    start = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf('祥收入');
                if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 1); return at; }
            }
            return -1;
        }"""
    )
    assert start >= 0
    press(shown, "n")
    page.fill("#field-indicator", "甲")
    page.fill("#field-value", "1")
    press(shown, "Enter")
    draft = json.loads(
        page.evaluate(
            "localStorage.getItem('reportx.review.' + JSON.parse(document.getElementById('data').textContent).reports[0].sha256)"
        )
    )
    position, quote = draft[0]["target"]["selector"]
    assert HOSTILE[position["start"] : position["end"]] == quote["exact"] == "祥"
    assert quote["prefix"].endswith("全市𠮷")


def test_nothing_of_a_hostile_report_is_taken_for_html(show: Callable[..., Shown]) -> None:
    shown = show("hostile")
    page = shown.page
    assert page.evaluate("window.owned") is None
    assert page.locator("img, svg, iframe, a[href^='javascript']").count() == 0
    assert page.locator("script").count() == 2
    page.keyboard.press("j")
    page.locator("mark").first.hover()
    assert page.evaluate("window.owned") is None
    # what would turn the order of the figures round is in the page, for offsets hold, but not shown
    turned = """() => {
        const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
        let found = 0;
        while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (/[\\u061c\\u202a-\\u202e\\u2066-\\u2069]/.test(data)) found += parentElement.hidden ? 1 : 1000;
        }
        return found;
    }"""
    assert 0 < page.evaluate(turned) < 1000
    # the policy stops what a later hand would put in
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.owned = 9'}))"
    )
    assert page.evaluate("window.owned") is None
    assert any("Content Security Policy" in message for message in shown.messages)
    shown.messages.clear()


def test_the_seed_is_ready_at_once(show: Callable[..., Shown]) -> None:
    taken = [int(show("seed").page.evaluate("document.documentElement.dataset.ready")) for _ in range(3)]
    assert min(taken) < READY


@pytest.mark.parametrize("name", ["hostile", "audited"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(width: int, theme: str, name: str, show: Callable[..., Shown]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    shown = show(name, width=width, locale="zh-CN" if theme == "light" else "en-US")
    page = shown.page
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    press(shown, "j a j r j")
    if name == "audited":
        page.click("#pictures summary")
        page.locator("#text .check.finding").click()
    views = ["text", "records", "outline"] if width < 800 else ["text"]
    for view in views:
        if width < 800:
            page.click(f".views [data-view='{view}']")
        found = axe.Axe().run(page).response["violations"]
        assert [
            (one["id"], one["nodes"][0]["html"][:120])
            for one in found
            if one["impact"] in {"serious", "critical"}
        ] == []


def test_both_languages_and_print(show: Callable[..., Shown]) -> None:
    shown = show("seed", locale="en-US")
    page = shown.page
    assert page.locator("#tab-records").inner_text() == "Records 288"
    page.click("#language")
    assert page.locator("#tab-records").inner_text() == "记录 288"
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": 700, "height": 1000})  # a sheet is narrower than a screen
    page.emulate_media(media="print")
    assert rows(shown).count() == 288
    assert rows(shown).last.is_visible()
    assert not page.locator(".tools").is_visible()
    assert len(page.pdf()) > 10_000


def test_a_page_of_two_reports_changes_between_them(show: Callable[..., Shown], tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "2026年青川市政府工作报告\n\n一、2025年工作回顾\n\n全市工业投资694亿元、增长23%。\n", encoding="utf-8"
    )
    file = tmp_path / "both.html"
    run("review", str(SEED), str(other), "-o", str(file), "-q")
    shown = show("seed", file=file)
    press(shown, "j a")
    shown.page.select_option("#which", "1")
    assert shown.page.locator("#text mark").all_text_contents() == ["694亿元", "23%"]
    press(shown, "j a r")
    with shown.page.expect_download() as saving:
        shown.page.click("#save")
    decided = tmp_path / "both.jsonl"
    saving.value.save_as(decided)
    lines = [json.loads(line) for line in decided.read_text(encoding="utf-8").splitlines()]
    assert [(Path(line["target"]["source"]).name, line["decision"]) for line in lines] == [
        (SEED.name, "accepted"), ("other.md", "accepted"), ("other.md", "rejected"),
    ]  # fmt: skip
    found = figures(run("extract", str(other), "-q", "-f", "jsonl", "--corrections", str(decided)).stdout)
    assert [one["text"] for one in found] == ["694亿元"]


def test_saved_decisions_are_loaded_and_taken_back(show: Callable[..., Shown], tmp_path: Path) -> None:
    first = show("seed")
    press(first, "j a r")
    with first.page.expect_download() as saving:
        first.page.click("#save")
    file = tmp_path / "seed.jsonl"
    saving.value.save_as(file)
    stray = json.loads(file.read_text(encoding="utf-8").splitlines()[0]) | {"sha256": "0" * 64}
    file.write_text(file.read_text(encoding="utf-8") + json.dumps(stray) + "\n", encoding="utf-8")
    other = show("seed")
    other.page.set_input_files("#file", file)
    await_true(other.page, "document.getElementById('counts').textContent.includes('2 / 288')")
    assert other.page.locator("#notice").inner_text().startswith("1 ")
    press(other, "u")
    assert "0 / 288" in other.page.locator("#counts").inner_text()
    (tmp_path / "none.jsonl").write_text("<html>", encoding="utf-8")
    other.page.set_input_files("#file", tmp_path / "none.jsonl")
    await_true(other.page, "document.getElementById('notice').textContent.includes('不是')")
