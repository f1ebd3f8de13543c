SELECT
    region_code, region, region_level, year, indicator_code, indicator, measure, status,
    with_sign(value, canonical_value) AS value, with_sign(value_max, canonical_value) AS value_max, unit, canonical_value, canonical_unit, comparator AS bound, commitment, qualitative, basis, stage,
    agrees, lost_by, headline_value, headline_unit,
    genre, report_year, source, page, line, start, "end", sentence, rule, headline_source, headline_line,
    headline_sentence
FROM (
    SELECT others.*, asked.indicator, asked.position
    FROM others JOIN asked USING (place, year, indicator_code, measure, status)
)
ORDER BY region_code, place, year, position, indicator_code, measure, status, rank
