"""Fill what pages tell of the code: commands from typer's tree, fields from the models, figures as measured.

A page holds ``<!-- made: NAME WORDS -->`` and ``<!-- end -->``; what stands between them is made anew. So a
Chinese page has the measured tables of its English one, in the words of docs/zh/tables.toml.
"""

import html
import inspect
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import typer

from reportx import models
from reportx.cli import MODULES, application
from reportx.cli.chinese import helped
from reportx.language import in_chinese
from reportx.writers.labels import field_label, value_label

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
BLOCK = re.compile(r"(<!-- made: (\w+) ?(.*?) -->\n).*?(<!-- end -->)", re.DOTALL)
HEADS = {
    "accuracy": {
        "en": (
            "{date}: {stretches} stretches of reports that nobody had looked at before, {records} figures",
            "right",
        ),
        "zh": ("{date}，{stretches} 段事先没有看过的报告，{records} 个数字", "正确率"),
    },
    "speed": {"en": "measured", "zh": "实测"},
    "fields": {"en": ("field", "what it is", "values"), "zh": ("字段", "含义", "取值")},
    "commands": {"en": "argument, option", "zh": "参数、选项"},
}
AGAIN = {"en": " Again for more.", "zh": "可重复使用。"}
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
RULE = re.compile(r"[|:-]+")  # the line below the head of a table
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
# What is the same in both languages: code, where a link leads, units, and names of commits.
SAME = re.compile(r"`[^`]*`|\]\([^)]*\)|\b(?:[KMG]i?B|ms|(?=\w*\d)[0-9a-f]{7})\b")
# What a reader asks of a figure, and the columns of docs/accuracy.md that answer.
ASKED = {
    "detection": {"en": "figures found and not invented (F1)", "zh": "数字找全且无多余（F1）"},
    "unit": {"en": "unit", "zh": "单位"},
    "measure": {
        "en": "measure (level, change, growth, share, rank)",
        "zh": "数值类型（水平、增量、增速、占比、位次）",
    },
    "status": {"en": "happened or planned", "zh": "实绩还是目标"},
    "period": {"en": "period", "zh": "时期"},
    "indicator": {"en": "name of the indicator", "zh": "指标名称"},
    "record": {"en": "records right in every field (F1)", "zh": "整条记录每个字段都对（F1）"},
}
# What a reader asks of speed: the page, how its row begins, and which of its cells is the answer.
MEASURED = (
    ("speed.md", "extract, in ms", 2, "{} ms", {
        "en": "`reportx extract` of the seed, 19,040 characters, from the start of the program",
        "zh": "`reportx extract` 读样例（19,040 字），含程序启动",
    }),
    ("speed.md", "warm extract, in ms", 2, "{} ms", {
        "en": "the same in a program that is running",
        "zh": "同上，程序已在运行",
    }),
    ("speed.md", "lcut, in ms", 2, "{} ms", {
        "en": "for comparison: jieba cuts the same text into words",
        "zh": "对照：jieba 给同一文本分词",
    }),
    ("batch.md", "231 reports, 2 workers", 1, "{}", {
        "en": "`reportx batch` of 231 reports on two cores",
        "zh": "`reportx batch` 读 231 份报告，双核",
    }),
    ("batch.md", "peak memory, 231 reports, 2 workers", 1, "{}", {
        "en": "its memory, of all processes together",
        "zh": "所有进程合计占用内存",
    }),
)  # fmt: skip


def rows(page: str) -> Iterator[list[str]]:
    """The rows of all tables of a page, as cells."""
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def accuracy(language: str) -> str:
    """How right the last reports were read that no rule had been changed for."""
    lines = list(rows("accuracy.md"))
    head = next(line for line in lines if line[0] == "date")
    last = [dict(zip(head, line, strict=True)) for line in lines if len(line) == len(head)]
    blind = [row for row in last if row["blind"] == "yes"][-1]
    name, column = HEADS["accuracy"][language]
    scored = re.search(r"(\d+) \w+, (\d+) records", blind["what was scored"])
    assert scored, blind
    title = name.format(date=blind["date"], stretches=scored[1], records=scored[2])
    told = [f"| {words[language]} | {blind[key]} |" for key, words in ASKED.items() if blind[key]]
    return "\n".join([f"| {title} | {column} |", "|---|---:|", *told, ""])


def speed(language: str) -> str:
    """How fast, as docs/speed.md and docs/batch.md have measured."""
    told = []
    for page, beginning, cell, form, words in MEASURED:
        found = next(row for row in rows(page) if row[0] == beginning)
        told.append(f"| {words[language]} | {form.format(found[cell])} |")
    return "\n".join([f"| {HEADS['speed'][language]} | |", "|---|---:|", *told, ""])


def values(annotation: Any) -> list[str]:
    """The values of an enumeration, also of one that may be null."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    inner = [a for a in get_args(annotation) if a is not NoneType]
    return values(inner[0]) if len(inner) == 1 and get_origin(annotation) is not tuple else []


def fields(model: str, language: str) -> str:
    """The fields of a model as the model tells them; in Chinese with what stands above their column first."""
    told = []
    for name, field in getattr(models, model).model_fields.items():
        listed = [
            f"`{value}`"
            if language == "en" or value == value_label(value, "zh")
            else f"`{value}` {value_label(value, 'zh')}"
            for value in values(field.annotation)
        ]
        words = meaning(name, field.description, language).replace("<", "&lt;")
        told.append(f"| `{name}` | {words} | {', '.join(listed)} |")
    return "\n".join([f"| {' | '.join(HEADS['fields'][language])} |", "|---|---|---|", *told, ""])


def meaning(name: str, description: str | None, language: str) -> str:
    """What a field is."""
    if language == "en":
        return description or field_label(name, "en")
    known = chinese_cells()["fields"]
    if description and description not in known:
        raise KeyError(f"docs/zh/tables.toml lacks, under fields: {description}")
    return "：".join([field_label(name, "zh"), *([known[description]] if description else [])])


def commands(language: str = "en") -> str:
    """Every command with its arguments, options and examples, as --help has them."""
    group: Any = typer.main.get_command(application())
    return "\n".join(line for command in tree(group, "reportx", language) for line in command)


def tree(group: Any, path: str, language: str) -> Iterator[list[str]]:
    """The parts of the commands of a group, in the order of --help, whatever was loaded first."""
    for name in (
        *filter(group.commands.get, MODULES),
        *(name for name in group.commands if name not in MODULES),
    ):
        command = group.commands[name]
        words = f"{path} {name}"
        if hasattr(command, "commands"):
            yield from tree(command, words, language)
        else:
            yield told(command, words, language)


def told(command: Any, words: str, language: str) -> list[str]:
    """The part of the page that is about one command."""
    context = command.context_class(command, info_name=words, **command.context_settings)
    usage = " ".join(command.collect_usage_pieces(context))
    help_text = inspect.cleandoc(command.help or "")
    if language == "zh":
        usage, help_text = in_chinese(usage), in_chinese(help_text).replace("\n", "")
    examples = [line for line in (command.epilog or "").splitlines() if line.strip("\b ")]
    return [
        f"## {words}", "", " ".join(help_text.split()), "", "```text", f"{words} {usage}", "```", "",
        f"| {HEADS['commands'][language]} | |", "|---|---|", *options(command, context, language), "",
        *(["```text", *(line.strip() for line in examples), "```", ""] if examples else []),
    ]  # fmt: skip


def options(command: Any, context: Any, language: str) -> Iterator[str]:
    """The rows of a command's arguments and options."""
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record:
            name, words = record
            name = re.sub(r"\s+", " ", name)
            words = helped(words) if language == "zh" else words
            if parameter.multiple and AGAIN[language].lower() not in words.lower():
                words += AGAIN[language]
            words = re.sub(r"\s+", " ", words).replace("|", "\\|").replace("<", "&lt;")
            yield f"| {as_code(name)} | {words} |"


def as_code(name: str) -> str:
    """A name in a cell, which GitHub ends at a bar within backticks; Zensical would show a stroke there."""
    return f"<code>{html.escape(name).replace('|', '&#124;')}</code>" if "|" in name else f"`{name}`"


def table(page: str, number: str) -> str:
    """A table of an English page in Chinese: its figures, so that they are typed once, and our words."""
    found = TABLE.findall((DOCS / page).read_text(encoding="utf-8"))[int(number) - 1]
    words, lines = chinese_cells().get(page.removesuffix(".md"), {}), []
    for line in found.splitlines():
        cells = [line] if RULE.fullmatch(line) else [in_words(c, words, page) for c in line.split("|")[1:-1]]
        lines.append(line if RULE.fullmatch(line) else f"|{'|'.join(cells)}|")
    return "\n".join([*lines, ""])


@cache
def chinese_cells() -> Mapping[str, Any]:
    """The words of the measured tables by page, with ``{}`` for a number, and those that stay the same."""
    return tomllib.loads((DOCS / "zh" / "tables.toml").read_text(encoding="utf-8"))


def in_words(cell: str, words: Mapping[str, str], page: str) -> str:
    """A cell in Chinese, with the numbers that it has."""
    english = cell.strip()
    key = NUMBER.sub("{}", english)
    if english in words or key in words:
        said = words.get(english) or words[key].format(*NUMBER.findall(english))
        return f" {said} "
    if key in chinese_cells()["same"] or not re.search(r"[A-Za-z]", SAME.sub("", english)):
        return cell
    raise KeyError(f"docs/zh/tables.toml lacks, for {page}: {key}")


MADE: dict[str, Callable[..., str]] = {
    "accuracy": accuracy,
    "speed": speed,
    "fields": fields,
    "commands": commands,
    "table": table,
}


def filled(text: str) -> str:
    """A page with its made blocks made anew."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{MADE[block[2]](*block[3].split())}\n{block[4]}", text)


if __name__ == "__main__":
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (anew := filled(text)) != text:
            page.write_text(anew, encoding="utf-8")
