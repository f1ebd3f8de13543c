"""What speaks for a headline: small terms, which are added up along a path through a chapter's sentences."""

from typing import NamedTuple

from reportx.sections.forms import BODY, Forms, without_lead
from reportx.tuples import made

NEVER = 99.0  # what no sum of terms outweighs
COST = 4.9  # what the terms of a headline must outweigh
# where it stands; a dash is the report's own mark
PLACES = {"dash": 7.0, "open": 2.0, "line": 4.0, "alone": 3.0, "inside": 1.0}


class Candidate(NamedTuple):
    """A sentence that may be a headline."""

    start: int
    end: int
    title: str
    place: str
    words: int  # what its words weigh
    claims: bool = False  # whether it says that something got better, rather than what is to be done
    order: int = 0  # which sentence of its paragraph it is
    clumsy: int = 0
    size: int = 0  # how long it is, without quotes
    commas: int = 0  # how many clauses it has besides the first


def candidate(
    at: tuple[int, int], title: str, place: str, weight: tuple[int, bool], *, order: int = 0, clumsy: int = 0
) -> Candidate:
    """A sentence of which it is known where it stands and what its words weigh.

    >>> candidate((7, 16), "建设“清廉”政府", "open", (4, False))[6:]
    (0, 0, 6, 0)
    """
    size = len(title) - title.count("“") - title.count("”") - title.count('"')
    return made(Candidate, (*at, title, place, *weight, order, clumsy, size, title.count("，")))


def own_terms(c: Candidate) -> float:
    """What speaks for a sentence by itself.

    >>> round(own_terms(candidate((0, 9), "消费潜力持续释放", "open", (5, True))), 1)
    2.1
    """
    return c.words + PLACES[c.place] - c.clumsy - COST


def clumsiness(title: str, forms: Forms) -> int:
    """What speaks against a sentence of several clauses, or a long one.

    >>> from reportx.packs import builtin
    >>> from reportx.sections.forms import read_forms
    >>> forms = read_forms(builtin().heading)
    >>> [clumsiness(title, forms) for title in ("扩大消费", "扩大消费，提振信心", "在会上，他说，会后，再谈")]
    [0, 0, 7]
    """
    clauses = without_lead(title, forms).split("，")
    if len(clauses) > 2 and forms.find("claim", clauses[-1]):  # means, and what they led to
        return len(clauses) - 1 + (len(title) > 18 * len(clauses))
    couplet = len(clauses) == 2 and (forms.find("task", clauses[1]) or forms.find("claim", clauses[1]))
    long = (len(title) > 18 * len(clauses)) + 2 * (len(title) > 36)
    return len(clauses) - 1 - bool(couplet) + 4 * (len(clauses) > 3) + long + title.startswith("要")


def likeness(a: Candidate, b: Candidate) -> float:
    """How alike two sentences are made: length, clauses, first and last words.

    >>> one, two = (candidate((0, 7), title, "open", (5, True)) for title in ("坚持科学重建", "坚持民生重建"))
    >>> likeness(one, two), likeness(one, two._replace(commas=1))
    (6.0, 0.0)
    """
    if a.commas != b.commas:
        return 1.0 if a.claims and b.claims and min(a.commas, b.commas) > 0 else 0.0
    away = abs(a.size - b.size)
    near = 4.0 if away == 0 else 3.0 if away <= 1 + 2 * a.commas else 2.0 if away <= 3 + 2 * a.commas else 0.0
    weak, strong = (a.words, b.words) if a.words < b.words else (b.words, a.words)
    if weak <= 0 and strong >= 3:  # a weak one that leans on a strong one
        near /= 2
    told = weak >= 3 and a.claims != b.claims
    return near - told + (a.title[:2] == b.title[:2]) + (a.title[-2:] == b.title[-2:])


def followed(skipped: int) -> float:
    """What paragraphs without a headline between two of them speak against their being a series.

    >>> followed(0), followed(2)
    (1.0, -1.0)
    """
    return 1.0 - skipped


def habit(share: float) -> float:
    """What it says that headlines open this share of a chapter's paragraphs.

    >>> habit(0.9), habit(0.5), habit(0.1)
    (1.0, 0.0, -2.0)
    """
    return 1.0 if share >= 0.7 else 0.0 if share >= 0.3 else -2.0


class Make(NamedTuple):
    """How long the headlines of a chapter are, and whether they are all about as long."""

    size: float
    even: bool


def make_of(sizes: list[int]) -> Make | None:
    """The make of headlines of these lengths.

    >>> make_of([8, 9, 8, 14]), make_of([])
    (Make(size=8.5, even=True), None)
    """
    if not sizes:
        return None
    ordered = sorted(sizes)
    middle = (ordered[len(sizes) // 2] + ordered[(len(sizes) - 1) // 2]) / 2
    away = sorted(abs(size - middle) for size in sizes)
    return Make(middle, away[len(away) // 2] <= 1)


def fits(c: Candidate, make: Make | None) -> float:
    """What it says that a sentence is about as long as the chapter's headlines.

    >>> fits(candidate((0, 7), "城市更加智慧", "inside", (1, False)), Make(6, True))
    2.0
    """
    if make is None:
        return 0.0
    away = abs(c.size - make.size)
    return 2.0 if away <= (1 if make.even else 2) else 1.0 if away <= 3 else -1.0


def misfit(c: Candidate, make: Make | None) -> float:
    """What speaks against a sentence that is much longer or shorter than the chapter's headlines.

    >>> c = candidate((0, 19), "健全市场化多元化生态产品价值实现机制", "open", (5, False))
    >>> misfit(c, Make(10, True)), misfit(c, Make(16, True)), misfit(c, None)
    (-2.0, 0.0, 0.0)
    """
    return -2.0 if make and abs(c.size - make.size) > max(5, 0.7 * make.size) else 0.0


def introduction(share: float) -> float:
    """What it says of a sentence that opens a section that this share of the chapter's begin with a headline.

    >>> introduction(0.9), introduction(0.5), introduction(0.1)
    (1.0, 0.0, -2.0)
    """
    return 1.0 if share >= 0.7 else 0.0 if share >= 0.3 else -2.0


def room(text: int) -> float:
    """What speaks against two headlines with so many characters between them.

    >>> room(20), room(40), room(120)
    (-99.0, -1.0, 0.0)
    """
    return -NEVER if text <= BODY else -1.0 if text <= 2 * BODY else 0.0
