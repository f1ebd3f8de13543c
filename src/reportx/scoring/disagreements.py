"""What a reading and the annotations differ in, each beside the sentence that it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reportx.language import head, spoken
from reportx.scoring.fields import Record, comparable_name, right_code
from reportx.scoring.outline import Outlines
from reportx.scoring.outline import Path as HeadingPath
from reportx.scoring.pairing import Pair, Pairing
from reportx.widths import columns

KINDS = ("missed", "extra", "wrong", "missed heading", "extra heading")
SENTENCE_END = re.compile(r"[。！？\n]")


class Difference(NamedTuple):
    """A field with what the annotators have in it and what was read."""

    field: str
    gold: Any
    got: Any


class Disagreement(NamedTuple):
    """One record or heading on which they differ."""

    kind: str
    name: str
    text: str
    start: int | None = None  # a heading is looked for by its title
    wrong: tuple[Difference, ...] = ()
    sentence: str = ""

    def lines(self) -> Iterator[str]:
        """As it is printed: what it is, each field that is wrong, and the sentence."""
        kind = head(self.kind)
        text = spoken(self.text) if self.start is None else f"{self.text}  @{self.start}"
        yield f"{kind}{' ' * (9 - columns(kind))} {self.name}  {text}".rstrip()
        for field, gold, got in self.wrong:
            yield f"{'':9}   {field}: {spoken(f'gold {as_told(gold)}, got {as_told(got)}')}"
        if self.sentence:
            yield f"{'':9}   {self.sentence}"


def as_told(value: object) -> str:
    """A value as it is printed."""
    return head("nothing") if value is None or value == "" else str(value)


def record_disagreements(pairing: Pairing, text: str | None) -> Iterator[Disagreement]:
    """The records that were missed, those that are extra, and the fields that are wrong."""
    for gold in pairing.missed:
        yield Disagreement("missed", *labels(gold), sentence=sentence_of(gold, pairing.judged, text))
    for found in pairing.extra:
        yield Disagreement("extra", *labels(found), sentence=sentence_of(found, pairing.judged, text))
    for pair in pairing.pairs:
        if told := differences(pair):
            sentence = sentence_of(pair.found, pairing.judged, text)
            yield Disagreement("wrong", *labels(pair.gold), wrong=told, sentence=sentence)


def differences(pair: Pair) -> tuple[Difference, ...]:
    """The fields of a pair that are wrong, and the code where there should be another."""
    gold, found, wrong = pair
    told = [Difference(field, gold.get(field), found.get(field)) for field in wrong]
    if gold.get("code") and not right_code(gold, found):
        told.append(Difference("indicator_code", gold["code"], found.get("indicator_code")))
    return tuple(told)


def labels(record: Record) -> tuple[str, str, int]:
    """What a record is told by: its name, its text and where it stands."""
    return str(record.get("indicator")), str(record.get("text", record.get("value"))), record["start"]


def sentence_of(record: Record, metrics: Sequence[Record], text: str | None) -> str:
    """The sentence around a record: its own, or the text's, or that of a metric around the same place."""
    if sentence := record.get("sentence"):
        return str(sentence)
    if text is not None:
        return sentence_around(text, record["start"], record["end"])
    near = (m for m in metrics if abs(m["start"] - record["start"]) < len(m.get("sentence") or ""))
    told = (str(m["sentence"]) for m in near if str(record.get("text")) in m["sentence"])
    return next(told, "")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a text, as it stands there, around a span.

    >>> sentence_around("一是稳。二是进出口9亿元。三是好。", 8, 11)
    '二是进出口9亿元。'
    """
    before = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    after = SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def heading_disagreements(
    outlines: Outlines, gold: Sequence[Record], sections: Sequence[Record]
) -> Iterator[Disagreement]:
    """The headings that were missed, and those that are extra, each below its parent."""
    wanted, found = outlines
    titles = {comparable_name(s.get("title")): str(s.get("title")) for s in (*sections, *gold)}
    yield from (heading("missed heading", path, titles) for path in rest(wanted, found))
    yield from (heading("extra heading", path, titles) for path in rest(found, wanted))


def rest(some: Counter[HeadingPath], others: Counter[HeadingPath]) -> list[HeadingPath]:
    """The paths that are only among the first, as often as they are."""
    return list((some - others).elements())


def heading(kind: str, path: HeadingPath, titles: dict[str, str]) -> Disagreement:
    """A disagreement on a heading, with the titles as they are written."""
    parent, title = path
    below = f"below {titles.get(parent, parent)}" if parent else "outermost"
    return Disagreement(kind, titles.get(title, title), below)
