"""Where a title ends: one that a wrap cut goes on in the next line, one that runs into its text is cut."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from reportx.sections.forms import NUMBERED, Forms

LONG_TITLE = 70  # the longest numbered headings of provincial reports have 60 characters
LEAST_REST = 6  # what of a clause is more than the end of a title
LONGEST_LINE = 200  # characters that are looked at of a paragraph
MOST_WRAPS = 3  # lines that one heading goes on in
LONGEST_REST = 40  # what of a heading may stand in the line behind a wrap
LONG_SENTENCE = 40  # a longer one may be a title and its text
ENDED = ("。", "！", "？", "：", "；")


class Line(NamedTuple):
    """A paragraph from a place on, with what wraps cut off it: ``chars`` has no line break."""

    chars: str
    pieces: tuple[tuple[int, int], ...]  # [start, end) of each line in the text

    def place(self, at: int) -> int:
        """Where a place of ``chars`` is in the text, which has the line breaks too."""
        for start, end in self.pieces:
            if at <= end - start:
                return start + at
            at -= end - start
        return self.pieces[-1][1]


def read_line(chars: str, blocks: Sequence[tuple[int, int]], at: int, forms: Forms) -> Line:
    """A paragraph, together with the next ones where it breaks off in mid-sentence."""
    start, end = blocks[at]
    line, pieces = chars[start : min(end, start + LONGEST_LINE)], [blocks[at]]
    whole = end - start <= LONGEST_LINE
    for following in blocks[at + 1 : at + 1 + MOST_WRAPS * whole]:
        rest = first_sentence(chars[slice(*following)])
        if line.endswith(ENDED) or not goes_on(line, rest, forms):
            break
        line, pieces = line + rest, [*pieces, (following[0], following[0] + len(rest))]
    return Line(line, tuple(pieces))


def first_sentence(paragraph: str) -> str:
    """What of a paragraph may be the end of the one before."""
    return paragraph[: paragraph.find("。") + 1 or len(paragraph)]


def goes_on(line: str, rest: str, forms: Forms) -> bool:
    """Whether a line breaks off and the next one holds nothing but its end.

    >>> from reportx.packs import builtin
    >>> from reportx.sections.forms import read_forms
    >>> forms = read_forms(builtin().heading)
    >>> goes_on("一、回顾过去五年，我们坚定前行、", "取得决定性成就", forms)
    True
    >>> goes_on("一、2024年工作回顾", "经济运行稳中有进", forms), goes_on("（一）", "经济运行稳中有进", forms)
    (False, True)
    """
    alone = forms.find("numeral", line)
    if not 1 < len(rest) <= (LONG_TITLE if alone else LONGEST_REST) or "：" in rest or rest.startswith("——"):
        return False
    return bool(alone or forms.find("cut", line)) and not any(forms.find(form, rest) for form in NUMBERED)


def own_title(sentence: str, forms: Forms, *, opens: bool = True, whole: bool = False) -> str:
    """A title out of the sentence that it opens, where no mark parts it from its text.

    A sentence that is the whole of its paragraph, and tells no figure, is a title however long it is.

    >>> from reportx.packs import builtin
    >>> from reportx.sections.forms import read_forms
    >>> forms = read_forms(builtin().heading)
    >>> own_title("2020年工作回顾过去一年是" + "不平凡的一年，" * 9, forms)
    '2020年工作回顾'
    >>> own_title("政府自身建设不断加强高度重视思想建设，深入学习", forms, opens=False)
    '政府自身建设不断加强'
    """
    if forms.find("figure", sentence) and (glued := forms.find("glued", sentence)):
        return str(glued[0])
    if joint := forms.find("joint", sentence):
        sentence = sentence[: joint.end()]
    elif whole and len(sentence) > LONG_TITLE and not forms.find("figure", sentence):
        return sentence
    within = not opens and "，" in sentence
    if len(sentence) <= LONG_SENTENCE and not within:
        return sentence
    at, long = 0, len(sentence) > LONG_TITLE
    for clause in sentence[:LONG_TITLE].split("，"):
        stop = glue(clause, forms, claims=long or within)
        if stop and (long or not within or len(clause) - stop >= LEAST_REST):
            return sentence[: at + stop]
        at += len(clause) + 1
    return sentence.partition("，")[0] if long else sentence


def glue(clause: str, forms: Forms, *, claims: bool) -> int:
    """Where in a clause a title ends that runs into its text, or 0."""
    claims = claims and len(clause) >= 2 * LEAST_REST and not forms.find("task", clause)
    ends = (stop for stop in range(6, len(clause)) if claims and forms.find("claim", clause[:stop]))
    if first := next(ends, 0):
        return max(first, *(stop for stop in islice(ends, 3) if stop <= first + 3), 0)
    tail = forms.find("tail", clause)
    return tail.end() if tail and tail.end() < len(clause) else 0
