"""The title of a report, and its genre by the title or by the words with which it opens."""

from reportx.heads.tops import OPENING, Top
from reportx.heads.words import HeadWords
from reportx.patterns import compiled
from reportx.records import Genre

YEAR = compiled(r"[12]\d{3}年")


def read_title(top: Top, words: HeadWords) -> str | None:
    """The line that is the report's title.

    Repair takes a line that stands again, as in a page's list of reports, for furniture; so the lines as they
    are printed are looked at where the repaired ones have none.
    """
    return best_title(top.repaired, words) or best_title(top.printed, words)


def best_title(lines: str, words: HeadWords) -> str | None:
    """The first title that names a year, as 政府工作报告 of a page's menu does not; else the first."""
    found = [match["title"] for _, match in words.matches("title", lines)]
    found.sort(key=lambda title: YEAR.search(title) is None)
    return found[0].replace("\n", "").lstrip("—-") if found else None


def read_genre(title: str | None, top: Top, chars: str, words: HeadWords) -> Genre:
    """What kind of report it is, by the first words that tell: of the title, the opening, the beginning."""
    places = (
        ("genre_title", (title or "").replace("\n", "")),
        ("genre_opening", top.opening),
        ("genre_text", top.repaired),
        ("genre_text", chars[:OPENING]),
    )
    told = (found[0].genre for role, part in places if (found := words.first(role, part)))
    return next((genre for genre in told if genre), "other")


def read_speaker(top: Top, words: HeadWords) -> str | None:
    """Who speaks."""
    found = words.first("speaker", top.repaired)
    return found[1]["name"] if found else None
