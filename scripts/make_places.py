"""Make src/reportx/data/places.txt: the names of China's divisions since 1981, with their codes and years.

    python scripts/make_places.py PATH/TO/codes.csv

The table is that of github.com/yescallop/areacodes (CC0 1.0), as at 31 December of each year; its columns
代码, 名称, 启用时间 and 变更/弃用时间 are read. A line of
ours is a name and its records, each a code with the years
in which it begins and ends: ``坪山区 440310:2016-``. What is used instead of a name with nations in it has
that name for a record: ``甘孜州 甘孜藏族自治州``. Lines are sorted by name.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "reportx" / "data" / "places.txt"
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
    names: dict[str, list[str]] = defaultdict(list)
    with table.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            begin, end = row["启用时间"], row["变更/弃用时间"]
            names[row["名称"]].append(f"{row['代码']}:{begin}-{end}")
    for name in list(names):
        if found := AUTONOMOUS.fullmatch(name):
            kind = found["kind"].removesuffix("区")  # 宁夏 has none
            for short in {found["place"] + kind, found["place"] + "自治" + found["kind"]} - {name}:
                names[short].append(name)
    OUT.write_text(
        "\n".join(f"{name} {' '.join(names[name])}" for name in sorted(names)) + "\n", encoding="utf-8"
    )
    print(f"{OUT.name}: {len(names)} names, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
