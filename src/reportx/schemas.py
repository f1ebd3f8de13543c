"""JSON Schemas of the models, and the Table Schema of CSV, as ``schemas/`` has them."""

import json

from pydantic import TypeAdapter

from reportx.models import Metric, Report
from reportx.packs import Pack
from reportx.records import SCHEMA_VERSION
from reportx.report_tables import FLAT
from reportx.writers.data_package import table_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type] = {"report": Report, "metric": Metric, "pack": Pack}
TABLE = "table"  # of CSV, as Frictionless describes one
NAMES = (*MODELS, TABLE)


def schema(name: str) -> str:
    """One schema as text. Records are described as they are written, packs as they are read."""
    if name == TABLE:
        return json.dumps(table_schema(FLAT), ensure_ascii=False, indent=2) + "\n"
    made = TypeAdapter(MODELS[name]).json_schema(mode="validation" if name == "pack" else "serialization")
    note = f"schema_version {SCHEMA_VERSION}; made by `make schemas`, not by hand"
    head = {"$schema": DIALECT, "$comment": note}
    return json.dumps(head | made, ensure_ascii=False, indent=2) + "\n"
