-- What one printed unit is in the canonical one: 100000000 for 亿元, negative where the figure is a fall.
CREATE MACRO scale_of(printed, canonical) AS
    CASE WHEN printed = 0 THEN 1::DOUBLE ELSE canonical::DOUBLE / printed::DOUBLE END;

-- The interval that a bound leaves open. A fall by 3% and more, which is -3, is open downwards.
CREATE MACRO lowest(comparator, value, value_max) AS CASE
    WHEN comparator IN ('at_least', 'over') THEN if(value < 0, NULL, value)
    WHEN comparator IN ('at_most', 'under') THEN if(value < 0, value, NULL)
    ELSE least(value, coalesce(value_max, value)) END;
CREATE MACRO highest(comparator, value, value_max) AS CASE
    WHEN comparator IN ('at_least', 'over') THEN if(value < 0, value, value_max)
    WHEN comparator IN ('at_most', 'under') THEN if(value < 0, NULL, coalesce(value_max, value))
    ELSE greatest(value, coalesce(value_max, value)) END;

-- How far the truth may lie from a figure: half of its last digit, and what 左右 and 近 leave open, which is
-- taken as half a point of a rate and a twentieth of anything else.
CREATE MACRO leeway(comparator, unit, value, half_digit) AS greatest(half_digit, CASE
    WHEN comparator NOT IN ('about', 'nearly') THEN 0
    WHEN unit = '%' THEN 0.5
    ELSE abs(value) / 20 END);

-- Whether a sentence speaks of an estimate before a figure, or at all where it shows the figure otherwise. What a
-- subject is expected to come to (生产总值预计完成5亿元；) says nothing of what follows the semicolon.
CREATE MACRO is_estimate(sentence, printed) AS regexp_matches(
    regexp_replace(
        if(contains(sentence, printed), split_part(sentence, printed, 1), sentence),
        getvariable('passing_estimate') || '[^；]*；', '', 'g'),
    getvariable('estimate_words'));

-- Whether a clause tells a growth as the mean of several years: 居民收入年均增长5%.
CREATE MACRO is_mean(sentence, printed) AS
    contains(sentence, printed) AND regexp_matches(split_part(sentence, printed, 1), getvariable('mean_words'));

-- Whether the clause of a figure says that it is of the whole year or place: 全年实现新增就业5000人.
CREATE MACRO is_whole(sentence, printed) AS
    contains(sentence, printed)
    AND regexp_matches(split_part(sentence, printed, 1), getvariable('whole_words') || '[^，；。：]*$');

-- The word by which the row of a table says whether its targets bind, or a sentence in brackets right behind a
-- figure or before it: what it says afterwards is of others (其他约束性指标完成市定任务).
CREATE MACRO nature_in(sentence, printed, rule) AS coalesce(
    if(rule = 'table', nullif(regexp_extract(sentence, getvariable('nature_words')), ''), NULL),
    nullif(regexp_extract(
        substr(sentence, strpos(sentence, printed) + length(printed)),
        '^[^，；。（(]{0,4}[（(](' || getvariable('nature_words') || ')', 1), ''),
    nullif(regexp_extract(
        split_part(sentence, printed, 1), '^.*(' || getvariable('nature_words') || ')', 1), ''));

-- A canonical number in a printed unit that is ``scale`` canonical ones.
CREATE MACRO in_printed(canonical, scale) AS round(canonical / abs(scale), 6)::DECIMAL(38, 6);

-- A figure in its printed unit, negative where it is a fall: 下降3% is -3.
CREATE MACRO with_sign(value, canonical) AS if(canonical < 0, -abs(value), value);

-- How much one figure is above another, where both are in the same unit.
CREATE MACRO step_between(below, above) AS
    CASE WHEN below.canonical_unit = above.canonical_unit THEN above.canonical_value - below.canonical_value END;

-- Whether a figure tells what was made in its year, as 新建 and 建成 do, or what came on top, as 新增 does: of
-- each both say the same, while a level that was reached is more than what was added.
CREATE MACRO is_new(measure, action) AS CASE
    WHEN measure = 'level' THEN list_contains(getvariable('making_words'), action)
    WHEN measure = 'change' THEN list_contains(getvariable('adding_words'), action)
    ELSE false END;
