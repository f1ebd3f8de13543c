"""What a report says of itself: title, unit, genre, years, day and speaker.

Nearly all of it stands before the first heading: the title, the line of delivery
(——2025年4月9日在深圳市坪山区第二届人民代表大会第五次会议上), the speaker's line
(深圳市坪山区区长赵嘉), or the fields of a scraped page (标题：… 发文时间：… 报告人：…). Where that gives no
unit, the names around 我市 tell it in the body. What is not told stays None; nothing is guessed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.heads.codes import Place, bearers, place_of
from reportx.heads.days import CHINESE_DAY, DAY, read_day, read_page_day
from reportx.heads.titles import read_genre, read_speaker, read_title
from reportx.heads.tops import Known, Outline, read_top
from reportx.heads.units import ReportingUnit, read_unit
from reportx.heads.words import words_of
from reportx.heads.years import read_years
from reportx.packs import Pack
from reportx.records import Genre
from reportx.repair import Text

MOST_PLACES = 10  # that a note names of those that bear a name

__all__ = ["CHINESE_DAY", "DAY", "Head", "read_head"]


class Head(NamedTuple):
    """The fields of a document that its own text tells, and what told them."""

    title: str | None = None
    region: str | None = None
    report_year: int | None = None
    review_year: int | None = None
    plan_year: int | None = None
    date: str | None = None
    speaker: str | None = None
    genre: Genre = "other"
    notes: tuple[str, ...] = ()
    place: Place = Place()
    plan_span: str | None = None


def notes_of(unit: ReportingUnit, place: Place, year: int | None) -> Iterator[str]:
    """What told the unit that reports, and which places it may be where its name alone does not say."""
    yield f"region {unit.name}: told by {unit.where}"
    several = bearers(unit.name, year) if place.code is None else ()
    if several:
        told = ", ".join(f"{one.name} {one.code}" for one in several[:MOST_PLACES])
        told += ", …" if len(several) > MOST_PLACES else ""
        yield f"region {unit.name}: may be {told}; --region states which"


def read_head(text: Text, headings: Sequence[Outline], pack: Pack) -> Head:
    """The head of a report; the headings tell where it ends, and their years."""
    words = words_of(pack)
    top = read_top(text, headings, words)
    title = read_title(top, words)
    genre = read_genre(title, top, text.chars, words)
    day = read_day(top.repaired, words)
    known = Known(title, genre, day)
    years = read_years(text, headings, known, words)
    unit = read_unit(top, known._replace(year=years.report), text, words)
    place = place_of(unit.name, years.report, text.chars, words) if unit else Place()
    return Head(
        title=title,
        region=unit.name if unit else None,
        report_year=years.report,
        review_year=years.review,
        plan_year=years.plan,
        date=day or read_page_day(top.repaired, years.report, words),
        speaker=read_speaker(top, words),
        genre=genre,
        place=place,
        notes=tuple(notes_of(unit, place, years.report)) if unit else (),
        plan_span=years.span,
    )
