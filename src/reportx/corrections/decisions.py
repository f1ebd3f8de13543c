"""One decision of a reader: which words of which text, what was decided, and the fields before and after.

The words are named as the W3C's Web Annotation model names them: by a TextPositionSelector, whose offsets
count code points of the text that spans point into, and by a TextQuoteSelector with what stands around them.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from reportx.errors import InputError, displayed, unread
from reportx.models import Number, Record
from reportx.pack_errors import complaint
from reportx.records import Comparator, Direction, Measure, Metric, Status

AROUND = 48  # characters that a quote keeps of what stands before and behind it
Figure = Annotated[Number, Field(max_digits=38, decimal_places=10)]  # as many digits as a data set holds
Verdict = Literal["accepted", "rejected", "edited", "added"]


class Fields(Record):
    """What a reader may change of a record."""

    indicator: str = Field(min_length=1)
    indicator_code: str | None = None
    action: str | None = None
    measure: Measure
    value: Figure
    value_max: Figure | None = None
    unit: str | None = None
    comparator: Comparator = "eq"
    direction: Direction | None = None
    baseline_value: Figure | None = None
    baseline_period: str | None = None
    status: Status = "actual"
    period: str | None = None
    commitment: str | None = None
    scope: str | None = None
    entity: str | None = None
    basis: str | None = None


EDITABLE = tuple(Fields.model_fields)


class PositionSelector(Record):
    """Where the words stand: [start, end) in code points of the text."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class QuoteSelector(Record):
    """The words themselves, and what stands around them."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""


class Target(Record):
    """What a decision is of: some words of a source."""

    source: str = Field(description="file name, as it was given")
    selector: tuple[PositionSelector, QuoteSelector]


class Decision(Record):
    """What a reader decided of one record."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="of the text that spans point into, as UTF-8")
    target: Target
    decision: Verdict
    before: Fields | None = Field(description="as it was read; null where it was added")
    after: Fields | None = Field(description="as it should be; null where it was rejected")
    who: str | None = None
    when: str | None = Field(default=None, description="ISO 8601")

    @model_validator(mode="after")
    def hold(self) -> "Decision":
        """Check that there is a before and an after where the decision needs one."""
        if (self.before is None) != (self.decision == "added"):
            raise ValueError("before is null where the decision is added, and only there")
        if (self.after is None) != (self.decision == "rejected"):
            raise ValueError("after is null where the decision is rejected, and only there")
        return self

    @property
    def span(self) -> tuple[int, int]:
        """Where the words stood."""
        return self.target.selector[0].start, self.target.selector[0].end

    @property
    def quote(self) -> QuoteSelector:
        """The words and what stood around them."""
        return self.target.selector[1]


def fields_of(metric: Metric) -> Fields:
    """What a reader may change of a record, as it stands."""
    return Fields.model_construct(**{name: getattr(metric, name) for name in EDITABLE})


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file. Raises InputError with the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{displayed(str(path))}: {unread(error)}") from None
    except UnicodeDecodeError:
        raise InputError(f"{displayed(str(path))}: is not UTF-8") from None
    return parse_decisions(text, name=displayed(str(path)))


def parse_decisions(text: str, *, name: str) -> list[Decision]:
    """The decisions of JSON lines. Raises InputError with the line that is wrong."""
    # only \n ends a line: a text may hold other marks that Python takes for line ends
    lines = enumerate(text.split("\n"), 1)
    return [parse_decision(line, f"{name}:{number}") for number, line in lines if line.strip()]


def parse_decision(line: str, where: str) -> Decision:
    """The decision of one line."""
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            told = "is no decision, nor any JSON; name a file that a review page saved"
            raise InputError(f"{where}: {told}") from None
        place = ".".join(map(str, first["loc"]))
        wrong = complaint(first, {}).partition("\n")[0]
        raise InputError(f"{where}: is no decision: {f'{place}: {wrong}' if place else wrong}") from None


def moved(decision: Decision, sha256: str, span: tuple[int, int], before: Fields | None) -> Decision:
    """A decision as if it had been made of another text, in which its words stand elsewhere."""
    place = PositionSelector(start=span[0], end=span[1])
    target = decision.target.model_copy(update={"selector": (place, decision.quote)})
    return decision.model_copy(update={"sha256": sha256, "target": target, "before": before})


def as_json(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Decisions as plain values."""
    return [decision.model_dump(mode="json") for decision in decisions]
