"""The JSON Schemas are fresh, valid, and true of what comes out and of what is read."""

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from reportx import Metric
from reportx.extract import read_report
from reportx.outputs import report_json
from reportx.schemas import MODELS, schema

ROOT = Path(__file__).parent.parent
TEXT = """2025年政府工作报告

一、2024年工作回顾

全区地区生产总值超1444亿元、增长9%，国家高新技术企业从6家增加至11家。
"""


def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema(name)))


@pytest.mark.parametrize("name", MODELS)
def test_the_schemas_in_the_repository_are_fresh(name: str) -> None:
    stored = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == schema(name), "run `make schemas`"


@pytest.mark.parametrize("name", MODELS)
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema_rs.meta.validate(json.loads(schema(name)))


def test_a_report_is_as_its_schema_says() -> None:
    found = json.loads(report_json(read_report(TEXT)))
    validator("report").validate(found)
    assert found["metrics"]
    for metric in found["metrics"]:
        validator("metric").validate(metric)


def test_a_record_with_a_field_too_many_or_too_few_is_none() -> None:
    found = json.loads(report_json(read_report(TEXT)))["metrics"][0]
    short = {key: value for key, value in found.items() if key != "period"}
    assert not validator("metric").is_valid(found | {"extra": 1})
    assert not validator("metric").is_valid(short)
    assert not validator("metric").is_valid(found | {"measure": "guess"})


def test_every_field_of_a_metric_says_what_it_is() -> None:
    properties = json.loads(schema("metric"))["properties"]
    assert list(properties) == list(Metric.model_fields)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "src/reportx/data").glob("*.toml")), ids=lambda path: path.name
)
def test_the_vocabulary_is_as_the_schema_of_packs_says(path: Path) -> None:
    validator("pack").validate(tomllib.loads(path.read_text(encoding="utf-8")))
