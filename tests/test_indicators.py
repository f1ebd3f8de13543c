"""The table of standard indicators, what bears a code and what bears none, and how the table is searched."""

import csv
import io
import json
import re
from collections import defaultdict

import pytest
from typer.testing import CliRunner

from reportx import extract_text
from reportx.cli import application
from reportx.indicators import (
    IndicatorError,
    codes_for,
    known_codes,
    matching,
    own_spellings,
    own_table,
    spellings_of,
    unquoted,
)
from reportx.metrics.codes import coder
from reportx.packs import builtin, parse_pack, whole

REPORT = "某市2025年政府工作报告\n一、2024年工作回顾\n"
BUDGET = "关于某市2024年预算执行情况和2025年预算草案的报告\n一、2024年预算执行情况\n"


def codes(text: str) -> list[str | None]:
    return [metric.indicator_code for metric in extract_text(text).metrics]


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(application(words), list(words), prog_name="reportx")
    return result.exit_code, result.stdout, result.stderr


# --- the table ---------------------------------------------------------------------------------------------


def test_a_code_stands_once() -> None:
    found = [one.code for one in whole().indicator]
    assert len(found) == len(set(found)) >= 450


def test_a_spelling_that_is_two_indicators_tells_them_apart_by_the_unit() -> None:
    families = coder(builtin())
    seen: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for one in whole().indicator:
        units = frozenset(map(families.family, one.units))
        for spelling in {unquoted(name) for name in (one.name, *one.terms, *one.spellings)}:
            seen[spelling].append((one.code, units))
    clashes = [
        (spelling, a, b)
        for spelling, found in seen.items()
        for at, (a, units) in enumerate(found)
        for b, others in found[at + 1 :]
        if units & others or not (units and others)
    ]
    assert clashes == []


def test_every_entry_says_what_it_is() -> None:
    lacking = [one.code for one in whole().indicator if not (one.english and one.units and one.kind)]
    assert lacking == []


def test_every_unit_is_one_that_the_reader_knows() -> None:
    families = coder(builtin())
    assert [one.code for one in whole().indicator for unit in one.units if not families.family(unit)] == []


def test_codes_of_the_world_bank_have_its_form_and_stand_once() -> None:
    found = [one.world_bank for one in whole().indicator if one.world_bank]
    assert all(re.fullmatch(r"[A-Z0-9]{2}(\.[A-Z0-9]+)+", code) for code in found)
    assert len(found) == len(set(found))


def test_the_spellings_are_kept_as_the_table_has_them() -> None:
    assert own_spellings() == spellings_of(whole().indicator)
    assert [one.code for one in own_table()] == [one.code for one in whole().indicator]


def test_a_spelling_changes_no_name() -> None:
    """Words that only give a code are none by which the reader finds where a name ends."""
    terms = {term for one in whole().indicator for term in one.terms}
    assert {term for one in builtin().indicator for term in one.terms} == terms


# --- what bears a code ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全市教育支出12亿元。", "education_expenditure"),
        ("卫生健康支出增长6.2%。", "health_expenditure"),
        ("一般公共预算卫生健康支出8亿元。", "health_expenditure"),
        ("增值税完成30亿元。", "value_added_tax"),
        ("年末住户存款余额2300亿元。", "household_deposits"),
        ("牛奶产量3.5万吨。", "milk_output"),
        ("全年旅客周转量5亿人公里。", "passenger_turnover"),
        ("参加失业保险人数34.5万人。", "unemployment_participants"),
        ("失业保险参保人数34.5万人。", "unemployment_participants"),
        ("失业保险基金收入3.1亿元。", "unemployment_fund_revenue"),
        ("衣着类价格上涨1.2%。", "clothing_prices"),
        ("我省新能源汽车产量25万辆。", "new_energy_vehicle_output"),
        ("新能源汽车产量增长12%。", "new_energy_vehicle_output"),
        ("年末公共图书馆12个。", "libraries"),
    ],
)
def test_what_a_figure_is_of(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_the_unit_tells_what_is_meant() -> None:
    assert codes("水电装机容量120万千瓦。") == ["hydro_capacity"]
    assert codes("其中，水电56亿千瓦时。") == ["hydro_generation"]
    assert codes("建成投产270万千瓦，其中水电90万千瓦。")[-1] is None
    assert codes("食品烟酒支出9000元。") == ["food_consumption"]
    assert codes("食品烟酒支出9000家。") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "高新技术产业园投资增长9%。",  # a part
        "汽车制造业工业用水增长3%。",
        "医院12亿元。",  # another unit
        "二氧化硫排放量12微克/立方米。",
        "新建医院3所。",  # made, and not those that there are
        "为1200个乡镇卫生院配备设备。",  # that something is done for
        "补助全科医生88人。",
        "私营企业增长30%。",  # nobody says what of them
        "投资10亿元以上的重点项目开工。",  # how great it is
        "打造十大美丽乡村。",
    ],
)
def test_what_bears_no_code(text: str) -> None:
    assert set(codes(text)) <= {None}


def test_growth_of_what_was_counted_right_before_bears_its_code() -> None:
    assert codes("年末移动电话用户509万户，增长4.2%。") == ["mobile_subscribers"] * 2


def test_a_part_of_those_counted_before_bears_no_code() -> None:
    assert codes("实施16项民生工程，4项全部完成。")[-1] is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市市场主体3万户。", ["market_entities"]),
        ("全市新登记市场主体3万户、个体工商户2万户。", ["new_market_entities", "new_self_employed"]),
        ("全年认定高新技术企业18家、科技型中小企业31家。", ["high_tech_enterprises_recognised", None]),
        ("全市新认定高新技术企业18家，科技型中小企业31家。", ["high_tech_enterprises_recognised", None]),
        ("获评瞪羚企业3家、高新技术企业18家。", ["gazelles", None]),
        (
            "新增市场主体3万户、个体工商户2万户，分别增长4%、5%。",
            ["market_entities", "self_employed", "new_market_entities", None],
        ),
        ("年末涉农贷款余额30亿元。", ["agriculture_loans"]),
        ("全年发放涉农贷款30亿元。", [None]),
    ],
)
def test_new_ones_are_not_all_that_there_are(text: str, found: list[str | None]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高新区税收收入增长29%，实际利用外资增长9%。", [None, None]),
        ("高新区税收收入增长29%，全市实际利用外资增长9%。", [None, "foreign_investment_used"]),
        ("创建高新区1个，税收收入增长9%。", [None, "tax_revenue"]),  # it is counted, and not spoken of
        ("北山组团建设开工，新建道路3条。", [None]),  # what is counted is of it as well
        ("北部新区建设提速，新增高新技术企业12家。", [None]),
        ("文明示范区建设推进，森林覆盖率达到60%。", ["forest_coverage"]),
        ("支持北部新区建设，完成人工造林3万亩。", ["artificial_afforestation"]),
    ],
)
def test_a_sentence_that_begins_with_a_zone_is_of_it_until_the_whole_is_named(
    text: str, found: list[str | None]
) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市外资企业36家，数量居全国第一。", ["foreign_enterprises"] * 2),
        ("36家外资企业入选试点，数量居全国第一。", [None, None]),
    ],
)
def test_a_rank_of_chosen_ones_is_not_that_of_all(text: str, found: list[str | None]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "撬动社会投资30亿元。",
        "全市休闲农业接待游客300万人次。",
        "向20名高层次人才发放补贴。",
        "物业公司入驻9个老旧小区。",
        "产业项目实际到位外资4千万美元，同比增长8%。",  # nor does its growth
        "新能源装机3万千瓦，发电量9亿千瓦时，增长8%。",
    ],
)
def test_what_a_sentence_tells_of_a_part_is_not_the_whole(text: str) -> None:
    known = {"foreign_investment_used", "electricity_output", "tourist_arrivals", "high_level_talents"}
    assert not {"old_neighbourhoods_renovated", *known} & set(codes(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("农村居民工资性收入3000元。", "rural_wage_income"),
        ("城镇居民工资性收入3000元。", "urban_wage_income"),
        ("新增专项债券30亿元。", "new_special_bonds"),
        ("医院床位2千张。", "hospital_only_beds"),
    ],
)
def test_a_narrower_name_has_a_code_of_its_own(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # two figures of 城乡 are of the towns and of the country; two others that share a name are of neither
        ("城乡居民收入增长5%和3%。", ["urban_disposable_income", "rural_disposable_income"]),
        ("城乡低保标准提高到740元/月和485元/月。", ["urban_allowance_standard", "rural_allowance_standard"]),
        ("农村居民人均纯收入4761元，实际增长8.4%和8%。", ["rural_disposable_income", None, None]),
        # what adds up many years is no year's flow
        ("中欧班列累计开行1.1万列。", [None]),
        ("全年累计开行中欧班列300列。", ["china_europe_trains"]),
        ("全市一般公共预算支出累计4.7万亿元，年均增速4.2%。", [None, "public_budget_expenditure"]),
        ("全市一般公共预算支出1916亿元，较“十三五”增支748亿元。", [None, None]),
        ("全部财政收入达到420亿元，比“十一五”末翻一番。", ["fiscal_revenue"] * 2),
        (
            "“十四五”以来，民生有保障。教育支出139亿元，其中2025年教育支出30亿元。",
            [None, "education_expenditure"],
        ),
        ("五年来，城镇新增就业38万人，新建农村公路100公里。", [None, None]),
        # where all years are summed up, a year that a sentence before names says nothing
        (
            "三是聚焦民生。“十四五”以来，支出持续增长。2025年再创新高。教育支出累计完成139亿元。2025年教育支出30亿元。",
            [None, "education_expenditure"],
        ),
        # what is no more is no stock
        ("淘汰水泥产能8700万吨。", [None]),
        ("淘汰落后炼铁产能4659万吨、水泥产能8700万吨。", ["outdated_iron_capacity", None]),
        ("出台政府规章5部、废止7部。", ["government_rules", None]),
        # another stage
        ("在建项目达125个，竣工22个。", ["projects_under_way", None]),
        ("新开工面积497万平方米，增长0.8%。", ["floor_space_started"] * 2),
        # all of them, behind the new ones
        (
            "认定高新技术企业136家、总数达411家。",
            ["high_tech_enterprises_recognised", "high_tech_enterprises"],
        ),
        # a choice of what was counted
        ("实施5000万元以上项目200个，其中工业项目160个。", ["projects_over_50m", None]),
        ("提速新万福河复航二期等6个在建项目。", [None]),
        # a part of a part
        (
            "对东盟国家进出口额320亿元，增长15%。其中，出口210亿元，增长19%；进口110亿元。",
            [None] * 5,
        ),
        ("民营经济增加值3591亿元。其中，第一产业增加值289亿元。", ["private_economy_value_added", None]),
        ("共搬迁人口19460名，其中贫困人口14147名。", [None, None]),
        ("县域经济发展迅速，生产总值158亿元，增长18%。", [None, None]),
        ("黄果树景区接待游客突破500万人次，全市旅游收入8亿元。", [None, "tourism_revenue"]),
        ("年末公交线路436条，客运总量2.34亿人次。", ["bus_routes", None]),
        # what a bracket takes out
        ("旅客周转量（不含铁路、民航）5亿人公里。", [None]),
        ("固定资产投资（不含农户，下同）增长5%。", ["fixed_asset_investment"]),
        ("红色表示债务风险极高（债务率＞300%）。", [None]),
        ("直接拉动技术改造投资超过90亿元。", [None]),
        ("总体绩效目标\n新增高新技术企业9家。", [None]),
    ],
)
def test_what_narrows_a_figure_without_changing_its_name(text: str, found: list[str | None]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("社会商品零售总额增长8%。", "social_commodity_retail_sales"),
        ("规模以上工业发电量增长8%。", "large_industry_electricity_output"),
        ("技术交易额8亿元。", "technology_transactions"),
        ("争取上级转移支付资金8亿元。", "upper_transfers"),
        ("市区空气质量优良率90%。", "urban_good_air_rate"),
        ("小学毛入学率100%。", "primary_gross_enrolment"),
        ("寿险业务给付8亿元。", "life_only_claims"),
        ("创建省级民主法治示范村3个。", "lawful_villages_provincial"),
        ("猪牛羊禽肉产量8万吨。", "main_meat_output"),
        ("沿海港口货物吞吐量8亿吨。", "coastal_port_cargo"),
        ("铁路货运量16亿吨；客运量14亿人次。", "railway_passengers"),
        ("参加职工基本养老保险人数9万人。其中，参保在职职工6万人。", "pension_workers"),
        ("参加职工基本医疗保险人数9万人。其中，参保在职职工6万人。", "medical_workers"),
        ("31个省考断面30个达标，水质优良率达96%。", "good_water_rate_provincial"),
    ],
)
def test_what_is_narrower_or_wider_has_a_code_of_its_own(text: str, code: str) -> None:
    assert codes(text)[-1] == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新签约亿元以上项目93个，其中百亿级项目2个。", ["projects_signed_over_100m", None]),
        ("新签约亿元以上项目69个，新落地41个。", ["projects_signed_over_100m", "projects_landed_over_100m"]),
        ("亿元以上项目新签约13个、新开工10个。", ["projects_signed_over_100m", "projects_started_over_100m"]),
        ("亿元以上项目新签约、新开工分别超400个、500个。", [None, None]),  # either figure may be either's
        ("引进亿元以上项目30个以上。", ["projects_attracted_over_100m"]),
        ("谋划亿元以上项目16个，5亿元以上项目8个。", [None, None]),
        ("再开工15项重大水利工程。", ["major_water_projects_started"]),
        ("86个重大项目已开工74个。", ["major_projects", None]),
        ("12个过亿元项目投产运营。", [None]),
        ("12个过亿元项目全部投产。", ["projects_over_100m"]),
        ("实施亿元以上项目30个。", ["projects_over_100m"]),
        ("签约重点项目16个、总投资8亿元。", [None, None]),
    ],
)
def test_projects_at_a_stage_have_a_code_of_their_own_or_none(text: str, expected: list[str | None]) -> None:
    assert codes(f"{REPORT}{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建高标准农田298万亩。", ["high_standard_farmland"]),
        ("高标准农田达7759万亩。", [None]),
        ("新建5G基站50座。", ["base_stations_5g"]),
        ("5G基站达到24万个。", [None]),
        ("专精特新中小企业达300家。", ["specialised_smes"]),
        (
            "新认定创新型中小企业18家、专精特新企业5家。",
            ["innovative_smes_recognised", "specialised_smes_recognised"],
        ),
    ],
)
def test_what_stands_by_now_is_not_what_was_done_in_a_year(text: str, expected: list[str | None]) -> None:
    assert codes(f"{REPORT}{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民币各项存款余额340亿元。", ["deposits"]),
        ("本外币各项存款余额350亿元，其中人民币各项存款余额340亿元，增加20亿元。", ["deposits", None, None]),
        ("6条道路实现绿化提升。", [None]),
        ("6条道路建成通车。", ["roads_built"]),
        ("20项民生实事全部完成。", ["livelihood_projects"]),
        ("剩余360户气代煤顺利完工。", [None]),
        ("深入推进“一网通”“一城通”两项重点工程。", [None]),
        ("城投集团要稳健经营，力争固定资产投资增长8%。", [None]),
        ("城投集团要稳健经营，全市固定资产投资增长8%。", ["fixed_asset_investment"]),
        ("农民收入提高，高出城镇居民人均可支配收入增速6个百分点。", [None]),
        ("粮食播种面积237万亩，连续三年被评为先进市。", ["grain_area", None]),
        ("筹措扶贫专项资金18亿元，其中：争取上级资金9亿元。", [None, None]),
        ("固定资产投资年均增长20%，累计完成240亿元。", ["fixed_asset_investment", None]),
        ("沿海货物运输量6万吨；旅客运输量3万人。", [None, None]),
        ("铁路货物运输量6万吨；旅客运输量3万人。", ["railway_freight", "railway_passengers"]),
        ("公路货运量6万吨，其中零担2万吨。货运量8万吨。", ["road_freight", None, "road_freight"]),
        (
            "货运量9万吨，其中公路货运量6万吨。客运量8万人。",
            ["freight_volume", "road_freight", "passenger_volume"],
        ),
    ],
)
def test_a_part_that_the_words_around_a_figure_tell_bears_no_code(
    text: str, expected: list[str | None]
) -> None:
    assert codes(f"{REPORT}{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每千人口执业（助理）医师3.1人、注册护士4人。", ["doctors_per_1000", "nurses_per_1000"]),
        ("每千人口执业（助理）医师3.1人，注册护士数3.9人。", ["doctors_per_1000", "nurses_per_1000"]),
        ("每千人口医师数、注册护士数分别达3.2人、4人。", ["doctors_per_1000", "nurses_per_1000"]),
        ("每千人口床位7张、执业医师3人、高级教师4人。", ["beds_per_1000", "doctors_per_1000", None]),
        ("每千人口执业医师3.1人，注册护士6万人。", ["doctors_per_1000", "nurses"]),
        ("每千人口执业医师3.1人，公办幼儿园15所。", ["doctors_per_1000", "public_kindergartens"]),
        ("按不变价格计算，工业总产值5亿元，增长6%。", [None, "total_industrial_output"]),
        ("工业总产值5亿元，按不变价格计算，增长6%。", ["total_industrial_output"] * 2),
        (
            "工业总产值增长9%（按可比价计算），农业总产值3亿元。",
            ["total_industrial_output", "agricultural_output"],
        ),
        ("邮政业务总量（2020年不变价）15亿元。", ["post_turnover"]),
        ("全市粮食50万吨，增产2万吨。", ["grain_output"] * 2),
        ("规上企业增加到15家，实现工业总产值31亿元。", ["above_norm_enterprises", "total_industrial_output"]),
        ("新增债券17亿元，其中专项债券16亿元。", ["new_government_bonds", None]),
        ("新增高新技术企业13家、总数达41家。", ["high_tech_enterprises"] * 2),
        ("事故起数下降10%，连续3年没有重特大事故。", ["accidents", "grave_accidents"]),
        ("全社会用电量5亿度。", ["electricity_consumption"]),
    ],
)
def test_for_so_many_people_and_at_the_prices_of_a_year(text: str, expected: list[str | None]) -> None:
    assert codes(f"{REPORT}{text}") == expected


def test_what_was_done_for_others_and_of_one_industry_is_theirs() -> None:
    aid = "（一）推进对口帮扶协作。\n全年共引进亿元以上项目22个。全年共实施帮扶项目9个。\n"
    own = "（二）推动新能源产业发展。\n全年产业投资13亿元。全年引进亿元以上项目33个。\n"
    rest = "（三）扩大有效投资。\n全年产业投资90亿元。\n"
    found = [None, "aid_projects", None, "projects_attracted_over_100m", "industries_investment"]
    assert codes(f"{REPORT}{aid}{own}{rest}") == found


def test_a_balance_is_that_of_the_insurance_told_last() -> None:
    medical = "城乡居民基本医疗保险基金收入56亿元，滚存结余55亿元"
    text = f"{BUDGET}（一）社会保险基金预算\n{medical}；长期护理保险基金收入3亿元，滚存结余2亿元。"
    assert codes(text)[1::2] == ["resident_medical_fund_balance", None]


def test_the_lines_of_an_indented_paragraph_speak_of_one_thing() -> None:
    lines = "　　铁路货物运输量6万吨。\n旅客运输量3万人。\n　　旅客运输量9万人。"
    assert codes(f"{REPORT}{lines}") == ["railway_freight", "railway_passengers", "passenger_volume"]


# --- in a budget ------------------------------------------------------------------------------------------


def test_a_level_of_a_budget_bears_no_code_of_the_whole() -> None:
    text = f"{BUDGET}全市一般公共预算收入90亿元，增长3%。\n市本级一般公共预算收入30亿元，教育支出5亿元。"
    assert codes(text) == [
        "public_budget_revenue",
        "public_budget_revenue",
        None,
        None,
    ]


def test_a_sentence_that_names_its_level_speaks_of_it_to_its_end() -> None:
    text = f"{BUDGET}市本级政府性基金预算收支平衡情况：上级补助收入5亿元，补助下级支出2亿元。"
    assert codes(text) == [None, None]


def test_what_a_level_owes_is_its_own() -> None:
    text = (
        f"{BUDGET}全市政府债务余额30亿元，其中：一般债务9亿元。市级政府债务余额8亿元，其中：一般债务2亿元。"
    )
    assert codes(text) == ["government_debt", "general_debt", None, None]


def test_what_of_a_limit_a_level_is_given_is_its_own() -> None:
    text = f"{BUDGET}新增政府债务限额58亿元，其中一般债务限额16亿元。先行分配市级14亿元，其中一般债务限额13亿元。"
    assert codes(text)[-1] is None


def test_after_another_level_was_spoken_of_the_whole_has_to_be_named() -> None:
    text = (
        f"{BUDGET}市本级一般公共预算收入30亿元。\n收支平衡情况：上级补助收入5亿元。\n全市上级补助收入9亿元。"
    )
    assert codes(text) == [None, None, "upper_subsidies"]


def test_what_a_zone_has_is_not_the_citys() -> None:
    text = f"{BUDGET}高新区一般公共预算收支平衡情况：上级补助收入5亿元，上解上级支出2亿元。"
    assert {m.entity for m in extract_text(text).metrics} == {"高新区"}


def test_what_a_heading_names_zones_for_is_not_the_units_own() -> None:
    text = f"{BUDGET}（一）经开区、高新区预算执行情况\n全年税收收入5亿元，非税收入2亿元。"
    assert codes(text) == [None, None]


def test_the_same_class_of_another_budget_bears_no_code() -> None:
    text = (
        f"{BUDGET}（一）一般公共预算\n全市城乡社区支出9亿元。\n（二）政府性基金预算\n全市城乡社区支出7亿元。"
    )
    assert codes(text) == ["community_expenditure", None]


def test_a_sum_with_transfers_and_balances_is_not_the_years_own() -> None:
    text = f"{BUDGET}全市国有资本经营预算支出6亿元，加上调出资金12亿元，支出合计18亿元。"
    assert codes(text)[0] == "state_capital_expenditure"
    assert codes(text)[-1] == "state_capital_expenditure_total"


# --- what the words around a figure tell ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("规上工业增加值增长6%。分门类看，采矿业增长4%。", "mining_value_added"),
        ("规上工业企业利润总额50亿元。分门类看，采矿业利润20亿元，制造业增长3%。", "manufacturing_profit"),
        ("居民消费价格上涨0.2%，其中衣着类上涨1%。", "clothing_prices"),
        ("办理人大代表建议30件、政协提案40件，满意率100%。", "proposal_satisfaction"),
        ("粮食播种面积1520万亩、总产125亿斤。", "grain_output"),
        ("生产安全事故起数、死亡人数分别下降5%、3%。", "accident_deaths"),
        ("道路交通事故起数、死亡人数分别下降5%、3%。", "traffic_deaths"),
        ("保费收入30亿元，其中财产险9亿元。", "property_premiums"),
        ("破获各类刑事案件324起。", "cases_solved"),
        ("分门类看，采矿业增加值增长10.7%，制造业增长19.0%。", "manufacturing_value_added"),
        ("国有控股企业利润27亿元，增长2%；股份制企业20亿元。", "joint_stock_profit"),
        ("规模以上工业企业营业收入下降1.8%；利润总额下降4%。", "industrial_profit"),
        ("各类刑事案件下降12%。", "criminal_cases_all"),
        ("地区生产总值增长6%，其中一产、二产、三产分别增长4%、6%、7%。", "tertiary_industry_value_added"),
        ("工农业总产值增长75%，其中农业产值增长35%。", "agricultural_output"),
    ],
)
def test_a_short_name_means_what_is_spoken_of(text: str, code: str) -> None:
    assert codes(text)[-1] == code


@pytest.mark.parametrize(
    "text",
    [
        "固定资产投资增长6%，制造业增长4%。",  # of what the manufacture grew is not value added
        "群众满意率100%。",
        "蔬菜面积30万亩、总产125万吨。",
        "实际使用外资1.9亿美元。其中，第三产业1.8亿美元，增长5%。",
        "与RCEP其他成员国实现进出口额500亿元。",  # a part
        "跨境电商实现进出口额23亿元。",
        "农产品网络零售额、出口额分别增长16%、40%。",
        "加强预算评审，节约财政支出320亿元。",
        "专业公共卫生机构484张。",  # beds, and no institutions
        "安排12类民生实事。",
        "降低用电成本，惠及经营主体14.6万户。",
        "常住人口89万人，城镇常住人口60万人，占比67%，提高0.9个百分点。",  # of the share, not of the people
        "新签约亿元以上项目60个，其中10亿元以上项目9个，新开工42个。",
        "力争甲县、乙县两地经济增速高于全市平均水平，规上工业增加值增长10%以上。",  # of two places
        "到1990年，东部地带的发电量达到930亿度，原煤产量1.8亿吨。",
        "养殖项目已建成大棚135栋。",  # of one project, body or branch, or of each
        "光明集团新增高新技术企业5家。",
        "家电产业引进亿元以上项目18个。",
        "国有北山林场完成造林4000亩。",
        "每个县区打造应用场景3个。",
        "自由贸易示范区形成12项制度创新成果。",
        "争取债券资金13亿元用于置换存量债务。",  # for one purpose
        "中央财政用于“三农”的支出达到2900亿元。",
        "全年为企业减负480亿元，比年初预计的270亿元更多。",  # what was planned
        "这是城市变化很大的五年。单位生产总值能耗累计下降22%。",  # of all five years
        "在国家财政收入增长8%的同时，预算外资金也大幅度增加，达到1400亿元。",
        "离岸外包合同总额32亿美元，增长7%；执行总额54亿美元。",
        "五个新城建设全面推进，开工重大项目40个。",  # of the places that are built up
        "启动产业园建设，落地项目12个。",
        "城镇新增就业预期目标比去年多100万人。",  # of what was aimed at
        "落实贴息政策，撬动新增贷款80亿元。",
        "全市一般公共预算收入完成175亿元，超收24亿元。",  # beyond the plan
        "首批12个重点项目加快推进，总投资35亿元。",  # of some, also what is inherited
        "在建项目5个，总投资18亿元；拟开工项目6个。",  # of what is still to come
        "引进50亿以上重大项目20个。",  # of those of a size
        "实施投资1亿元以上的重点项目30个。",
        "完成6条城市道路、9处公园绿地等城区绿化工程。",  # of what something was done with
        "60家三甲医院实现300项检查结果互认。",
        "安排资金20亿元支持440个技改项目。",
        "安排资金支持重点项目400个，带动总投资30亿元。",
        "招引项目142个，总投资350亿元。",  # of which ones is not told
        "在第九届博览会上，签约资金76亿元，增长8%。",  # on one occasion
        "举办项目推介会，签约项目21个。",
        "下达专项债券17亿元（再融资债券1亿元、新增债券16亿元）。",  # of one kind
        "新能源企业增加到15家，实现工业总产值31亿元。",
        "下达新增政府债务限额58亿元，其中专项债务限额42亿元。",
        "公路通车里程6万公里，其中高速公路5千公里。",  # as it stands, and not what was built
        "储备9个百亿元级、19个亿元级项目。",  # of those that are no greater
        "提升县城承载能力，推进重大项目50个。",
        "平原城市群空气质量改善，空气质量优良天数比例达90%。",
        "扶持高新技术企业30家。",
        "持续加大科技投入，确保财政支出年均增长10%。",  # on what is told before
        "全年收购粮食50万吨。",
        "20项民生实事，已完成16项。",  # of those counted before
        "20项民生实事，已完成16项，仍有4项未完成。",
        "开工棚户区改造住房700套、交付800套。",  # at another stage
        "不良贷款率保持低位，连续5年无高风险金融机构。",  # of what did not happen
        "甲材料研究所：新增专利申请55件。",  # of one body
        "改善教育，实施中心城区教育攻坚行动，新增学位800个。",
        "实施13条主干道、36公里排水管道疏浚。",
        "发行债券27亿元支持实施51个重大项目建设。",
        "按1990年不变价格计算，工业总产值5亿元。",  # at the prices of another year
        "工农业总产值，按1980年不变价格计算，达到9亿元。其中：农业总产值达到3亿元。",
        "其中执业医师12人、执业助理医师3人。",  # who assist
        "校友和湘商回归企业达到16家、到位资金60亿元。",
        "按不变价格计算，工业总产值5亿元；农业总产值3亿元。",
        "在第八届投资洽谈会上，我市共签约招商引资项目45个。",  # on one occasion, by the verb
        "建成廉租房300套，首批120户已经入住。",  # the first of them
        "发行新增债券34亿元，再融资债券40亿元，合计74亿元。",  # the sum of both
        "三年合计，财政总支出98亿元。",  # of years together
        "省财政安排3亿元国债资金支持乡镇医院建设。",  # for one purpose, told behind the figure
        "东方集团累计投入资金500万元，实施帮扶项目9个。",  # of one company
        "乡镇卫生院80个，床位3000张，卫生技术人员2600人。",  # of one kind of institutions
        "医院出院人数40万人；基层医疗卫生机构诊疗人次900万人次，出院人数6万人。",
        "全县旅游扶贫项目达到300个，新增就业800人。",  # of one industry
        "全年新增营业面积9万平方米，新增就业800人。",
        "恐龙动物馆持续火爆，接待游客30万人次。",  # of one museum
        "建筑业企业实现利润总额2亿元；其中，国有控股企业1亿元。",
        "发行新增政府债券34亿元（一般债券2亿元、专项债券32亿元）。",  # of those that are new
        "发行新增债券60亿元，其中：一般债券16亿元、专项债券44亿元。",
        "用于存量债务置换的债券资金9亿元（专项债券9亿元）。",
        "提请审议地方性法规10件。",  # of which something else was done
        "转化重大科技成果82项。",
        "全覆盖监测地灾隐患点2000处。",
        "每年谋划的重大项目投资达到3000亿元。",
        "一般性支出压减9.3%。",  # of what is cut, and not of the cut
        "完成气（电）代煤5万户。",  # of both
        "再取消和下放行政审批事项200项。",
        "优化调整公交线路29条。",
    ],
)
def test_what_the_words_around_a_figure_forbid(text: str) -> None:
    assert codes(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我市全年签约招商引资项目45个。", "projects_attracted"),
        ("发行政府债券34亿元，其中一般债券12亿元。", "general_bonds"),
        ("发行再融资债券9亿元。发行一般债券20亿元。", "general_bonds"),
        ("制定地方性法规10件。", "local_regulations"),
        ("提请省人大常委会审议地方性法规9件。", "local_regulation_bills"),
        ("境内上市公司数量增至184家。", "listed_companies_domestic"),
        ("旅游项目达到300个，全市新增就业5800人。", "new_jobs"),
        ("城镇登记失业率3.5%，新增就业5800人。", "new_jobs"),
        ("争取60亿元超长期特别国债资金支持，推进重大项目。", "treasury_bonds_ultra_long"),
        ("医疗卫生机构900个，其中乡镇卫生院80个；卫生技术人员2万人。", "health_workers"),
        ("东方集团累计投入资金500万元，全市实施帮扶项目9个。", "aid_projects"),
        ("城市博物馆持续火爆，全市接待游客900万人次。", "tourist_arrivals"),
        ("一般公共预算支出60亿元，加上上解支出5亿元，支出总计65亿元。", "public_budget_expenditure_total"),
    ],
)
def test_what_they_leave_as_it_is(text: str, code: str) -> None:
    assert codes(text)[-1] == code


def test_a_budget_that_was_approved_is_not_what_came_of_it() -> None:
    text = "会议批准的全市2025年一般公共预算收入为53亿元，实际完成54亿元，增长3%。"
    assert codes(BUDGET + text) == [None, "public_budget_revenue", "public_budget_revenue"]


def test_a_heading_may_speak_of_a_part_of_the_land() -> None:
    text = "第一章 {}\n1990年煤炭产量达到5.8亿吨。\n第二章 能源\n1990年原油产量达到1.5亿吨。\n"
    assert codes(text.format("中部地带")) == [None, "crude_oil_output"]
    assert codes(text.format("工业")) == ["raw_coal_output", "crude_oil_output"]


def test_in_a_province_what_one_airport_handles_is_a_part() -> None:
    title = "2025年{}政府工作报告\n一、2024年工作回顾\n"
    one = "天河机场新开通货运航线12条，货邮吞吐量达到30万吨。"
    assert codes(title.format("湖北省") + one)[-1] is None
    assert codes(title.format("湖北省武汉市") + one)[-1] == "airport_cargo"
    assert (
        codes(title.format("湖北省") + "机场旅客吞吐量4000万人次、货邮吞吐量80万吨。")[-1] == "airport_cargo"
    )
    assert codes(title.format("湖北省") + "开通航线的机场8个，全省货邮吞吐量80万吨。")[-1] == "airport_cargo"


def test_the_treasury_that_pays_is_whose_figure_it_is() -> None:
    found = extract_text("中央财政安排就业补助资金600亿元，增长5%。城镇新增就业1200万人。").metrics
    assert [metric.entity for metric in found] == ["中央财政", "中央财政", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "规上工业企业亩均税收、亩均增加值均增长5%。",
            ["large_industry_tax_per_mu", "large_industry_value_per_mu"],
        ),
        (
            "规上工业亩均增加值220万元，亩均税收37万元。",
            ["large_industry_value_per_mu", "large_industry_tax_per_mu"],
        ),
        ("公园绿地面积增加3公顷，人均达到12平方米。", ["park_green_space", "park_area_per_capita"]),
        ("地区生产总值500亿元，人均达到8万元。", ["gdp", "gdp_per_capita"]),
        ("粮食产量500万吨，棉花产量稳步增长，达到50万吨。", ["grain_output", "cotton_output"]),
        ("发行专项债券25亿元，主要用于公益性项目。", ["special_bonds"]),
    ],
)
def test_a_name_is_completed_before_it_has_a_code(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全市当年收入100亿元，加上上级补助和上年结余，财政总收入170亿元。",
        "全市政府性基金预算支出35亿元，支出总计58亿元，年末结转0.6亿元。",
        "宿迁经开区一般债务余额28亿元、专项债务余额65亿元。",
    ],
)
def test_a_sum_a_balance_and_a_zones_debt_are_not_the_units_own(text: str) -> None:
    assert codes(BUDGET + text)[-1] is None


def test_one_insurance_is_not_all_of_them() -> None:
    text = (
        f"{BUDGET}社会保险基金收入50亿元。\n2、城乡居民基本养老保险。当年收支结余8亿元，年末滚存结余9亿元。"
    )
    assert codes(text)[1:] == [None, None]


def test_the_budget_of_a_department_is_none_of_the_whole() -> None:
    text = f"{BUDGET}（一）市档案局部门预算收支情况\n公共财政拨款支出1596万元，卫生健康支出55万元。"
    assert codes(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新开工亿元以上项目30个。", "projects_started_over_100m"),
        ("实施省市重点项目25个。", "upper_key_projects"),
        ("签约资金200亿元。", "investment_contracted"),
        ("县域内就诊率85.7%。", "county_visits"),
        ("盘活低效用地500亩。", "construction_land_saved"),
        ("国家级制造业单项冠军企业居全国首位。", "manufacturing_champions"),
        ("政务服务事项全程网办率98%。", "online_handled_rate"),
        ("清洁能源装机占比50%。", "clean_capacity_share"),
        ("空气优良天数保持在93%左右。", "good_air_rate"),
    ],
)
def test_what_else_reports_count(text: str, code: str) -> None:
    assert codes(text) == [code]


# --- to search it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["gdp", "GDP", "Gdp", "“GDP”"])
def test_a_code_is_known_in_capitals_or_not(word: str) -> None:
    assert codes_for(word, builtin()) == {"gdp"}


def test_a_word_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(IndicatorError, match=r"^no such indicator: gpd; did you mean gdp\?$"):
        known_codes("gpd", builtin())
    assert known_codes("R&D", builtin()) == set()  # a part of several
    assert known_codes("没有的", builtin()) == set()  # which a name may hold


def test_an_indicator_is_found_by_a_part_of_any_of_its_names() -> None:
    table = own_table()
    assert next(one.code for one in matching("教育支出", table)) == "education_expenditure"
    assert "registered_unemployment_rate" in [one.code for one in matching("UNEMPLOYMENT RATE", table)]
    assert [one.code for one in matching("health_expenditure", table)] == ["health_expenditure"]


def test_the_command_prints_rows_in_a_pipe() -> None:
    code, out, _ = run("indicators", "城镇调查失业率")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["code"], row["units"], row["better"]) == (0, "surveyed_unemployment_rate", "%", "lower")
    (made,) = json.loads(run("indicators", "surveyed_unemployment_rate", "-f", "json")[1])
    assert made["english"] == "Surveyed urban unemployment rate"
    assert "surveyed_unemploy" in run("indicators", "城镇调查失业率", "-f", "table")[1]


@pytest.mark.parametrize("words", [("indicators", "gpd"), ("extract", "-", "--indicator", "gpd")])
def test_the_commands_end_with_a_hint(words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out, err) == (2, "", "reportx: no such indicator: gpd; did you mean gdp?\n")


def test_a_users_entry_wins_and_is_found() -> None:
    pack = parse_pack(
        '[[indicator]]\ncode = "milk"\nname = "牛奶产量"\nterms = ["牛奶产量"]\n', name="my.toml"
    )
    found = extract_text("牛奶产量3.5万吨。", packs=[pack]).metrics
    assert [metric.indicator_code for metric in found] == ["milk"]
