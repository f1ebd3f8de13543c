"""What the words before a figure say of it that its name does not: it is of some, of new ones, of a zone.

A code is of all that there is. 新登记市场主体3万户 are those that came in a year, 开发区税收收入增长29%，
实际利用外资增长9% is of a zone to its end, and 36家外资企业入选试点、数量居全国第一 ranks the chosen ones.
"""

from reportx.indicators import Meaning
from reportx.metrics.before import CLAUSE_CUT, CLAUSE_END, INNER, LONGEST_HEAD, YEAR, Before
from reportx.metrics.codes import Owned, meanings_of
from reportx.metrics.drafts import Draft
from reportx.metrics.moments import Moments
from reportx.metrics.owners import Owners
from reportx.metrics.records import SCALES
from reportx.metrics.singled import Singled
from reportx.patterns import compiled, compiled_plain, compiled_short, one_of

LONGEST_JOINT = 6  # characters between a figure and what it consists of: ，其中：
LONGEST_BOUND = 12  # characters between two figures of a pair: 以上和不低于
FARTHEST_HEAD = 4000  # characters to a figure from the head of a project's aims, or from a line's years
FARTHEST_ZONE = 14  # characters from where a sentence begins to where the zone that it speaks of ends
LONGEST_SIZE = 8  # characters of the words for a size, without its number: 万元以上的
LONGEST_COUNTED = 40  # characters behind a figure that name what it counts and tell what they do
SAID_END = compiled(r"[，。：；、（\n]")
DEALT = frozenset({"distributed", "each", "from-to"})  # rules by which each figure has a name of its own
DIGIT = compiled(r"[\d一二三四五六七八九]")
GROWN = ("%（", "％（")  # 增长9%（按可比价计算）: what stands in the bracket is told of the growth
PART = "其中"
BUILDING, LENGTH = "建设", "里程"


BOND_ROLES = ("bond_kind", "bond_part", "bond_issue")
# roles of words that may stand before a name, and of the names that are then those of a part
SOURCES = (
    ("source", "sourced"),
    ("transit", "carried"),
    ("both_currencies", "one_currency"),
    ("traded", "grown"),
    ("advanced", "debt_limit"),
    ("greater", "smaller"),
    ("full_doctor", "assistant"),
)


class Partial:
    """Tells which figures of a report are of a part that their names do not name."""

    def __init__(self, owners: Owners, moments: Moments, chars: str) -> None:
        words, self.moments, self.levels = owners.words, moments, owners.levels
        self.words = words
        self.singled = Singled(owners)
        self.parts, self.chosen = compiled_plain(one_of(words.role("partial"))), words.role("chosen")
        self.brought, self.founding = words.terms("brought"), words.terms("founding")
        self.bond_kinds, self.bond_parts, self.bond_issues = (tuple(words.role(r)) for r in BOND_ROLES)
        self.deeds = words.role("deed_noun"), compiled_short(words.pattern("other_deed"))
        self.sources = [(words.role(source), words.role(sourced)) for source, sourced in SOURCES]
        self.given, self.things = tuple(words.role("given")), tuple(words.role("thing"))
        self.listing, self.yearly = words.role("listing"), words.terms("yearly")
        self.many = compiled_plain(rf"\d[万余多]*{one_of(words.role('counter'))}$")
        # behind zones that are counted or built, and are not spoken of
        self.built = compiled_plain(rf"\s*(?:[\d“]|{one_of(words.role('built'))})")
        self.batches, self.sums = tuple(words.role("batch")), tuple(words.role("sum"))
        self.branch, self.branch_totals = (
            compiled_short(words.pattern("health_branch")),
            words.role("health_total"),
        )
        self.pending, self.divided = words.terms("pending"), words.role("divided")
        self.parted = (-1, "")  # the sentence and the name of the last figure that was of a part
        self.list_ends = (*words.role("such"), "”")
        self.limits = frozenset(sign for sign in words.before if len(sign) == 1 and not sign.isalpha())
        behind, before = one_of(words.role("pair_behind")), one_of(words.role("pair_before"))
        bound = rf"{behind}?[和、]{before}?"
        self.second = compiled_short(rf"{bound}-?(?:\d|百分之)")  # behind the first of a pair: 5%和3%
        self.first = compiled_short(rf"{one_of(words.role('pair_unit'))}{bound}-?$")
        self.caring = compiled(words.pattern("caring"))
        self.localities = words.role("locality")
        zones = one_of(words.role("zone") | words.role("opener") | self.localities)
        self.zone = compiled(rf"(?<!创)(?:{zones})")
        self.at_prices, self.fixed = (
            compiled(words.pattern("at_prices")),
            tuple(words.role("at_fixed_prices")),
        )
        self.treated = compiled(words.pattern("treated"))
        self.roads = words.role("road")
        self.sized = compiled_short(words.pattern("sized"))
        self.priced = -1  # the sentence whose levels are told at the prices of some year
        self.exceeding, self.absence = words.terms("exceeding"), words.terms("absence")
        self.together = tuple(words.role("together"))
        self.counted = (-1, "", "")  # the sentence, the name and the unit of the last level that was told
        self.over_years, self.titles = words.role("over_years"), words.terms("titled")
        self.carried_out = words.role("carried_out") | words.role("finishing")
        self.done = tuple(self.carried_out | words.role("staging"))
        self.joining = tuple(self.listing)
        self.staging, self.staged = words.terms("staging"), tuple(words.role("staged"))
        self.stages, self.ever = words.terms("stage"), words.role("ever")
        self.projects = tuple(words.role("project"))
        self.aims = [head for head in words.role("performance") if head in chars]
        self.summed = (-1, "")  # the sentence and the name of the last figure that was of more years than one
        self.zoned = (-1, "")  # where a sentence begins, and the zone that it speaks of
        self.sentence = -1  # the last one that told of new ones, with the verb and what was told of
        self.verb = self.told = ""
        self.added: set[tuple[int, str]] = set()  # what was added, with the sentence
        self.at_stage: set[tuple[int, str]] = set()  # projects told of at one stage, with the sentence
        self.within = False  # whether it went on to what they consist of
        self.end = 0  # where the last figure ended

    def is_part(self, draft: Draft, before: Before, *, owned: bool) -> bool:
        """Whether the words before a figure tell it of a part alone, as those before what it inherits.

        `owned`: it is known whose it is, so that it is the whole of that.
        """
        name = draft.indicator
        sentence, parted = self.parted
        goes_on = draft.rule == "inherited" and draft.clause.action not in self.staging
        if goes_on and sentence == before.start and name.startswith(parted):
            return True  # also 总投资5亿元 behind 首批12个重点项目
        part = self.tells_part(draft, name, before) or self.singled.tells(draft, before, owned=owned)
        self.parted = (before.start, name) if part else (-1, "")
        further = self.is_counted_again(draft, before) or is_bettered(draft)
        # what inherits from these is no part: how it grew, what came of the plan
        return part or further or self.singled.is_plan(draft, before) or self.is_at_prices(draft, before)

    def is_counted_again(self, draft: Draft, before: Before) -> bool:
        """Whether a figure counts some of those that the one before counted, or those at another stage.

        20项民生实事，已完成16项，仍有4项未完成; 开工保障性住房5000套、交付3000套. How many there are in all
        is no stage, and projects at a stage have codes of their own.
        """
        name, unit = draft.indicator, draft.quantity.unit or ""
        if draft.measure != "level" or is_money(unit) or name.endswith(self.staged):
            return False
        last, self.counted = self.counted, (before.start, name, unit)
        if draft.rule != "inherited" or last != self.counted:
            return False
        undone = self.absence.start(before.chars[before.end : before.end + LONGEST_JOINT])
        return bool(undone) or (draft.action or "").endswith(self.done)

    def tells_part(self, draft: Draft, name: str, before: Before) -> bool:
        """Whether the words before a figure tell by themselves that it is of a part alone."""
        clause = before.clause
        last = clause.rpartition("，")[2]
        clause = clause if YEAR.match(last) else last
        if any(word not in name for word in self.parts.findall(clause)):
            return True
        head = before.head
        if head and any(word in head and word not in name for word in self.divided):
            return True
        if name in self.roads and LENGTH in head:
            return True  # 公路通车里程3万公里，其中高速公路5000公里: as long as they are, and not built
        if draft.rule == "count-noun" and self.is_counted_aside(draft, name, clause):
            return True
        if self.is_of_project(before) or self.is_aside(draft, name, before):
            return True
        plain, said = name.removesuffix(self.words.aspects.end(name, len(name) - 2)), before.up_to(before.at)
        if any(plain in sourced and any(word in said for word in source) for source, sourced in self.sources):
            return True
        place = before.place(name)
        pending = self.stages.start(name) and place > before.start and self.pending.end(before.up_to(place))
        if pending or self.is_of_other_kind(plain, said):
            return True  # 拟开工项目5个
        return self.is_brought(draft, place, before) or self.is_of_another(draft, place, before)

    def is_of_other(self, draft: Draft, before: Before) -> bool:
        """Whether a level is of a first batch, adds up unlike things, or is of one kind of institutions.

        建成的252套住房首批241户入住; 新增债券5亿元、再融资债券6亿元，合计11亿元; 乡镇卫生院180所，床位1万张.
        """
        name, said = draft.indicator, before.up_to(before.at)
        if draft.measure == "level" and said.endswith(self.batches):
            return True
        if draft.measure == "level" and draft.rule == "inherited" and said.endswith(self.sums):
            return not name.endswith(self.sums)
        plain = name.removesuffix(self.words.aspects.end(name, len(name) - 2))
        return plain in self.branch_totals and self.branch.search(said) is not None

    def is_of_other_kind(self, plain: str, said: str) -> bool:
        """Whether some bonds are told among others, or something else is done with what is counted."""
        if plain in self.bond_parts and self.is_of_bond_kind(said):
            return True
        if plain.endswith(self.bond_kinds) and self.is_of_bond_issue(plain, said):
            return True
        nouns, other_deed = self.deeds
        return plain in nouns and other_deed.search(said) is not None

    def is_of_bond_kind(self, said: str) -> bool:
        """Whether a bracket is open behind bonds of one kind: 专项债券9亿元（新增债券8亿元）."""
        bracket = said.rfind("（")
        return bracket > said.rfind("）") and any(kind in said[:bracket] for kind in self.bond_kinds)

    def is_of_bond_issue(self, name: str, said: str) -> bool:
        """Whether bonds of a kind are a part of new or refinanced ones: 新增债券29亿元（一般债券4亿元）."""
        bracket = said.rfind("（")
        at = bracket if bracket > said.rfind("）") else said.rfind(PART)
        if at < 0 or "；" in said[at:] or any(word in name for word in self.bond_issues):
            return False
        whole = CLAUSE_CUT.split(said[:at].rstrip("，"))[-1]
        return any(word in whole for word in self.bond_issues)

    def is_brought(self, draft: Draft, place: int, before: Before) -> bool:
        """Whether a verb tells what something else brought about: 撬动新增贷款5亿元, 带动总投资30亿元.

        What moved is all of it: 带动一般公共预算收入增长6%.
        """
        if draft.measure == "growth":
            return False
        action = draft.action or ""
        verbs = before.up_to(place) if place > before.start else ""
        alone = bool(action) and self.brought.start(action) == action
        return alone or bool(self.brought.end(verbs) or self.brought.end(verbs.removesuffix(action)))

    def is_of_another(self, draft: Draft, place: int, before: Before) -> bool:
        """Whether a figure is of something else than its name: of some, of a title, of what is compared.

        农民收入提高，高出城镇居民收入增速6个百分点 is the farmers'; in 粮食产量9万吨，连续三年被评为先进县
        it was not the output that lasted; and 20条道路实现绿化 may be some of them.
        """
        name = draft.indicator
        if draft.measure == "change" and place > before.start and self.exceeding.end(before.up_to(place)):
            return True
        if draft.rule == "streak":
            behind = before.chars[before.end : before.end + LONGEST_COUNTED]
            absent = name not in behind and bool(self.absence.start(behind))
            return absent or bool(self.titles.start(behind[:LONGEST_JOINT]))
        if draft.rule == "count-noun" and (
            self.is_treated(name, before) or (draft.verb is None and self.is_said_of_some(draft, before))
        ):
            return True
        return draft.measure == "rank" and self.is_of_chosen(name, before)

    def is_counted_aside(self, draft: Draft, name: str, clause: str) -> bool:
        """Whether what stands right before a figure and its noun tells that it does not count all of them.

        向20名高层次人才发放补贴 and 首批12个项目 are some of them, and 复航二期等6个在建项目 those of a list,
        as “甲”“乙”两项重点工程 are.
        Where a line's end was lost (增长9.2%出口额402亿元), a growth is of what stands before.
        """
        listed = clause.endswith(self.list_ends) and name.endswith(self.staged)
        some = listed or clause.endswith(self.batches)
        return clause.endswith(self.given) or some or draft.measure == "growth"

    def is_said_of_some(self, draft: Draft, before: Before) -> bool:
        """Whether what is said of things that no verb before tells of may be true of some: 20条道路实现绿化.

        What was finished or is under way are all of them (20条道路建成通车), as those of a list.
        """
        name, unit = draft.indicator, draft.quantity.unit or ""
        chars, end = before.chars, before.end
        _, found, rest = chars[end : end + len(name) + LONGEST_COUNTED].partition(name)
        said = SAID_END.split(rest, maxsplit=1)[0]
        if not found or not said or said.startswith(self.joining) or not unit.endswith(self.things):
            return False
        return not any(word in said for word in self.carried_out)

    def is_treated(self, name: str, before: Before) -> bool:
        """Whether something is done with a list that things begin: 完成6条道路、10处公园等绿化工程."""
        chars, end = before.chars, before.end
        behind = chars[end : end + len(name) + LONGEST_COUNTED]
        return behind.startswith(name) and self.treated.match(behind, len(name)) is not None

    def is_aside(self, draft: Draft, name: str, before: Before) -> bool:
        """Whether a figure is a limit, of some of a size, one of a pair, of another stage or of others."""
        further = draft.rule == "inherited" and self.is_further(name, draft.action or "")
        limit = before.chars[before.at - 1 : before.at] in self.limits
        sized = limit or self.is_of_size(name, before) or self.is_of_pair(draft, before)
        return further or sized or self.is_of_other(draft, before)

    def is_of_project(self, before: Before) -> bool:
        """Whether a figure stands in a table of what a single project is to bring."""
        chars, _, at, _ = before
        return any(chars.rfind(head, max(0, at - FARTHEST_HEAD), at) >= 0 for head in self.aims)

    def is_of_pair(self, draft: Draft, before: Before) -> bool:
        """Whether two figures share a name that is of neither: 农村居民收入增长8.4%和8%."""
        if draft.rule in DEALT or not (draft.measure in {"growth", "share"} or is_money(draft.quantity.unit)):
            return False
        chars, start, at, end = before
        behind = self.second.match(chars, end) is not None
        return behind or self.first.search(chars, max(start, at - LONGEST_BOUND), at) is not None

    def is_of_years(self, draft: Draft, owned: Owned, period: str | None, before: Before) -> bool:
        """Whether a figure that holds for one year is told to be of more: 累计建成住房30万套."""
        chars, start, _, end = before
        if draft.rule == "inherited" and draft.measure != "level":
            yearly = "yearly" in draft.clause.marks
            return self.summed == (start, draft.indicator) and not yearly
        told = self.moments.against_years.match(chars, end) is not None or self.is_ever(draft, owned, before)
        of_years = told and draft.rule != "from-to" and not (period and "/" in period)
        if draft.rule != "inherited" or self.summed != (start, draft.indicator):
            self.summed = (start, draft.indicator) if of_years else (-1, "")
        return of_years

    def is_of_all_years(self, draft: Draft, period: str | None, before: Before) -> bool:
        """Whether a growth held to be of the last year is that of five years together: 累计下降22%."""
        summed = draft.measure == "growth" and "total" in draft.clause.marks
        return summed and not (period and "/" in period) and self.is_in_plan(before)

    def is_ever(self, draft: Draft, owned: Owned, before: Before) -> bool:
        """Whether a clause adds up all that was done so far; money and visitors are added up by the year.

        In a paragraph of five years money is added up for all of them, and so are the classes of a budget.
        """
        chars, end = before.chars, before.end
        clause = CLAUSE_CUT.split(before.clause)[-1]
        summed = any(word in clause for word in self.ever)
        opened = before.up_to(before.at).lstrip().startswith(self.together)  # 五年合计，财政支出5亿元
        if opened or any(word in clause for word in self.together):
            return True
        if any(kind == "time" for kind, _ in draft.clause.notes):
            return False
        if is_money(draft.quantity.unit):
            if summed and any(word in before.up_to(before.at) for word in self.over_years):
                return True  # 年均增长8%，累计完成投资3000亿元
            by_year = summed and chars[end : end + 1] == "，" and bool(self.yearly.start(chars[end + 1 :]))
            general = any(one.general for one in owned.meanings)
            return by_year or ((summed or general) and self.is_in_plan(before, summed=summed))
        reached = draft.verb is not None and draft.verb.role == "reach"  # which may be the last year's
        unit = draft.quantity.unit or ""
        of_scale = bool(unit) and not unit.strip(SCALES)  # 解决3亿农村人口饮水问题
        things = of_scale or unit.endswith(self.things)
        if things and not reached and self.is_in_plan(before):
            return True
        return summed and not unit.endswith("人次")

    def is_in_plan(self, before: Before, *, summed: bool = False) -> bool:
        """Whether a paragraph speaks of five years, and of no single year since then.

        Where all years are summed up, a single year in a sentence before says nothing.
        """
        chars, start, at, _ = before
        first = max(0, at - FARTHEST_HEAD)
        line = max(first, chars.rfind("\n", first, start) + 1)
        found = list(self.moments.plan_years.finditer(chars, line, at))
        if not found:
            return False
        since = max(found[-1].end(), start if summed else 0)
        return self.moments.one_year.search(chars, since, at) is None

    def is_further(self, name: str, action: str) -> bool:
        """Whether something was done with what a name tells to be at another stage: 在建项目9个，竣工2个."""
        stage, other = self.stages.start(name), self.stages.end(action)
        return bool(stage and other) and stage not in action

    def is_of_chosen(self, name: str, before: Before) -> bool:
        """Whether a rank is that of the number of those that a sentence says to have been chosen."""
        thing = name.removesuffix(self.words.aspects.end(name, len(name) - 2))
        place = before.place(thing)
        if thing == name or place < 0 or not self.many.search(before.up_to(place)):
            return False
        return any(word in before.chars[place + len(thing) : before.at] for word in self.chosen)

    def is_of_zone(self, name: str, before: Before) -> bool:
        """Whether a sentence begins with a zone, and tells of no whole unit since then."""
        chars, start, at, _ = before
        start = max(start, chars.rfind("；", start, at) + 1)
        if self.zoned[0] != start:
            said = chars[start:at].lstrip()
            first = CLAUSE_END.split(said, maxsplit=1)[0]
            found = list(self.zone.finditer(first, 0, FARTHEST_ZONE))
            # 组团建设开工，新建道路3条 speaks of it, and 园区建成5个 does not
            told = len(first) < len(said) and bool(found) and found[-1][0] in self.localities
            apart = told and first.startswith(BUILDING, found[-1].end()) and not DIGIT.search(first)
            built = not apart and found and self.built.match(first, found[-1].end())
            spoken = found and not built and not self.levels.counted.search(first)
            self.zoned = start, found[-1][0] if spoken else ""
        zone = self.zoned[1]
        return bool(zone) and zone not in name and self.levels.whole.search(chars, start, at) is None

    def is_of_locality(self, name: str, before: Before) -> bool:
        """Whether the zone that a sentence begins with is one of which also what is counted is.

        What is done for it (支持新区建设，完成造林3万亩) says nothing of what else is counted.
        """
        told = self.is_of_zone(name, before) and self.zoned[1] in self.localities
        said = before.chars[max(before.start, self.zoned[0]) : before.at].lstrip()
        return told and self.caring.match(said) is None

    def is_at_prices(self, draft: Draft, before: Before) -> bool:
        """Whether a level is told at the prices of some year, as those behind it in its sentence.

        产值5亿元，按可比价格计算，增长6% is one of the year's own, for the growth alone is told so.
        """
        if draft.measure != "level" or not is_money(draft.quantity.unit):
            return False
        if draft.indicator.endswith(self.fixed):
            return False
        inner = before.chars[before.start : before.at].lstrip().startswith(INNER)
        first = max(0, before.start - LONGEST_HEAD) if inner else before.start
        found = list(self.at_prices.finditer(before.chars, first, before.at))
        if inner and found and self.priced >= first:
            self.priced = before.start  # 产值按不变价格计算达到5亿元。其中：农业产值达到2亿元
        between = before.chars[found[-1].end() : before.at] if found else "；"
        grown = bool(found) and before.up_to(found[-1].start()).endswith(GROWN)
        if not grown and "；" not in between and not DIGIT.search(YEAR.sub("", between)):
            self.priced = before.start
        return self.priced == before.start

    def is_of_size(self, name: str, before: Before) -> bool:
        """Whether words right before a name tell how great what it counts has to be: 50亿以上重大项目20个."""
        place = before.place(name)
        if place <= before.start:
            return False
        return self.sized.search(before.chars, max(before.start, place - LONGEST_SIZE), place) is not None

    def new_ones(self, draft: Draft, meanings: tuple[Meaning, ...], before: Before) -> tuple[Meaning, ...]:
        """What a figure may be of where a verb before its name says that they are new: no stock."""
        name, end, verb, start = draft.indicator, self.end, "", before.start
        if draft.measure == "change" and (draft.action or "").startswith("新增"):
            self.added.add((start, name))
        elif draft.rule == "distributed" and draft.measure == "growth" and (start, name) in self.added:
            return self.of_new(f"新增{name}", meanings)
        elif draft.rule == "distributed" and (start, name) in self.at_stage:
            return ()  # 落地亿元以上项目30个、总投资15亿元，分别增长7%、18%
        self.end = before.at + draft.quantity.end - draft.quantity.start
        place = before.place(name)
        if draft.rule == "inherited":
            of_all = draft.verb is not None and draft.verb.role == "reach"  # 认定136家、总数达411家
            verb = self.verb if self.sentence == start and self.told == name and not of_all else ""
        elif place >= 0:
            verb = self.founding.end(before.up_to(place))
            listed = draft.verb is None or draft.action == self.verb
            if not verb and self.sentence == start and listed and start < end <= place:
                between = before.chars[end:place]
                goes_on = self.goes_on(between) or (between == "，" and name.endswith(self.staged))
                verb = self.verb if goes_on else ""
        if (stage := self.stage(draft, before, place)) and (not verb or stage == draft.action):
            verb = stage
        if not verb:
            self.sentence = -1
            return meanings
        self.within = self.within and self.sentence == start
        self.sentence, self.verb, self.told = start, verb, name
        if name.endswith(self.staged):
            self.parted = (start, name)  # so is what they cost: 签约重点项目16个、总投资8亿元
            self.at_stage.add((start, name))
        return self.of_new(f"新{verb.removeprefix('新')}{name}", meanings)

    def of_new(self, name: str, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """What new ones are, by their name or by what is no stock; projects are so many at each stage."""
        found = meanings_of(name, self.words)
        if found or name.endswith(self.staged):
            return found
        return tuple(one for one in meanings if one.kind != "stock")

    def stage(self, draft: Draft, before: Before, place: int) -> str:
        """The verb that tells how far the projects have come that a figure counts, or an empty string.

        It stands before their name or the figure (开工15项水利工程), is what moved (项目新开工15个), or
        stands behind them (15个项目投产); what all of them do (全部投产) is no stage of some.
        """
        name, action = draft.indicator, draft.action or ""
        if not name.endswith(self.staged) or self.stages.start(name):
            return ""
        if action in self.staging:
            at = before.place(action)
            return self.all_stages(before.up_to(at + len(action)) if at >= 0 else action)
        if place >= 0:
            return self.all_stages(before.up_to(place))
        _, found, rest = before.chars[before.end : before.end + LONGEST_COUNTED].partition(name)
        return self.staging.end(before.up_to(before.at)) or (self.staging.start(rest) if found else "")

    def all_stages(self, words: str) -> str:
        """The stage that words end with, and one joined to it: of 新签约、新开工 a figure may be either's."""
        stage = self.staging.end(words)
        rest = words.removesuffix(stage)
        earlier = self.staging.end(rest[:-1]) if rest.endswith("、") else ""
        return f"{earlier}、{stage}" if earlier else stage

    def goes_on(self, between: str) -> bool:
        """Whether the words between two figures make a list of them: 培育甲18家、乙31家，其中丙5家，丁2家."""
        if inner := INNER in between and len(between) < LONGEST_JOINT:
            self.within = True
        further = between == "，" and (self.within or self.verb.startswith("新"))
        return inner or further or self.joins(between)

    def joins(self, between: str) -> bool:
        """Whether the words between two figures only join them: 、, 和, 、各类."""
        return between == "、" or between in self.listing


def is_bettered(draft: Draft) -> bool:
    """Whether a figure tells how much of something got better: 改善灌溉面积70万亩 is not all there is."""
    verb = draft.verb
    changed = verb is not None and verb.role == "change" and verb.direction is None
    return changed and draft.measure == "level"


def is_money(unit: str | None) -> bool:
    """Whether a unit is one of money, also by the month."""
    return "元" in (unit or "")
