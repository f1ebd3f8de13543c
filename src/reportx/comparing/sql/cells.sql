-- What the reports of one place say of their own years: of the last that they look back on, and of the next.
SELECT
    position, region, year, indicator_code, indicator, measure, status,
    with_sign(value, canonical_value) AS value, with_sign(value_max, canonical_value) AS value_max, unit, scale, canonical_value,
    canonical_unit, bound, qualitative, source, page, line, sentence
FROM asked, (SELECT max(review_year) AS last_year, max(plan_year) AS next_year FROM documents)
WHERE year = if(status = 'target', next_year, last_year)
ORDER BY position, indicator_code, measure
