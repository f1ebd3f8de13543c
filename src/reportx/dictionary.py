"""The dictionary by which jieba cuts a stretch into words, read as far as the stretch needs it.

jieba cuts without its hidden Markov model, whose guesses at unknown words move boundaries, and with a
dictionary of reportx's own (data/words.txt, made by scripts/make_dictionary.py), of which a line holds the
words of one first character, and the beginnings of words that are none, with 0 as jieba wants them. To load
all of it takes longer than to read a report, so a line is read when one of its words may be there.
"""

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jieba

DATA = Path(__file__).with_name("data")
WIDTH = len("一".encode())


class Dictionary:
    """Words, and the likeliest way to cut a stretch into them."""

    def __init__(self, text: bytes) -> None:
        total, *lines = text.splitlines()
        self.total = int(total)
        self.unread = {line[:WIDTH].decode(): line for line in lines}
        # as jieba wants them, in a plain dict that it asks for each stretch of each length; the beginning of
        # a word that is none has 0
        self.counts: dict[str, int] = {}

    def read(self, chars: str) -> None:
        """Read the words that begin with some characters, if they are not read yet."""
        for first in set(chars):
            if line := self.unread.get(first):
                fields = line.decode().split()
                self.counts.update(zip(fields[::2], map(int, fields[1::2]), strict=True))
                self.unread.pop(first, None)  # at last, for another thread may ask meanwhile

    def holds(self, word: str) -> bool:
        """Whether a string is a word; its parts alone are none."""
        if word[:1] in self.unread:
            self.read(word[0])
        return bool(self.counts.get(word))

    def cut(self, chars: str) -> list[str]:
        """The words of a stretch."""
        self.read(chars)
        return list(tokenizer(self).cut(chars, HMM=False))


@cache
def dictionary() -> Dictionary:
    """The dictionary that scripts/make_dictionary.py makes."""
    return Dictionary((DATA / "words.txt").read_bytes())


@cache
def tokenizer(words: Dictionary) -> "jieba.Tokenizer":
    """jieba with a dictionary, and without the cache file that it would leave in /tmp."""
    made = load_jieba().Tokenizer()
    made.FREQ, made.total, made.initialized = words.counts, words.total, True
    return made


def load_jieba() -> Any:
    """Import jieba without pkg_resources, with which it only looks for files of its own.

    That takes 0.1 s and more, five times what jieba itself does, and jieba does without where it is missing.
    """
    missing = object()
    before = sys.modules.get("pkg_resources", missing)
    if before is missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba  # noqa: PLC0415 - a text without doubtful verbs never needs it
    finally:
        if before is missing:
            del sys.modules["pkg_resources"]
    return jieba
