"""How much the pages of a PDF print, counted, so that a small file does not hold a machine up.

Pages may share what they print, and forms may hold forms, so a file of 20 kB may print a hundred million
lines. What a file prints is counted against its bytes: the densest of the real files, 225 pages of nothing
but tables, prints a quarter of what it may.
"""

from reportx.readers.limits import Limits, within

EACH = 512  # bytes of --max-bytes to a mark of a file of no bytes at all; one more for each byte it has


class Marks:
    """The characters, objects and points of lines that were met on the pages so far."""

    def __init__(self, *, name: str, limits: Limits, size: int) -> None:
        self.name = name
        self.limits = limits
        self.most = limits.bytes // EACH + size
        self.met = 0

    def add(self, count: int) -> None:
        """Count some more. Raises InputError where they are too many."""
        self.met += count
        within(self.met, self.most, name=self.name, what="characters and lines", option="--max-bytes")

    def add_characters(self, count: int) -> None:
        """Count a page's characters, with blanks, which are bounded by themselves too."""
        most = 2 * self.limits.chars
        within(count, most, name=self.name, what="characters", option="--max-chars")
        self.add(count)
