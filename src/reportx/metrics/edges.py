"""The edges of a clause: what comes off its right end before the figure, and off its left end.

Each word is taken by the role that it has in the vocabulary, the longest first, and is noted in the
clause. A verb that is also a noun stays with the name where it begins one (运行里程, 培训机构).
"""

import regex

from reportx.metrics.clauses import MEASURE_NAMES, SHARES, TRIM, Clause, is_share
from reportx.metrics.nouns import NounReader
from reportx.patterns import compiled
from reportx.periods import MENTION, sign_of_time
from reportx.words import Lexicon, Terms, is_bound

YEAR = r"(?:19|20)\d\d年"
PLAN = r"[“\"]?十?[一二三四五六七八九]五[”\"]?"
BASIS_END = compiled(
    rf"(?:比|较|与|同|为|是|相当于|高于|超过|超)?"
    rf"(?:上年末?|去年|前年|上届|上一?个?(?:五年|十年|规划期|时期|季度|月)|{PLAN}(?:时期|期间|末)?|{YEAR}[末底]?)(?:的|相比)?[，,]?$"
)
TIME_END = compiled(
    rf"(?:(?:并?于|在|截至)?(?:(?:19|20)\d\d年?[-—－~～至到])?{YEAR}(?:[1-9]\d?月)?[末底的度]?|[“\"]十?[一二三四五六七八九]五[”\"](?:时期|期间|末)?"
    r"|(?:过去|近)?[一二三四五六七八九十两]年[来间内]?)$"
)
TIME_START = compiled(
    rf"(?:[^，、\d]{{2,12}}?以来|(?:到|至|于|在|自|截至|截止|从)?(?:(?:19|20)\d\d年?[-—至到](?:19|20)?\d\d年"
    rf"|{YEAR}(?:1?\d月)?(?:\d+日)?(?:末|底|年末|以来|的|度|初|全年|我市|我区)?|1?\d月[末底份]?)|{MENTION.pattern})[，,]?",
    regex.VERBOSE,
)
# the characters that what BASIS_END and TIME_END find ends with, and those that TIME_START's begins with
TIME_LASTS = '年月末底初的度来间内时期届五比，,”"'
TIME_FIRSTS = frozenset('0123456789一二两三四五六七八九十“"过近前最这刚本任未今接去上下第到至于在自截从')
# adverbs before a verb of doing that stands right before the figure: 拟安排9884亿元
INTENDED = ("拟", "已", "共", "预计", "计划", "将", "可", "累计", "要", "年均")
COPULAS = frozenset("是为相")
COMPARING = frozenset("比较与同为是相高超")
HAVING = frozenset({"有", "共有", "现有", "拥有", "已有"})
# one-character verbs and adverbs that are words of their own nearly everywhere before a figure
SURE = frozenset("达超破增降减是为占涨逾")
PARTICLES = '“"《、了着过'
JOINTS = "、和及并"
SINGLE = frozenset("增再还也已又共力就且并另各都")
MODAL = frozenset("可将拟要")


ACHIEVING = frozenset({"完成", "实现"})
GOVERNING = frozenset({"make", "add"})
DOING = frozenset({"make", "rank"})
FRAMING = ("adverb", "total", "yearly", "mean", "time", "basis", "scope", "each", "pledge")


class Edges:
    """Takes the words of a lexicon off both ends of a clause."""

    def __init__(self, words: Lexicon, nouns: NounReader) -> None:
        self.words = words
        self.nouns = nouns
        self.verbs, self.codes, self.bounds = words.verbs, words.codes, words.before
        self.right = words.terms(*FRAMING, "apart", "origin", "all")
        self.left = words.terms(*FRAMING, "apart", "link", "part")
        # those that a clause may begin with
        self.governing = Terms(
            (w, v) for w, v in words.verbs.items() if w in HAVING or (v.role != "be" and len(w) > 1)
        )
        self.ends = Terms(dict.fromkeys([*self.right, *words.verbs, *words.before]))
        self.manners = words.terms("manner")
        self.compounds = words.terms("compound")
        self.adverbs = words.role("adverb") | words.role("total") | words.role("yearly")
        self.pushers = words.role("pusher")
        openers = Terms(dict.fromkeys([*self.left, *self.manners, *self.governing]))
        # what begins otherwise holds nothing that comes off the left end
        self.firsts = TIME_FIRSTS.union(openers.starts)

    # --- the right end

    def from_right(self, rest: str, clause: Clause, *, behind: str = "", event: bool = False) -> str:
        """Take bounds, verbs, adverbs and times off the end; what is left is a name and what frames it.

        `behind`, `event`: as for the clause.
        """
        while rest:
            shorter = self.without_time(rest, clause) if rest[-1] in TIME_LASTS else None
            if shorter is None:
                word = self.ends.end(rest)
                if not word:
                    return rest
                shorter = self.without_doing(rest, word, clause, behind=behind, event=event)
                if shorter is None:
                    if not self.take(word, rest, clause):
                        return rest
                    shorter = rest[: -len(word)]
            if clause.verb is not None and shorter.endswith("、"):
                return shorter.rstrip(TRIM)
            rest = shorter.rstrip(TRIM)
        return rest

    def without_time(self, rest: str, clause: Clause) -> str | None:
        """The rest without the time or the basis of comparison that it ends with, or None."""
        if clause.verb or clause.comparator or rest[-1] in '的年末比期”"':
            basis = BASIS_END.search(rest)
            changing = clause.verb is not None and clause.verb.role == "change"
            if basis and (basis[0][0] in COMPARING or changing):
                clause.against = basis[0] + clause.against
                if basis[0][0] in COPULAS and clause.verb is None and basis[0][0] in self.verbs:
                    clause.govern(basis[0][0], self.verbs[basis[0][0]])
                clause.notes += (("basis", basis[0]),)
                return rest[: basis.start()]
        if time := TIME_END.search(rest):
            clause.notes += (("time", time[0]),)
            return rest[: time.start()]
        return None

    def without_doing(self, rest: str, word: str, clause: Clause, *, behind: str, event: bool) -> str | None:
        """The rest without a verb of doing right before the figure, or None where it is a noun there."""
        verb = self.verbs.get(word)
        if verb is None or len(word) == len(rest):
            return None
        before = rest[: -len(word)]
        if clause.action in ACHIEVING and before.endswith("已"):
            return before[:-1]
        if verb.role not in GOVERNING or clause.verb is not None or len(word) == 1:
            return None
        governs = self.nouns.begins(behind)
        if not governs and not event and not before.endswith(INTENDED) and not word.startswith("新"):
            return None
        clause.govern(word, verb)
        clause.notes += (("verb", word),)
        if governs:
            clause.verb_first, clause.owner = True, before
            return ""
        return before

    def take(self, word: str, rest: str, clause: Clause) -> bool:
        """Note one word of the right end; False where it belongs to the name."""
        verb = self.verbs.get(word)
        if word in self.bounds and clause.comparator is None and clause.verb is None:
            clause.comparator = self.bounds[word]
            if verb is not None:
                clause.action, clause.verb = word, verb
            clause.notes += (("bound", word),)
            return True
        role = self.right.get(word)
        if verb is not None and role is None:
            return self.take_verb(word, rest, clause)
        role = role or "bound"
        before = rest[: -len(word)]
        if role == "adverb" and len(word) == 1 and before and not is_bound(rest, len(before)):
            return False
        if role == "each" and rest[-2:-1] in "人年亩户平地" and word == "均":
            return False  # 人均, 年均
        if role == "basis":
            clause.against = word + clause.against
        clause.marks += (role,)
        clause.notes += ((role, word),)
        return True

    def take_verb(self, word: str, rest: str, clause: Clause) -> bool:
        """Note a verb right before the figure, unless it is the end of a name."""
        verb, before = self.verbs[word], rest[: -len(word)]
        if verb.role in DOING:
            return False
        if len(word) == 1 and before and word not in SURE and not is_bound(rest, len(before)):
            return False
        current = clause.verb
        if current is None:
            clause.govern(word, verb)
        elif current.role in {"reach", "be"} and verb.role in {"change", "add"}:
            if current.measure is None:
                clause.action, clause.verb = word, verb
        elif verb.direction and not current.direction and current.role == "reach":
            clause.action, clause.verb = word, verb
        clause.notes += (("verb", word),)
        return True

    # --- the left end

    def from_left(self, rest: str, clause: Clause) -> str:
        """Take links, times, scopes, adverbs and verbs off the beginning; what is left is a name."""
        made: list[str] = []
        firsts = self.firsts
        while rest and (rest[:2] in firsts or rest[0] in firsts or "以来" in rest):
            if time := self.leading_time(rest):
                clause.notes += (("time", time),)
                rest = rest[len(time) :].lstrip(TRIM)
                continue
            word = self.leading_verb(rest)
            shorter = self.without_frame(rest, word, clause, made)
            if shorter is None and word:
                shorter = self.without_verb(rest, word, clause, made)
            if shorter is None:
                break
            rest = shorter
        if made:
            self.govern(made, clause)
        return rest

    @staticmethod
    def leading_time(rest: str) -> str:
        """The time expression that a clause begins with, or an empty string."""
        if not (rest[0] in TIME_FIRSTS and ("月" in rest or sign_of_time(rest))) and "以来" not in rest:
            return ""
        found = TIME_START.match(rest)
        return found[0] if found else ""

    def without_frame(self, rest: str, word: str, clause: Clause, made: list[str]) -> str | None:
        """The rest without the framing word that it begins with, or None; `word` is its leading verb."""
        frame = self.left.start(rest)
        if frame and len(frame) >= len(word) and not (frame == rest and made):
            return rest[len(frame) :].lstrip(TRIM) if self.frames(frame, rest, clause) else None
        if word or rest in self.codes:
            return None
        if manner := self.manners.start(rest):
            following = rest[len(manner) :].lstrip(TRIM)
            if (self.leading_verb(following) and not made) or self.left.start(following, 4) in self.adverbs:
                return following
        return None

    def frames(self, frame: str, rest: str, clause: Clause) -> bool:
        """Note what a framing word says; False where it belongs to a name after all."""
        following = rest[len(frame) :]
        role = self.left[frame]
        if role in {"yearly", "mean"} and not self.leading_verb(following):
            return False
        doubtful = frame in SINGLE and following and not is_bound(rest[:8], len(frame))
        if doubtful and (frame == "共" or not self.leading_verb(following)):
            return False
        if frame in MODAL and following and not self.leading_verb(following):
            return False
        if role == "scope":
            clause.scope = frame
        clause.marks += (role,)
        clause.notes += ((role, frame),)
        return True

    def without_verb(self, rest: str, word: str, clause: Clause, made: list[str]) -> str | None:
        """The rest without the verb that it begins with, which goes to `made`, or None."""
        if rest[:2] in self.compounds.starts and self.compounds.start(rest, 6) > word:
            return None
        if rest in self.codes and (self.verbs[word].noun or word == "接待"):
            return None
        if not self.chains(made, word, rest, clause):
            return None
        following = rest[len(word) :]
        if not following:
            if made or clause.verb is not None:
                return None
            made.append(word)
            return ""
        joint = following[0] if following[0] in JOINTS else ""
        if joint and not self.leading_verb(following[1:]):
            return None
        made.append(word + joint)
        if word in self.pushers:
            clause.marks += ("pusher",)
        return following.lstrip("、，了着过及和并")

    def leading_verb(self, rest: str) -> str:
        """The verb that a clause begins with, if a word ends where it ends."""
        word = self.governing.start(rest)
        while word:
            after = rest[len(word) : len(word) + 1]
            if not after or after in PARTICLES or after.isascii() or self.ends_word(word, rest):
                return word
            word = self.governing.start(word, len(word) - 1)
        return ""

    def ends_word(self, word: str, rest: str) -> bool:
        """Whether the rest's first word ends with this verb; the dictionary is asked about short ones."""
        after = rest[len(word)]
        if len(word) >= 3 and after not in "率量额值数类型式性者力区带期":
            return True
        return after != "率" and is_bound(rest[: len(word) + 8], len(word))

    def chains(self, made: list[str], word: str, rest: str, clause: Clause) -> bool:
        """Whether a verb at the beginning of what is left governs, or begins the name."""
        following, verb = rest[len(word) :], self.verbs[word]
        if following.endswith(SHARES) and word not in self.pushers and is_share(following):
            return False
        if (
            verb.noun
            and clause.verb is not None
            and clause.verb.role in {"change", "reach", "be"}
            and not clause.bounded_only
        ):
            return False
        if verb.role in DOING and self.measured(following, noun=verb.noun):
            return False
        if not made or made[-1][-1] in JOINTS or made[-1] in self.pushers:
            return True
        last = self.verbs[made[-1]]
        return last.role != "reach" and (last.noun or not verb.noun)

    def measured(self, following: str, *, noun: bool) -> bool:
        """Whether a verb is only the beginning of a measure's name: 运行里程, 改造开发面积."""
        if following in MEASURE_NAMES:
            return True
        return noun and following[:2] in self.verbs and following[2:] in MEASURE_NAMES

    def govern(self, made: list[str], clause: Clause) -> None:
        """Let the verbs before the name govern the figure, unless one right before the figure does."""
        if made != [made[0]] or made[0] not in self.verbs:
            made = [word.rstrip(JOINTS) if word not in self.verbs else word for word in made]
        if clause.verb is None or clause.verb.role == "be" or clause.bounded_only:
            main = made[-1]
            if len(made) > 1:
                roles = {self.verbs[word].role: word for word in made}
                main = roles.get("add") or roles.get("make") or main
            clause.action, clause.verb = main, self.verbs[main]
            clause.verb_first = True
        clause.notes += (("verb", "、".join(made)),)
