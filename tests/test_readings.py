"""How words make a record: small inputs of each kind that was once read wrong, with their names."""

from decimal import Decimal

import pytest

from reportx import extract

HEAD = "某市2025年政府工作报告\n2024年工作回顾\n"
# a sentence, and the name and the measure of each of its records
READINGS = [
    # a verb inside a name that a measure ends stays there with who does it
    ("离退休人员参加养老保险人数47万人，增加1万人。", [("离退休人员参加养老保险人数", "level"), ("离退休人员参加养老保险人数", "change")]),
    ("全年资助困难群众参加医疗保险人数为76万人。", [("资助困难群众参加医疗保险人数", "level")]),
    ("推动垃圾回收利用率达到42%。", [("垃圾回收利用率", "share")]),
    # what came on top of something that is measured
    ("特色产业新增面积41万亩，达到100万亩。", [("特色产业面积", "change"), ("特色产业面积", "level")]),
    ("城区学校新增学位735个。", [("学位", "change")]),
    # what grew is not the share that was told between
    ("民营经济增加值126亿元，占生产总值的49%，增速达到19%。", [("民营经济增加值", "level"), ("民营经济增加值占生产总值", "share"), ("民营经济增加值增速", "growth")]),
    ("工业投资5亿元，占全部投资比重较上年提高4个百分点。", [("工业投资", "level"), ("工业投资占全部投资比重", "change")]),
    # one noun behind two counts, and one behind the figure that only tells of what is counted
    ("相继出台43条、16条举措。", [("举措", "level"), ("举措", "level")]),
    ("建成27个总投资69亿元的重点项目。", [("重点项目", "level"), ("重点项目总投资", "level")]),
    ("培育3家产值10亿元的企业。", [("企业", "level"), ("企业产值", "level")]),
    ("完成66个重点项目54亿元的投资计划。", [("重点项目", "level"), ("投资计划", "level")]),
    ("开工8个交通项目和船舶、汽车等59个产业项目。", [("交通项目", "level"), ("产业项目", "level")]),
    # what was made better is no more than it was
    ("建设提升卫生室3500所。", [("卫生室", "level")]),
    # what stands around a noun and is not of it
    ("290个饮水安全工程进展良好。", [("饮水安全工程", "level")]),
    ("22个产业集群中，新兴产业占多数。", [("产业集群", "level")]),
    ("与群众生活密切相关的支出达131亿元。", [("支出", "level")]),
    ("产业投资占固定资产投资比重（下同）为39%。", [("产业投资占固定资产投资比重", "share")]),
    ("医保补助标准增加到人均280元。", [("医保补助标准", "level")]),
    ("全年取水总量5万吨，其中工业取水量3万吨。", [("取水总量", "level"), ("工业取水量", "level")]),
    # words that narrow the noun behind them
    ("退化林修复4万亩。", [("退化林修复", "level")]),
    ("持牌金融机构新增58家。", [("持牌金融机构", "change")]),
    ("新建助餐场所200个。", [("助餐场所", "level")]),
    ("补助下级支出5亿元，结转下年3亿元。", [("补助下级支出", "level"), ("结转下年", "level")]),
    ("教育支出8亿元，比上年减支2亿元。", [("教育支出", "level"), ("教育支出", "change")]),
    ("年平均气温16℃，较常年偏高1℃。", [("年平均气温", "level"), ("年平均气温", "change")]),
    ("把经济增长预期目标定在7%左右。", [("经济增长", "growth")]),
    ("全年新登记企业增长24%。", [("新登记企业", "growth")]),
    ("新注册汽车23万辆，下降3%。", [("汽车", "level"), ("新注册汽车", "growth")]),
    ("生产总值增长6%，对经济增长的贡献率超过30%。", [("生产总值", "growth"), ("对经济增长的贡献率", "share")]),
    ("8个1类新药获批。", [("1类新药", "level")]),
    # a year inside a name, and what only leads up to it
    ("市人大二次会议批准的市本级2025年一般公共预算收入为2亿元。", [("市本级一般公共预算收入", "level")]),
    ("各级汇总的2018年全市基金预算收入50亿元，支出40亿元。", [("基金预算收入", "level"), ("基金预算支出", "level")]),
    ("省财政厅核定我市2018年政府债务限额20亿元。", [("政府债务限额", "level")]),
    ("市本级（含新区）2025年非税收入3亿元。", [("市本级（含新区）非税收入", "level")]),
    ("要求2025年城镇零售额增长5%。", [("城镇零售额", "growth")]),
    # years within which something is done
    ("五年内扩大灌溉面积2000亩。", [("灌溉面积", "change")]),
    ("3年内全部启动老旧小区改造12个。", [("老旧小区改造", "level")]),
    ("两年内蒙古族学校新增学位500个。", [("学位", "change")]),
    # who does what, with a word for the total or an adverb between
    ("航天集团累计投入帮扶资金300万元。", [("帮扶资金", "level")]),
    ("省级媒体累计刊播专题稿件30篇。", [("专题稿件", "level")]),
    ("仅中央财政当年就增加支出62亿元。", [("中央财政支出", "change")]),
    ("安排公共安全能力提升资金5亿元。", [("公共安全能力提升资金", "level")]),
    # by what a figure was divided
    ("企业退休人员基本养老金人均月增197元。", [("企业退休人员基本养老金", "change")]),
    ("低保标准年人均提高到1332元。", [("低保标准", "level")]),
    ("全年人均地区生产总值7万元。", [("人均地区生产总值", "level")]),
    # what is issued within a limit is a kind of it
    ("发行债券9亿元，其中新增债券5亿元、再融资债券4亿元。", [("债券", "level"), ("新增债券", "level"), ("再融资债券", "level")]),
    ("争取提前批新增专项债额度7亿元。", [("提前批新增专项债额度", "level")]),
    ("新增限额以上企业5家。", [("限额以上企业", "change")]),
    # what a share moved by is the share's
    ("城镇人口60万人，占总人口比重（城镇化率）为72%，提高0.5个百分点。", [("城镇人口", "level"), ("城镇人口占总人口比重（城镇化率）", "share"), ("城镇人口占总人口比重", "change")]),
    ("“三公”经费7万元，较年初预算节约4万元。", [("“三公”经费", "level"), ("“三公”经费", "level")]),
    ("每吨生铁综合焦比，由585公斤降为570公斤。", [("每吨生铁综合焦比", "level")]),
    # nouns behind figures
    ("发现2例确诊病例后，迅速处置。", [("确诊病例", "level")]),
    ("打造3个有一定规模的服务组织。", [("服务组织", "level")]),
    ("加强项目谋划储备，争取16亿元超长期特别国债资金支持。", [("超长期特别国债资金", "level")]),
    ("改建公路86公里，改厕16万座。", [("公路", "level"), ("改厕", "level")]),
    # no figure
    ("释放“两个15%”政策效应。", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "records"), READINGS)
def test_what_a_figure_is_of(sentence: str, records: list[tuple[str, str]]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [(m.indicator, m.measure) for m in found] == records


@pytest.mark.parametrize(
    ("sentence", "name", "places", "direction"),
    [
        ("肉牛屠宰量由全国第11位跃升至第5位。", "肉牛屠宰量", (11, 5), "up"),
        ("财政收入增速由全省第3位下降到第5位。", "财政收入增速", (3, 5), "down"),
        ("进出口总额由上年居世界第五位上升到第四位。", "进出口总额", (5, 4), "up"),
        ("综合考核由全市第7名跃居第2名。", "综合考核", (7, 2), "up"),
        ("开发区排名由第39位跃升至21位。", "开发区", (39, 21), "up"),
    ],
)
def test_a_place_is_reached_from_another(
    sentence: str, name: str, places: tuple[int, int], direction: str
) -> None:
    (found,) = extract(f"{HEAD}{sentence}\n").metrics
    assert (found.indicator, found.measure, found.direction) == (name, "rank", direction)
    assert (found.baseline_value, found.value) == places


@pytest.mark.parametrize(
    ("printed", "value"),
    [("3,594, 026万元", 3594026), ("234, 558万元", 234558), ("1, 234.5万元", Decimal("1234.5"))],
)
def test_thousands_may_stand_apart(printed: str, value: Decimal | int) -> None:
    (found,) = extract(f"{HEAD}收入总计{printed}。\n").metrics
    assert (found.value, found.text) == (value, printed)


def test_a_list_is_no_number_of_thousands() -> None:
    assert extract(f"{HEAD}三县支出分别为120, 130, 140万元。\n").metrics == ()


def test_a_place_is_reached_from_that_of_the_year_before() -> None:
    (found,) = extract(f"{HEAD}进出口总额由上年居世界第五位上升到第四位。\n").metrics
    assert (found.period, found.baseline_period) == ("2024", "2023")


def test_years_in_a_record_say_nothing_of_the_next_figure() -> None:
    found = extract(f"{HEAD}研发投入增速6年来首次超过平均水平，技术合同成交额增长17%。\n").metrics
    assert [(m.indicator, m.period) for m in found] == [("技术合同成交额", "2024")]


@pytest.mark.parametrize(
    ("sentence", "ranks"),
    [
        ("生产总值增长9%、居全省第一。", [("生产总值增速", 1)]),
        ("零售总额52亿元，增长8%，位居全市第二。", [("零售总额增速", 2)]),
        ("外贸进出口总额5亿元，居全省第三。", [("外贸进出口总额", 3)]),
        ("固定资产投资增长5%，总量居全省第三。", [("固定资产投资总量", 3)]),
        ("单位GDP能耗下降5%，居全省第二。", [("单位GDP能耗降幅", 2)]),
        ("贷款余额47亿元、增长8%，分别居全省第四、第二。", [("贷款余额", 4), ("贷款余额增速", 2)]),
        ("完成税收5亿元，总量、增幅分别列全省第1和第2。", [("税收总量", 1), ("税收增幅", 2)]),
        ("经济总量、增速分别居全区第6位、第9位。", [("经济总量", 6), ("经济增速", 9)]),
        ("出口、进口分别居全省第3位、第5位。", [("出口", 3), ("进口", 5)]),
    ],
)
def test_what_holds_a_place(sentence: str, ranks: list[tuple[str, int]]) -> None:
    """Behind a growth it is the growth; places that are dealt out have a name each."""
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [(m.indicator, m.value) for m in found if m.measure == "rank"] == ranks


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("火灾起数、受灾户数同比下降17%、11%。", [("火灾起数", 17), ("受灾户数", 11)]),
        ("粮食、棉花、油料产量增长3%、4%和5%。", [("粮食产量", 3), ("棉花产量", 4), ("油料产量", 5)]),
        (
            "城镇和农村居民人均可支配收入增长8%和9%。",
            [("城镇居民人均可支配收入", 8), ("农村居民人均可支配收入", 9)],
        ),
        (
            "城乡居民收入分别达到2万元和1万元，增长5%和6%。",
            [("城镇居民收入", 2), ("农村居民收入", 1), ("城镇居民收入", 5), ("农村居民收入", 6)],
        ),
        ("粮食产量和棉花产量均增长4%。", [("粮食产量", 4), ("棉花产量", 4)]),
    ],
)
def test_as_many_figures_as_names_are_one_of_each(sentence: str, found: list[tuple[str, int]]) -> None:
    """Without 分别 too."""
    assert [(m.indicator, m.value) for m in extract(f"{HEAD}{sentence}\n").metrics] == found


def test_a_controlled_list_has_one_bound_and_each_member_its_measure() -> None:
    found = extract(f"{HEAD}失业率、价格涨幅分别控制在5%和3%以内。\n").metrics
    assert [(m.indicator, m.measure, m.comparator) for m in found] == [
        ("失业率", "share", "at_most"),
        ("价格涨幅", "growth", "at_most"),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("中、高等教育在校生分别达到20万人和8万人。", ["中等教育在校生", "高等教育在校生"]),
        ("存、贷款余额分别达到249亿元、108亿元。", ["存款余额", "贷款余额"]),
        ("男、女预期寿命分别为76岁、80岁。", ["男预期寿命", "女预期寿命"]),
        ("粮食、棉花总产分别达到5万吨、3万吨。", ["粮食总产", "棉花总产"]),
        ("重点领域投资全面发力，固定资产投资增长4%。", ["固定资产投资"]),
        ("为企业减负2亿元。", ["企业减负"]),
        ("带动农民增收3亿元。", ["农民增收"]),
        ("可再生能源装机容量达到5万千瓦。", ["可再生能源装机容量"]),
        ("新能源产业新增装机30万千瓦。", ["新能源产业装机"]),
        ("新增产值超10亿元企业8家。", ["产值超10亿元企业"]),
    ],
)
def test_names_that_are_whole(sentence: str, names: list[str]) -> None:
    assert [m.indicator for m in extract(f"{HEAD}{sentence}\n").metrics] == names


def test_what_is_added_and_what_there_is() -> None:
    found = extract(f"{HEAD}经营主体净增9万户、突破90万户，首店新增10家、商圈2个。\n").metrics
    assert [m.measure for m in found] == ["change", "level", "change", "change"]


def test_a_yearly_rate_begins_behind_its_base() -> None:
    found = extract(f"{HEAD}收入从2021年的5亿元增长到2025年的7亿元，年均增速9%。\n").metrics
    assert [(m.period, m.baseline_period) for m in found] == [("2025", "2021"), ("2022/2025", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("五年合计，财政支出600亿元，其中教育支出80亿元。", ["2021/2025", "2021/2025"]),
        ("五年累计，财政收入600亿元。", ["2021/2025"]),
        ("水利投资170亿元，平均每年34亿元。", ["2021/2025", "2021/2025"]),
        ("支援农业支出387亿元，占财政支出的6.3%。", ["2021/2025", "2021/2025"]),
        # a year of its own, and what stands at the end of the years
        ("油料，平均每年产量17万吨（其中2025年18万吨）。", ["2021/2025", "2025"]),
        ("2024年产值5亿元，2025年占工业产值的8%。", ["2024", "2025"]),
    ],
)
def test_parts_and_shares_are_of_the_years_of_their_whole(sentence: str, expected: list[str]) -> None:
    found = extract(
        f"某市国民经济和社会发展第十四个五年计划（2021—2025年）\n\n一、“十四五”时期的任务\n\n{sentence}\n"
    ).metrics
    assert [metric.period for metric in found] == expected


@pytest.mark.parametrize(
    "aside", ["剔除减税因素", "受减税降费影响", "克服疫情影响", "考虑汇率因素", "按同口径计算", "在高基数上"]
)
def test_what_a_clause_is_about_grows_behind_an_aside(aside: str) -> None:
    found = extract(f"{HEAD}生产总值增长3%；税收收入{aside}，增长6%；出口增长5%。\n").metrics
    assert [metric.indicator for metric in found] == ["生产总值", "税收收入", "出口"]


def test_a_size_without_its_unit_counts_nothing() -> None:
    found = extract(f"{HEAD}引进50亿以上重大项目20个，实施10亿级项目3个；近1亿农村人口脱贫。\n").metrics
    assert [(metric.indicator, metric.value) for metric in found] == [
        ("50亿以上重大项目", 20),
        ("10亿级项目", 3),
        ("农村人口", 1),
    ]


def test_a_balance_of_all_years_is_told_apart_from_that_of_one() -> None:
    found = extract(f"{HEAD}社会保险基金收入11亿元，支出8亿元，当年结余3亿元，累计结余38亿元。\n").metrics
    assert [metric.indicator for metric in found[2:]] == ["社会保险基金结余", "社会保险基金累计结余"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "国有控股企业利润6亿元；集体控股企业4亿元，增长8%。",
            ["国有控股企业利润", *["集体控股企业利润"] * 2],
        ),
        ("大型企业利润总额9亿元；小微企业2亿元。", ["大型企业利润总额", "小微企业利润总额"]),
        ("政府债务余额47亿元（一般债务15亿元）。", ["政府债务余额", "一般债务余额"]),
        ("税收收入17亿元，地方工商税收3亿元。", ["税收收入", "地方工商税收"]),
        (
            "第二产业增加值9亿元，对经济增长的贡献率达39%。",
            ["第二产业增加值", "第二产业增加值对经济增长的贡献率"],
        ),
        ("等6个年度计划总投资10亿元的化工项目开工。", ["化工项目", "化工项目年度计划总投资"]),
        ("谋划42个、计划总投资78亿元的重大项目。", ["重大项目", "重大项目计划总投资"]),
        ("实施重点项目60个，完成年度投资50亿元。", ["重点项目", "重点项目年度投资"]),
        ("支持47家升级建设的卫生院聘任100名医生。", ["升级建设的卫生院", "医生"]),
        ("审批事项比改革之初减少64%。", ["审批事项"]),
        ("消化处置批而未供和闲置土地8156亩。", ["批而未供和闲置土地"]),
        ("做响品牌、力争旅居人数达600万人。", ["旅居人数"]),
        ("固定资产投资止跌回稳、力争增长5%。", ["固定资产投资"]),
        ("村集体总收入35万元以上且经营性收入15万元以上。", ["村集体总收入", "经营性收入"]),
        ("重点抓好四件事。", []),
        ("制定修订行政法规25部。", ["行政法规"]),
        ("制定修改废止政府规章8件。", ["政府规章"]),
        ("新增集体经济收入5万元以上的村96个。", ["集体经济收入5万元以上的村"]),
        ("投资2亿元的北延工程基本具备通车条件。", ["北延工程投资"]),
        ("创新能力指数居全国第30位。", ["创新能力指数"]),
        ("低空经济集聚全国30%以上企业。", []),
    ],
)
def test_names_that_others_complete_and_what_is_none(sentence: str, names: list[str]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [metric.indicator for metric in found] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "分零售业态看，便利店零售额下降13%，超市增长5%，购物中心增长5%。",
            ["便利店零售额", "超市零售额", "购物中心零售额"],
        ),
        ("分产业看，第一产业投资增长5%，第二产业增长8%。", ["第一产业投资", "第二产业投资"]),
        ("按经营单位所在地分，城镇消费品零售额5亿元；乡村8亿元。", ["城镇消费品零售额", "乡村消费品零售额"]),
        (
            "分城乡看，城镇居民人均可支配收入5万元；农村居民2万元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("从区域看，东部地区进出口增长5%，中部增长6%。", ["东部地区进出口", "中部进出口"]),
        ("商品零售额中，粮油、食品类增长5%，饮料类增长3%。", ["粮油、食品类零售额", "饮料类零售额"]),
        ("主要产品产量中，发电量增长5%，水泥下降3%。", ["发电量", "水泥产量"]),
        (
            "居民消费价格上涨2%，其中食品类价格上涨5%，衣着类上涨1%。",
            ["居民消费价格", "食品类价格", "衣着类价格"],
        ),
        ("高技术制造业增加值增长12%，装备制造业增长9%。", ["高技术制造业增加值", "装备制造业增加值"]),
        ("小学在校生20万人，初中10万人。", ["小学在校生", "初中在校生"]),
        # what tells its own measure, a level of a budget, another thing
        ("分险种看，养老保险基金支出9亿元，滚存结余3亿元。", ["养老保险基金支出", "养老保险基金滚存结余"]),
        ("重大项目投资中，产业投资占比近七成。", ["产业投资占比"]),
        ("货物贸易出口增长5%，数字贸易增长9%。", ["货物贸易出口", "数字贸易"]),
    ],
)
def test_kinds_share_the_measure_of_the_first(sentence: str, names: list[str]) -> None:
    found = extract(f"{HEAD}{sentence}\n").metrics
    assert [metric.indicator for metric in found] == names


def test_a_zone_in_a_section_of_the_city_owns_all_that_its_clause_tells() -> None:
    head = "南阳市2020年预算执行情况和2021年预算草案的报告\n\n一、2020年市级预算执行情况\n\n"
    body = "高新区一般公共预算收入5.8亿元，增长8%，一般公共预算支出5.2亿元；市级支出9亿元。"
    found = extract(f"{head}{body}\n").metrics
    assert [metric.entity for metric in found] == [*["高新区"] * 3, "市级"]


def test_a_bound_before_what_is_done() -> None:
    [found] = extract(f"{HEAD}每个乡镇至少建成1个农业产业园区。\n").metrics
    assert (found.indicator, found.comparator) == ("农业产业园区", "at_least")
    [found] = extract(f"{HEAD}最低生活保障标准提高5%。\n").metrics
    assert (found.indicator, found.comparator) == ("最低生活保障标准", "eq")


@pytest.mark.parametrize("verb", ["突破", "首破", "迈上", "跨上", "站上"])
def test_what_is_passed_is_a_bound(verb: str) -> None:
    [found] = extract(f"{HEAD}生产总值{verb}500亿元台阶。\n").metrics
    assert (found.comparator, found.action) == ("over", verb)


def test_a_from_that_has_a_bound() -> None:
    [found] = extract(f"{HEAD}用电量从不到7亿千瓦时增加到超过9亿千瓦时。\n").metrics
    assert (found.value, found.baseline_value, found.comparator) == (9, 7, "over")


def test_what_is_added_to_a_sum_is_not_the_sum() -> None:
    found = extract(f"{HEAD}当年收入加上级补助5亿元、上年结余2亿元，收入总计9亿元。\n").metrics
    assert [m.indicator for m in found] == ["上级补助", "上年结余", "收入总计"]


def test_a_basis_in_a_bracket_holds_for_what_is_in_it() -> None:
    text = (
        f"{HEAD}产值增长6%（不含新区增长7%，全省第一），税收完成9亿元、增长4%（不含新区增长5%、全省第二）。\n"
    )
    found = [(m.text, m.basis) for m in extract(text).metrics if m.measure == "growth"]
    assert found == [("6%", None), ("7%", "不含新区"), ("4%", None), ("5%", "不含新区")]


def test_growth_behind_amounts_that_were_dealt_out() -> None:
    text = f"{HEAD}城乡居民收入分别达到5万元、2万元，同比增长6%、9%。城乡居民储蓄分别增长7%。\n"
    found = [(m.indicator, m.text) for m in extract(text).metrics if m.measure == "growth"]
    urban, rural = "城镇居民收入", "农村居民收入"
    assert found == [(urban, "6%"), (rural, "9%"), ("城镇居民储蓄", "7%"), ("农村居民储蓄", "7%")]


def test_one_rate_for_each_of_a_list() -> None:
    found = extract(f"{HEAD}甲、乙、丙排放量分别下降1.5%，丁、戊产量分别增长5%、1.3倍。\n").metrics
    assert [m.indicator for m in found[:3]] == ["甲排放量", "乙排放量", "丙排放量"]
    assert len(found) == 5


def test_a_base_year_holds_for_the_growths_behind() -> None:
    found = extract(f"{HEAD}产值比2015年增长60%，年均增长8%；税收增长1.4倍。出口增长7%。\n").metrics
    assert [m.baseline_period for m in found] == ["2015", None, "2015", None]
    found = extract(f"{HEAD}产值比2015年增长60%，同比增长8%，税收增长9%。\n").metrics
    assert [m.baseline_period for m in found] == ["2015", "2023", None]


def test_a_sentence_that_measures_against_a_year_as_a_whole() -> None:
    text = f"{HEAD}2023年与2018年相比，地区生产总值增长57%，年均增长9%；出口增加80亿元，达到200亿元。\n"
    found = [(m.text, m.baseline_period) for m in extract(text).metrics]
    assert found == [("57%", "2018"), ("9%", None), ("80亿元", "2018"), ("200亿元", None)]


def test_two_figures_for_the_two_that_a_name_joins() -> None:
    found = extract(f"{HEAD}城乡居民收入增长5%和3%左右。\n").metrics
    assert [(m.indicator, m.text) for m in found] == [("城镇居民收入", "5%"), ("农村居民收入", "3%")]


def test_what_grew_through_something_else_grew_as_a_whole() -> None:
    found = extract(f"{HEAD}盘活资产80亿元，带动税收收入增长6%，带动固定资产投资10亿元。\n").metrics
    assert [m.indicator_code for m in found] == [None, "tax_revenue", None]


def test_a_unit_and_its_area_are_one() -> None:
    text = "2025年南京市政府工作报告\n\n一、2024年工作回顾\n\n南京地区进出口总额超3万亿元。\n"
    assert [m.indicator_code for m in extract(text).metrics] == ["foreign_trade"]


def test_a_month_by_itself_is_that_of_its_clause() -> None:
    text = f"{HEAD}扭转税收1月份下降40%的局面，全年税收9亿元。3月份复工率达到99%，减税5亿元。\n"
    assert [m.period for m in extract(text).metrics] == ["2024-01", "2024", "2024-03", "2024"]


def test_a_minus_before_what_a_growth_came_from() -> None:
    text = f"{HEAD}税收增速由一季度的-5.6%。出口增速从-3%回升到2%。支出为预算的-98.6%。\n"
    found = [(m.text, m.normalized_value) for m in extract(text).metrics]
    assert found == [("-5.6%", Decimal("-5.6")), ("2%", 2), ("98.6%", Decimal("98.6"))]
