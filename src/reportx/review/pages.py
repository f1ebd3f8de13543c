"""The page as one file: the template with the style, the script, the words and the reports put in."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from reportx.auditing.identities import IDENTITIES
from reportx.explain import REASONS
from reportx.extract import GENERATOR
from reportx.language import catalogue, class_names

ASSETS = resources.files("reportx.review") / "assets"
SLOT = re.compile(r"\{\{([a-z]+)\}\}")
# what could end a script's element or begin a comment in it, what HTML has no place for, and half characters
UNSAFE = re.compile(
    "[<>&\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def page(reports: Sequence[Mapping[str, Any]]) -> str:
    """The page of some reports, packed."""
    style, script = asset("review.css"), asset("review.js")
    data = {"generator": GENERATOR, "words": words(), "reports": reports}
    parts = {
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "data": safe_json(data),
    }
    return SLOT.sub(lambda slot: parts[slot[1]], asset("page.html"))


def words() -> dict[str, dict[str, Any]]:
    """The words of the page by language; Chinese for what commands tell too is theirs."""
    told: dict[str, dict[str, Any]] = json.loads(asset("words.json"))
    known = catalogue()
    told["zh"] |= {
        "classes": class_names(),
        "reasons": {code: known["explained"][reason] for code, reason in REASONS.items()},
        "identities": {identity.name: known["heads"][identity.name] for identity in IDENTITIES},
    }
    return told


def asset(name: str) -> str:
    """A file that the page is made of."""
    return (ASSETS / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """What the page may do: run its one script, show its one style, and nothing else."""
    return (
        f"default-src 'none'; script-src '{source_hash(script)}'; style-src '{source_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def source_hash(text: str) -> str:
    """The hash of an element's text, as a content security policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def safe_json(value: object) -> str:
    r"""JSON in which nothing ends the element that holds it.

    >>> print(safe_json({"text": "</script><!--"}))
    {"text":"\u003c/script\u003e\u003c!--"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
