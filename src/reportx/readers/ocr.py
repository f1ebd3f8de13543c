"""Text in pictures, by the ``ocr`` extra; its models are files of what is installed: nothing is fetched."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import regex

EXTRA = "pip install onnxruntime rapidocr"
# ——经济运行: long dashes come out as minus signs and as 一
DASH = regex.compile(r"^(?:[-—－–][-—－–一 ]{1,3}|一[-—－–一]{1,2})(?=\p{Han})")


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text that was recognised, with its box in pixels from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def is_installed() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognised(pictures: Iterable[Any]) -> Iterator[list[Word]]:
    """The lines of text in each picture, which is an array of its pixels."""
    read = engine()
    for picture in pictures:
        found = read(picture)
        boxes = () if found.boxes is None else found.boxes
        yield [word(box, text) for box, text in zip(boxes, found.txts or (), strict=False) if text.strip()]


@cache
def engine() -> Any:
    """What recognises; the paths of its models are given, or it would look for them elsewhere."""
    logging.getLogger("RapidOCR").disabled = True
    spec = find_spec("rapidocr")
    models = Path(str(spec and spec.origin)).parent / "models"
    parts = {"Det": "det", "Cls": "cls", "Rec": "rec"}
    paths = {f"{part}.model_path": str(next(models.glob(f"*_{kind}_*.onnx"))) for part, kind in parts.items()}
    return import_module("rapidocr").RapidOCR(params={"Global.log_level": "error", **paths})


def word(box: Any, text: str) -> Word:
    xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
    return Word(with_dash(text), min(xs), min(ys), max(xs), max(ys))


def with_dash(text: str) -> str:
    """A line with the dash before a headline as it is printed.

    >>> with_dash("- —一创新活力"), with_dash("一一改革开放"), with_dash("一年来")
    ('——创新活力', '——改革开放', '一年来')
    """
    return DASH.sub("——", text.strip())
