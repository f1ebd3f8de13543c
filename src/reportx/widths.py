"""How wide a text is on a terminal."""

from unicodedata import east_asian_width


def columns(text: str) -> int:
    """How many columns a terminal gives a text: two for a Chinese character.

    >>> columns("增长9%")
    6
    """
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
