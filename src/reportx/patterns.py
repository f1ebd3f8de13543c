"""Regular expressions, kept compiled, and what was made of them.

To compile those of the rules and the vocabulary takes 0.2 s, to load them 5 ms, so scripts/keep.py
keeps them in ``data/patterns.pickle`` when the package is built. What the file lacks, as the patterns
of a user's pack, is compiled when it is asked for; and so is all of it under another version of regex.
"""

import _sre  # type: ignore[import-not-found]
import copyreg
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, TypeVar, cast

import regex

from reportx.caches import load_cache, save_cache, unpickled
from reportx.errors import PackError

KEPT = Path(__file__).with_name("data") / "patterns.pickle"

T = TypeVar("T")
Key = Hashable

NAMED = slice(5, 7)  # where the named lists and their indexes stand in what regex pickles of a pattern

made: dict[Key, Any] = {}
reduce_pattern: Callable[[object], tuple[Any, Any]] = copyreg.dispatch_table[regex.Pattern]  # type: ignore[assignment]


def compiled(pattern: str, flags: int = 0, **words: Any) -> regex.Pattern[str]:
    r"""A pattern ready for use; ``words`` are those of its ``\L<names>``.

    >>> compiled(r"\d\L<units>", units=["元", "吨"]).findall("5元6吨")
    ['5元', '6吨']
    """
    key = pattern, int(flags), tuple(f"{name}={'|'.join(words[name])}" for name in words)
    made = kept_result(key, lambda: regex.compile(pattern, flags, ignore_unused=True, **words))
    if foreign and given_in(pattern):
        return cast("regex.Pattern[str]", Timed(made))
    return made


SCRIPT_OR_SET = re.compile(r"\\p\{Han\}|\\.|[\[\]]|[^\\\[\]]+", re.DOTALL)
HAN = (  # the script of Chinese characters, as Unicode 17 has it
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00016fe2\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0002a6df\U0002a700-\U0002b81d"
    "\U0002b820-\U0002cead\U0002ceb0-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d\U00030000-\U0003134a"
    "\U00031350-\U00033479"
)

ALONE = False
"""For regex's `concurrent`: to let other threads run meanwhile takes as long as a short match takes."""

foreign: set[str] = set()  # the patterns of users' packs, of which nobody knows how long they take
PATIENCE = 2.0  # seconds for one search


def given_in(pattern: str) -> str | None:
    """The pattern of a user that is in this one, or that this one is an alternative of."""
    return next((given for given in foreign if given in pattern or pattern in given), None)


class Timed:
    """A pattern whose searches end when they take too long."""

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        self.whole = pattern

    def __getattr__(self, name: str) -> Any:
        """A search under a bound of time; all else as the pattern has it."""
        found = getattr(self.whole, name)
        return partial(self.timed, found) if name in SEARCHES else found

    def timed(self, search: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """What a search finds in time."""
        try:
            found = search(*args, timeout=PATIENCE, **options)
            return found if search.__name__ != "finditer" else iter(list(found))
        except TimeoutError:
            given = given_in(self.whole.pattern)
            raise PackError(f"the pattern {given} takes more than {PATIENCE:g} s; mend its pack") from None


SEARCHES = frozenset(("match", "search", "fullmatch", "finditer", "findall", "sub", "split"))


def compiled_plain(pattern: str) -> re.Pattern[str]:
    """A pattern of re, which finds sets of characters in half the time that regex takes."""
    key = "re", _sre.MAGIC, pattern
    parts = kept_result(key, lambda: parts_of(pattern))
    made_of_parts: re.Pattern[str] = _sre.compile(*parts)
    return made_of_parts


def compiled_short(pattern: str) -> re.Pattern[str]:
    r"""A pattern for a few characters at a time, which re reads in half the time.

    One that re does not know (``\p{Lu}``), or that a user gave, is one of regex: their matches are alike.

    >>> compiled_short("新增就业|增量$").search("销售增量")[0], compiled_short(r"\p{Han}+").match("增长9%")[0]
    ('增量', '增长')
    """
    if foreign and given_in(pattern):
        return cast("re.Pattern[str]", compiled(pattern))
    parts = kept_result(("re", "short", _sre.MAGIC, pattern), lambda: parts_if_read(pattern))
    return cast("re.Pattern[str]", _sre.compile(*parts) if parts else compiled(pattern))


def parts_if_read(pattern: str) -> tuple[Any, ...]:
    """What re makes of a pattern, or nothing where it does not know what that says."""
    try:
        return parts_of(spelled_out(pattern))
    except re.error:
        return ()


def spelled_out(pattern: str) -> str:
    r"""A pattern with the characters for which ``\p{Han}`` stands, which re does not know.

    >>> re.findall(spelled_out(r"\p{Han}+"), "增长9%。"), re.findall(spelled_out(r"[\p{Han}]+"), "增长9%")
    (['增长'], ['增长'])
    """
    inside, parts = False, []
    for part in SCRIPT_OR_SET.findall(pattern):
        inside = part == "[" or (inside and part != "]")
        parts.append((HAN if inside else f"[{HAN}]") if part == r"\p{Han}" else part)
    return "".join(parts)


def one_of(terms: Iterable[str]) -> str:
    """An alternative of some words, the longest first, so that the same words always make the same pattern.

    >>> one_of({"预算", "预算数", "计划"})
    '(?:预算数|计划|预算)'
    """
    return f"(?:{'|'.join(sorted(terms, key=lambda term: (-len(term), term)))})"


def parts_of(pattern: str) -> tuple[Any, ...]:
    """What re makes of a pattern, which unlike that of regex it can't pickle: sets of Chinese take long."""
    parsed = _parser.parse(pattern)
    code = [int(part) for part in _compiler._code(parsed, 0)]
    names, groups = dict(parsed.state.groupdict), parsed.state.groups
    indexes: list[str | None] = [None] * groups
    for name, index in names.items():
        indexes[index] = name
    return pattern, parsed.state.flags, code, groups - 1, names, tuple(indexes)


def kept_result(key: Key, make: Callable[[], T]) -> T:
    """What some code makes of what the key tells whole; the file may have it."""
    if key not in made:
        data = kept().get(key)
        result = unpickled(data) if data else None
        made[key] = make() if result is None else result
    found: T = made[key]
    return found


@cache
def kept() -> Mapping[Key, bytes]:
    """What the file holds, each to be loaded by itself."""
    results = load_cache(KEPT, regex.__version__)
    return results if isinstance(results, dict) else {}


def keep() -> None:
    """Write what this process has asked for: the same bytes whenever that is the same."""
    save_cache(KEPT, regex.__version__, {key: dumped(made[key]) for key in sorted(made, key=repr)})


def dumped(result: object) -> bytes:
    """A result as it is kept."""
    import pickle  # noqa: PLC0415 - no start writes any

    stream = BytesIO()
    pickler = pickle.Pickler(stream)
    pickler.dispatch_table = copyreg.dispatch_table | {regex.Pattern: in_order}
    pickler.dump(result)
    return stream.getvalue()


def in_order(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    r"""How a pattern is pickled: its ``\L<names>`` as sorted lists, for sets have no order of their own."""
    make, parts = reduce_pattern(pattern)
    lists, indexes = parts[NAMED]
    if not lists:
        return make, parts
    ordered = {name: sorted(words) for name, words in lists.items()}, [sorted(words) for words in indexes]
    return with_sets, (make, parts[: NAMED.start], ordered, parts[NAMED.stop :])


def with_sets(make: Callable[..., T], before: Any, ordered: Any, behind: Any) -> T:
    """A pattern from what ``in_order`` made of it."""
    lists, indexes = ordered
    sets = {name: frozenset(words) for name, words in lists.items()}
    return make(*before, sets, list(map(frozenset, indexes)), *behind)
