"""What is wrong with a pack, in one line that names the file, the entry and the line of the file."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportx.errors import PackError

NAMES = ("code", "form", "terms", "pattern", "role")  # what an entry is called by, the first that it has
# what pydantic says in terms of Python
WORDS = {
    "unexpected_keyword_argument": "there is no such field",
    "missing": "is missing",
    "tuple_type": "should be a list",
    "string_type": "should be a string",
    "literal_error": "{value!r} is none of {expected}",
    "value_error": "{error}",
}
Step = str | int


def pack_error(name: str, text: str, error: Mapping[str, Any]) -> PackError:
    """The error for the first thing that pydantic found wrong in a pack's text."""
    path = error["loc"]
    line = line_of(text, path)
    place = name if line is None else f"{name}:{line}"
    where = [*entry_names(text, path), *fields_of(path)]
    return PackError(": ".join([place, *where, complaint(error)]))


def complaint(error: Mapping[str, Any]) -> str:
    """What is wrong with the value at a place."""
    words = WORDS.get(error["type"])
    if words is None:
        return str(error["msg"])
    return words.format(value=error["input"], **error.get("ctx", {}))


def entry_names(text: str, path: Sequence[Step]) -> list[str]:
    r"""The kind and the name of the entry that a path leads into; its number, from 1, where it has no name.

    >>> entry_names('[[verb]]\nterms = ["增长"]\n[[verb]]\nrole = "be"', ("verb", 0, "role"))
    ['verb 增长']
    """
    if len(path) < 2 or not isinstance(path[1], int):
        return []
    import tomllib  # noqa: PLC0415 - only where something is wrong

    entry = tomllib.loads(text)[str(path[0])][path[1]]
    return [f"{path[0]} {name_of(entry) or path[1] + 1}"]


def name_of(entry: Any) -> str | None:
    """What an entry is called, if it has come so far."""
    if not isinstance(entry, Mapping):
        return None
    told = next((entry[field] for field in NAMES if entry.get(field)), None)
    first = told[0] if isinstance(told, list) else told
    return first if isinstance(first, str) else None


def fields_of(path: Sequence[Step]) -> list[str]:
    """What a path names behind the entry: a field, or the table where there is no entry; members from 1."""
    inside = path[2:] if len(path) > 1 and isinstance(path[1], int) else path
    return [str(step + 1) if isinstance(step, int) else step for step in inside]


def line_of(text: str, path: Sequence[Step]) -> int | None:
    r"""The line of the field that a path leads to, or of its entry; None where the text tells neither.

    >>> line_of('[[verb]]\nrole = "be"\n\n[[verb]]\nterms = []\nrole = "is"', ("verb", 1, "role"))
    6
    """
    kind, at = re.escape(str(path[0])), path[1] if len(path) > 1 else 0
    heads = list(re.finditer(rf"^[ \t]*(?:\[\[?[ \t]*{kind}[ \t]*\]|{kind}[ \t]*=)", text, re.MULTILINE))
    if not isinstance(at, int) or at >= len(heads):
        return None
    head = heads[at]
    found = field_of_entry(text, head.end(), str(path[2])) if len(path) > 2 else None
    return text.count("\n", 0, head.start() if found is None else found) + 1


def field_of_entry(text: str, start: int, field: str) -> int | None:
    """Where a field of the entry that begins at an offset stands."""
    following = re.compile(r"^[ \t]*\[\[", re.MULTILINE).search(text, start)
    key = re.compile(rf"^[ \t]*[\"']?{re.escape(field)}[\"']?[ \t]*=", re.MULTILINE)
    found = key.search(text, start, following.start() if following else len(text))
    return found.start() if found else None
