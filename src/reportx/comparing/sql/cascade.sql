-- The targets of an indicator for a year, each beside that of the nearest place above it that has one: its
-- prefecture, its province, the nation. Steps are in the unit that the target was printed in.
WITH targets AS (
    FROM asked WHERE status = 'target' AND region_code IS NOT NULL
),
holders AS (
    SELECT t.region_code, u.region_code AS upper_code
    FROM targets AS t JOIN targets AS u
        ON u.region_code <> t.region_code AND u.region_code IN (
            left(t.region_code, 4) || '00', left(t.region_code, 2) || '0000', '100000')
    -- of a code that ends in fewer zeros less is held
    QUALIFY row_number() OVER (PARTITION BY t.region_code
        ORDER BY u.region_code = '100000', length(rtrim(u.region_code, '0')) DESC) = 1
)
SELECT
    t.region_code, t.region, t.region_level, t.year, t.indicator_code, t.indicator, t.measure,
    with_sign(t.value, t.canonical_value) AS value, with_sign(t.value_max, t.canonical_value) AS value_max,
    t.unit, t.canonical_value, t.canonical_unit, t.low, t.high,
    t.comparator AS bound, t.commitment,
    u.region_code AS upper_code, u.region AS upper_region,
    with_sign(u.value, u.canonical_value) AS upper_value,
    with_sign(u.value_max, u.canonical_value) AS upper_value_max, u.unit AS upper_unit, u.comparator AS upper_bound,
    in_printed(step_between(u, t), t.scale) AS step, in_printed(step_between(n, t), t.scale) AS national_step,
    t.source, t.page, t.line, t.sentence
FROM targets AS t
LEFT JOIN holders USING (region_code)
LEFT JOIN targets AS u ON u.region_code = upper_code
LEFT JOIN targets AS n ON n.region_code = '100000' AND t.region_code <> '100000'
ORDER BY t.region_code <> '100000', t.region_code
