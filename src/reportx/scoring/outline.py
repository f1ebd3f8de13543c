"""Whether headings are right: by their titles and their parents' titles; levels are only names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from reportx.scoring.fields import Record, comparable_name
from reportx.scoring.pairing import Figures, f1, rates

Path = tuple[str, str]  # the parent's title and a heading's own, as names are compared


class Outlines(NamedTuple):
    """The headings that must be there and those that are judged, each with how often."""

    wanted: Counter[Path]
    found: Counter[Path]


def heading_paths(sections: Sequence[Record], skipped: Set[str] = frozenset()) -> Iterator[Path]:
    """The path of each heading; a parent whose title is skipped gives way to the one above it."""
    above: list[tuple[int, str]] = []
    for section in sections:
        while above and above[-1][0] >= section["level"]:
            above.pop()
        title = comparable_name(section.get("title"))
        yield next((over for _, over in reversed(above) if over not in skipped), ""), title
        above.append((section["level"], title))


def compare_outlines(gold: Sequence[Record], sections: Sequence[Record]) -> Outlines:
    """What of two outlines is judged. Optional headings may all be there or none, but not a few."""
    optional = {comparable_name(section["title"]) for section in gold if section.get("optional")}
    partial = partial_titles(gold, {comparable_name(section.get("title")) for section in sections})
    wanted = Counter(
        path
        for path, section in zip(heading_paths(gold, optional), gold, strict=True)
        if not section.get("optional")
    )
    free = optional - partial
    found = [path for path in heading_paths(sections, free) if path in wanted or path[1] not in free]
    return Outlines(wanted, Counter(found))


def partial_titles(gold: Sequence[Record], there: Set[str]) -> set[str]:
    """The titles of optional series of which a third or more is missing, and not all.

    Optional headings are a series where parent and level are the same.
    """
    series = defaultdict(list)
    for (parent, title), section in zip(heading_paths(gold), gold, strict=True):
        if section.get("optional"):
            series[parent, section["level"]].append(title)
    cut = [titles for titles in series.values() if 0 < 3 * len(there_of(titles, there)) <= 2 * len(titles)]
    return {title for titles in cut for title in titles}


def there_of(titles: Sequence[str], there: Set[str]) -> list[str]:
    """Those of some titles that are there."""
    return [title for title in titles if title in there]


def section_figures(outlines: Outlines) -> Figures:
    """How many headings are right, by path and by title alone."""
    wanted, found = outlines
    right = (wanted & found).total()
    titles = [Counter(title for _, title in paths.elements()) for paths in outlines]
    by_title = f1((titles[0] & titles[1]).total(), titles[1].total(), titles[0].total())
    return rates("section", right, found.total(), wanted.total()) | {"section_title_f1": by_title}
