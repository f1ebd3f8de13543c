"""Arrow: schemas made from the models, and the function that engines map over batches."""

from decimal import Decimal
from pathlib import Path

import pytest

from reportx import extract, models
from reportx.rows import TABLES, exact

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("reportx.arrow")

SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "text"


def made(names: list[str], **column) -> list[dict]:
    return arrow.extract_batch(pa.RecordBatch.from_pydict({"source": names} | column)).to_pylist()


@pytest.mark.parametrize("table", TABLES)
def test_a_column_for_every_field(table: str) -> None:
    schema = arrow.schema(table)
    assert schema.names == list(TABLES[table].columns)
    assert len(set(schema.names)) == len(schema.names)
    assert {"source", "sha256"} <= set(schema.names)


def test_a_column_of_figures_says_what_it_is() -> None:
    for field in arrow.schema("metrics"):
        told = TABLES["metrics"].columns[field.name].description
        assert told in {None, field.metadata[b"description"].decode()}
        assert field.metadata["说明".encode()]
    assert arrow.schema("metrics").field("value").metadata[b"description"].startswith(b"magnitude as printed")


def test_types_and_nulls_are_those_of_the_models() -> None:
    schema = arrow.schema("metrics")
    number = pa.decimal128(38, 10)
    assert (schema.field("value").type, schema.field("value").nullable) == (number, False)
    assert (schema.field("value_max").type, schema.field("value_max").nullable) == (number, True)
    assert schema.field("section").type == pa.list_(pa.string())
    assert schema.field("start").type == pa.int32()
    assert schema.field("measure").type == pa.string()
    assert schema.field("unit").nullable


@pytest.mark.parametrize(
    "column", [{"text": [SEED.read_text(encoding="utf-8")]}, {"bytes": [SEED.read_bytes()]}]
)
def test_a_batch_holds_the_metrics_of_extract(column: dict) -> None:
    report = extract(SEED)
    rows = made(["seed"], **column)
    fields = models.Metric.model_fields
    assert [{k: row[k] for k in fields} for row in rows] == [
        dict(metric)
        | {"section": list(metric.section), "table_path": list(metric.table_path)}
        | {"normalized_value": exact(metric.normalized_value)}
        for metric in report.metrics
    ]
    assert {(row["source"], row["sha256"], row["region"], row["error"]) for row in rows} == {
        ("seed", report.document.sha256, report.document.region, None)
    }


def test_a_source_that_cannot_be_read_is_one_row() -> None:
    rows = made(["a", "b", "c", "d"], bytes=["新建学校5所。".encode(), bytes(100), None, b""])
    assert [(row["source"], row["value"], row["error"]) for row in rows] == [
        ("a", Decimal(5), None),
        ("b", None, "b: is binary, not text; save it as plain text first"),
        ("c", None, "c: is null; there is nothing to read"),
        ("d", None, "d: is empty; there is nothing to read"),
    ]


def test_a_number_that_no_column_holds_is_refused_and_costs_nothing_else() -> None:
    rows = made(["a", "b"], text=["地区生产总值达" + "9" * 22 + "万亿元。", "新建学校5所。"])
    assert [(row["source"], row["text"], row["error"]) for row in rows] == [("b", "5所", None)]


def test_an_empty_batch_has_the_schema() -> None:
    empty = arrow.extract_batch(pa.RecordBatch.from_pydict({"source": [], "text": []}))
    assert (empty.num_rows, empty.schema) == (0, arrow.batch_schema())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus beside the project")
def test_every_printed_number_of_some_reports_fits_with_all_its_digits() -> None:
    for path in sorted(CORPUS.glob("*.txt"))[::20]:
        rows = made([path.name], bytes=[path.read_bytes()])
        assert [row["value"] for row in rows] == [metric.value for metric in extract(path).metrics]
