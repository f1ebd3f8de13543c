"""How time and memory grow with a text: a table of families of texts, each of one piece again and again.

A rule or a loop that goes back over what was read already takes four times as long for twice the text, and
a text that was made to do so, or was damaged in that way, holds a machine up for hours. The families are
made of the vocabulary itself, so that a new entry of it is measured without a word here: a term of each
role, the sentences of each rule, with and without marks between them; beside them stand pieces that no
vocabulary has.

    python benchmarks/growth.py                  # all families; takes an hour
    python benchmarks/growth.py --only 5个       # those whose name holds this
    python benchmarks/growth.py --chars 20000    # the size of the smaller text

The exponent is 1 where time grows as the text does. A family fails where 8 times the text takes more than 10
times as long, apart from a tenth of a second.
"""

import argparse
import math
import multiprocessing as mp
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from reportx.extract import read_report
from reportx.packs import KINDS, Entry, builtin
from reportx.records import Source

TIMES = 8  # the larger text is so many times the smaller
MOST = 10.0  # and may take so many times as long
SLACK = 0.1  # seconds that are no growth
PATIENCE = 120.0
MEMORY = 4 << 30
# what no entry of the vocabulary is, or what stands between entries
PIECES = (
    *"0 5 . , ， 、 。 ； ： ( ) （ ） 【 “ ” 《 》 - — ~ % + · | 一 十 百 万 亿 年 月 日 第".split(),
    *"个 元 的 和 中 A a ! @".split(),
    *"5天 5个 5元 约 2024年 较2020年 其中 增长 从5%到 由5% 5% 5、 5， 5。 5-6 5~6亿元 一、 (一)".split(),
    *"1. 1.5 一是".split(),
    *"第一 第5 第一章 十四五 分别 分别为5 5和 同比 比上年 超过 以上 新增 全市 其中：5 占 达到".split(),
    *"连续5年 翻一番".split(),
    *"5倍 百分之五 五百 一亿 1亿 1，111， 1,111 增加值 生产总值 地区生产总值5 居民收入5亿元".split(),
    *"收入5亿元、".split(),
    *"（5） （五） 5（ “5 ”5 《5》 （增长 （其中 每5 每个5 5/ 5亿 5万 2024-2025 2024.5.".split(),
    *"2024年5月 5月 5月5日".split(),
    *"一季度 上半年 1-5月 “十四五” 2024年度 目标 预期 力争 完成 以来 年末 万人 各位代表！".split(),
    *"增长5%；".split(),
    *"2024年政府工作报告| 各位代表：| 一、2024年工作回顾| 二、| 一是5个。| ——5个| ●5| 增长5%| 5|".replace(
        "|", "\n"
    ).split(" "),
    *("指标\t单位\t2024年\n", "税收\t亿元\t5\n", "税收\n亿元\n5\n", "单位：亿元\n", "项目 金额\n", "5 5 5\n"),
    *(
        "项目\t金额\n税收\t5\n",
        "1 2\n",
        "||\n",
        "1\t",
        "5\t",
        "5|",
        "a" * 30,
        "中" * 30,
        "中\n",
        " ",
        "\t",
        "\n",
    ),
    *("\u3000", "\r\n", "\r", "&nbsp;", "<p>", "\\n", "\ufffd", "□", "ⅰ", "①", "⑴5", "\u0661", "\U0001d7d8"),
)
JOINTS = {"": "", "，": "，", "。": "。", "、": "、", "\\n": "\n"}


def families() -> Iterator[tuple[str, str]]:
    """Each family's name and its piece."""
    seen = set()
    for name, piece in named_pieces():
        if piece and piece not in seen:
            seen.add(piece)
            yield name, piece


def named_pieces() -> Iterator[tuple[str, str]]:
    """Pieces, some of them more than once."""
    for piece in PIECES:
        yield repr(piece)[1:-1], piece
    for kind in KINDS:
        told = set()
        for entry in getattr(builtin(), kind):
            group = group_of(entry)
            if group in told or not entry.examples:
                continue
            told.add(group)
            sentence = entry.examples[0].replace("[", "").replace("]", "")
            for joint, mark in JOINTS.items():
                yield f"{kind} {group} {joint}", sentence.rstrip("。") + mark
            for term in getattr(entry, "terms", ())[:1]:
                yield f"{kind} {group} term", term
                yield f"{kind} {group} 5", f"{term}5"
                yield f"{kind} {group} 5个", f"{term}5个"
                yield f"{kind} {group} 5个，", f"{term}5个，"


def group_of(entry: Entry) -> str:
    """What an entry has in common with others, of which one is enough."""
    fields = ("form", "role", "label", "side", "kind", "name")
    return next((str(getattr(entry, field)) for field in fields if getattr(entry, field, None)), "")


def seconds(text: str) -> float:
    """The time of computing that a text takes."""
    began = time.process_time()
    read_report(Source(name="x", text=text, sha256=""))
    return time.process_time() - began


def measure(pipe: Connection, piece: str, chars: int) -> None:
    """Send the time at n, that at 8n, and the memory, in MB, each as soon as it is there."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    count = max(1, chars // len(piece))
    seconds(piece * 9)
    try:
        pipe.send(seconds(piece * count))
        pipe.send(seconds(piece * (count * TIMES)))
    except MemoryError:
        pipe.send(math.inf)
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(piece: str, chars: int) -> list[float]:
    """What ``measure`` has sent when its patience ended."""
    ours, theirs = mp.Pipe()
    process = mp.get_context("fork").Process(target=measure, args=(theirs, piece, chars))
    process.start()
    theirs.close()
    found, until = [], time.monotonic() + PATIENCE
    try:
        while len(found) < 3 and ours.poll(max(0.0, until - time.monotonic())):
            found.append(ours.recv())
    except EOFError:
        pass
    process.kill()
    process.join()
    return found


def row(name: str, found: Sequence[float]) -> tuple[str, bool]:
    """A line of the table, and whether it grows too fast."""
    small, large, memory = [*found, math.inf, math.inf, math.inf][:3]
    fast = math.isinf(large) or large > MOST * small + SLACK  # also what raised or had no end
    exponent = math.log(large / small) / math.log(TIMES) if math.isfinite(large) else math.inf
    return f"| {name} | {small:.3f} | {large:.3f} | {exponent:.2f} | {memory:.0f} |", fast


def main() -> None:
    """Print the table; the families that grow too fast come with a mark."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="families whose name holds this")
    parser.add_argument("--chars", type=int, default=20_000, help="of the smaller text")
    parser.add_argument("--all", action="store_true", help="print those that grow as they should, too")
    args = parser.parse_args()
    builtin()
    seconds("2024年全市地区生产总值5亿元，增长5%。\n一、回顾\n" * 20)
    print(f"| family | {args.chars} characters, s | {TIMES} times that, s | exponent | MB |")
    print("|---|---:|---:|---:|---:|")
    count = failed = 0
    for name, piece in families():
        if args.only not in name:
            continue
        line, fast = row(name.replace("|", "¦").replace("\n", "\\n"), measured(piece, args.chars))
        count, failed = count + 1, failed + fast
        if fast or args.all:
            print(line + (" too fast" if fast else ""), flush=True)
    print(f"\n{count} families, {failed} grow faster than the text")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
