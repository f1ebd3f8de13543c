"""What is wrong with a pack, each in one line that names the file, the entry and the line of the file."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportx.errors import nearest

NAMES = ("code", "form", "terms", "pattern", "role")  # what an entry is called by, the first that it has
# what pydantic says in terms of Python
WORDS = {
    "unexpected_keyword_argument": "there is no such field",
    "missing": "is missing",
    "too_short": "is empty",
    "tuple_type": "should be a list",
    "string_type": "should be a string",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "literal_error": "{value!r} is none of {expected}",
    "value_error": "{error}",
}
# what pydantic shows the pattern of
FORMS = {
    "code": "a code has small letters, digits and _, and begins with a letter",
    "class_code": "a class has three or five digits",
    "sha256": "a digest has 64 digits and letters from a to f",
}
Step = str | int
Entries = Mapping[str, Any]  # of a pack, as TOML has them
Known = Mapping[str, Sequence[str]]


MOST = 100  # complaints about a file that are told
MOST_CHOICES = 20  # words for a field that are told one by one
ALIKE = 0.6  # words of one field are much alike as it is


def pack_errors(
    name: str, text: str, entries: Entries, errors: Sequence[Mapping[str, Any]], *, known: Known
) -> list[str]:
    """A line for each thing that pydantic found wrong in a pack's text, from its beginning to its end.

    ``known`` are the kinds of entries with their fields.
    """
    # a list is also said to be too short where its members are wrong
    errors = [error for error in errors if error["type"] != "too_short" or not error["input"]]
    told = [(line_of(text, error["loc"]), error) for error in errors[:MOST]]
    told.sort(key=lambda pair: pair[0] or 0)
    lines = []
    for line, error in told:
        where = [*entry_names(entries, error["loc"]), *fields_of(error["loc"])]
        lines.append(": ".join([place(name, line), *where, complaint(error, known)]))
    return [*lines, f"{name}: {len(errors) - MOST} more"] if len(errors) > MOST else lines


def place(name: str, line: int | None) -> str:
    """A line of a file, as far as it is known."""
    return name if line is None else f"{name}:{line}"


def twice(name: str, text: str, entries: Entries) -> list[str]:
    """A line for each code that an indicator before it has: records of both would be taken for one's."""
    found: dict[str, int] = {}
    lines: list[str] = []
    indicators = entries.get("indicator", ())
    for at, entry in enumerate(indicators if isinstance(indicators, list) else ()):
        code = entry.get("code") if isinstance(entry, Mapping) else None
        if isinstance(code, str) and found.setdefault(code, at) != at and len(lines) < MOST:
            first = line_of(text, ("indicator", found[code], "code"))
            line = line_of(text, ("indicator", at, "code"))
            lines.append(f"{place(name, line)}: indicator {code}: code: stands in line {first} already")
    return lines


def complaint(error: Mapping[str, Any], known: Known) -> str:
    """What is wrong with the value at a place, and what was probably meant.

    >>> wrong = {"type": "literal_error", "loc": ("verb", 0, "role"), "input": "mkae"}
    >>> complaint(wrong | {"ctx": {"expected": "'be' or 'make'"}}, {})
    "'mkae' is none of 'be', 'make'; did you mean make?"
    """
    words = WORDS.get(error["type"])
    if error["type"] == "string_pattern_mismatch":
        return FORMS[str(error["loc"][-1])]
    if words is None:
        return str(error["msg"])
    told, near = words.format(value=error["input"], **error.get("ctx", {})), None
    if error["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        near = nearest(str(error["input"]), choices, alike=ALIKE)
        told = f"{error['input']!r} is none of {', '.join(map(repr, choices))}"
        if len(choices) > MOST_CHOICES:
            told = f"{error['input']!r} is none of the {len(choices)} words that reportx schema pack lists"
    elif error["type"] == "unexpected_keyword_argument":
        *kind, field = error["loc"]
        near = nearest(str(field), known.get(str(kind[0]), ()) if kind else known, alike=ALIKE)
    return f"{told}; did you mean {near}?" if near else told


def entry_names(entries: Entries, path: Sequence[Step]) -> list[str]:
    """The kind and the name of the entry that a path leads into; its number, from 1, where it has no name.

    >>> entry_names({"verb": [{"terms": ["增长"]}, {"role": "be"}]}, ("verb", 0, "role"))
    ['verb 增长']
    """
    if len(path) < 2 or not isinstance(path[1], int):
        return []
    entry = entries[str(path[0])][path[1]]
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
