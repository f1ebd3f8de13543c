"""Build the pages of docs/ into a site, once in Chinese and once in English: out/site/zh and out/site/en.

The Chinese site has the English page where there is none in Chinese. Whatever Zensical warns of ends the
build. The pages can be read from a disk, and ask nothing of any other host.
"""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
OUT = ROOT / "out"
LANGUAGES = {"zh": "中文", "en": "English"}
ABOVE = ("CHANGELOG", "CONTRIBUTING", "SECURITY")  # pages beside docs/ that the site has too
HOME = {"README": "index"}  # a page that the site does not have, and the one that stands for it
LINK = re.compile(r"(\]\()(?:\.\./|docs/|zh/)*([\w-]+)(\.md(?:#[^)\s]*)?\))")
PICTURE = re.compile(r"(\]\()(?:\.\./|docs/)*(pictures/)")
# What Zensical loads from another host, so that pages opened from a disk can be searched; and our own.
SHIM = re.compile(r'(<script src=")https://unpkg\.com/iframe-worker/shim(?=")')
WORKER = "site/worker.js"
# What a terminal prints stands in columns only where a Chinese character is as wide as two others.
PRINTED = re.compile(r"<pre.*?</pre>", re.DOTALL)
WIDE = re.compile(r"(<[^>]*>)|([\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\uff01-\uff60])")
FRONT = """<!doctype html>
<html lang="zh"><meta charset="utf-8"><title>reportx</title>
<script>location.replace((navigator.language.startsWith("zh") ? "zh" : "en") + "/index.html")</script>
<p><a href="zh/index.html">中文</a> · <a href="en/index.html">English</a></p></html>
"""
CONFIG = """[project]
site_name = "reportx"
site_description = "{description}"
docs_dir = "docs"
site_dir = "site"
use_directory_urls = false
nav = {nav}
extra_css = ["site/style.css"]

[project.theme]
language = "{language}"
font = false
features = ["content.code.copy", "navigation.footer", "navigation.sections", "navigation.top", "toc.follow"]

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"
toggle.icon = "lucide/sun"
toggle.name = "{dark}"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"
toggle.icon = "lucide/moon"
toggle.name = "{light}"

[project.extra]
generator = false
alternate = {alternate}

[project.plugins.search]

[project.plugins.offline]

[project.markdown_extensions.tables]

[project.markdown_extensions.toc]
permalink = true
slugify = {{ object = "pymdownx.slugs.slugify", kwds = {{ case = "lower" }} }}

[project.markdown_extensions.pymdownx.superfences]

[project.markdown_extensions.pymdownx.highlight]
"""
WORDS = {
    "en": {
        "description": "Chinese government work reports as tables",
        "dark": "Dark",
        "light": "Light",
    },
    "zh": {"description": "把政府工作报告读成表格", "dark": "深色", "light": "浅色"},
}


def pages(language: str) -> dict[str, Path]:
    """The files of a language's pages, by name."""
    above = {name.lower(): ROOT / f"{name}.md" for name in ABOVE}
    found = {name: path for name, path in above.items() if path.exists()}
    found |= {path.stem: path for path in sorted(DOCS.glob("*.md"))}
    return found | {path.stem: path for path in sorted((DOCS / language).glob("*.md"))}


@cache
def listed() -> dict[str, Any]:
    """What docs/site/pages.toml says of the order and the titles of pages."""
    return tomllib.loads((DOCS / "site" / "pages.toml").read_text(encoding="utf-8"))


def entry(name: str, language: str) -> str | dict[str, str]:
    """A page in the navigation: by its own heading, or by its title where it is in another language."""
    title = listed()["titles"].get(name)
    here = language == "en" or title is None or (DOCS / language / f"{name}.md").exists()
    return f"{name}.md" if here else {f"{title}（英文）": f"{name}.md"}


def toml(value: Any) -> str:
    """A list, a table or a text as TOML has it in one line."""
    if isinstance(value, dict):
        inside = ", ".join(f"{toml(key)} = {toml(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def grouped(names: list[str], language: str) -> Iterator[tuple[str, list[str]]]:
    """The groups of pages, each with its title."""
    groups = listed()["group"]
    told = {page for group in groups for page in group["pages"]}
    for group in groups:
        here = [page for page in group["pages"] if page in names]
        rest = [page for page in names if page not in told] if group is groups[-1] else []
        yield group[language], here + rest


def config(names: list[str], language: str) -> str:
    """What Zensical is told of one language's site."""
    nav = [{title: [entry(page, language) for page in here]} for title, here in grouped(names, language)]
    alternate = [
        {"name": name, "link": f"../{other}/index.html", "lang": other} for other, name in LANGUAGES.items()
    ]
    return CONFIG.format(nav=toml(nav), language=language, alternate=toml(alternate), **WORDS[language])


def stage(folder: Path, language: str) -> None:
    """Put the pages of a language into one folder, with links that hold there."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for beside in ("pictures", "site"):
        shutil.copytree(DOCS / beside, docs / beside)
    found = pages(language)
    for name, path in found.items():
        text = path.read_text(encoding="utf-8")
        text = LINK.sub(lambda link: link[1] + HOME.get(link[2], link[2].lower()) + link[3], text)
        (docs / f"{name}.md").write_text(PICTURE.sub(r"\1\2", text), encoding="utf-8")
    (folder / "zensical.toml").write_text(config(list(found), language), encoding="utf-8")


def in_columns(block: re.Match[str]) -> str:
    """A printed block in which each Chinese character is two columns wide."""
    return WIDE.sub(lambda found: found[1] or f"<i>{found[2]}</i>", block[0])


def build(out: Path, language: str) -> None:
    """One language's site."""
    folder = out / "docs" / language
    shutil.rmtree(folder, ignore_errors=True)
    stage(folder, language)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    subprocess.run(command, cwd=folder, check=True)
    for page in (folder / "site").rglob("*.html"):
        text = SHIM.sub(rf"\1{WORKER}", page.read_text(encoding="utf-8"))
        page.write_text(PRINTED.sub(in_columns, text), encoding="utf-8")
    shutil.copytree(folder / "site", out / "site" / language)


def main(out: Path = OUT) -> None:
    shutil.rmtree(out / "site", ignore_errors=True)
    (out / "site").mkdir(parents=True)
    for language in LANGUAGES:
        build(out, language)
    (out / "site" / "index.html").write_text(FRONT, encoding="utf-8")
    print(f"The site is built: open {out / 'site' / 'index.html'}")


if __name__ == "__main__":
    main()
