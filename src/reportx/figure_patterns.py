"""How figures are written: the patterns of numbers, amounts, percents, ranks and the like.

Each form is built from named parts. All are compiled into one pattern, with the words of a pack in the places
of UNIT, RUNS (units of a streak) and MOVES (what a ratio moved by begins with), and read in quantities.py.
What stays in Chinese here writes a number and names nothing: 第…名, 翻…番, 百分之, the coins of a price, what
stands around a minus and a point. Each of them has a reading of its own, so that one more were a rule.
"""

from reportx.numerals import DOTS
from reportx.patterns import compiled

SPACED = r"\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?"  # 4 000, only with a unit behind it
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"  # 1,100.9 · 1444
# 3万4000 · 1万零500 · 2万3千5百: what stands behind a scale fills it up, or has a scale of its own
STEP = r"""(?:[亿万](?:零\d{1,3}|\d{4}|\d{1,4}(?=[千百十多余万]))|千(?:零\d{1,2}|\d{3}|\d{1,3}(?=[百十万]))
    |百(?:零\d|\d\d|\d(?=[十万])))"""
MIXED = rf"(?>\d+{STEP}+[千百十]?[多余]?万?)(?![\d年月日号]|[.,{DOTS}]\d)"
DIGIT, PLACE = "零〇一二两三四五六七八九", "十百千万亿"
# 三千八百 · 八点一 · 三二·七 · 一〇二，二 · 零点五
ROW_OF = "零〇一二三四五六七八九"
COMMA = rf"(?<=[{ROW_OF}]{{2}})(?<![{PLACE}][{ROW_OF}]+)，(?=[{ROW_OF}]{{1,2}}[万亿])"
FRACTION = rf"(?:[点.{DOTS}]|{COMMA})[{ROW_OF}]+(?![{ROW_OF}十百千])"
# 一一、二九八 · 一，五〇〇, but 百分之三，一二五万人
THOUSANDS = rf"(?:(?:、|，(?<!分之[{DIGIT}{PLACE}]+，))[{ROW_OF}]{{3}}(?![{ROW_OF}十百]|千(?![瓦伏])))*"
# of 三七六万千瓦 and 五〇〇千瓦 the 千 belongs to the unit
WHOLE = rf"[一二两三四五六七八九{PLACE}][{DIGIT}{PLACE}]*(?<![万亿][百千])(?!(?<=千)[瓦伏]){THOUSANDS}"
CHINESE = rf"{WHOLE}(?:{FRACTION})?|[零〇][点.{DOTS}][{DIGIT}]+|半"
NUMBER = rf"(?:{MIXED}|{ARABIC}(?:[{DOTS}]\d+)?(?![{DOTS}]\d)|{CHINESE})"
# 一、二千万亩 · 四、五十个: a rough number, and no list's number before a count
EITHER = rf"""(?<![\n。；：:（(、第{DIGIT}{PLACE}])(?<!^)(?:一(?=、二)|二(?=、三)|三(?=、[四五])|四(?=、五)
    |五(?=、六)|六(?=、七)|七(?=、八)|八(?=、九))、[二三四五六七八九][{PLACE}]*"""
ORDER = r"\d+|[一二三四五六七八九十百]+"
DASH = "—–－~～至到−-"
# 500一700个: a dash that was read as the numeral
TO = rf"(?:—{{1,2}}|--|[{DASH}]|一(?<=[\d{PLACE}]一)(?=\d))"
VAGUE = "余多来"
SMALL = "百千万亿"

# a text in which 三四 is 34: 一七八·六, 百分之一七
ROWS_OF_DIGITS = (
    ("·", compiled(rf"·(?<=[{DIGIT}]{{2}}.)(?=[{DIGIT}])")),
    ("分之一", compiled(rf"分之一[一三四五六七八九](?![{DIGIT}{PLACE}])")),
)
# what stands for a character that a conversion lost
LOST = r"[?？\ufffd\p{Co}]"
# a digit, a letter or 第 before a number makes it the rest of something else, as do 12? and the 数 of 数千
CLEAR = rf"""(?<![\d.A-Za-z第之{DIGIT}{PLACE}]|\d[,，。: ]|[\d{DIGIT}][.{DOTS}]|\d{LOST}{{1,4}})
    (?<![几点](?=[{DIGIT}{PLACE}])|数(?=[{PLACE}]))"""
# 增长-2.3% · 同比+8.5% · CPI+0.3% · 由一季度的-5.6% · ↑3% · 气温-12℃ · 收支结余-1.7亿元
SIGN = r"""(?:(?<=[长幅速率为比是由从（(：:]|[度期月年初末底]的)[-－−–+]
    |(?<=\p{Han}[ ]?)(?<![元万亿个年月日号第半的一二三四五六七八九十百千零〇两][ ]?)[-－−]
        (?=\d[\d,]*(?:\.\d+)?(?:[万亿]{0,2}元|[%‰℃]))
    |(?<=[A-Z]{2})[+](?=\d+(?:\.\d+)?%)
    |[↑↓])"""
# a unit that the vocabulary need not know, for its end shows what it is: 3亿乘次, 2万箱海里
UNKNOWN = rf"(?<=[万亿])(?:(?![元每多余{DIGIT}{PLACE}])\p{{Han}}){{1,2}}(?:次|箱|公里|海里)(?=[，。；、）\n])"
# 提高12点, 提高23.6个点
POINT = rf"""(?:点(?<=\d\.\d+点)|个?点(?<=[高升降加落涨跌减]了?\d+(?:\.\d+)?个?点))
    (?![\d{DIGIT}{PLACE}钟半整位状])"""
# what may stand behind the first coin of a price: 18元5角 · 十元三角八分 · 3分5厘
COIN = rf"[\d{DIGIT}]{{1,2}}"
COINS = rf"""(?=[\d{DIGIT}])(?:(?<=元)(?:{COIN}角(?:{COIN}分)?|零?{COIN}分)|(?<=角){COIN}分(?:{COIN}厘)?
    |(?<=分){COIN}厘)(?!之)钱?"""
# 3—5家 · 5.5%-6% · 1,100.9亿元 · 5200余套 · 九成 · 10多万人 · 万头（只）
AMOUNT = rf"""(?P<sign>(?=[-－−–+↑↓]){SIGN})?{CLEAR}
    (?P<low>{SPACED}|{NUMBER}|{EITHER})
    (?:(?=[^\n，。；、一{DASH}]{{0,12}}+[一{DASH}])
       (?P<low_unit>[{PLACE}]{{0,2}}UNIT?){TO}(?=[\d{DIGIT}十])(?P<high>{NUMBER}))?
    (?P<vague>[{VAGUE}几])?(?P<scale>[{PLACE}]{{0,3}})(?P<vague2>[{VAGUE}])?(?P<scale2>[万亿])?
    (?P<unit>{UNKNOWN}|{POINT}|UNIT|[角分](?={COIN}[分厘]))(?P<per>/[百千万]?UNIT|（[\u4e00-\u9fff]）)?(?P<coins>{COINS})?
    (?P<vague3>余|多)?"""
# 百分之八点一 · 百分之五至六
PART = NUMBER.replace(f"|{COMMA}", "")
OLD_PART = rf"[{DIGIT}]{{2}}，[{DIGIT}](?=[，。；、）])"  # 百分之二五，八；
PERCENT = rf"""(?P<of>[百千万])分之(?P<part>{OLD_PART}|{EITHER}|{PART})
    (?:{TO}(?:(?P=of)分之)?(?P<part_high>{PART}))?(?P<vague4>[多余])?"""
# 翻番 · 翻两番 · 翻近一番 · 翻了一番多
DOUBLING = r"翻了?(?P<nearly>近)?(?P<times>[一两二三四五\d])?番(?P<vague7>多)?"
# 连续45个月 · 连续第7次 · 五年连续
STREAK = rf"""(?:连续第?|连续保持)(?P<run>{NUMBER})(?P<run_unit>个?RUNS)多?
    |(?P<early>[一二两三四五六七八九十]+|\d{{1,3}}(?<!\d{{4}}))(?P<early_unit>年|个月|次|届)(?=连续)"""
# 第21名 · 首位 · 前十
RANK = rf"""(?P<place>首位|榜首)
    |第(?P<order>{ORDER})(?P<class>名|位)?(?![\d.年])
    |(?<![提目门面])前(?P<top>{ORDER})(?P<top_class>名|位|强)?"""
# 2.21∶1
RATIO = r"(?<![\d.:：∶])(?P<a>\d+(?:\.\d+)?)[:：∶](?P<b>1(?:00)?)(?![\d.:：∶])"
# 人才总量超719万，
SCALED = rf"""{CLEAR}(?:(?P<mixed>{MIXED})
    |(?P<scaled>{ARABIC})(?P<vague5>[{VAGUE}])?(?P<bare_scale>[{SMALL}]{{1,2}}+)(?![{SMALL}])
        (?P<vague6>[{VAGUE}])?(?!\d[，。；、）]))"""
# 分别提高4.2和0.7个百分点, 分别达到12亿、36亿和28亿元: the last one's unit is theirs; what follows is asked
# for before 分别 is looked for; 高于全省7个和5个百分点 needs none
SHARED = rf"""(?=[\d.,]++[个万亿]?[、和与及])(?<![\d.])(?=\d)
    (?:(?<=分别[^，。；\n]{{0,40}})|(?=[\d.]+个[、和与及][\d.]+个百分点))
    (?P<shared>{ARABIC})
    (?:个(?=[、和与及][\d.]+个百分点)|(?P<shared_scale>[万亿]))?
    (?=[、和与及](?:{ARABIC}[万亿]?[、和与及])*{NUMBER}(?P<shared_unit>[{SMALL}]{{0,2}}UNIT))"""
# 城乡居民收入比2.93，
# 2.15缩小至2.10: a ratio is no less one where another follows
MOVING = r"MOVES[\u4e00-\u9fff]{0,3}[至到为]"
BARE = rf"""(?<![\d.A-Za-z/〔第{PLACE}]|\d[,:：∶{DOTS}-])(?P<bare>{ARABIC})
    (?![\d.,:：∶A-Za-z/%{DOTS}-]*\d|。\d|[年月日号时分A-Za-z])(?=[，。；、）]|左右|以[上下内]|{MOVING})"""

# the forms that begin with a word, of which no other begins with one of these
WORDED = "|".join(f"(?:{form})" for form in (STREAK, DOUBLING, RANK))
FIRST_OF_WORDS = "连翻首榜第前"
PATTERN = "|".join(
    f"(?:{form})" for form in (STREAK, SHARED, AMOUNT, PERCENT, DOUBLING, RANK, RATIO, SCALED, BARE)
)
# 单位：亿元 above lines of one name and one number each, among lines without a number
UNIT_HEAD = rf"单位[:：][ ]?(?P<unit>[{SMALL}]{{0,2}}UNIT)[)）]?(?=\n|$)"
ROW = (
    rf"\n[^\d\n。，；]{{2,30}}?[ :：]*(?P<minus>[-－−])?(?P<value>{ARABIC})(?=\n|$)|\n[^\d\n。]{{1,20}}(?=\n)"
)
