"""The site of docs/: it builds without a warning, asks nothing of other hosts, and finds Chinese words."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from browser import browser  # noqa: F401 - a fixture
from shared import load
from snippets import DOCS, ROOT

pytestmark = pytest.mark.skipif(
    find_spec("zensical") is None, reason="zensical is not installed: pip install '.[docs]'"
)
ASSET = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=[\"']?((?:https?:)?//[^\"' >]+)")
LINK = re.compile(r'<a [^>]*href="(?!https?:|mailto:)([^"#]*)#?([^"]*)"')
BROKEN = """() => [...document.querySelectorAll('td code')]
    .filter(e => /^[a-z_]+$/.test(e.textContent) && e.getClientRects().length > 1).map(e => e.textContent)"""
RESULTS = """() => {
    const host = [...document.querySelectorAll('*')].find(e => e.shadowRoot && e.shadowRoot.querySelector('input'));
    return (host ? host.shadowRoot : document.body).textContent;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("out")
    load(ROOT / "scripts" / "build_docs.py").main(out)
    return out / "site"


def test_every_page_is_in_both_languages(site: Path) -> None:
    names = {path.stem for path in DOCS.glob("*.md")} | {"contributing", "changelog"}
    for language in ("zh", "en"):
        assert names <= {path.stem for path in (site / language).glob("*.html")}
    assert '<html lang="zh"' in (site / "zh" / "packs.html").read_text(encoding="utf-8")


def test_no_asset_is_of_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 40
    assert {found for page in pages for found in ASSET.findall(page.read_text(encoding="utf-8"))} == set()


def test_links_and_anchors_lead_somewhere(site: Path) -> None:
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html") if page.stem != "404"}
    ids = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in texts.items()}
    assert sum(len(LINK.findall(text)) for text in texts.values()) > 1000
    for page, text in texts.items():
        for path, anchor in LINK.findall(text):
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), f"{page.name}: {path}"
            assert not anchor or target not in ids or anchor in ids[target], f"{page.name}: {path}#{anchor}"


def test_anchors_of_chinese_headings_can_be_read(site: Path) -> None:
    assert 'id="从错的一行到对的一行"' in (site / "zh" / "packs.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [("zh", "限定词", "自己的词表"), ("zh", "定性目标", "记录"), ("en", "cascade", "Ledger, diff, cascade")],
)
def test_search_finds_words_of_a_page_that_is_opened_from_a_disk(
    browser: Any,  # noqa: F811
    site: Path,
    language: str,
    words: str,
    page: str,
) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((site / language / "index.html").as_uri())
    tab.keyboard.press("Control+k")
    tab.wait_for_function(f"() => !({RESULTS})().includes('Loading search')")
    # At once, as an input method commits a word: after single characters in quick succession the search may
    # go on to show what it found for fewer of them, which is Zensical's fault and not that of our pages.
    tab.keyboard.insert_text(words)
    tab.wait_for_function(f"(words) => ({RESULTS})().includes(words)", arg=page)
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    tab.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_window(browser: Any, site: Path, width: int) -> None:  # noqa: F811
    tab = browser.new_page(viewport={"width": width, "height": 800})
    english = [site / "en" / f"{page}.html" for page in ("commands", "panel", "accuracy")]
    for page in [*sorted((site / "zh").glob("*.html")), *english]:
        tab.goto(page.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.name
    tab.close()


def test_no_name_in_a_table_is_broken(browser: Any, site: Path) -> None:  # noqa: F811
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    for page in ("zh/audit", "zh/record", "en/audit"):
        tab.goto((site / f"{page}.html").as_uri())
        assert tab.evaluate(BROKEN) == []
    tab.close()
