"""What the command line says, in Chinese for those who want it.

Every message is written in English where it arises, deep in the package or in the library that reads the
command line, and errors carry it so to whoever handles them. Only what is about to be shown to a person is
put into Chinese, by templates (chinese.toml) whose holes, ``{}``, are filled with what stood in the English.
So an English start loads none of it, and a message that has no Chinese yet is shown in English.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

LANGUAGES = ("zh", "en")
FEW = 6  # letters of a template up to which its holes take one word, unless it is a sentence
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set tells the language
ONE = re.compile(r"1 [a-z]+[a-rt-z]")  # one thing, counted by ``count_of``
chosen = "en"


def choose(language: str) -> None:
    """Say everything in a language from now on."""
    global chosen  # noqa: PLW0603 - a process speaks to one person
    chosen = language


def chosen_language() -> str:
    """The language that everything is said in."""
    return chosen


def asked_for(words: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language that a command line or the locale asks for, and the words without ``--lang``.

    >>> asked_for(["extract", "--lang", "zh", "a.txt"], {})
    ('zh', ['extract', 'a.txt'])
    >>> asked_for(["extract", "a.txt"], {"LANG": "zh_CN.UTF-8"})
    ('zh', ['extract', 'a.txt'])
    """
    kept: list[str] = []
    language, rest = of_locale(environment), list(words)
    while rest and rest[0] != "--":
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name != "--lang":
            kept.append(word)
        elif not (equals or rest):
            return language, [name]  # which the parser of the line has something to say of
        else:
            value = value if equals else rest.pop(0)
            if value not in LANGUAGES:
                return language, [f"{name}={value}", *kept, *rest]
            language = value
    return language, [*kept, *rest]


def of_locale(environment: Mapping[str, str]) -> str:
    """The language of the locale, as gettext finds it: LANGUAGE counts unless the locale is C.

    >>> of_locale({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"})
    'zh'
    >>> of_locale({"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh"})
    'en'
    """
    name = next((environment[variable] for variable in VARIABLES if environment.get(variable)), "C")
    if name.split(".")[0] in {"C", "POSIX"}:
        return "en"
    wanted = [part for part in environment.get("LANGUAGE", "").split(":") if part] or [name]
    return "zh" if wanted[0].lower().startswith("zh") else "en"


def spoken(message: str) -> str:
    """A message in the language that was chosen."""
    return message if chosen == "en" else in_chinese(message)


def head(title: str) -> str:
    """What stands above a column of a table on the screen, or before what is told of something."""
    return title if chosen == "en" else catalogue().get("heads", {}).get(title, title)


def class_names() -> Mapping[str, str]:
    """What each class of numbers is called in Chinese."""
    return {english.split()[-1]: chinese for english, chinese in catalogue()["classes"].items()}


# --- Chinese -----------------------------------------------------------------------------------


class Template(NamedTuple):
    """What an English message looks like, and its Chinese."""

    english: str
    words: Sequence[str]  # between the holes
    chinese: str

    def filled(self, message: str) -> Sequence[str] | None:
        """What stands in the holes, where the template made a message."""
        if not all(part in message for part in self.words):  # most are none, and need no pattern
            return None
        found = finder(self.english).fullmatch(message)
        return found and found.groups()


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """The Chinese of every message, by the part of the program that says it."""
    import tomllib  # noqa: PLC0415 - nobody else waits for it

    text = resources.files(__name__).joinpath("chinese.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def messages() -> Mapping[str, str]:
    """All but the heads of tables, which stand alone."""
    parts = (part for name, part in catalogue().items() if name != "heads")
    return {english: chinese for part in parts for english, chinese in part.items()}


@cache
def templates() -> Sequence[Template]:
    """Those of the messages that have holes, the ones that say most in words first."""
    holed = [(letters(english), english) for english in messages() if "{}" in english]
    ordered = [english for _, english in sorted(holed, reverse=True)]
    return [Template(english, english.split("{}"), messages()[english]) for english in ordered]


def letters(english: str) -> int:
    """How much a template says in words."""
    return sum(char.isalpha() for char in english)


def finder(english: str) -> re.Pattern[str]:
    """What finds the messages that a template makes; no hole ends in a comma, which is that of a list."""
    sentence = letters(english) > FEW or english.endswith(".") or "[[" in english
    hole = r"(|.*?[^,])" if sentence else r"([^\s:,;]*?)"
    *before, last = map(re.escape, english.split("{}"))
    behind = r"(.*)" if english.endswith(": {}") and not sentence else hole  # a command has more than a word
    found = f"{hole.join(before)}{behind}{last}"
    if re.match(r"\{\} [^{}]*: ", english):  # else it would take in the name that it is told of
        found = rf"(?=(?:(?!: ).)*?{re.escape(english.split('{}')[1])}){found}"
    return re.compile(found, re.DOTALL)


def in_chinese(message: str) -> str:
    """A message in Chinese; what is told of a file, a list of parts and a remark are put so part by part."""
    return told_first(message) or by_parts(message) or found_whole(message) or told_of(message) or message


def found_whole(message: str) -> str | None:
    """The Chinese of a message that has one as a whole."""
    exact = messages().get(message)
    if exact is not None:
        return exact
    for template in templates():
        holes = template.filled(message)
        if holes is not None:
            return template.chinese.format(*map(filling, holes))
    return found_whole(f"{message}s") if ONE.fullmatch(message) else None


def filling(part: str) -> str:
    """What stands in a hole: a message of its own, or a command to type, which stays as it is."""
    return part if not part or part.startswith("reportx ") else in_chinese(part)


def told_first(message: str) -> str | None:
    """The Chinese of a message and of what is said behind its colon, if both have one of their own."""
    first, colon, said = message.partition(": ")
    known = messages()
    before = f"{known[first]}：{{}}" if first in known else known.get(f"{first}: {{}}")
    if not colon or before is None:
        return None
    behind = known.get(said) or told_first(said) or by_parts(said) or found_whole(said)
    return before.format(behind) if behind else None


def told_of(message: str) -> str | None:
    """The Chinese of what is said of something named before a colon."""
    name, colon, said = message.partition(": ")
    while colon:
        chinese = found_whole(said) or by_parts(said)
        if chinese is not None:
            return f"{found_whole(name) or name}：{chinese}"
        more, colon, said = said.partition(": ")
        name = f"{name}: {more}"
    return None


def by_parts(message: str) -> str | None:
    """The Chinese of parts that a mark divides, if all of them have one."""
    for mark, chinese in (("; ", "；"), (", ", "，")):
        parts = message.split(mark)
        said = [found_whole(part) for part in parts]
        if len(parts) > 1 and None not in said:
            return chinese.join(filter(None, said))
    return None
