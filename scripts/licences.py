"""The licences of the libraries that run with reportx, put into SECURITY.md and its twin: `make licences`.

What is read is what the installed libraries say of themselves: a licence expression, a short licence field,
or their classifiers. Those of a plain installation come first, then what the extra [all] adds.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "SECURITY.md", ROOT / "docs" / "zh" / "security.md")
CHINESE = {"| Library | Licence | Installed |": "| 库 | 许可 | 何时安装 |", "| always |": "| 总是 |"}
PLACE = re.compile(r"(?<=<!-- licences -->\n).*?(?=<!-- end -->)", re.DOTALL)


def needed(lines: Iterable[str], extras: Iterable[str] = ()) -> set[str]:
    """The libraries that some lines ask for, and those that these need in turn, on a system like this one."""
    found = set()
    for wanted in map(Requirement, lines):
        places = [{**default_environment(), "extra": extra} for extra in ("", *extras)]
        if wanted.marker is None or any(wanted.marker.evaluate(place) for place in places):
            name = canonicalize_name(wanted.name)
            found |= {name} | needed(metadata.requires(name) or (), wanted.extras)
    return found


def licence(library: str) -> str:
    """What a library says of its licence."""
    about = metadata.metadata(library)
    said = about.get("License-Expression") or about.get("License") or ""
    if not said or "\n" in said.strip() or len(said) > 60:
        ends = [
            line.rsplit(" :: ", 1)[-1] for line in about.get_all("Classifier", ()) if line[:7] == "License"
        ]
        said = ", ".join(ends) or "not said"
    return said.strip()


def table() -> str:
    """All of it as a table."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plain = needed(project["dependencies"])
    more = needed(project["optional-dependencies"]["all"]) - plain
    rows = [(name, "always") for name in sorted(plain)] + [(name, "`[all]`") for name in sorted(more)]
    lines = [f"| {name} | {licence(name)} | {when} |" for name, when in rows]
    return "\n".join(("| Library | Licence | Installed |", "| --- | --- | --- |", *lines, ""))


def in_chinese(made: str) -> str:
    """The table with its few words in Chinese."""
    for english, chinese in CHINESE.items():
        made = made.replace(english, chinese)
    return made


if __name__ == "__main__":
    for page in PAGES:
        made = in_chinese(table()) if page.parent.name == "zh" else table()
        told = page.read_text(encoding="utf-8")
        page.write_text(PLACE.sub(lambda _, made=made: made, told), encoding="utf-8")  # type: ignore[misc]
    sys.stdout.write(table())
