"""Named tuples by the thousand, and the models that are made of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

made = tuple.__new__
"""Makes a named tuple of a tuple of all its fields, in half the time of its own call, compiled in less."""


def models_of(model: type[T], fields: Sequence[str], records: Iterable[Sequence[object]]) -> Iterator[T]:
    """Models of pydantic, frozen or not, of records of their very types, as ``model_construct`` makes them.

    To validate each takes twice as long.
    """
    put, known, empty = object.__setattr__, set(fields), dict.fromkeys(fields)
    for record in records:
        made_so = model.__new__(model)
        values = empty.copy()  # it has its size already
        for field, value in zip(fields, record, strict=True):
            values[field] = value
        put(made_so, "__dict__", values)
        put(made_so, "__pydantic_fields_set__", known)  # each has them all, whatever is set in it later
        put(made_so, "__pydantic_extra__", None)
        put(made_so, "__pydantic_private__", None)
        yield made_so
