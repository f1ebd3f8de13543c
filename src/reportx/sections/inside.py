"""Headlines in the middle of paragraphs, which only their likeness tells from other short sentences.

Two styles: a section that is one long paragraph has them all inside it (``Style``), and a
paragraph that a headline opens may hold a series of its own, one level deeper (``series_under``).
Either must be the habit of a whole chapter: where most short sentences are ordinary ones, all are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.sections.forms import BODY, Forms, Mark
from reportx.sections.stretches import DASH, PARAGRAPH, Stretch, sentences, short_sentences

COUPLET = compiled(r"[^；：！？，\d]{4,14}，(?P<key>[^；：！？，\d]{2})[^；：！？，\d]{3,16}")

LONGEST_COUPLET = 33
# short sentences of one length that begin with one word: 坚持招商引资增后劲。 坚持改革创新添活力。
REFRAIN = compiled(r"(?!我们|这是|这些|必须|有的|有些)(?P<key>[^；：！？，、\d]{2})[^；：！？，、\d]{5,12}")

STRONG = 4  # what the words of a sentence weigh that is a headline in the right place
TASK = 3
EARLY = 2  # a series begins behind two introductory sentences at the latest


class Part(NamedTuple):
    """A stretch of text that may hold headlines: a numbered section, or a paragraph with a lead."""

    start: int
    end: int
    shorts: tuple[Mark, ...]
    lead: Mark | None = None
    blocks: frozenset[int] = frozenset()  # where its own paragraphs begin, if there are several

    @property
    def strong(self) -> list[Mark]:
        """Sentences inside it with a headline's words; under a lead, where tasks are text, only claims."""
        inside = [m for m in self.shorts if m.weight >= STRONG and m.start not in self.blocks]
        return [m for m in inside if m.claims or self.lead is None]


def read_parts(chars: str, stretches: Sequence[Stretch], forms: Forms) -> list[Part]:
    """The numbered sections of a chapter, and paragraphs led by 一是…。 or 一年来，我们…."""
    parts = []
    for s in stretches:
        if s.section and s.blocks:
            shorts = tuple(m for b in s.blocks for m in shorts_of(chars, b, forms))
            own = frozenset(start for start, end in s.own if end - start > PARAGRAPH)
            parts.append(
                Part(s.blocks[0][0], s.blocks[-1][1], shorts, blocks=own if len(own) > 1 else frozenset())
            )
        elif not s.section:
            parts += led_parts(chars, s, forms)
    return parts


def shorts_of(chars: str, block: tuple[int, int], forms: Forms) -> list[Mark]:
    """The short sentences of a paragraph, unless a dash opens it."""
    return [] if DASH.match(chars, *block) else short_sentences(chars, block, forms)


def led_parts(chars: str, stretch: Stretch, forms: Forms) -> list[Part]:
    """Paragraphs whose first sentence may stand over headlines, each with what follows it."""
    leads = [lead for block in stretch.own if (lead := lead_of(chars, block, forms))]
    parts = []
    ends = [*(lead.start for lead in leads), *(b for _, b in stretch.blocks[-1:])][1:]
    for lead, end in zip(leads, ends, strict=True):
        blocks = [b for b in stretch.own if lead.start <= b[0] < end]
        shorts = tuple(m for b in blocks for m in short_sentences(chars, b, forms))
        if sum(m.block == lead.start for m in shorts) > 1:
            parts.append(Part(lead.start, end, shorts, lead))
    return parts


def lead_of(chars: str, block: tuple[int, int], forms: Forms) -> Mark | None:
    """A first sentence that counts or has a lead."""
    start, end = block
    first = chars.find("。", start, min(end, start + 80))
    sentence = chars[start:first] if first > 0 else ""
    found = forms.find("counted", sentence)
    if not found and not forms.find("lead", sentence):
        return None
    title = found["title"] if found else sentence
    return Mark(start, first + 1, "led", found["number"] if found else None, title, block=start)


class Style(NamedTuple):
    """How a chapter's headlines look that stand inside its paragraphs."""

    length: float
    even: bool  # whether they are all about as long

    @classmethod
    def of(cls, parts: Sequence[Part], openers: Mapping[int, Mark]) -> "Style | None":
        """The style of a chapter with such headlines: most of its parts begin with one."""
        strong = [m for part in parts for m in part.strong]
        bare = [part for part in parts if not any(start in openers for start in part.blocks)]
        above = sum(len(part.blocks & openers.keys()) for part in parts)
        if len(strong) < 3 or len(strong) <= above or len(bare) < 0.5 * len(parts):
            return None
        begun = sum(begins(part) for part in bare) / len(bare)
        rich = len(strong) >= 1.5 * len(bare)  # then a few may begin with one that is hard to tell
        if begun < 0.3 or not (rich or (begun >= 0.5 and any(part.lead is None for part in parts))):
            return None
        from statistics import median  # noqa: PLC0415 - takes 3 ms, and a sentence has no headlines

        length = median(len(m.title) for m in strong)
        return cls(length, median(abs(len(m.title) - length) for m in strong) <= 1)

    def likes(self, mark: Mark) -> bool:
        """Whether a sentence whose words tell little is about as long as the chapter's headlines are."""
        told = mark.weight > 0
        return (told or (self.even and mark.weight == 0)) and abs(len(mark.title) - self.length) <= 1 + told


def begins(part: Part) -> bool:
    """Whether a headline stands at the beginning of a part."""
    return any(
        m.order - bool(part.lead) <= EARLY and m.weight >= STRONG - 1
        for m in part.shorts
        if m.block == part.start
    )


def read_series(parts: Sequence[Part], style: Style) -> Iterator[Mark]:
    """The headlines of each part: what it claims; or its tasks, where it has nothing else."""
    for part in parts:
        shorts = [m for m in part.shorts if m.weight >= 0]
        first = [m for m in shorts if m.start == part.start]
        claims = [m for m in shorts if m.claims and m.weight >= TASK]
        tasks = [m for m in shorts if m.weight >= TASK]
        kept = [*first, *(claims if len(claims) > 1 or len(tasks) < 2 or part.lead else tasks)]
        alike = [m for m in shorts if kept and m.weight < TASK and style.likes(m)]
        yield from spaced({m.start: m for m in (*kept, *alike)}.values(), part)


def spaced(marks: Iterable[Mark], part: Part) -> list[Mark]:
    """Marks with text between them: first those before longer sentences, then the weightier ones."""
    cramped = {m.start for m, after in pairwise(part.shorts) if after.start - m.end <= BODY}
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start in cramped, -m.weight, m.start)):
        apart = all(m.start - mark.end > BODY or mark.start - m.end > BODY for m in kept)
        if apart and part.end - mark.end > BODY:
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def series_under(
    chars: str, stretches: Sequence[Stretch], openers: Iterable[Mark], forms: Forms
) -> Iterator[Mark]:
    """Series of headlines in paragraphs that a headline opens (做强实体。… 抓布局。… 强支撑。… 优保障。…)."""
    opened = {m.start: m.end for m in openers}
    blocks = [(opened[a], b) for s in stretches for a, b in s.blocks if a in opened]
    rooms = [roomy(short_sentences(chars, block, forms), block[1]) for block in blocks]
    series = [group for marks in rooms if (group := [m for m, room in marks if room]) and is_series(group)]
    ordinary = sum(len(marks) for marks in rooms) - sum(map(len, series))
    habit = sum(map(len, series)) >= max(3, 1.5 * ordinary)
    yield from (m._replace(form="inner") for group in series if habit or len(group) > 2 for m in group)


def roomy(shorts: Sequence[Mark], end: int) -> list[tuple[Mark, bool]]:
    """Each short sentence, and whether longer ones follow it before the next."""
    found = []
    for at, m in enumerate(shorts):
        after = next((n.start for n in shorts[at + 1 :] if not m.claims or n.claims), end)
        found.append((m, m.weight >= -1 and len(m.title) <= 16 and after - m.end > BODY))
    return found


def is_series(marks: Sequence[Mark]) -> bool:
    """Whether short sentences make a series: from the beginning, alike in length, of headlines' words."""
    lengths = [len(m.title) for m in marks]
    alike = max(lengths) - min(lengths)
    worded = sum(m.weight >= TASK for m in marks) >= 0.5 * len(marks) and alike <= 5
    return len(marks) >= 2 and marks[0].order <= 1 and (worded or (alike == 0 and len(marks) >= 3))


def couplets(chars: str, block: tuple[int, int]) -> Iterator[Mark]:
    """Sentences that are headlines by their likeness (坚持创新发展，着力… 坚持协调发展，着力…)."""
    spans = [(a, b) for a, b in sentences(chars, block) if a > block[0] and b - a <= LONGEST_COUPLET]
    if len(spans) < 3:
        return
    for form, commas, most in ((COUPLET, 1, 99), (REFRAIN, 0, 1)):
        likely = [span for span in spans if chars.count("，", *span) == commas]
        found = [m for span in likely if (m := form.fullmatch(chars, *span))] if len(likely) >= 3 else []
        keys = Counter(m["key"] for m in found) if len(found) >= 3 else {}
        alike = [m for m in found if keys.get(m["key"], 0) >= 3]
        lengths = [len(m[0]) for m in alike]
        roomy = all(after.start() - m.end() > BODY for m, after in pairwise(alike))
        if alike and roomy and max(lengths) - min(lengths) <= most:
            yield from (Mark(m.start(), m.end() + 1, "mid", None, m[0]) for m in alike)
