"""Plain records and the models that are handed out: the same fields, and the same JSON."""

import gc
import json
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from reportx import extract, models, records
from reportx.errors import InputError
from reportx.extract import read_report
from reportx.outputs import report_json

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
NAMES = [name for name, value in vars(models).items() if isinstance(value, type)
         and issubclass(value, models.Record) and value is not models.Record]  # fmt: skip


def bare(kind: Any) -> Any:
    """A type without what annotates it, and with the record in the place of a model."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, models.Record):
        return getattr(records, kind.__name__)
    parts, origin = get_args(kind), get_origin(kind)
    return (Union if origin is UnionType else origin, *map(bare, parts)) if parts else kind


def test_every_model_has_its_record() -> None:
    assert set(NAMES) == {
        "Coverage", "Document", "LeftOver", "Metric", "QualitativeTarget", "Report", "Section",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_fields_are_those_of_the_model(name: str) -> None:
    model, record = getattr(models, name), getattr(records, name)
    assert record._fields == tuple(model.model_fields)
    assert record.__doc__ == model.__doc__
    told, kinds = get_type_hints(model), get_type_hints(record)
    assert [bare(kinds[field]) for field in record._fields] == [bare(told[field]) for field in record._fields]


def test_a_report_is_the_same_as_records_and_as_models() -> None:
    report = extract(SEED)
    assert len(report.metrics) > 200
    assert json.loads(report_json(read_report(SEED))) == json.loads(report.model_dump_json())


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_cycles_is_as_it_was_before(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        extract("投资5亿元。")
        assert gc.isenabled() is enabled
        with pytest.raises(InputError):
            extract(Path("none.md"))
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
