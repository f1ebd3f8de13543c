"""Make src/reportx/data/traditional.txt: traditional characters, and below each the simplified one.

Taken from OpenCC's TSCharacters.txt (Apache 2.0), as the package opencc-python-reimplemented has it. Kept are
only those that stand for one simplified character, and never for themselves: of several, one alone must be in
GB 2312, the characters of ordinary texts, or the others be mere variants of it. The most frequent come first,
by jieba's dictionary.

make_traditional.py TSCharacters.txt
"""

import sys
from collections import Counter
from pathlib import Path

from make_dictionary import chinese

OUT = Path(__file__).parents[1] / "src" / "reportx" / "data" / "traditional.txt"
VARIANTS = "餘諮託於徵"  # of these the first simplified character is the ordinary one


def main() -> None:
    pairs = dict(filter(None, map(pair, Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())))
    often: Counter[str] = Counter()
    for word, count in chinese():
        for char in word:
            often[char] += count
    order = sorted(pairs, key=lambda char: (-often[pairs[char]], char))
    OUT.write_text("".join(order) + "\n" + "".join(map(pairs.__getitem__, order)) + "\n", encoding="utf-8")


def pair(line: str) -> tuple[str, str] | None:
    """A traditional character and the simplified one that it stands for, if there is but one."""
    traditional, candidates = line.split("\t")
    ordinary = [char for char in candidates.split() if in_ordinary_texts(char)]
    if (len(ordinary) != 1 or traditional in candidates) and traditional not in VARIANTS:
        return None
    return (traditional, ordinary[0]) if "一" <= traditional <= "\u9fff" != ordinary[0] else None


def in_ordinary_texts(char: str) -> bool:
    """Whether GB 2312 has a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
