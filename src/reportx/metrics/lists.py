"""Lists of names under one predicate: 城镇和农村居民人均可支配收入 are two names, the first completed."""

from reportx.dictionary import dictionary
from reportx.patterns import compiled, one_of
from reportx.terms import Terms
from reportx.words import Lexicon

OPENERS, CLOSERS = "“‘《（「『【", "”’》）」』】"
ORDINALS = "一二三四"
BRANCHES = compiled(r"^产(?!业)")


class ListReader:
    """Completes the members of lists by the words of a lexicon whose roles begin with ``list_``.

    >>> from reportx.packs import builtin
    >>> from reportx.words import lexicon
    >>> lists = ListReader(lexicon(builtin()))
    >>> lists.each_of("人大代表建议和政协委员提案办结率")
    ['人大代表建议办结率', '政协委员提案办结率']
    >>> lists.members("城镇和农村居民人均消费支出", 2)
    ['城镇居民人均消费支出', '农村居民人均消费支出']
    >>> lists.members("一、二、三产业增加值", 3), lists.members("教师", 2)
    (['第一产业增加值', '第二产业增加值', '第三产业增加值'], None)
    >>> lists.members("规上企业亩均税收、亩均增加值", 2)
    ['规上企业亩均税收', '规上企业亩均增加值']
    >>> lists.members("每千人口医师数、护士数", 2)
    ['每千人口医师数', '每千人口护士数']
    >>> lists.members("欧盟进口、出口", 2)
    ['欧盟进口', '欧盟出口']
    >>> lists.parted("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> lists.other_way("生猪存栏", "出栏"), lists.other_way("汽车生产量", "销量")
    ('生猪出栏', '汽车销量')
    >>> lists.other_way("进口", "出口"), lists.other_way("欧盟进口", "产量")
    ('', '')
    >>> lists.shared(["政协提案办结率", "满意率"]), lists.shared(["二产", "三产增加值"])
    ('政协提案办结率', '三产增加值')
    >>> lists.complete("生产安全事故", "交通安全事故起数"), lists.complete("答复率", "满意率")
    ('生产安全事故起数', '答复率')
    >>> lists.complete("失业率", "居民消费价格涨幅"), lists.complete("工业增加值", "固定资产投资增速")
    ('失业率', '工业增加值增速')
    >>> lists.complete("电力", "化工产值"), lists.complete("冶金", "建材行业增加值")
    ('电力产值', '冶金行业增加值')
    >>> lists.complete("制造业", "战略性新兴产业贷款"), lists.complete("建筑业", "服务业税收")
    ('制造业贷款', '建筑业税收')
    >>> lists.complete("男", "增幅"), lists.complete("存款", "贷款余额"), lists.complete("GDP", "财政收入")
    ('男增幅', '存款余额', 'GDP')
    >>> lists.complete("甲县", "乙市财政收入"), lists.complete("总部", "中心")
    ('甲县财政收入', '总部')
    >>> lists.split("城镇和农村居民人均消费支出"), lists.split("“调解、诉讼”案件")
    (['城镇', '农村居民人均消费支出'], ['“调解、诉讼”案件'])
    >>> lists.branches(["新能源", "电子信息等战略性新兴产业增加值"])
    ['新能源产业增加值', '电子信息产业增加值']
    >>> lists.branches(["汽车", "锂电池等“新三样”出口"])
    ['汽车出口', '锂电池出口']
    >>> lists.in_its_place("甲县", "乙市财政收入"), lists.in_its_place("工业", "农业")
    ('甲县财政收入', None)
    """

    def __init__(self, words: Lexicon) -> None:
        self.heads, self.shares = tuple(words.role("list_head")), tuple(words.role("list_share"))
        self.fields = tuple(words.role("list_field"))
        self.moved, self.partners = words.terms("list_moved"), tuple(words.role("list_partner"))
        self.substances = tuple(words.role("list_substance"))
        self.apportioned = compiled(words.pattern("apportioned"))  # 每千人口医师数、护士数
        self.joint = compiled(rf"[、，]|{words.pattern('list_joint')}")
        self.trailing = compiled(rf"(?:、|{one_of(words.role('joint'))})$")
        place, branch = words.pattern("list_place"), one_of(words.role("list_branch"))
        self.placed, self.place = (
            compiled(place),
            compiled(rf"{place}(?=\p{{Han}}{{2}})"),
        )  # 甲县、乙市财政收入
        # 新能源、电子信息等战略性新兴产业增加值: the members are branches, the head is a measure
        self.headed = compiled(
            rf"(?P<last>.+?)(?<![高中初])等(?:“[^“”]*”)?(?:.*?(?P<branch>{branch}))?(?P<head>[^等]{{2,6}})$"
        )
        # 单位国内生产总值能耗和二氧化碳排放: both are per unit of it
        self.per = compiled(words.pattern("list_per"))
        # 农业、新兴产业贷款: a branch by itself takes but the measure
        whole = words.pattern("list_whole")
        self.whole, self.whole_end = compiled(whole), compiled(rf"(?:{whole})$")
        # 规上工业企业亩均税收、亩均增加值: whose both are stands once
        self.each = compiled(rf"(?<=.){words.pattern('list_each')}(?=.)")
        phrases = words.pack.phrase
        self.joined = [(p.terms[0], p.terms[1:]) for p in phrases if p.role == "list_joined"]
        self.ways: dict[str, Terms[None]] = {}  # each with the others that the same may go
        for phrase in phrases:
            for way in phrase.terms if phrase.role == "list_ways" else ():
                self.ways.setdefault(way, Terms()).update(dict.fromkeys({*phrase.terms} - {way}))

    def each_of(self, name: str) -> list[str]:
        """The members of a list of which one figure holds, each completed."""
        return self.members(name, len(self.split(name))) or [name]

    def members(self, name: str, count: int) -> list[str] | None:
        """The names of a list of `count` figures, each completed, or None if the list has another length."""
        if name.startswith(self.partners) and (found := self.members(name[1:], count)):
            return [name[0] + part for part in found]  # 对东盟、欧盟进出口
        parts = self.counted_parts(name, count)
        if len(parts) == 1 and count > 1:
            return self.parted(name, count)
        if len(parts) != count:
            return None
        if (own := self.each.search(parts[0])) and all(part.startswith(own[0]) for part in parts[1:]):
            return [parts[0], *(parts[0][: own.start()] + part for part in parts[1:])]
        for per in (self.per, self.apportioned):
            if (narrowed := per.match(parts[0])) and not any(per.match(part) for part in parts[1:]):
                parts = [parts[0], *(narrowed[0] + part for part in parts[1:])]
        if count > 1 and all(others := [self.other_way(parts[0], part) for part in parts[1:]]):
            return [parts[0], *others]
        before = (self.complete(part, self.shared(parts[i:])) for i, part in enumerate(parts[:-1], 1))
        return self.branches(parts) or ordinals(parts) or [*before, parts[-1]]

    def parted(self, name: str, count: int) -> list[str] | None:
        """The names in one whose word stands for so many."""
        found = next(((word, of) for word, of in self.joined if word in name and len(of) == count), None)
        return [name.replace(found[0], one, 1) for one in found[1]] if found else None

    def other_way(self, told: str, way: str) -> str:
        """A way with what it is of, where that was told of another way; empty where it was not."""
        other = self.ways[way].end(told) if way in self.ways else ""
        return told.removesuffix(other) + way if other and told != other else ""

    def shared(self, following: list[str]) -> str:
        """The member that has what those before it lack: the last, or one before where that is bare."""
        last = following[-1]
        if len(last) > 4 or last.endswith(self.shares):
            return last
        return next((part for part in following if part.endswith(self.heads) and len(part) > 4), last)

    def complete(self, part: str, last: str) -> str:
        """A member with what it shares with the last one."""
        if alike := self.in_its_place(part, last):
            return alike
        moved = self.moved.end(last)
        if moved and not part.endswith((*self.moved, "率")):
            rest = last.removesuffix(moved)
            return (self.complete(part, rest) if rest else part) + moved
        letters = part.isascii() and part.isalpha() and part.isupper()
        if (
            part.endswith(self.shares)
            or (letters and not last.endswith(self.substances))
            or not last.endswith(self.heads)
            or (self.is_measure(part) and not last.endswith(self.shares))
        ):
            return part
        if measure := self.of_branch(part, last):
            return part + measure
        for size in range(min(len(part), 6), 1, -1):
            at = last.rfind(part[-size:])
            if at >= 0 and at + size < len(last):
                return part + last[at + size :]
        words = dictionary().cut(last)
        if len(words) > 1 and len(words[0]) == len(part):
            return part + last[len(words[0]) :]
        head = words[-1] if len(words[-1]) > 1 else "".join(words[-2:])
        return part if head == last else part + head

    def of_branch(self, part: str, last: str) -> str:
        """What the last member tells of its branch, where another is one by itself: 农业、新兴产业贷款."""
        if not self.whole_end.search(part):
            return ""
        measure = self.whole.split(last)[-1]
        return measure if 1 < len(measure) < len(last) else ""

    def is_measure(self, part: str) -> bool:
        """Whether a member ends with what is measured, as 用电量 does and 电力 does not."""
        return part.endswith(self.heads) and not part.endswith(self.fields)

    def split(self, name: str) -> list[str]:
        """The members of a list, as printed."""
        if not ("、" in name or "和" in name or "及" in name or "与" in name or "，" in name):
            return [name] if name else []
        found, at = [], 0
        for m in self.joint.finditer(name):
            if depth(name[: m.start()]) == 0 and m.start() > at:
                found.append(name[at : m.start()])
                at = m.end()
        return [*found, name[at:]] if name[at:] else found

    def counted_parts(self, name: str, count: int) -> list[str]:
        """A list cut into as many parts as there are figures, if its joints allow."""
        enumerated = name.split("、")
        if len(enumerated) == count and all(depth(part) == 0 for part in enumerated):
            return enumerated  # 和 and 与 stand inside the names then
        parts = self.split(name)
        if len(parts) > count > 1:  # what is too much belongs to the first name
            cut_at = name.rfind(parts[-count + 1])
            return [self.trailing.sub("", name[:cut_at]), *parts[-count + 1 :]]
        return parts

    def branches(self, parts: list[str]) -> list[str] | None:
        """Branches before 等 with the measure behind it."""
        found = self.headed.match(parts[-1])
        if found is None:
            return None
        suffix = (found["branch"] or "") + found["head"]
        return [part + suffix for part in [*parts[:-1], found["last"]]]

    def in_its_place(self, part: str, last: str) -> str | None:
        """The last member with another word of its kind in the place of its first: a place, 存款 for 贷款."""
        if len(part) == 1:
            return like_last(part, last)
        if place := self.placed.fullmatch(part) and self.place.match(last):
            return part + last[place.end() :]
        first, rest, known = last[:2], last[2:], dictionary()
        alike = len(part) == 2 and rest and part != first and part[1] == first[1]
        return part + rest if alike and all(map(known.holds, (part, first, rest))) else None


def depth(chars: str) -> int:
    """How many quotes and brackets are open at the end of some text."""
    return sum(c in OPENERS for c in chars) - sum(c in CLOSERS for c in chars) + chars.count('"') % 2


def like_last(part: str, last: str) -> str | None:
    """A single character that takes the place of the last member's first: 中、高等教育, 存、贷款余额.

    >>> like_last("存", "贷款余额"), like_last("男", "女预期寿命"), like_last("县", "开发区产值")
    ('存款余额', '男预期寿命', None)
    """
    words = dictionary()
    first = words.cut(last)[0]
    changed = part + first[1:]
    return part + last[1:] if len(first) == 1 or words.holds(changed) else None


def ordinals(parts: list[str]) -> list[str] | None:
    """第一、二、三产业: numbers that share one noun."""
    heads = [part.removeprefix("第") for part in parts[:-1]]
    last = parts[-1].removeprefix("第")
    if not heads or any(head not in ORDINALS for head in heads) or last[0] not in ORDINALS:
        return None
    rest = BRANCHES.sub("产业", last[1:])  # 三产增加值
    return [f"第{head}{rest}" for head in [*heads, last[0]]]
