-- What may stand in a cell of the panel: the reporting unit's own figures and promises in words of standard
-- indicators, of one year; what grew or changed did so against the year before.
CREATE TABLE figures AS
WITH numbers AS (
    SELECT
        *,
        "text" AS printed,
        normalized_value AS canonical_value,
        normalized_unit AS canonical_unit,
        scale_of(value, normalized_value) AS scale,
        (value_max::DOUBLE * scale_of(value, normalized_value))::DECIMAL(38, 10) AS canonical_max,
        NULL::VARCHAR AS qualitative
    FROM metrics
    WHERE measure IN ('level', 'growth', 'share', 'change') AND entity IS NULL
),
words AS (
    SELECT *, 'qualitative' AS measure, "text" AS printed FROM qualitative_targets
),
told AS (
    FROM numbers UNION ALL BY NAME FROM words
),
placed AS (
    SELECT
        told.* EXCLUDE (region, genre, report_year, period) REPLACE (coalesce(
            alike.counter, canonical_unit,
            -- 旅游人数突破150万 counts what 接待游客152万人次 does
            if(regexp_full_match(told.unit, getvariable('bare_scale')), own.counted, NULL)
        ) AS canonical_unit),
        documents.* EXCLUDE (source, sha256),
        coalesce(period, if(status = 'target', stated_plan_year, stated_review_year)::VARCHAR) AS period
    FROM told JOIN documents USING (source, sha256)
    LEFT JOIN indicators AS own ON own.code = indicator_code
    -- what some count in 个 others count in 项
    LEFT JOIN alike ON alike.unit = canonical_unit AND alike.counter = own.counter
    WHERE indicator_code IS NOT NULL
)
SELECT
    place, region_code, region, region_level, genre, report_year, review_year, plan_year,
    period::INTEGER AS year, indicator_code, measure, status, action, is_new(measure, action) AS is_new,
    value, value_max, unit, canonical_value, canonical_unit, scale,
    lowest(comparator, canonical_value, canonical_max) AS low,
    highest(comparator, canonical_value, canonical_max) AS high,
    comparator, commitment, qualitative, basis,
    CASE WHEN status = 'target' THEN nature_in(sentence, printed, rule) END AS nature,
    CASE WHEN status = 'actual' THEN if(is_estimate(sentence, printed), 'estimate', 'final') END AS stage,
    leeway(comparator, canonical_unit, canonical_value,
           abs(scale) / 2 / pow(10, length(regexp_extract(printed, '[.．·](\d+)', 1)))) AS leeway,
    printed, source, sha256, page, line, start, "end", sentence, rule
FROM placed
WHERE regexp_full_match(period, '\d{4}')
  AND (measure NOT IN ('growth', 'change') OR baseline_period IS NULL
       OR baseline_period = (period::INTEGER - 1)::VARCHAR)
  -- a mean of several years is of none of them, also where no span is told: 居民收入年均增长5%
  AND NOT (measure = 'growth' AND is_mean(sentence, printed))
  -- what is to have grown by a year after the planned one did so over all years until then: 到2025年能耗降低15%
  AND NOT coalesce(status = 'target' AND measure IN ('growth', 'change') AND baseline_period IS NULL
                   AND TRY_CAST(period AS INTEGER) > coalesce(plan_year, report_year), false)
  -- what is to be above the whole of the reporting unit is of a place in it: 文昌经济增速要高于全省水平
  AND NOT coalesce(contains(qualitative, '全' || right(region, 1)), false)
  -- how far a figure is from another place's is no change: 高于全省0.2个百分点
  AND NOT coalesce(measure = 'change' AND canonical_unit = '个百分点' AND baseline_period IS NULL
                   AND (direction IS NULL OR list_contains(getvariable('gap_words'), action)), false);
