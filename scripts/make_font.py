"""Make src/reportx/plots/font.otf: the characters that pictures need, cut from Noto Sans CJK SC (OFL).

make_font.py NotoSansCJK-Regular.ttc

The file is in Debian's package fonts-noto-cjk. The cut has Latin, punctuation, the 6,763 characters of GB
2312 and all that the vocabulary and the names of places use.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

ROOT = Path(__file__).parents[1] / "src" / "reportx"
FAMILY, CUT = "Noto Sans CJK SC", "Noto Sans SC Cut"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
MARKS = [
    *range(0x2010, 0x2028),
    *range(0x2030, 0x203B),
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2264,
    0x2265,
    0x25A1,
]
CHINESE_MARKS = [
    *range(0x3000, 0x3018),
    *range(0xFF01, 0xFF5F),
    *range(0x2460, 0x2474),
    *range(0x2160, 0x216C),
]
HANZI = range(0xB0, 0xF8)  # first bytes of the Chinese characters in GB 2312


def main() -> None:
    """Cut the font."""
    faces = TTCollection(sys.argv[1]).fonts
    font = next(face for face in faces if face["name"].getDebugName(1) == FAMILY)
    options = subset.Options(layout_features=["kern"], hinting=False, desubroutinize=True)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={*LATIN, *MARKS, *CHINESE_MARKS, *map(ord, standard() | used())})
    cutter.subset(font)
    font.flavor = None
    for number, name in (
        (1, CUT),
        (4, CUT),
        (6, CUT.replace(" ", "")),
    ):  # a full one may be installed as well
        font["name"].setName(name, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created  # the same bytes from every run
    font.recalcTimestamp = False
    path = ROOT / "plots" / "font.otf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size} bytes")


def standard() -> set[str]:
    """The Chinese characters of GB 2312."""
    pairs = (bytes([first, second]) for first in HANZI for second in range(0xA1, 0xFF))
    return {pair.decode("gb2312", "ignore") for pair in pairs} - {""}


def used() -> set[str]:
    """The Chinese characters of the vocabulary and of the names of places."""
    files = [*(ROOT / "data").glob("*.toml"), ROOT / "data" / "places.txt"]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return {char for char in text if "\u4e00" <= char <= "\u9fff"}


if __name__ == "__main__":
    main()
