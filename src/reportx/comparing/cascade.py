"""Targets stacked (层层加码): that of a place beside those of the places that hold it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportx.comparing.asked import QuestionError
from reportx.comparing.results import Result, query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def cascade(base: "DuckDBPyConnection", measure: str) -> Result:
    """The targets of one indicator for one year, each with the step from the nearest place above."""
    found = measures(base)
    if measure not in found:
        if not found:
            raise QuestionError(f"no target of its {measure} in that year")
        raise QuestionError(f"no target of its {measure} in that year, but of its {', '.join(found)}")
    base.execute("DELETE FROM asked WHERE measure <> ?", [measure])
    table, rows = query(base, "cascade")
    told = list(rows)
    if not told:
        raise QuestionError(f"no target of its {measure} in that year is of a place that has a code")
    return Result(table, iter(told))


def measures(base: "DuckDBPyConnection") -> Sequence[str]:
    """In which measures targets were set."""
    rows = base.execute(
        "SELECT measure FROM asked WHERE status = 'target' AND measure <> 'qualitative'"
        " GROUP BY ALL ORDER BY count(*) DESC, measure"
    ).fetchall()
    return [name for (name,) in rows]
