"""Make src/reportx/data/places.txt and successors.txt: China's divisions since 1981, with codes and years.

    python scripts/make_places.py PATH/TO/codes.csv

The table is that of github.com/yescallop/areacodes (CC0 1.0), as at 31 December of each year; its columns
代码, 名称, 启用时间, 变更/弃用时间 and 新代码 are read. A line of places.txt is a name and its records, each
a code with the years in which it begins and ends: ``坪山区 440310:2016-``. What is used instead of a name
with nations in it has that name for a record: ``甘孜州 甘孜藏族自治州``. Lines are sorted by name.

successors.txt has the places that went on under a new code, as 徐水县 did as 徐水区: ``130625 2015 130609``,
the code, the year in which it ended, and the new one. What was divided, or united with another, goes on
as none.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "reportx" / "data"
LONG_NAME = 4  # characters of a prefecture's name that is said by its first: 博尔塔拉
CODE = re.compile(r"\d{6}")
NATIONS = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|毛难|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|崩龙|"
    "保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
# 恩施土家族苗族自治州, and those whose nation's name has no 族: 巴音郭楞蒙古自治州
AUTONOMOUS = re.compile(
    rf"(?P<place>.+?)(?:(?:{NATIONS})族)*(?:(?:{NATIONS})族|蒙古|哈萨克|柯尔克孜|维吾尔)自治(?P<kind>[州县旗区])"
)


def main(table: Path) -> None:
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    write("places.txt", named(rows))
    write("successors.txt", succeeded(rows))


def named(rows: list[dict[str, str]]) -> Iterator[str]:
    """The lines of places.txt."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        names[row["名称"]].append(f"{row['代码']}:{row['启用时间']}-{row['变更/弃用时间']}")
    for name in list(names):
        if found := AUTONOMOUS.fullmatch(name):
            kind = found["kind"].removesuffix("区")  # 宁夏 has none
            for short in {found["place"] + kind, found["place"] + "自治" + found["kind"]} - {name}:
                names[short].append(name)
            if kind == "州" and "族" not in name and len(found["place"]) >= LONG_NAME:
                names[found["place"][0] + kind].append(name)  # 博州, as people call it
    return (f"{name} {' '.join(names[name])}" for name in sorted(names))


def succeeded(rows: list[dict[str, str]]) -> Iterator[str]:
    """The lines of successors.txt: what ended in a year, as the only one, where its new code began."""
    begun = {(row["代码"], row["启用时间"]) for row in rows}
    ended = [
        (row["代码"], row["变更/弃用时间"], row["新代码"]) for row in rows if CODE.fullmatch(row["新代码"])
    ]
    ways = Counter((new, year) for _, year, new in ended)
    split = Counter(new for row in rows for new in CODE.findall(row["新代码"]) if row["新代码"] != new)
    return (
        f"{code} {year} {new}"
        for code, year, new in sorted(ended)
        if year and (new, year) in begun and ways[new, year] == 1 and not split[new]
    )


def write(name: str, lines: Iterator[str]) -> None:
    (DATA / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{name}: {(DATA / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
