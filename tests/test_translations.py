"""The Chinese pages beside the English ones: none lacks, and none has other figures, code or words of reports."""

import re
from pathlib import Path

import pytest

import snippets
from reportx import models
from shared import load
from snippets import DOCS, PAGES, ROOT

ENGLISH_ALONE = {"changelog"}
TRANSLATIONS = [page for page in PAGES if snippets.original(page) != page]
RECORDS = [models.Metric, models.QualitativeTarget, models.Document, models.Section, models.Coverage]
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^    .*\n)+", re.MULTILINE)
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
TARGET = re.compile(r"\]\([^)]*\)")
ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+\.md)")
TOLD = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen twenty forty half".split(),
        "1 2 3 4 5 6 7 8 9 10 11 12 13 20 40 0.5".split(),
        strict=True,
    )
)


def of(page: Path) -> str:
    return COMMENT.sub("", page.read_text(encoding="utf-8"))


def prose(text: str) -> str:
    return INDENTED.sub("", FENCED.sub("", text))


def parts(page: Path) -> list[str]:
    """What stands below each heading."""
    return HEADING.split(prose(of(page)))


def code(page: Path) -> list[str]:
    """Blocks of code, without the remarks of a shell's line; a drawing is none."""
    text = of(page)
    blocks = [*FENCED.findall(text), *INDENTED.findall(FENCED.sub("", text))]
    plain = [re.sub(r" +# .*", "", block).replace("[选项]", "[OPTIONS]") for block in blocks]
    return [block for block in plain if "─►" not in block]


def figures(text: str) -> set[str]:
    bare = TARGET.sub("]", SPAN.sub("", text))
    return set(NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", bare)))


def test_every_page_is_in_chinese() -> None:
    names = {page.stem for page in DOCS.glob("*.md")} | {page.stem.lower() for page in ROOT.glob("[!R]*.md")}
    assert names - {page.stem for page in (DOCS / "zh").glob("*.md")} == ENGLISH_ALONE


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_a_translation_has_the_headings_and_the_code_of_its_original(page: Path) -> None:
    here, there = (
        [h.split()[0] for h in HEADING.findall(prose(of(p)))] for p in (page, snippets.original(page))
    )
    assert here == there
    assert code(page) == code(snippets.original(page))


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_a_translation_has_the_figures_of_its_original(page: Path) -> None:
    for here, there in zip(parts(page), parts(snippets.original(page)), strict=True):
        words = {TOLD[word] for word in re.findall(r"[a-z]+", there.lower()) if word in TOLD}
        assert figures(there) <= figures(here) <= figures(there) | words
        rows = [[row.count("|") for row in ROW.findall(part)] for part in (here, there)]
        assert rows[0] == rows[1]


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_a_translation_has_the_names_and_quotes_of_its_original(page: Path) -> None:
    for here, there in zip(parts(page), parts(snippets.original(page)), strict=True):
        assert set(SPAN.findall(there)) - set(SPAN.findall(here)) == set()
        assert [word for word in CHINESE.findall(there) if word not in here] == []


@pytest.mark.parametrize("page", TRANSLATIONS, ids=snippets.name)
def test_a_chinese_page_leads_to_chinese_pages(page: Path) -> None:
    targets = [(page.parent / link).resolve() for link in LINK.findall(of(page))]
    english = [target for target in targets if target.parent != DOCS / "zh" and target.stem != "README"]
    assert [target for target in english if (DOCS / "zh" / f"{target.stem.lower()}.md").exists()] == []


def test_no_word_of_the_tables_is_stale() -> None:
    pages = load(ROOT / "scripts" / "make_pages.py")
    words = dict(pages.chinese_cells())
    same, everywhere = set(words.pop("same")), set()
    told = {field.description for model in RECORDS for field in model.model_fields.values()}
    assert set(words.pop("fields")) - told == set()
    for name, english in words.items():
        rows = ROW.findall((DOCS / f"{name}.md").read_text(encoding="utf-8"))
        cells = {cell.strip() for row in rows for cell in row.split("|")}
        cells |= {pages.NUMBER.sub("{}", cell) for cell in cells}
        assert [cell for cell in english if cell not in cells] == [], name
        everywhere |= cells
    assert same - everywhere == set()


def test_a_cell_without_chinese_is_told() -> None:
    with pytest.raises(KeyError, match=r"for speed\.md: {} of {} geese"):
        load(ROOT / "scripts" / "make_pages.py").in_words("3 of 4,000 geese", {}, "speed.md")
