"""Whether a figure is that of one among many: some places, one body, one purpose, or what was but planned.

The names of such figures are those of the whole: 甲集团新增高新技术企业5家, 债券资金5亿元用于置换存量债务,
甲、乙两地生产总值增长6%, 比年初预计的5亿元多1亿元.
"""

from reportx.metrics.before import CLAUSE_CUT, CLAUSE_END, YEAR, Before
from reportx.metrics.drafts import Draft
from reportx.metrics.owners import Owners
from reportx.patterns import compiled_plain, compiled_short, one_of
from reportx.places import level_of

DIGIT = compiled_short(r"\d")
LONGEST_COMPANY = 10  # characters of its name before what that ends with
FARTHEST_COLON = 50  # characters of a sentence before the colon of an account
LONGEST_BODY = 30  # characters of the name of a body, of which the account follows behind a colon
LONGEST_ADVERB = 2  # characters between a subject and its verb: 已, 累计
LONGEST_TIME = 12  # characters of a time that opens a sentence: 到1990年
FARTHEST_AREA = 20  # characters from there to where the places that it speaks of end
LONGEST_BUDGET = 60  # characters before a figure in which its budget is told to be approved
LONGEST_USE = 6  # characters behind a figure that tell what it is for


class Singled:
    """Tells which figures of a report are of one thing among many, by what stands around them."""

    def __init__(self, owners: Owners) -> None:
        words, self.owners = owners.words, owners
        self.whole = owners.levels.whole
        self.bodies = tuple(words.role("body") | words.role("project") | words.role("zone"))
        self.apiece = tuple(words.role("apiece"))
        self.treasury = compiled_plain(one_of(words.role("treasury")))
        self.area = compiled_plain(one_of(words.role("area")))
        self.of_industry = words.role("of_industry")
        self.quarter_work = compiled_short(words.pattern("quarter_work"))
        self.others, self.aid = tuple(words.role("for_others")), tuple(words.role("aid"))
        self.regions, self.quarters = tuple(words.role("region")), tuple(words.role("quarter"))
        self.headed: tuple[tuple[str, ...], bool] = ((), False)  # headings, and whether one names a region
        self.located = (-1, -1)  # where a sentence begins, and where the places end that it speaks of, or -1
        self.accounted = (-1, -1)  # where a sentence begins, and what stands behind the body it tells of
        self.placed = (-1, False)  # where a sentence begins, and whether its first clause is of a place
        self.estimates = words.role("estimate") | words.role("plan")
        self.hub, self.handled = compiled_plain(one_of(words.role("hub"))), words.role("handled")
        self.port = compiled_short(words.pattern("named_port"))
        self.shipped = compiled_short(words.pattern("shipped"))
        self.many_hubs = owners.levels.ranks.get(level_of(owners.unit)) == 0
        self.borrowed, self.uses = tuple(words.role("borrowed")), words.terms("used_for")
        self.beyond, self.approved = words.terms("beyond"), compiled_plain(one_of(words.role("approved")))
        self.aspects, self.plans = words.aspects, words.terms("plan")
        zones = one_of(words.role("zone") | words.role("site"))
        self.site = compiled_plain(rf"{zones}(?:{one_of(words.role('advance'))})")
        self.projects = tuple(words.role("project"))
        company, charged = one_of(words.role("company")), one_of(words.role("charged"))
        accounting = one_of(words.role("accounting"))
        self.accounting = compiled_short(rf"\s*[^，。；：]{{1,{LONGEST_BODY}}}{accounting}：")
        self.spent_on = compiled_short(words.pattern("spent_on"))
        self.all_spending = compiled_short(words.pattern("all_spending"))
        self.occasion = compiled_short(words.pattern("occasion"))
        self.agreed = compiled_short(words.pattern("agreed"))
        self.firms_told = compiled_short(words.pattern("firms_told"))
        self.proceeds = tuple(words.role("proceeds"))
        self.jobs_told, self.employed = compiled_short(words.pattern("jobs_told")), words.role("employed")
        self.charged = compiled_short(rf"\s*[^，。；：、]{{1,{LONGEST_COMPANY}}}{company}{charged}")

    def tells(self, draft: Draft, before: Before, *, owned: bool) -> bool:
        """Whether a figure is of one among many; `owned`: it is known whose it is."""
        if not owned and draft.clause.owner and self.is_of_one(draft, before):
            return True
        if draft.rule == "meant-for" and self.treasury.search(before.clause):
            return True
        if self.is_of_area(before):
            return True
        if not owned and (self.is_of_site(draft, before) or self.is_of_place(before)):
            return True
        if self.is_of_company(before) or self.is_spent_on(draft, before):
            return True
        if self.is_of_occasion(draft, before) or self.is_of_firms(draft, before):
            return True
        told = draft.measure != "change" and self.is_for_use(draft, before)
        return told or (self.many_hubs and self.is_of_hub(draft, before))

    def is_plan(self, draft: Draft, before: Before) -> bool:
        """Whether a figure is what was but planned; what inherits its name may be what came of it."""
        if draft.measure == "change":
            return self.is_of_aim(draft, before)
        return self.is_planned(draft, before) or self.is_budgeted(draft, before)

    def is_of_one(self, draft: Draft, before: Before) -> bool:
        """Whether the subject of a clause is one project, body or branch, or each of several.

        养殖项目建成大棚100栋, 每个县区打造应用场景3个. Before what is counted it is the subject only if
        nothing but its verb stands between.
        """
        owner = draft.clause.owner
        if not owner.endswith(self.bodies) or draft.indicator.startswith(owner):
            return owner.startswith(self.apiece)
        if draft.rule != "count-noun":
            return draft.rule == "subject-verb-object"
        between = before.chars[max(before.place(owner), before.start) : before.at].removeprefix(owner)
        near = 0 < len(between) <= len(draft.action or "") + LONGEST_ADVERB
        return near and CLAUSE_END.search(between) is None

    def is_of_area(self, before: Before) -> bool:
        """Whether a sentence begins with some places, or a part of the land, and names no whole since then.

        A time may stand before them: 到1990年，西部地带的发电量达到930亿度，原煤2亿吨.
        """
        chars, start, at, _ = before
        if self.located[0] != start:
            first = chars[start:at].lstrip()
            time, comma, _ = first[:LONGEST_TIME].partition("，")
            begin = len(time) + 1 if comma and YEAR.search(time) else 0
            clause = CLAUSE_CUT.split(first[begin:], maxsplit=1)[0]
            some = self.area.search(clause, 0, FARTHEST_AREA) is not None
            self.located = start, chars.find(clause, start) + len(clause) if some else -1
        told = self.located[1]
        return told >= 0 and self.whole.search(chars, told, at) is None

    def is_of_place(self, before: Before) -> bool:
        """Whether a clause without a figure opens with another place, and none names the whole since then.

        翠屏区发展加快，地区生产总值增长9% is told in the report of the city that it is a district of.
        """
        chars, start, at, _ = before
        begin = max(start, chars.rfind("；", start, at) + 1)
        if self.placed[0] != begin:
            clause, comma, _ = chars[begin:at].lstrip().partition("，")
            told = bool(comma) and DIGIT.search(clause) is None and self.owners.is_elsewhere(clause)
            self.placed = begin, told
        worked = self.quarter_work.search(chars, begin, at)
        return (self.placed[1] or worked is not None) and self.whole.search(chars, begin, at) is None

    def is_of_company(self, before: Before) -> bool:
        """Whether a sentence tells a company what to do, or gives one body's account, and names no whole.

        甲集团要力争资产增长8%; 甲研究所：新增专利申请55件.
        """
        chars, start, at, _ = before
        if self.accounted[0] != start:
            told = self.charged.match(chars, start)
            if told is None and chars.find("：", start, start + FARTHEST_COLON) > 0:
                told = self.accounting.match(chars, start)
            self.accounted = start, told.end() if told else -1
        told_at = self.accounted[1]
        return 0 <= told_at <= at and self.whole.search(chars, told_at, at) is None

    def is_spent_on(self, draft: Draft, before: Before) -> bool:
        """Whether all spending is that on what the clause before tells: 加大科技投入，财政支出增长8%."""
        if self.all_spending.match(draft.indicator) is None:
            return False
        place = before.place(draft.indicator)
        return place > before.start and self.spent_on.search(before.up_to(place)) is not None

    def is_of_occasion(self, draft: Draft, before: Before) -> bool:
        """Whether what was agreed was so on one occasion: 在第九届博览会上，签约资金76亿元, 签约项目20个."""
        if self.agreed.search(draft.indicator) is None and self.agreed.search(draft.action or "") is None:
            return False
        told = list(self.occasion.finditer(before.chars, before.start, before.at))
        return bool(told) and "全" not in before.chars[told[-1].end() : before.at]

    def is_of_firms(self, draft: Draft, before: Before) -> bool:
        """Whether a measure is that of enterprises of one kind: 新能源企业增加到15家，实现产值31亿元.

        So are those to whom they gave work: 旅游项目达到300个，新增就业800人.
        """
        if draft.indicator in self.employed:
            place = before.place(draft.indicator)
            return place > before.start and self.jobs_told.search(before.up_to(place)) is not None
        if not draft.indicator.endswith(self.proceeds):
            return False
        place = before.place(draft.indicator)
        return place > before.start and self.firms_told.search(before.up_to(place)) is not None

    def is_headed(self, path: tuple[str, ...]) -> bool:
        """Whether the headings around a figure name a part of the land or of a town: 中部地带, 老城区改造."""
        if path != self.headed[0]:
            regions = any(title.endswith(self.regions) for title in path)
            self.headed = path, regions or any(title.startswith(self.quarters) for title in path)
        return self.headed[1]

    def is_for_others(self, name: str, path: tuple[str, ...]) -> bool:
        """Whether the nearest heading says that what follows is for others, or of one industry.

        So 对口帮扶协作, and 推动新能源产业发展 before 产业投资超过13亿元.
        """
        title = path[-1] if path else ""
        if name in self.of_industry and name[:2] in title:
            return True
        return any(word in title for word in self.others) and not any(word in name for word in self.aid)

    def is_of_site(self, draft: Draft, before: Before) -> bool:
        """Whether projects are those of a place that a clause before tells to be built up.

        五个新城建设全面推进，开工重大项目40个; with words for the whole (全市) they are not.
        """
        if not any(word in draft.indicator for word in self.projects):
            return False
        said = before.up_to(before.at)
        sites = list(self.site.finditer(said, 0, max(0, len(said) - 1)))
        return bool(sites) and self.whole.search(said, sites[-1].end()) is None

    def is_of_aim(self, draft: Draft, before: Before) -> bool:
        """Whether a change is that of what was aimed at: 新增就业预期目标比去年多100万人."""
        place = before.place(draft.indicator)
        behind = before.chars[place + len(draft.indicator) : before.at] if place >= 0 else ""
        return "，" not in behind and bool(draft.clause.against and self.plans.start(behind))

    def is_for_use(self, draft: Draft, before: Before) -> bool:
        """Whether borrowed money is that for one purpose alone: 债券资金5亿元用于置换存量债务.

        Its name may stand behind the figure: 安排3亿元国债资金支持医院建设.
        """
        name = draft.indicator
        if not name.endswith(self.borrowed):
            return False
        end = before.end + (len(name) if before.chars.startswith(name, before.end) else 0)
        use = self.uses.start(before.chars[end : end + LONGEST_USE])
        return bool(use) and before.chars[end + len(use) : end + len(use) + 1] != "，"  # 争取国债资金支持，

    def is_planned(self, draft: Draft, before: Before) -> bool:
        """Whether a figure is what was planned, which another is held against: 比年初预计的5亿元多1亿元."""
        held = draft.rule == "inherited" and draft.measure == "level" and draft.clause.against
        if not held or before.chars[before.at - 1 : before.at] != "的":
            return False
        clause = CLAUSE_CUT.split(before.clause)[-1]
        return any(word in clause for word in self.estimates)

    def is_budgeted(self, draft: Draft, before: Before) -> bool:
        """Whether a figure is that of a budget that was approved or revised, or what came in beyond it.

        会议批准的一般公共预算收入为53亿元，实际完成54亿元; 一般公共预算收入完成175亿元，超收24亿元.
        """
        if before.chars[before.at - 1 : before.at] == "收":
            return bool(self.beyond.end(before.clause))
        copula = draft.verb is not None and draft.verb.role in {"be", "reach"} and draft.rule != "inherited"
        if not copula or (draft.action or "")[-1:] != "为":
            return False
        told = self.approved.search(before.chars, max(before.start, before.at - LONGEST_BUDGET), before.at)
        return told is not None

    def is_of_hub(self, draft: Draft, before: Before) -> bool:
        """Whether what was handled is that of one airport or port, where a province has several."""
        name = draft.indicator
        if self.shipped.search(name) and self.port.search(before.clause):
            return self.whole.search(before.up_to(before.at)) is None
        if name.removesuffix(self.aspects.end(name, len(name) - 2)) not in self.handled:
            return False
        said = before.up_to(before.at)
        found = list(self.hub.finditer(said))
        if not found or self.whole.search(said):
            return False
        behind = said[found[-1].end() :]
        return not any(word.startswith(behind[:2]) for word in self.handled)
