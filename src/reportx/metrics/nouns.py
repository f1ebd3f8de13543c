"""The noun behind a figure: 三个产业办公室, 5个项目通过审批, 571亩高标准农田改造提升."""

from collections.abc import Sequence

from reportx.metrics.clauses import Splitter
from reportx.patterns import compiled
from reportx.words import Lexicon, cut

TAIL_END = compiled(r"[，。；：！？\n）]")
CLOSED = "，。；：！？\n）、”’》（和及与"  # before these no noun begins
# words that open a predicate and are no verbs of the vocabulary
PREDICATE_WORDS = frozenset(
    (
        "对 按 向 从 予以 正在 正 被 在 均 都 以 用于 已 来自 不 由 于 为 将 全部 获 荣获 "
        "初具 初具规模 进展 封顶"
    ).split()
)
# words of manner, which open a predicate only before a verb
MANNERS = frozenset("全面 基本 首次 免费".split())
# 已通过临床三期的重点药物管线: a relative clause, whose head is what is counted
RELATIVE = compiled(r"(?:已|可|能|能够|具有|拥有|超|达).*的([^的，]{2,14})$")
HEAD = compiled(r"的([^的]{2,})$")
QUOTED = compiled(r"[“\"‘《][^”\"’》]*[”\"’》]")
LOOSE_ENDS = compiled(r"(?:和|与|及|以及|全国|全省|全市|全区|全县)$")
LOOSE_LAST = ("和", "与", "及", "国", "省", "市", "区", "县")
LAST_MEMBER = compiled(r"(?:和|与|及).*$")
MEMBERS = "村县区镇乡"


# 市容环境提升工程: before these a verb of change is part of the name
PROJECTS = ("工程", "行动", "项目", "计划", "任务")


def is_project(tail: str, word: str) -> bool:
    """Whether a tail ends with a verb and what it is the aim of."""
    aim = next((aim for aim in PROJECTS if tail.endswith(aim)), None)
    return aim is not None and tail.removesuffix(aim).endswith(word)


class NounReader:
    """Reads the noun phrase that the text behind a figure begins with."""

    def __init__(self, words: Lexicon, splitter: Splitter) -> None:
        self.words = words
        self.splitter = splitter
        self.adverbs = words.terms("adverb", "total", "yearly")

    def behind(self, rest: str, *, governed: bool, forced: bool = False, pushed: bool = False) -> str:
        """The noun phrase at the beginning of rest; empty where a predicate begins there.

        `governed`: a verb before the figure takes the whole phrase as its object (完成8家机构标准化改造).
        `forced`: the figure opens its clause, so a noun must come. `pushed`: a clause was announced (推动…).
        """
        if not rest or rest[0] in CLOSED:
            return ""
        tail = self.tail(rest)
        if not tail or tail[0] in CLOSED or tail.startswith('"，'):
            return ""
        relative = RELATIVE.match(tail) if governed or forced else None
        if not forced and not relative and self.adverbs.start(tail, 4):
            return ""
        if relative:
            return self.tidy(relative[1])
        return self.tidy(self.phrase(tail, governed=governed, forced=forced, pushed=pushed))

    def begins(self, rest: str) -> bool:
        """Whether rest begins with a noun that a verb before the figure can govern."""
        return bool(self.behind(rest, governed=True))

    def tail(self, rest: str) -> str:
        """What belongs to the figure before rest: up to a comma, and short of the next figure's own words."""
        ended = TAIL_END.search(rest)
        tail = rest[: ended.start()] if ended else rest
        if not ended and "、" in tail:
            tail = tail[: tail.rfind("、")]
        elif not ended and tail.endswith("等"):
            tail = LAST_MEMBER.sub("", tail)
        return tail.removeprefix("的")

    def phrase(self, tail: str, *, governed: bool, forced: bool = False, pushed: bool = False) -> str:
        """The words of a tail up to its predicate."""
        quoted = QUOTED.match(tail)
        found = quoted[0] if quoted else ""
        named = bool(quoted)
        words = cut(tail[len(found) :])
        for i, word in enumerate(words):
            verb = self.words.verbs.get(word)
            doing = verb is not None or word in self.adverbs or word in PREDICATE_WORDS
            doing |= word in MANNERS and self.is_predicate(words[i + 1 :])
            noun = verb is not None and (verb.noun or is_project(tail, word))
            if doing and not named and not (forced or noun):
                return ""
            if doing and named:
                rest = tail[len(found) + len(word) :]
                whole = (
                    (self.modifies(rest) and (forced or not governed)) or governed or rest.startswith("的")
                )
                if not (noun and (whole or (pushed and not rest))):
                    head = HEAD.search(rest)
                    return head[1] if head and verb is not None and verb.role == "reach" else found
            found += word
            named |= not doing
        return found

    def modifies(self, rest: str) -> bool:
        """Whether a noun goes on behind a word that could be a verb: 改革事项."""
        for word in cut(rest):
            verb = self.words.verbs.get(word)
            if verb is None:
                return word not in PREDICATE_WORDS and word not in self.adverbs and word not in "了”》）"
            if not verb.noun:
                return False
        return False

    def is_predicate(self, following: Sequence[str]) -> bool:
        """Whether what follows a word of manner is a predicate: 基本完成, but 基本建设项目."""
        verb = self.words.verbs.get(following[0]) if following else None
        return verb is not None and not (verb.noun and self.modifies("".join(following[1:])))

    def tidy(self, found: str) -> str:
        """A phrase without loose ends; empty if it is too short to be a name."""
        found = found.strip("、，的了 ")
        if found.endswith(LOOSE_LAST):
            found = LOOSE_ENDS.sub("", found)
        if len(found) < 2:
            return found if found in MEMBERS else ""
        return self.splitter.clean(found)
