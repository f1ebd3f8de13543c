"""The licences of the libraries that run with reportx, put into SECURITY.md: `make licences`.

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
PAGE = ROOT / "SECURITY.md"
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


if __name__ == "__main__":
    PAGE.write_text(PLACE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(table())
