"""JSON Schemas, made from the models: what is in ``schemas/`` and what ``reportx schema`` prints."""

import json

from pydantic import TypeAdapter

from reportx.models import Metric, Report
from reportx.packs import Pack
from reportx.records import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type] = {"report": Report, "metric": Metric, "pack": Pack}


def schema(name: str) -> str:
    """One schema as text. Records are described as they are written, packs as they are read."""
    made = TypeAdapter(MODELS[name]).json_schema(mode="validation" if name == "pack" else "serialization")
    note = f"schema_version {SCHEMA_VERSION}; made by `make schemas`, not by hand"
    head = {"$schema": DIALECT, "$comment": note}
    return json.dumps(head | made, ensure_ascii=False, indent=2) + "\n"
