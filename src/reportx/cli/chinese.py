"""Help in Chinese: the pages that typer lays out, their words put into Chinese and folded by columns."""

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand

from reportx.cli.app import LEFT
from reportx.language import catalogue, found_whole, in_chinese
from reportx.widths import columns

Formatter: Any = TyperCommand.context_class.formatter_class
CLOSING = "，。；：、）？！"  # no line begins with one


def speak() -> None:
    """Lay out every page of help in Chinese from now on."""
    TyperCommand.context_class.formatter_class = ChineseFormatter


class ChineseFormatter(Formatter):  # type: ignore[misc]
    """Lays out a page of help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, in_chinese(args), prefix or in_chinese("Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write what stands above a list."""
        self.write(f"{'':>{self.current_indent}}{in_chinese(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write what a command does; examples, which begin with a mark, stay as they are."""
        if "\b" in text:
            super().write_text(text)
            return
        indent = " " * self.current_indent
        for line in in_chinese(text).split("\n"):
            self.write(
                "".join(f"{indent}{part}".rstrip() + "\n" for part in folded(line, self.width - len(indent)))
            )

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = LEFT, col_spacing: int = 2) -> None:
        """Write commands or options with what they do."""
        most = min(col_max, self.width // 2 - 6)
        left = min(max(columns(first) for first, _ in rows), most) + col_spacing
        indent = " " * self.current_indent
        for first, second in rows:
            lines = folded(helped(second), max(self.width - left - self.current_indent, 10))
            if columns(first) > left - col_spacing:
                self.write(f"{indent}{first}\n")
            else:
                self.write(f"{indent}{first}{' ' * (left - columns(first))}{lines.pop(0)}\n")
            self.write("".join(f"{indent}{' ' * left}{line}\n" for line in lines))


def helped(text: str) -> str:
    """What a command or option does, with what typer adds in brackets."""
    said, bracket, more = text.partition("  [")
    if not bracket and text.startswith("["):
        said, bracket, more = "", "[", text[1:]
    told = short(said)
    if not bracket:
        return told
    added = "；".join(in_chinese(part) for part in more.removesuffix("]").split("; "))
    return f"{told} [{added}]".strip()


def short(text: str) -> str:
    """A help in Chinese, also where typer took its first sentence alone, or cut even that."""
    said = found_whole(text)
    begun = text.removesuffix("...").removesuffix(".")
    for english, whole in catalogue()["commands"].items():
        if begun and english.startswith(begun):
            return whole.partition("\n")[0].removesuffix("。")
    return said or text


def folded(text: str, width: int) -> list[str]:
    """A text in lines of a width in columns, broken between Chinese characters and at blanks.

    >>> folded("只看正文，不看 --max-bytes 以外的", 16)
    ['只看正文，不看', '--max-bytes 以外', '的']
    """
    lines, line = [], ""
    for piece in pieces(text):
        if line and columns(line) + columns(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def pieces(text: str) -> list[str]:
    """What may not be broken: words, and Chinese characters, each with the marks and blanks behind it."""
    found: list[str] = []
    for char in text:
        if found and (char == " " or char in CLOSING or (is_narrow(char) and is_narrow(found[-1][-1]))):
            found[-1] += char
        else:
            found.append(char)
    return found


def is_narrow(char: str) -> bool:
    """Whether a character is of a word in Latin letters, a number or the name of an option."""
    return char != " " and columns(char) == 1
