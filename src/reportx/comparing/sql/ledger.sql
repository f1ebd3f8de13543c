-- Each target beside what was said of its indicator when its year was over. ``is_told`` is whether any report on
-- that year is there that could speak of it (a budget does of its own alone), and ``elsewise`` in which measures it speaks of the indicator if not in the target's.
WITH targets AS (
    FROM asked WHERE status = 'target'
),
actuals AS (
    FROM panel WHERE status = 'actual'
),
-- Of several outcomes of a target the headline; of what is to be built or added what was, in whichever measure
-- it is told, before a level that may be all that there is.
outcomes AS (
    SELECT
        t.place, t.year, t.indicator_code, t.measure AS target_measure,
        a.canonical_value, a.canonical_unit, a.low, a.high, a.comparator, a.stage, a.basis,
        a.source, a.page, a.line, a.sentence
    FROM targets AS t JOIN ranked AS a USING (place, year, indicator_code)
    WHERE a.status = 'actual'
      AND if(
          -- a promise in words is held against the growth
          a.measure = if(t.measure = 'qualitative', 'growth', t.measure), a.rank = 1,
          t.is_new AND a.is_new
              AND a.canonical_unit IS NOT DISTINCT FROM t.canonical_unit
      )
    QUALIFY row_number() OVER (
        PARTITION BY t.place, t.year, t.indicator_code, t.measure
        ORDER BY t.is_new AND NOT a.is_new, a.measure <> t.measure, a.rank
    ) = 1
),
reviews AS (
    SELECT place, review_year AS year, min(source) AS source
    FROM documents WHERE genre IN ('work_report', 'communique', 'plan') GROUP BY ALL
),
measures AS (
    SELECT place, year, indicator_code, string_agg(DISTINCT measure, ', ' ORDER BY measure) AS elsewise
    FROM actuals GROUP BY ALL
),
economy AS (
    SELECT place, year, canonical_value AS growth FROM actuals WHERE indicator_code = 'gdp' AND measure = 'growth'
)
SELECT
    t.region_code, t.region, t.region_level, t.year, t.indicator_code, t.indicator, t.measure,
    t.unit, t.scale, t.nature, t.better,
    t.canonical_value AS target, t.canonical_unit, t.low, t.high, t.comparator AS bound, t.commitment,
    t.qualitative, t.basis,
    a.canonical_value AS actual, a.canonical_unit AS actual_unit, a.low AS actual_low, a.high AS actual_high,
    a.comparator AS actual_bound, a.stage, a.basis AS actual_basis,
    e.growth AS economy_growth, r.source IS NOT NULL AS is_told, m.elsewise,
    t.source, t.page, t.line, t.sentence,
    coalesce(a.source, r.source) AS actual_source, a.page AS actual_page, a.line AS actual_line,
    a.sentence AS actual_sentence
FROM targets AS t
LEFT JOIN outcomes AS a
    ON a.place = t.place AND a.year = t.year AND a.indicator_code = t.indicator_code
    AND a.target_measure = t.measure
LEFT JOIN measures AS m ON m.place = t.place AND m.year = t.year AND m.indicator_code = t.indicator_code
LEFT JOIN reviews AS r ON r.place = t.place AND r.year = t.year
LEFT JOIN economy AS e ON e.place = t.place AND e.year = t.year
ORDER BY t.region_code, t.place, t.year, t.position, t.indicator_code, t.measure
