-- The figures of each cell in the order of the rule that chooses its headline: the first is it.
--   exact   what was without a bound before 超, 近 and the like in the same report
--   stage   a final figure before an estimate (预计)
--   report  a report on that very year before one that looks further back or ahead; of those a communiqué for
--           what was, a work report for what shall be
--   unit    in the unit that most figures of the indicator have
--   exact   what was without a bound before 超, 近 and the like
--   basis   on no basis that must be told (同口径, 名义)
--   done    in a budget, what came about before what was only set (为, 调整为, 安排)
--   list    among other indicators, in the summary of a year or its list of targets, before details; not in a
--           budget, where what is listed are the details
--   whole   in a work report, said by its clause to be of the whole year or place (全年实现, 全市共)
--   first   the first in its report
CREATE TABLE ranked AS
WITH marked AS (
    SELECT
        *,
        stage IS NOT DISTINCT FROM 'final' AS is_final,
        CASE
            WHEN status = 'target' AND plan_year = year THEN if(genre = 'work_report', 0, 1)
            WHEN status = 'target' THEN 2 + coalesce(abs(plan_year - year), 100)
            WHEN review_year = year THEN if(genre = 'communique', 0, 1)
            ELSE 2 + coalesce(abs(review_year - year), 100)
        END AS distance,
        count(*) OVER (PARTITION BY indicator_code, measure, canonical_unit) AS usual,
        status = 'target' OR comparator = 'eq' AS is_exact,
        basis IS NULL AS is_plain,
        -- 突破4万亿元，预计达到4.45万亿元: a mark that was passed says less than the estimate beside it
        status = 'actual' AND comparator IN ('over', 'nearly') AND count(*) FILTER (comparator IN ('eq', 'about'))
            OVER (PARTITION BY source, sha256, place, year, indicator_code, measure, status, canonical_unit) > 0
            AS is_mark,
        genre IS DISTINCT FROM 'budget' OR status = 'target'
            OR NOT regexp_full_match(coalesce(action, ''), getvariable('setting_words')) AS is_done,
        genre IS DISTINCT FROM 'budget' AND count(DISTINCT indicator_code) OVER (
            PARTITION BY source, sha256, status, year ORDER BY start
            RANGE BETWEEN 250 PRECEDING AND 250 FOLLOWING
        ) > 3 AS is_listed,
        genre IS NOT DISTINCT FROM 'work_report' AND is_whole(sentence, printed) AS is_whole
    FROM figures
)
SELECT
    *,
    row_number() OVER (
        PARTITION BY place, year, indicator_code, measure, status
        ORDER BY is_mark, is_final DESC, distance, usual DESC, canonical_unit, is_exact DESC, is_plain DESC,
                 is_done DESC, is_listed DESC, is_whole DESC, start, source
    ) AS rank,
    count(*) OVER (PARTITION BY place, year, indicator_code, measure, status) AS mentions
FROM marked;

-- What else was said of a cell, where it is not the very same, and whether both can be true.
CREATE TABLE others AS
SELECT
    r.*,
    h.canonical_value AS headline_value,
    h.canonical_unit AS headline_unit,
    h.source AS headline_source,
    h.line AS headline_line,
    h.sentence AS headline_sentence,
    r.canonical_unit IS NOT DISTINCT FROM h.canonical_unit
        AND coalesce(r.low - r.leeway <= h.high + h.leeway, true)
        AND coalesce(r.high + r.leeway >= h.low - h.leeway, true) AS agrees,
    CASE
        WHEN r.is_mark <> h.is_mark THEN 'exact'
        WHEN r.is_final <> h.is_final THEN 'stage'
        WHEN r.distance <> h.distance THEN 'report'
        WHEN r.canonical_unit IS DISTINCT FROM h.canonical_unit THEN 'unit'
        WHEN r.is_exact <> h.is_exact THEN 'exact'
        WHEN r.is_plain <> h.is_plain THEN 'basis'
        WHEN r.is_done <> h.is_done THEN 'done'
        WHEN r.is_listed <> h.is_listed THEN 'list'
        WHEN r.is_whole <> h.is_whole THEN 'whole'
        ELSE 'first'
    END AS lost_by
FROM ranked AS r JOIN ranked AS h USING (place, year, indicator_code, measure, status)
WHERE h.rank = 1 AND r.rank > 1
  AND (r.canonical_value, r.canonical_unit, r.comparator, r.low, r.high, r.qualitative)
      IS DISTINCT FROM (h.canonical_value, h.canonical_unit, h.comparator, h.low, h.high, h.qualitative);

-- The panel: a row a cell.
CREATE TABLE panel AS
WITH rivals AS (
    SELECT place, year, indicator_code, measure, status, count(*) AS others,
           count(*) FILTER (NOT agrees) AS conflicts, arg_min(lost_by, rank) AS chosen_by
    FROM others
    GROUP BY ALL
)
SELECT
    ranked.*,
    coalesce(own.name, indicator_code) AS indicator,
    coalesce(own.position, 1 << 30) AS position,
    coalesce(own.better, 'higher') AS better,
    comparator AS bound,
    coalesce(others, 0) AS others,
    coalesce(conflicts, 0) AS conflicts,
    coalesce(chosen_by, if(mentions > 1, 'same', 'only')) AS chosen_by
FROM ranked
LEFT JOIN indicators AS own ON own.code = indicator_code
LEFT JOIN rivals USING (place, year, indicator_code, measure, status)
WHERE rank = 1;
