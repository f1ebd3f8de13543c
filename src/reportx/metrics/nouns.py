"""The noun behind a figure: 三个产业办公室, 5个项目通过审批, 571亩高标准农田改造提升."""

from collections.abc import Sequence
from functools import lru_cache

from reportx.metrics.clauses import MOST_LETTERS, trimmed
from reportx.metrics.token import Lead
from reportx.metrics.word_kinds import Words
from reportx.patterns import compiled, compiled_plain, one_of

# Nouns and what may stand inside a noun phrase: a verb that narrows the next noun (改造项目), joints, 的.
FREE = compiled(
    r"x?(?P<name>(?!B)(?:[nNqBGSELYTQoH]|A(?=[nNqGSELo])|w(?=[nNxGSEwoA]*[nNGSEL])|[cU](?=[cUw]*N)|x(?=[nNqGSEwoA])|j(?=[nNqGSEwoA])|s(?=[nNG]))+)"
)
# Where a verb before the figure takes the whole phrase, verbs that are nouns as well belong to it.
GOVERNED = compiled(
    r"x?(?P<name>(?!B)(?:[nNqBGSELYTwQoH]|A(?=[nNqGSELwvo])|[vmcuU](?=[vmcuUw]*N)|x(?=[nNqGSEwoA])|j(?=[nNqGSEwvoA])|s(?=[nNG])|v(?=$|[xjwn])|(?<=.)[uU](?=$)|(?<=w)c(?=$))+)"
)
FORCED = compiled(
    r"x?(?P<name>(?!B)(?:[mv](?=[^,;:()mv]*w$))?[mwvcua]?(?:[nNqBGSELYTQoH]|A(?=[nNqGSELo])|^A(?=[vw]w?[nNG])|(?<=^A)[vw](?=w?[nNG])|w(?=[nNxGSEwoA]*[nNGSEL])|[cU](?=[cUw]*N)|x(?=[nNqGSEwoA])|j(?=[nNqGSEwoA])|(?<=^[mv][nNqBGSEYo]+)w$)+)"
)
# 已通过临床三期的重点药物管线: a relative clause, whose head is what is counted
RELATIVE = compiled(r"[dAmvrabipPceHkI].*x(?P<name>[nNqGSELwBY]+U?)(?:m[wo])?")
QUOTED_DOING = compiled(r"(?<=[nNGS])q+$")
SUCH = compiled(r".*T(?=[nNqGSELwY]{2}|[nGqw]$)")
TAIL_END = compiled_plain(r"[,;:().]")


class NounReader:
    """Reads the noun phrase that the words behind a figure begin with."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.going = tuple(words.lexicon.role("going"))
        self.inside = words.lexicon.role("inside")
        self.undertaking = words.lexicon.role("undertaking")
        self.finishing, self.mainly = words.lexicon.role("finishing"), words.lexicon.role("mainly")
        self.vague, self.hollow = words.lexicon.role("vague"), words.lexicon.role("hollow")
        self.acting, self.every = words.lexicon.role("acting"), words.lexicon.role("all")
        self.single = words.lexicon.role("single")
        self.here = compiled(rf"(?<=..){one_of(words.lexicon.role('here'))}$")

    def behind(self, rest: Lead, *, governed: bool, forced: bool = False, pushed: bool = False) -> str:
        """The noun phrase that stands right behind a figure; empty where a predicate begins there.

        `governed`: a verb before the figure takes the whole phrase as its object (完成8家机构标准化改造).
        `forced`: the figure opens its clause, so a noun must come. `pushed`: a clause was announced (推动…),
        so that what became of the noun is no part of it.
        """
        if not rest.kinds or rest.kinds[0] in ",;:().jT":
            return ""
        start, end = phrase(rest.kinds, governed=governed, forced=forced)
        part = rest.part(start, end)
        if pushed and (at := part.kinds.find("m", 1)) > 0 and part.word(at) in self.undertaking:
            part = part.part(0, at)  # 支持5个乡镇开展试点
        if pushed or not governed:
            part = self.without_finish(part)
        part = self.without_predicate(part, governed=governed)
        return self.name(part) if end else ""

    def without_predicate(self, part: Lead, *, governed: bool) -> Lead:
        """A phrase without what is said of what it names: 6家企业申报绿色工厂, 60辆公交车高效运转."""
        last = len(part.kinds) - 1
        starts = self.every if governed else self.every | self.acting
        for at in range(1, last):
            if part.word(at) in starts:
                return part.part(0, at)
        runs = not governed and last > 1 and part.kinds[last - 1] == "A" and part.kinds[last] in "ow"
        return part.part(0, last - 1) if runs else part

    def without_finish(self, part: Lead) -> Lead:
        """A phrase without what became of what it names: 推动27个延期交房项目全部竣工."""
        end = len(part.kinds)
        while end > 1 and part.kinds[end - 1] in "wv" and part.word(end - 1) in self.finishing:
            end -= 1
        if end == len(part.kinds):
            return part
        while end > 1 and (part.kinds[end - 1] in "Ad" or part.word(end - 1) in self.mainly):
            end -= 1
        return part.part(0, end)

    def name(self, part: Lead, *, listed: bool = False) -> str:
        """A phrase without loose ends; empty if it is too short to be a name.

        `listed`: the examples stay where what they are of says nothing: 道路、桥梁等项目建设.
        """
        such = SUCH.match(part.kinds)
        if listed and such and all(part.word(at) in self.hollow for at in range(such.end(), len(part.kinds))):
            such = None
        if such and part.word(such.end()) in self.vague:
            part, such = part.part(0, such.end() - 1), None  # 重点项目建设等方面
        part = trimmed(part, such.end() if such else 0)
        if len(part.kinds) > 1 and part.word(len(part.kinds) - 1) in self.inside:
            part = part.part(0, len(part.kinds) - 1)  # 22个产业集群中
        text = self.here.sub("", part.text.strip("、，的了 "))
        text = text.removesuffix("等")  # what else there is was not counted
        if text.endswith(self.going):
            text = without(text, self.going)
        return text if len(text) > 1 or text in self.single else ""


def without(text: str, endings: Sequence[str]) -> str:
    """A text without the longest of some endings, and without what is left of them before it.

    >>> without("安全工程建设进展良好", ["进展良好", "建设进展良好"])
    '安全工程'
    """
    return text.removesuffix(max((end for end in endings if text.endswith(end)), key=len, default=""))


@lru_cache(maxsize=MOST_LETTERS)
def phrase(kinds: str, *, governed: bool, forced: bool) -> tuple[int, int]:
    """Where the noun phrase stands that some letters begin with; (0, 0) where there is none."""
    if (governed or forced) and (relative := RELATIVE.fullmatch(kinds)):
        return relative.span("name")
    pattern = GOVERNED if governed else FORCED if forced else FREE
    found = pattern.match(kinds)
    if found is None or (kinds[0] == "w" and not (governed or forced)):
        return 0, 0
    start, end = found.span("name")
    quoted = None if governed else QUOTED_DOING.search(kinds[:end])
    return start, quoted.start() if quoted else end


def tail_of(rest: Lead, *, followed: bool, listed: bool, separate: tuple[str, ...] = ()) -> Lead:
    """What belongs to a figure of the words behind it: up to a break, short of the next one's own words.

    `separate`: with what a member of a list begins behind 和 that is one by itself; any where none is told.
    """
    found = TAIL_END.search(rest.kinds)
    end = found.start() if found else len(rest.kinds)
    ended = end < len(rest.kinds) or not followed
    kinds = rest.kinds[:end]
    if not ended and "j" in kinds:
        # 两个实验室、上海和深圳的两个中心: what stands behind the last comma belongs to the next figure
        part = rest.part(0, end)
        end = end - 1 if kinds.endswith("j") else (list_joint if kinds.endswith("T") else last_joint)(part)
    elif listed and "j" in kinds:
        # 15家企业及机构, but 3个广场和一批绿道, of which the last is a member by itself
        joints = (at for at, kind in enumerate(kinds) if kind == "j")
        end = next((at for at in joints if is_member(rest.part(at, end), separate)), end)
    return rest if end == len(rest.kinds) else rest.part(0, end)


def is_member(joined: Lead, separate: tuple[str, ...]) -> bool:
    """Whether what a joint joins is a member of a list by itself: behind 、, as examples, or as 一批 is."""
    alone = joined.word(0) == "、" or len(joined.kinds) == 1 or "T" in joined.kinds
    return alone or joined.word(1).startswith(separate) or not separate


def list_joint(lead: Lead) -> int:
    """Where a list of examples begins, which 等 ends: behind the last joint that is no 、, or the first 、.

    8个交通项目和船舶、汽车等59个项目: 船舶 and 汽车 are some of the 59.
    """
    joints = [at for at, kind in enumerate(lead.kinds) if kind == "j"]
    return next((at for at in reversed(joints) if lead.word(at) != "、"), joints[0])


def last_joint(lead: Lead) -> int:
    """Where the last 、 of some words stands, or where there is none, the last other joint; or -1."""
    commas = [at for at, kind in enumerate(lead.kinds) if kind == "j" and lead.word(at) == "、"]
    return commas[-1] if commas else lead.kinds.rfind("j")
