"""Make src/reportx/data/words.txt: the words that tell where one word ends and the next begins.

Taken from jieba's own dictionary (MIT licence): its words of frequency 50 and more, which leaves
out rare names, the rarer ones that hold a verb of the vocabulary (建成区), and every term of it. The first
line is the sum of all frequencies, then comes a line for each first character, in which a beginning of a
word that is none has 0.
Run it again after a change of either.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import jieba

from reportx.packs import builtin

LEAST = 50
OUT = Path(__file__).parents[1] / "src" / "reportx" / "data" / "words.txt"


def main() -> None:
    verbs = [term for verb in builtin().verb for term in verb.terms if len(term) > 1]
    words = {
        word: count for word, count in chinese() if count >= LEAST or any(verb in word for verb in verbs)
    }
    for term in vocabulary():
        words[term] = max(words.get(term, 0), 3000)
    total = sum(words.values())
    for word in list(words):
        for end in range(1, len(word)):
            words.setdefault(word[:end], 0)
    groups = groupby(sorted(words.items()), key=lambda entry: entry[0][0])
    lines = [" ".join(f"{word} {count}" for word, count in group) for _, group in groups]
    OUT.write_text("\n".join([str(total), *lines, ""]), encoding="utf-8")
    print(f"{OUT.name}: {sum(map(bool, words.values()))} words")


def chinese() -> Iterator[tuple[str, int]]:
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, _ = line.decode("utf-8").split(" ")
            if all("\u4e00" <= c <= "\u9fff" for c in word):
                yield word, int(count)


def vocabulary() -> Iterator[str]:
    pack = builtin()
    for entries in (pack.verb, pack.phrase):
        for entry in entries:
            yield from (term for term in entry.terms if len(term) > 1)


if __name__ == "__main__":
    main()
