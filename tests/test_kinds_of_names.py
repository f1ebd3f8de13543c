"""Names and measures by kinds of wording on which reports that nobody had looked at were once read wrong."""

from decimal import Decimal

import pytest

from reportx import extract, extract_text
from reportx.packs import parse_pack

HEAD = "某市2025年政府工作报告\n2024年工作回顾\n"
# a sentence, and the name and the measure of each of its records
READINGS = [
    # a part of something that a bound tells without a verb
    ("中职在校学生已接近高中学生人数的50%。", [("中职在校学生占高中学生人数", "share")]),
    ("民营企业数量接近企业总数的80%。", [("民营企业数量占企业总数", "share")]),
    # those at a school that they are told to be there are not those that left it
    ("在校研究生9万人，毕业生2万人。", [("在校研究生", "level"), ("研究生毕业生", "level")]),
    ("在校本科生3万人，毕业生8000人。", [("在校本科生", "level"), ("本科生毕业生", "level")]),
    # who took in what, with an adverb between; and what was built and opened
    ("全市慈善组织共接收社会捐款500万元。", [("社会捐款", "level")]),
    ("基层组织累计培训党员3000名。", [("党员", "level")]),
    ("五年共培养本科和专科毕业生58万人，研究生2万人。", [("本科和专科毕业生", "level"), ("研究生", "level")]),
    ("五年共转化科技成果80项。", [("科技成果", "level")]),
    ("高速公路新建通车470公里。", [("高速公路", "level")]),
    ("新型储能累计建成并网100万千瓦。", [("新型储能", "level")]),
    # an adverb is part of the first of a list of nouns that are verbs as well
    ("住房投资占44%，自主创新、结构调整和生态建设占16%。", [("住房投资", "share"), ("自主创新、结构调整和生态建设", "share")]),
    ("自主创新、结构调整投资5亿元。", [("自主创新、结构调整投资", "level")]),
    # what money supports is no part of its name
    ("安排2亿元技改专项资金支持40个技改项目。", [("技改专项资金", "level"), ("技改项目", "level")]),
    ("安排1亿元财政资金支持产业发展。", [("产业发展资金", "level")]),
    # what is set aside is no name: the amount is of the side of the budget before it
    ("税收收入安排33亿元；非税收入安排13亿元。", [("税收收入", "level"), ("非税收入", "level")]),
    ("失业保险基金收入预算安排5亿元，支出预算安排4亿元。", [("失业保险基金收入", "level"), ("失业保险基金支出", "level")]),
    ("教育支出预算安排5亿元，下降3%。", [("教育支出", "level"), ("教育支出", "growth")]),
    ("“三公”经费财政拨款支出预算安排6亿元。", [("“三公”经费财政拨款支出", "level")]),
    ("中央预算内投资安排5000亿元，比上年增加300亿元。", [("中央预算内投资", "level"), ("中央预算内投资", "change")]),
    ("国内化肥生产安排900万吨。", [("国内化肥生产", "level")]),
    ("一般公共预算安排586亿元。", [("一般公共预算安排", "level")]),
    # a standard name keeps the verb that it begins with; of others the verb is what was done
    ("新建商品房销售面积下降3%。", [("新建商品房销售面积", "growth")]),
    ("新建商品房销售额5亿元，增长4%。", [("新建商品房销售额", "level"), ("新建商品房销售额", "growth")]),
    ("新建学校校舍面积5万平方米。", [("学校校舍面积", "level")]),
    ("新增贷款50亿元。", [("贷款", "change")]),
    # what money is for goes on over the verbs in its list, and over an adverb that is part of a noun
    ("统筹资金5亿元，支持美丽乡村、扶持集体经济、农村公益项目建设。", [("美丽乡村、扶持集体经济、农村公益项目建设资金", "level")]),
    ("筹措资金6亿元，支持中心城区完全学校建设。", [("中心城区完全学校建设资金", "level")]),
    ("筹措资金6亿元，支持学校建设，新建医院3家。", [("学校建设资金", "level"), ("医院", "level")]),
    # a heading or the number of a page runs into the sentence behind it
    ("7 全年建筑业增加值20亿元，增长3%。", [("建筑业增加值", "level"), ("建筑业增加值", "growth")]),
    ("五、对外经济全年进出口总额80亿元。", [("进出口总额", "level")]),
    ("六、文化旅游年末博物馆14座。", [("博物馆", "level")]),
    # what those do who are counted, and how they are, is no part of their name
    ("瑞和公司等6家公司晋升省级专精特新企业。", [("公司", "level")]),
    ("12家企业申报国家级绿色工厂。", [("企业", "level")]),
    ("对35个部门编制绩效目标。", [("部门", "level")]),
    ("60辆纯电动公交车高效运转。", [("纯电动公交车", "level")]),
    ("剩余300户900人贫困人口全部脱贫。", [("贫困人口", "level"), ("贫困人口", "level")]),
    # a list of examples stays where what they are of says nothing
    ("全市筹措资金5亿元，支持道路养护、粮食储备、和美乡村等项目建设。", [("道路养护、粮食储备、和美乡村等项目建设资金", "level")]),
    ("筹措资金2亿元，支持基本公共卫生服务、医疗能力提升等重点工作。", [("基本公共卫生服务、医疗能力提升等重点工作资金", "level")]),
    ("统筹资金6亿元，落实养老、托育等补贴政策。", [("养老、托育等补贴政策资金", "level")]),
    # in whose prices something is counted
    ("到2005年，按2000年价格计算的国内生产总值达到900亿元。", [("国内生产总值", "level")]),
    # an account's heading names no owner of its sums but the level
    ("市本级财政收支平衡情况是：总收入合计为90亿元，其中，上级补助收入30亿元。", [("市本级财政总收入", "level"), ("上级补助收入", "level")]),
    ("一般公共预算收入50亿元，增长7%，收入增幅全省第2，总量全省第4。", [("一般公共预算收入", "level"), ("一般公共预算收入", "growth"), ("收入增幅", "rank"), ("收入总量", "rank")]),
    # two verbs, also with 并 between
    ("封停处置公车40辆。", [("公车", "level")]),
    ("压减退出水泥产能90万吨。", [("水泥产能", "change")]),
    ("新建续建亿元以上项目300个。", [("亿元以上项目", "level")]),
    ("建成并开通5G基站1700个。", [("5G基站", "level")]),
    ("修订并印发制度12项。", [("制度", "level")]),
    # 一次性 before a verb
    ("一次性安置退役士兵50人。", [("退役士兵", "level")]),
    # an investment is in what is done behind it, not in what the clause before tells of
    ("抓好环境问题整改落实工作，投资800万元完成了两家企业搬迁。", [("投资", "level"), ("企业搬迁", "level")]),
    ("加快园区建设，投资2亿元实施管网改造。", [("投资", "level")]),
    ("教育方面，投入5亿元改造校舍。", [("教育方面投入", "level")]),
    # verbs that narrow the noun behind them
    ("推广节水小麦5万亩。", [("节水小麦", "level")]),
    ("星创天地6个。", [("星创天地", "level")]),
    ("省级重点研发专项2项，市级专项4项。", [("省级重点研发专项", "level"), ("市级专项", "level")]),
    ("开发扶贫公益性岗位600个。", [("扶贫公益性岗位", "level")]),
    # plans dealt out over what was told before
    ("税收收入30亿元、非税收入12亿元，分别完成预算的101%、98%。", [("税收收入", "level"), ("非税收入", "level"), ("税收收入完成预算", "share"), ("非税收入完成预算", "share")]),
    ("新增学位500个，新建学校3所，分别完成任务的117%。", [("学位", "change"), ("学校", "level"), ("学位完成任务", "share"), ("学校完成任务", "share")]),
    # who takes part in something, and what is theirs of each hundred
    ("参加合作医疗保险的农民达60万人。", [("参加合作医疗保险的农民", "level")]),
    ("电话普及率达到每百人36部，每百户拥有电脑28台。", [("每百人电话普及率", "level"), ("每百户拥有电脑", "level")]),
    # a new thing is made by two verbs of one character
    ("新铺装道路40条。", [("道路", "level")]),
    ("计划安排重点工程60项。", [("重点工程", "level")]),
    # what holds its figure against a time without a name, and against a plan
    ("粮食产量6亿公斤，比正常年景增产5%，比历史最高水平增长3%。", [("粮食产量", "level"), ("粮食产量", "growth"), ("粮食产量", "growth")]),
    ("财政收入12亿元，超额完成年初预算的8%，超计划5%。", [("财政收入", "level"), ("财政收入超年初预算", "share"), ("财政收入超计划", "share")]),
    ("财政收入12亿元，超额完成预算的108%。", [("财政收入", "level"), ("财政收入完成预算", "share")]),
    # points of an index
    ("综合指数达到168，比上年提高12点，信心指数提高2.3个点。", [("综合指数", "level"), ("综合指数", "change"), ("信心指数", "change")]),
    # lists whose members lack what the last one has, or what the first has
    ("存款、贷款余额分别达320亿元、260亿元。", [("存款余额", "level"), ("贷款余额", "level")]),
    ("甲县、乙市财政收入分别达5亿元、3亿元。", [("甲县财政收入", "level"), ("乙市财政收入", "level")]),
    ("GDP和财政收入双双翻番。", [("GDP", "growth"), ("财政收入", "growth")]),
    ("COD和氨氮排放量分别下降2%和1%。", [("COD排放量", "growth"), ("氨氮排放量", "growth")]),
    ("牛羊饲养量分别达到3万头、21万只。", [("牛饲养量", "level"), ("羊饲养量", "level")]),
    ("生猪存栏31万头、出栏52万头。", [("生猪存栏", "level"), ("生猪出栏", "level")]),
    ("发放贷款1.2万笔、金额45亿元。", [("贷款", "level"), ("贷款金额", "level")]),
    ("社会消费品零售总额96亿元，其中县及县以下42亿元，分别增长14%和12%。", [
        ("社会消费品零售总额", "level"), ("县及县以下社会消费品零售总额", "level"),
        ("社会消费品零售总额", "growth"), ("县及县以下社会消费品零售总额", "growth"),
    ]),
    # what came of what was agreed
    ("合同利用外资2亿美元，实际到位1亿美元。", [("合同利用外资", "level"), ("实际到位资金", "level")]),
    # the rate of what is counted before it
    ("9个国控断面水质优良率100%。", [("国控断面", "level"), ("国控断面水质优良率", "share")]),
    # places that two hold, and two places of one
    ("货物吞吐量5亿吨、集装箱吞吐量900万标箱，双双位居全国前十。", [("货物吞吐量", "level"), ("集装箱吞吐量", "level"), ("货物吞吐量", "rank"), ("集装箱吞吐量", "rank")]),
    ("经济总量跃居全省第2位、全国百强城市第49位。", [("经济总量", "rank"), ("经济总量", "rank")]),
    # what is made better is no more than before, and how high something is tells no change
    ("提升三大都市圈能级，提升5个园区配套水平。", [("都市圈能级", "level"), ("园区配套水平", "level")]),
    ("建成高109米的大桥。", [("大桥", "level")]),
    # an index of prices that rises by little
    ("居民消费价格指数控制在2%以内。", [("居民消费价格指数", "growth")]),
    ("水土流失、沙化土地面积分别净减少10万、3万平方公里。", [("水土流失面积", "change"), ("沙化土地面积", "change")]),
    ("制定、修改、废止政府规章34部。", [("政府规章", "level")]),
    # classifiers that are part of a place's name
    ("五头镇入选，十天高速公路建成通车。", []),
    # some of those that were counted before
    ("对市级300个项目进行评估，对其中26个提出调整意见。", [("项目", "level"), ("项目", "level")]),
    ("全市对上争取资金80亿元。", [("对上争取资金", "level")]),
    # what goes on stands behind the streak
    ("连续五年民生支出占比稳定在80%以上。", [("民生支出占比", "streak"), ("民生支出占比", "share")]),
    # a count of each
    ("新增农业龙头企业和规上加工企业各20家。", [("农业龙头企业", "change"), ("规上加工企业", "change")]),
    ("建成公园、广场各3个。", [("公园", "level"), ("广场", "level")]),
    ("开通省际、县际班线各2条。", [("省际、县际班线", "level")]),
    ("新增国家和省级村落各13个。", [("国家和省级村落", "change")]),
    # the size of what is counted stands between
    ("1200个空置率50%以上的“空心村”完成整治。", [("“空心村”", "level"), ("“空心村”空置率", "share")]),
    ("20家研发强度5%以上的企业获得支持。", [("企业", "level"), ("企业研发强度", "share")]),
    ("设立3支总规模60亿元的产业基金。", [("产业基金", "level"), ("产业基金总规模", "level")]),
    # a place in an order, with the field before the word for it
    ("园区在全省综合排名第14位。", [("园区", "rank")]),
    ("东江高新区全国排名53位、提升3位。", [("东江高新区", "rank"), ("东江高新区", "change")]),
    ("财政收入全省排名第3位。", [("财政收入", "rank")]),
    # a second count behind what was invested is no member of a list
    ("投入8000万元改造学校食堂30个。", [("投入", "level"), ("学校食堂", "level")]),
    # people who come to something
    ("1200人次参加技能培训。", [("参加技能培训", "level")]),
    ("2.1万人次领取稳岗补贴。", [("领取稳岗补贴", "level")]),
    # foreign money told again
    (
        "粮食产量，1982年为27万吨，1987年提高到46万吨；棉花产量，1982年为9万吨，1987年提高到11万吨。",
        [("粮食产量", "level")] * 2 + [("棉花产量", "level")] * 2,
    ),
    ("钢产量增加7万吨，而用水总量（按每吨2元计），减少9万吨。", [("钢产量", "change"), ("用水总量", "change")]),
    ("人民币各项贷款余额340亿元。", [("人民币各项贷款余额", "level")]),
    ("项目总投资20亿美元，合人民币150亿元。", [("项目总投资", "level"), ("项目总投资", "level")]),
    # a company's name that begins as a verb does
    ("通威集团投资120亿元。", [("通威集团投资", "level")]),
    ("担保集团担保规模超60亿元。", [("担保集团担保规模", "level")]),
    # money with a name of its own
    ("实施科技项目20项，投入财政资金400万元。", [("科技项目", "level"), ("投入财政资金", "level")]),
    ("投入专项资金3000万元，新建车间16个。", [("投入专项资金", "level"), ("车间", "level")]),
    # where something was made
    ("农村建成住宅6亿平方米，城镇建成住宅1亿平方米。", [("农村住宅", "level"), ("城镇住宅", "level")]),
    # a list goes on with the same owner
    ("规模以上工业企业实现产值80亿元、利润5亿元。", [("规模以上工业企业产值", "level"), ("规模以上工业企业利润", "level")]),
    ("园区完成产值30亿元、税收2亿元。", [("园区产值", "level"), ("园区税收", "level")]),
    # multiples of what was dealt out before
    ("城镇和农村居民人均可支配收入分别达到3万元、1.5万元，是2015年的1.4倍、1.5倍。", [("城镇居民人均可支配收入", "level"), ("农村居民人均可支配收入", "level"), ("城镇居民人均可支配收入", "multiple"), ("农村居民人均可支配收入", "multiple")]),
    # the size of examples' kind, and that of each of them
    ("建设宏达铝业、天和纺织等总投资50亿元以上的加工项目。", [("加工项目总投资", "level")]),
    ("投资60亿元的汽车产业园、投资30亿元的电池产业园等大项目落地。", [("汽车产业园投资", "level"), ("电池产业园投资", "level")]),
    # nothing grows that is only sped up
    ("加快42个在建项目建设。", [("在建项目", "level")]),
    # what is newly registered grows as a flow
    ("新登记市场主体增长18%以上。", [("新登记市场主体", "growth")]),
    # what stands behind a list of examples is counted, however it begins
    ("甲铁路和乙高速公路等9个续建重大项目完成投资121亿元。", [("续建重大项目", "level"), ("续建重大项目投资", "level")]),
    ("口岸查验设施等31个封关硬件项目建成。", [("封关硬件项目", "level")]),
    ("带动社会资金、产业基金等14亿元助力产业发展。", [("社会资金、产业基金等", "level")]),
    # the budget of the year before is what is compared with
    ("全市一般公共预算支出安排30亿元，比2018年预算增长10%。", [("一般公共预算支出", "level"), ("一般公共预算支出", "growth")]),
    # two amounts of one thing
    ("为企业提供10笔纾困资金5000万元。", [("纾困资金", "level"), ("纾困资金", "level")]),
    # what is named again is named once
    ("持续增加“三基建设”投入，全市累计投入10亿元，增长12%。", [("“三基建设”投入", "level"), ("“三基建设”投入", "growth")]),
    # at what pace something moves
    ("一般性支出一律按不低于5%的幅度压减。", [("一般性支出", "growth")]),
    ("工业增加值以年均20%的速度增长。", [("工业增加值", "growth")]),
    # a flow gathered over years is not what stood before it
    ("城镇人口翻两番；五年累计投资达到85亿元以上。", [("城镇人口", "growth"), ("投资", "level")]),
    # one rate of two flows
    ("游客人次、旅游总收入增长20%以上。", [("游客人次", "growth"), ("旅游总收入", "growth")]),
    # 发展 before what is made
    ("发展民宿50家。", [("民宿", "level")]),
    ("建成高标准农田1万亩、在建2万亩。", [("高标准农田", "level"), ("在建高标准农田", "level")]),
    ("数字经济发展指数达到75。", [("数字经济发展指数", "level")]),
    # one word, though it ends as a verb does
    ("打掉恶势力犯罪集团1个、黑社会性质组织2个。", [("恶势力犯罪集团", "level"), ("黑社会性质组织", "level")]),
    # a sum of an insurance's fund
    ("失业保险基金收入3亿元，支出2亿元，滚存结余5亿元。", [("失业保险基金收入", "level"), ("失业保险基金支出", "level"), ("失业保险基金滚存结余", "level")]),
    # whose proceeds are told is no proceeds of theirs
    ("规上企业主营业务收入突破千亿元，实现利税5亿元。", [("规上企业利税", "level")]),
    ("公布即办件300项。", [("即办件", "level")]),
    # things are counted, whose measure is told behind; of the whole it is not that of these
    (
        "9个县区地区生产总值都比上年增加，全市共增加27亿元。",
        [("县区", "level"), ("地区生产总值", "change")],
    ),
    ("7条重点产业链产值突破7000亿元。", [("重点产业链", "level"), ("重点产业链产值", "level")]),
    ("5个产业集群营业收入增长8%。", [("产业集群", "level"), ("产业集群营业收入", "growth")]),
    ("新增养老床位300张，3000张养老床位投用。", [("养老床位", "change"), ("养老床位", "level")]),
    # a milestone, whose growth stands before a joint
    ("汽车产量继续保持40%以上增长、达357万辆。", [("汽车产量", "growth"), ("汽车产量", "level")]),
    ("出口保持两位数增长、达到500亿元。", [("出口", "level")]),
    # what is only told by its size
    ("30户以上自然村寨垃圾收运设施覆盖率提高至80%。", [("30户以上自然村寨垃圾收运设施覆盖率", "share")]),
    # the years of a record are no figure
    ("单位能耗降至十年来最低。", []),
    ("不良贷款率降至三年来最低点，为1.2%。", [("不良贷款率", "share")]),
    # a standard name that begins as a verb with its object does
    (
        "其中工资性收入3万元、转移净收入7000元。",
        [("工资性收入", "level"), ("转移净收入", "level")],
    ),
    ("生猪存栏300万头，出栏500万头。", [("生猪存栏", "level"), ("生猪出栏", "level")]),
    ("新建加固堤防50公里。", [("堤防", "level")]),
    ("社保卡实现16个市全覆盖。", [("市", "level")]),
    ("带动4万人增收。", [("增收人口", "level")]),
    ("计划要求今年的国民生产总值增长5%。", [("国民生产总值", "growth")]),
    # how fast, but not what
    ("需要保持每年递增5%的速度。", []),
    # against what was expected, with a bracket behind
    (
        "税收收入30亿元，比2024年预计执行数（以下简称预计数）增长4%。",
        [("税收收入", "level"), ("税收收入", "growth")],
    ),
    # a clause without a figure tells what passed a round milestone
    (
        "高新技术企业达到506家，技术合同成交额突破百亿元大关，达到118亿元。",
        [("高新技术企业", "level"), ("技术合同成交额", "level")],
    ),
    # a choice of what was counted, by its size
    (
        "引进亿元以上项目312个，其中5亿元以上86个、10亿元以上37个。",
        [("亿元以上项目", "level"), ("5亿元以上项目", "level"), ("10亿元以上项目", "level")],
    ),
    ("9个县（市、区）中，地区生产总值超500亿元的有3个。", [("县（市、区）", "level"), ("地区生产总值超500亿元", "level")]),
    # whom it reached
    ("举办演出50场、惠及2万人。", [("演出", "level"), ("演出惠及人口", "level")]),
    ("发放救助资金3亿元，惠及35万人次。", [("救助资金", "level"), ("救助资金惠及人次", "level")]),
    ("参保人数增加1.4亿、覆盖10.5亿人。", [("参保人数", "change"), ("参保人数", "level")]),
    ("实施项目86个，6.8万人稳定解决温饱。", [("项目", "level"), ("解决温饱人口", "level")]),
    # the plan of the year is that of the projects
    ("实施重点项目480个，年度计划投资1200亿元。", [("重点项目", "level"), ("重点项目年度计划投资", "level")]),
    ("能繁母猪存栏32万头。", [("能繁母猪存栏", "level")]),
    # by how many places
    ("营商环境排名跃升18位。", [("营商环境", "change")]),
    # ways to measure the same, also behind a comma
    (
        "设施蔬菜播种面积28万亩、产量112万吨、产值46亿元，增长5%。",
        [("设施蔬菜播种面积", "level"), ("设施蔬菜产量", "level"), ("设施蔬菜产值", "level"), ("设施蔬菜产值", "growth")],
    ),
    ("粮食播种面积82万亩，总产达到31万吨。", [("粮食播种面积", "level"), ("粮食总产", "level")]),
    # names dealt out over figures of several kinds
    (
        "绿化覆盖率、绿地率、人均公园绿地面积分别达到43%、39%、15平方米。",
        [("绿化覆盖率", "share"), ("绿地率", "share"), ("人均公园绿地面积", "level")],
    ),
    # a streak takes nothing from what fell before it
    ("案件数下降9%，命案破案率连续6年100%。", [("案件数", "growth"), ("命案破案率", "streak"), ("命案破案率", "share")]),
    ("拥有A级景区46家，其中4A级15家。", [("A级景区", "level"), ("4A级景区", "level")]),
    ("脱贫人口人均纯收入17860元。", [("脱贫人口人均纯收入", "level")]),
    ("经常参加体育锻炼人数比例达41%。", [("经常参加体育锻炼人数比例", "share")]),
    ("高考本科上线1268人。", [("高考本科上线", "level")]),
    # what leads up to a reason, and 相应
    ("主要原因是债券安排的支出增支26亿元。", [("债券安排的支出", "change")]),
    ("非生产性投资比重相应由31%下降为27%。", [("非生产性投资比重", "share")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "records"), READINGS)
def test_what_a_figure_is_of(sentence: str, records: list[tuple[str, str]]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [(metric.indicator, metric.measure) for metric in found] == records


def test_rates_by_so_many_people() -> None:
    text = f"{HEAD}孕产妇死亡率由12.1/10万下降到8.2/10万，万车死亡率1.2人/万车。\n"
    mothers, roads = extract(text).metrics
    assert (mothers.value, mothers.unit, mothers.baseline_value) == (Decimal("8.2"), "/10万", Decimal("12.1"))
    assert mothers.indicator_code == "maternal_mortality"
    assert (roads.value, roads.unit) == (Decimal("1.2"), "人/万车")


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("地区生产总值跃上6万亿元新台阶。", "over"),
        ("地区生产总值增至6万亿元。", "eq"),
    ],
)
def test_a_milestone_was_passed(sentence: str, comparator: str) -> None:
    assert [m.comparator for m in extract(f"{HEAD}{sentence}\n").metrics] == [comparator]


def test_a_distance_from_two_others() -> None:
    text = f"{HEAD}地区生产总值增长6.1%，高于全国1.1个百分点、全省0.4个百分点。\n"
    found = [(m.indicator, m.action, m.value, m.entity) for m in extract(text).metrics[1:]]
    assert found == [
        ("地区生产总值增速", "高于", Decimal("1.1"), None),
        ("地区生产总值增速", "高于", Decimal("0.4"), None),
    ]


def test_a_minus_behind_the_beginning_of_a_year() -> None:
    (found,) = extract(f"{HEAD}固定资产投资增速由年初的-4.5%回升至全年的5.3%。\n").metrics
    assert (found.value, found.baseline_value, found.measure) == (Decimal("5.3"), Decimal("-4.5"), "growth")


def test_what_a_list_does_not_take_from_its_verb() -> None:
    whole, one, two = extract(f"{HEAD}进出口首次突破500亿元，其中出口386亿元、进口128亿元。\n").metrics
    assert (whole.action, one.action, two.action) == ("首次突破", None, None)
    area, output = extract(f"{HEAD}粮食播种面积稳定在520万亩、粮食产量不低于280万吨。\n").metrics
    assert (area.direction, output.direction, output.comparator) == ("flat", None, "at_least")


PLAN = "某省国民经济和社会发展第十个五年计划纲要\n（2001年2月16日通过）\n第一章 主要目标\n"


def test_a_five_year_plan_speaks_of_its_years() -> None:
    growth, share = extract(f"{PLAN}主要预期目标：生产总值年均增长8%，城镇化水平达到26%。\n").metrics
    assert (growth.period, growth.status) == ("2001/2005", "target")
    assert (share.period, share.status) == ("2005", "target")


def test_a_plan_that_is_over_is_not_the_one_that_a_report_is() -> None:
    text = f"{PLAN}“九五”计划胜利完成。主要预期目标：外贸进出口总额年均增长9%。\n"
    assert [metric.period for metric in extract(text).metrics] == ["2001/2005"]


def test_years_from_one_to_another_are_no_base() -> None:
    (found,) = extract(f"{HEAD}从1979年到1983年，农业总产值平均每年增长7.9%。\n").metrics
    assert found.period == "1979/1983"


def test_bare_years_behind_a_year_to_come_end_with_it() -> None:
    text = "某县2003年政府工作报告\n今后五年的工作\n到2007年，城镇人口翻两番，五年累计投资85亿元。\n"
    assert extract(text).metrics[-1].period == "2003/2007"


@pytest.mark.parametrize(
    ("sentence", "own", "names"),
    [
        (
            "水陆空货运量分别增长8%、5%、3%。",
            'role = "list_joined"\nterms = ["水陆空", "水路", "公路", "航空"]',
            ["水路货运量", "公路货运量", "航空货运量"],
        ),
        (
            "稻谷库存量5万吨、调出量3万吨。",
            'role = "list_ways"\nterms = ["库存量", "调出量"]',
            ["稻谷库存量", "稻谷调出量"],
        ),
    ],
)
def test_a_pack_tells_what_lists_are_of(sentence: str, own: str, names: list[str]) -> None:
    pack = parse_pack(f"[[phrase]]\n{own}\n", name="my.toml")
    found = extract_text(f"{HEAD}{sentence}\n", packs=[pack]).metrics
    assert [metric.indicator for metric in found] == names
    assert [metric.indicator for metric in extract_text(f"{HEAD}{sentence}\n").metrics] != names


def test_a_pack_tells_by_what_a_paragraph_begins_that_is_of_years() -> None:
    text = f"{HEAD}七年来，社会事业全面进步。建成公园12个。\n"
    pack = parse_pack('[[time]]\nrole = "paragraph_years"\npattern = "七年来"\n', name="my.toml")
    (found,) = extract_text(text, packs=[pack]).metrics
    assert found.period == "2018/2024"


@pytest.mark.parametrize(
    ("sentence", "own", "names"),
    [
        (
            "培训市级骨干教师500名、湾区级60名。",
            'role = "level"\nterms = ["湾区级"]',
            ["市级骨干教师", "湾区级骨干教师"],
        ),
        ("税收拟定目标为5亿元。", 'role = "targeted"\npattern = "拟定目标"', ["税收"]),
        ("发放贷款1.2万笔、总价5亿元。", 'role = "amount"\nterms = ["总价"]', ["贷款", "贷款总价"]),
        ("迁（移）建学校5所。", 'role = "newly_made"\npattern = "迁（移）建"', ["学校"]),
        ("7万名稳定脱贫。", 'role = "people_called"\nterms = ["群体", "名"]', ["稳定脱贫群体"]),
    ],
)
def test_a_pack_tells_what_names_end_with_or_lack(sentence: str, own: str, names: list[str]) -> None:
    pack = parse_pack(f"[[phrase]]\n{own}\n", name="my.toml")
    assert [m.indicator for m in extract_text(f"{HEAD}{sentence}\n", packs=[pack]).metrics] == names
    assert [m.indicator for m in extract_text(f"{HEAD}{sentence}\n").metrics] != names


def test_a_pack_tells_levels_runs_and_numbers_that_are_none() -> None:
    text = f"{HEAD}全垦税收收入5亿元。粮食产量连续3潮汛增长。会议开了4/刻/。\n"
    words = {"county_level": "垦", "run_unit": "潮汛"}
    pack = "".join(f'[[phrase]]\nrole = "{role}"\nterms = ["{term}"]\n' for role, term in words.items())
    pack += "[[phrase]]\nrole = \"time_number\"\npattern = '\\d(?=/刻)'\n"
    found, plain = extract_text(text, packs=[parse_pack(pack, name="my.toml")]), extract_text(text)
    assert [(m.entity, m.measure) for m in found.metrics] == [("全垦", "level"), (None, "streak")]
    assert [(m.entity, m.measure) for m in plain.metrics] == [(None, "level")]
    assert found.coverage.classes["time"] == plain.coverage.classes["time"] + 1


@pytest.mark.parametrize(
    ("headline", "name"), [("第三产业发展速度加快", "第三产业增加值"), ("消费潜力持续释放", "增加值")]
)
def test_a_headline_tells_the_branch_of_what_stands_behind_it(headline: str, name: str) -> None:
    found = extract_text(f"{HEAD}（一）{headline}。实现增加值5亿元，增长6%。\n").metrics
    assert [metric.indicator for metric in found] == [name, name]


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("低保补助标准每人每月不低于274元、166元。", ["at_least", "at_least"]),
        ("城乡低保标准不低于740元和485元。", ["at_least", "at_least"]),
        ("合格率和覆盖率分别不低于95%、90%。", ["at_least", "at_least"]),
        ("两项指标不超过5%、4%。", ["at_most", "at_most"]),
        ("两项指标达到5%、4%以上。", ["eq", "at_least"]),  # what stands behind binds the last one alone
        ("标准不低于274元，最高补助500元。", ["at_least", "eq"]),
        ("学校不少于5所，医院3家。", ["at_least", "eq"]),
    ],
)
def test_a_bound_before_a_list_of_figures_holds_for_them_all(sentence: str, bounds: list[str]) -> None:
    found = [m for m in extract(f"{HEAD}{sentence}\n").metrics if m.unit != "项"]
    assert [m.comparator for m in found] == bounds
