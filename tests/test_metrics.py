"""How reports speak, by what must come out: figures are marked, and a row a record says the rest."""

import pytest

from marking import marked_spans, read

SUBJECT_AND_VERB = [
    ("全区地区生产总值超[1444亿元]、增长[9%]。",
     ["地区生产总值 | 1444 亿元 | level over", "地区生产总值 | 9 % | growth up"]),
    ("外贸进出口总额[1548亿元]，增长[9.6%]。",
     ["外贸进出口总额 | 1548 亿元 | level", "外贸进出口总额 | 9.6 % | growth up"]),
    ("其中社会投资[694亿元]、增长[23%]、占全区固投比重近[九成]。",
     ["社会投资 | 694 亿元 | level", "社会投资 | 23 % | growth up", "社会投资占全区固投比重 | 9 成 | share nearly"]),
    ("公办园在园幼儿占比保持在[60%]左右。", ["公办园在园幼儿占比 | 60 % | share flat about"]),
    ("臭氧浓度降至[132微克/立方米]。", ["臭氧浓度 | 132 微克/立方米 | level down"]),
    ("入企检查次数减少[57%]。", ["入企检查次数 | 57 % | growth down"]),
    ("居民消费价格涨幅[2%]左右。", ["居民消费价格涨幅 | 2 % | growth up about"]),
    ("人口自然增长率控制在[6‰]以内。", ["人口自然增长率 | 6 ‰ | share at_most"]),
    ("城镇化率提高[0.73个百分点]。", ["城镇化率 | 0.73 个百分点 | change up"]),
    ("常住人口较上年减少[1.74万人]。", ["常住人口 | 1.74 万人 | change down"]),
    ("人才总量超[719万]，", ["人才总量 | 719 万 | level over"]),
]  # fmt: skip

VERB_AND_OBJECT = [
    ("新增个体工商户超[7000家]、“个转企”[96家]。",
     ["个体工商户 | 7000 家 | change up over", "“个转企” | 96 家 | change up"]),
    ("新建碧道[19公里]、绿道[11公里]。", ["碧道 | 19 公里 | level", "绿道 | 11 公里 | level"]),
    ("建设筹集保障性住房[5200余套]。", ["保障性住房 | 5200 套 | level over"]),
    ("高新区完成投资[498亿元]，增长[47%]。", ["高新区投资 | 498 亿元 | level", "高新区投资 | 47 % | growth up"]),
    ("净增限额以上餐饮企业[50家]以上。", ["限额以上餐饮企业 | 50 家 | change up at_least"]),
    ("新增市级以上创新载体[27个]，累计达[204个]。",
     ["市级以上创新载体 | 27 个 | change up", "市级以上创新载体 | 204 个 | level"]),
    ("投资[6.2亿元]，实施了水源工程。", ["投资 | 6.2 亿元 | level"]),
    ("为困难家庭发放蔬菜价格补贴[251万元]。", ["蔬菜价格补贴 | 251 万元 | level"]),
    ("向贫困户捐赠电视机[10788台]。", ["电视机 | 10788 台 | level"]),
]  # fmt: skip

COUNTS_BEFORE_NOUNS = [
    ("组建医药、人工智能等[三个]产业办公室。", ["产业办公室 | 3 个 | level"]),
    ("推动智能工厂技改等[5个]项目通过贷款审批。", ["项目 | 5 个 | level"]),
    ("完成[8家]社康机构标准化改造。", ["社康机构标准化改造 | 8 家 | level"]),
    ("[11万个]车位接入公共智慧停车平台。", ["车位 | 11 万个 | level"]),
    ("全市[20万]小学生全部实现免费上学。", ["小学生 | 20 万 | level"]),
    ("实施[10个]以上重大科技项目。", ["重大科技项目 | 10 个 | level at_least"]),
    ("解决了[9个]村[3.2万人]的安全饮水。", ["村 | 9 个 | level", "安全饮水 | 3.2 万人 | level"]),
    ("新增千亿元以上工业企业[2家]、500亿元以上工业企业[6家]。",
     ["千亿元以上工业企业 | 2 家 | change up", "500亿元以上工业企业 | 6 家 | change up"]),
]  # fmt: skip

FROM_TO_AND_RANGES = [
    ("国家级企业从6家增加至[11家]。", ["国家级企业 | 6>11 家 | level up"]),
    ("地区生产总值由2010年的162.4亿元增加到2015年的[287.9亿元]。",
     ["地区生产总值 | 162.4>287.9 亿元 | level up"]),
    ("森林覆盖率由21.6%提高到[25.2%]。", ["森林覆盖率 | 21.6>25.2 % | share up"]),
    ("地区生产总值增长[5.5%-6%]。", ["地区生产总值 | 5.5~6 % | growth up"]),
    ("引进企业[3至5家]。", ["企业 | 3~5 家 | level"]),
]  # fmt: skip

LISTS = [
    ("安全事故、交通事故起数分别下降[33%]、[24%]。",
     ["安全事故起数 | 33 % | growth down", "交通事故起数 | 24 % | growth down"]),
    ("城镇和农村居民人均可支配收入分别增长[7%]左右和[9%]左右。",
     ["城镇居民人均可支配收入 | 7 % | growth up about", "农村居民人均可支配收入 | 9 % | growth up about"]),
    ("城乡居民人均可支配收入分别增长[8.7%]和[8.6%]。",
     ["城镇居民人均可支配收入 | 8.7 % | growth up", "农村居民人均可支配收入 | 8.6 % | growth up"]),
    ("一、二、三产业增加值分别增长[4%]、[8%]、[6%]左右。",
     ["第一产业增加值 | 4 % | growth up", "第二产业增加值 | 8 % | growth up",
      "第三产业增加值 | 6 % | growth up about"]),
    ("答复率、满意率均为[100%]。", ["答复率 | 100 % | share", "满意率 | 100 % | share"]),
    ("争取特别国债[128亿元]、预算内投资[186亿元]，分别增长[85%]、[20%]。",
     ["特别国债 | 128 亿元 | level", "预算内投资 | 186 亿元 | level",
      "特别国债 | 85 % | growth up", "预算内投资 | 20 % | growth up"]),
    ("高新企业、专精企业分别从7642家、1665家增加到[2.2万家]、[4942家]。",
     ["高新企业 | 0.7642>2.2 万家 | level up", "专精企业 | 1665>4942 家 | level up"]),
]  # fmt: skip

RANKS_AND_STREAKS = [
    ("专利申请量增长[60%]、增速排名全市[第二]。", ["专利申请量 | 60 % | growth up", "专利申请量增速 | 2 | rank"]),
    ("固定资产投资增长[10.2%]、连续[45个月]实现两位数增长。",
     ["固定资产投资 | 10.2 % | growth up", "固定资产投资 | 45 个月 | streak"]),
    ("医药经济贡献连续[三年]位居全市[首位]。", ["医药经济贡献 | 3 年 | streak", "医药经济贡献 | 1 位 | rank"]),
    ("连续[两年]跻身公共文化服务评价[前十]。",
     ["公共文化服务评价 | 2 年 | streak", "公共文化服务评价 | 10 | rank at_most"]),
    ("食品安全考核连续[七年]全市[第一]。", ["食品安全考核 | 7 年 | streak", "食品安全考核 | 1 | rank"]),
    ("跃升至“全国百强区”[第29名]。", ["“全国百强区” | 29 名 | rank up"]),
]  # fmt: skip

MULTIPLES = [
    ("旅游收入达到[69亿元]，是2010年的[2.6倍]。", ["旅游收入 | 69 亿元 | level", "旅游收入 | 2.6 倍 | multiple"]),
    ("办理退税额增长[2.6倍]。", ["退税额 | 2.6 倍 | growth up"]),
    ("千人托位数提升至[5.1个]、实现[翻番]。", ["千人托位数 | 5.1 个 | level up", "千人托位数 | 1 番 | growth up"]),
    ("城乡居民收入比为[1.89:1]。", ["城乡居民收入比 | 1.89 | multiple"]),
    ("职校与普高招生比例达[0.9∶1]。", ["职校与普高招生比例 | 0.9 | multiple"]),
]  # fmt: skip

NO_METRICS = [
    "2024年是关键一年，我们坚持“两个确立”，落实省委“1310”部署。",
    "完成第五次经济普查，比亚迪第1000万辆汽车下线。",
    "地铁14号线二期开工，5G网络覆盖，PM2.5治理见效。",
    "党的二十届三中全会召开，贯彻国发〔2024〕5号文件。",
    "推进一批重点项目，引进首家国家级企业。",
    "重点抓好以下十个方面工作。",
    "会议于2025年4月9日上午10:30召开。",
    "第一产业稳步发展，第三产业占比提高。",
]

NUMBERS = [
    ("全国粮食产量由三亿零五百三十万吨增加到[三亿七千零六十二万吨]。",
     ["全国粮食产量 | 30530>37062 万吨 | level up"]),
    ("工农业总产值平均每年增长[百分之十一]。", ["工农业总产值 | 11 % | growth up"]),
    ("固定资产投资总额达到[五千三百亿元]。", ["固定资产投资总额 | 5300 亿元 | level"]),
    ("财政收入[1,100.9亿元]。", ["财政收入 | 1100.9 亿元 | level"]),
    ("新设企业[1万6千多户]。", ["企业 | 16000 户 | level over"]),
    ("客流稳步回升。运行里程超[280 万公\n\n里]，", ["运行里程 | 280 万公里 | level over"]),
    ("粮食产量达到[４９２５０万吨]。", ["粮食产量 | 49250 万吨 | level"]),
]  # fmt: skip

KNOWN_GAPS = [
    ("标识注册量、接入企业数突破[185亿个]、[2.1万家]。",
     ["标识注册量 | 185 亿个 | level over", "接入企业数 | 2.1 万家 | level over"]),
    ("网络、软件、汽车3个集群规模均突破[8000亿元]。",
     ["网络集群规模 | 8000 亿元 | level over", "软件集群规模 | 8000 亿元 | level over",
      "汽车集群规模 | 8000 亿元 | level over"]),
]  # fmt: skip

TABLES = [
    SUBJECT_AND_VERB, VERB_AND_OBJECT, COUNTS_BEFORE_NOUNS, FROM_TO_AND_RANGES, LISTS, RANKS_AND_STREAKS,
    MULTIPLES, NUMBERS,
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), [case for table in TABLES for case in table])
def test_what_comes_out(sentence: str, rows: list[str]) -> None:
    assert read(sentence) == (marked_spans(sentence), rows)


@pytest.mark.parametrize("sentence", NO_METRICS)
def test_numbers_that_are_no_metric(sentence: str) -> None:
    assert read(sentence) == ([], [])


@pytest.mark.xfail(reason="not solved by rule today")
@pytest.mark.parametrize(("sentence", "rows"), KNOWN_GAPS)
def test_known_gaps(sentence: str, rows: list[str]) -> None:
    assert read(sentence) == (marked_spans(sentence), rows)
