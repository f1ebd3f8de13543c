"""What an indicator is called: completed by what was said before, shortened by what only frames it."""

from reportx.metrics.clauses import BENCHMARK, TRIM, Clause, Splitter, may_compare
from reportx.metrics.drafts import State
from reportx.metrics.edges import Edges
from reportx.metrics.nouns import NounReader
from reportx.patterns import compiled
from reportx.words import Lexicon

# A、B等N个X: the head noun X, not the examples
EXAMPLES = compiled(r"^.*(?<![高中初平同特优对均])等(?![级次于待额值效]|方面|领域|地区)(?=.{2})")
LOOSE_ENDS = ("等", "共", "共计", "合计", "这", "的")
LOOSE = compiled(r"(?:等|等等|共|共计|合计|这|的)$")
# what a clause says of its subject: 棚户区改造进程加快
PROGRESS = compiled(r"(?:进程|步伐|力度|成效|速度|水平|规模)$")
# 研发投入强度6.7%，总量居第二: the total is not that of the rate
OF_TOTAL = compiled(r"(?<=.)(?:总数|总量|强度|占.+(?:比重|占比|比例))$")
NUMBERS = "0123456789（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # what a number in front begins with
HAN, PAST_HAN = "一", "\ua000"  # between them stands what begins with a Chinese character, as most do
NUMBERED = compiled(r"^\s*(?:\d{1,2}[、．.](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])")
# 为预算的101%, 完成年初预算的97%: how much of a plan the indicator before reached
OF_PLAN = compiled(
    r"(?:为|占|达|完成)?(?P<plan>(?:年初|调整后?|变动|全年|年度?|下达|计划|追加)*(?:预算|目标|任务|计划|指标)(?:数|任务|目标)?)"
)
PLAN_ENDS = ("预算", "目标", "任务", "计划", "指标", "数")
SUBJECT_LENGTH = range(2, 41)


def without_examples(name: str) -> str:
    """A name without the examples before it.

    >>> without_examples("银行、证券、信托等金融机构"), without_examples("高等学校")
    ('金融机构', '高等学校')
    """
    return EXAMPLES.sub("", name) if "等" in name else name


class Namer:
    """Reads clauses and names what figures are of."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.splitter = Splitter(words)
        self.nouns = NounReader(words, self.splitter)
        self.edges = Edges(words, self.nouns)
        self.dependent = words.role("dependent")
        self.general = words.role("general")
        self.asides = tuple(sorted(words.role("aside")))

    def read_clause(
        self, chars: str, *, behind: str = "", share: bool = False, event: bool = False
    ) -> Clause:
        """A clause before a figure.

        `behind`: what stands behind the figure; a noun there may be what the clause's verb governs.
        `event`: the figure tells how often something was done, so a verb of doing may stand right before
        it (举办五届).
        """
        if not HAN <= chars < PAST_HAN and (chars[:1] in NUMBERS or chars[0].isspace()):
            chars = NUMBERED.sub("", chars)
        rest = chars.strip(TRIM)
        clause = Clause()  # without keywords, with which a class takes twice the time to call
        clause.share, clause.attribute = share, chars.endswith("的")
        if not rest:
            clause.empty = True
            return clause
        if may_compare(chars) and (m := BENCHMARK.search(chars)):
            clause.action = m["word"]
            rest = chars[: m.start()].strip(TRIM)
        rest = self.edges.from_right(rest, clause, behind=behind, event=event)
        if rest and (rest := self.edges.from_left(rest, clause)):
            self.splitter.split(rest, clause)
        if clause.verb_first and clause.owner:
            clause.owner = self.splitter.clean(clause.owner)
        return clause

    def look_back(self, parts: list[str], clause: Clause) -> None:
        """Without a name in the clause or the sentence so far, the subject stands before the comma."""
        for part in reversed(parts):
            if part.lstrip(TRIM).startswith(self.asides) and not part.endswith("方面"):
                continue
            before = self.read_clause(part)
            name = self.splitter.standard(before.owner or before.name)
            name = PROGRESS.sub("", self.nouns.phrase(name, governed=True, forced=True) or name)
            if len(name) in SUBJECT_LENGTH:
                clause.owner = name
                return

    def complete(self, name: str, state: State, inherited: list[str]) -> str | None:
        """A name completed by the state: 占…比重, 增速, 总数 and none at all take the current one."""
        current = state.indicator
        if current is None:
            return name or None
        share = name.startswith("占") and not name.startswith(("占地面积", "占用"))
        if name and not share and name not in self.dependent:
            return name
        inherited.append(f"{current} ← the clause before")
        if not name or current.endswith(name):
            return current
        if name in {"总数", "总量"}:
            current = OF_TOTAL.sub("", current)
        return current + name

    def is_dependent(self, name: str) -> bool:
        """Whether a name means nothing without the one before it: 增速, 总数."""
        return name in self.dependent
