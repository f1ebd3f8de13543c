"""Money and people: what money is for, whom something reaches.

安排5亿元，支持基础设施建设      基础设施建设资金
投资3亿元的热电项目              热电项目投资
为困难家庭发放补贴，惠及3万人    困难家庭
"""

from reportx.metrics.counting import CountReader
from reportx.metrics.drafts import Figure, Named, State
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import tail_of
from reportx.patterns import compiled, compiled_plain

# 安排5亿元，支持Y; 投入5亿元用于Y
PURPOSE = compiled(
    r",?[dAl]*(?P<for>(?:[uvmcgipUrZ]j?(?:d|A(?=[uvmcgipUrZ]))*)+|w(?=[nNwoq]))"
    r"(?P<name>(?:[nNqBGSELYTwjxstzob]|[vA](?=[nNwo])|c(?=[nNwo])|d(?=[nN]+[wo])|[mcuU](?=[Tj]|N$)"
    r"|(?<=[nN]j)[mu](?=[nN])|(?<=[nNwo])[mv](?=$|[,;.jT]))+)"  # 用于校舍维修
)
PREDICATE = compiled(r"[dA]*r?(?P<what>[dA]*[wvom]n?)(?=$|[,;.j])")
BENEFIT = compiled(r"(?P<what>[dA]*c)(?=$|[,;.j])")  # 带动3万人增收
SERVICE = compiled(r"[dA]*[mv]*?[mvw](?P<name>[nNqBGSELYTwjo]+)")
SUCH = "等"  # behind examples of what the name is of
PURPOSE_LENGTH = range(2, 41)


SAID_OF = compiled_plain("(?<=[nN])A[vm][nNwv]")  # what is said of a noun: 工程基本具备条件


class SpendingReader:
    """Names money by what it is for, and people by what is done for them."""

    def __init__(self, namer: Namer, counts: CountReader) -> None:
        self.namer = namer
        self.counts = counts
        words = namer.lexicon
        self.money, self.spending = words.role("money"), words.role("spending")
        self.investing, self.total_investing = words.role("investing"), words.role("total_investing")
        self.manners = words.role("manner")
        self.reaching, self.rows = words.role("reaching"), tuple(words.role("row"))
        # each of those that are counted, with the units that count them
        self.called = [(p.terms[0], p.terms) for p in words.pack.phrase if p.role == "people_called"]
        self.tiers = words.role("tier")
        self.serving, self.agents = tuple(words.role("serving")), tuple(words.role("agent"))

    def invested(self, figure: Figure, _state: State) -> Named | None:
        """What an investment is for, where it stands behind: 投资3亿元的热电项目."""
        clause = figure.clause
        name = clause.name
        if name.rpartition(SUCH)[2] in self.total_investing:
            name = name.rpartition(SUCH)[2]  # 风电、光伏等总投资50亿元的项目
        if name[2:] in self.total_investing and name[:2] in self.namer.lexicon.verbs:
            name = name[2:]  # 推进总投资137亿元的重点项目
        word = name if name in self.total_investing else clause.action or ""
        if word not in self.total_investing or figure.rest.kinds[:1] != "x" or (name and name != word):
            return None
        if figure.beyond.kinds:
            beyond = tail_of(figure.beyond, followed=True, listed=False)
            whole = self.namer.nouns.behind(beyond, governed=False)
        else:
            tail = tail_of(figure.rest, followed=figure.followed, listed=figure.listed)
            such = tail.kinds.find("T")
            if such > 0 and "j" not in tail.kinds[:such]:
                tail = tail.part(0, such)  # 投资5亿元的甲厂、投资3亿元的乙厂等项目
            said = SAID_OF.search(tail.kinds)  # 投资2亿元的北延工程基本具备通车条件
            tail = tail.part(0, said.start()) if said else tail
            whole = self.namer.nouns.behind(tail, governed=True, pushed=True)
        return Named((whole + word,), "invested") if whole and not whole.endswith(word) else None

    def spent(self, figure: Figure, _state: State) -> Named | None:
        """What money is for, where the clause only says that it was spent: 安排专项资金3亿元."""
        if not self.spends(figure):
            return None
        name = self.purpose(figure)
        if name:
            clause = figure.clause
            payer, paid = self.paid(clause.name) or (clause.name, clause.action or "")
            if payer.endswith(self.agents) and not clause.owner:
                clause.owner, clause.action = payer, paid
        return Named((name,), "purpose") if name else None

    def spends(self, figure: Figure) -> bool:
        """Whether a clause only says that money was spent."""
        clause = figure.clause
        if not figure.is_money or figure.quantity.form != "amount":
            return False
        if not ({clause.action, clause.name} & self.spending or self.is_spent(clause.name)):
            return False
        name = clause.name
        said = name in {"", clause.action} or name.endswith(self.agents)  # 中央财政拿出5亿元
        return said or name in self.money | self.spending or self.is_spent(name)

    def is_spent(self, name: str) -> bool:
        """Whether a name is nothing but money, what was done with it and who did it: 统筹安排资金."""
        return self.paid(name) is not None

    def paid(self, name: str) -> tuple[str, str] | None:
        """Who did what with money of which a name says no more: 市本级 and 拨付 of 市本级拨付资金."""
        for size in (2, 4):
            payer, verb = name[:-size], name[-size:]
            if verb in self.investing and payer.endswith(self.agents) and payer not in self.tiers:
                return payer, verb  # 县财政投入
            for length in (4, 2):
                verb, payer = name[-size - length : -size], name[: -size - length]
                if name[-size:] in self.money and len(verb) == length and verb in self.spending:
                    told = not payer or payer in self.manners or payer.endswith(self.agents)
                    return (payer, verb) if told else None
        return None

    def purpose(self, figure: Figure) -> str:
        """What money is for, with the word for the money."""
        clause, rest = figure.clause, figure.rest
        if rest.kinds[:1] == "n" and rest.word(0) in self.money:
            rest = rest.part(1)  # 安排5亿元资金，支持水厂建设
        payer, paid = self.paid(clause.name) or ("", "")
        treasury = paid if payer and paid in self.investing and clause.name.endswith(paid) else ""
        told = clause.name, clause.action, treasury
        investing = next((w for w in told if w in self.investing), "")
        who = clause.owner.removesuffix(investing) or (
            clause.name if clause.name.endswith(self.agents) else ""
        )
        found = PURPOSE.match(rest.kinds)
        named = clause.name in self.money and clause.name not in self.investing  # 投入财政资金5亿元
        serves = found is not None and rest.words(*found.span("for")).lstrip("，").startswith(self.serving)
        if treasury and not serves:
            return ""  # 市级财政投入 is what it is
        if found is None:
            return who + investing if investing and not named else ""
        if investing and not serves:
            return "" if named else who + investing  # 投资5亿元建设水厂: what follows tells what was done
        crossing = figure.followed and found.end() == len(rest.kinds) and rest.kinds[:1] == ","
        if not investing and crossing and "u" not in found["for"]:
            return ""  # …，建成水厂3座: a clause of its own
        name = self.namer.nouns.name(rest.part(*found.span("name")), listed=True)
        return name.removesuffix("资金") + (investing or "资金") if len(name) in PURPOSE_LENGTH else ""

    def served(self, figure: Figure, state: State) -> Named | None:
        """Whom something reaches (惠及3万人), or what is done for them (为1万人提供服务)."""
        clause = figure.clause
        state.served = clause.served or state.served
        if figure.quantity.form != "amount" or clause.name or not self.namer.is_people(figure):
            return None
        if clause.action in self.reaching and state.served:
            return Named((state.served,), "served")
        found = figure.own.kinds[-1:] in tuple("pi") and SERVICE.match(figure.rest.kinds)
        name = self.namer.nouns.name(figure.rest.part(*found.span("name"))) if found else ""
        return Named((name,), "served") if name else None

    def people(self, figure: Figure, state: State) -> Named | None:
        """Who it is that something is said of: 7万人稳定脱贫 → 稳定脱贫人口; 带动3万人增收."""
        clause = figure.clause
        alone = clause.empty or not (clause.name or clause.verb or clause.prepositional)
        brought = clause.action in self.reaching and not clause.name
        if not brought and not (alone and figure.fresh):
            return None
        unit = figure.quantity.unit or ""
        who = next((who for who, units in self.called if unit.endswith(units)), "")
        if not who:
            return None
        found = (BENEFIT if brought else PREDICATE).match(figure.rest.kinds)
        if found is not None:
            what = figure.rest.words(*found.span("what"))
        elif brought and self.is_of_others(figure, state):
            what = f"{state.indicator}{clause.action}"
        else:
            return None
        return Named((what + who,), "people")

    def is_of_others(self, figure: Figure, state: State) -> bool:
        """Whether those that something reached are not what was told of before: 演出50场、惠及2万人."""
        ended = figure.rest.kinds[:1].strip(",;.:)j") == ""
        told = state.indicator or ""
        return ended and bool(told) and not told.endswith(self.rows) and state.unit != figure.quantity.unit
