SELECT
    region_code, region, region_level, year, indicator_code, indicator, measure, status,
    with_sign(value, canonical_value) AS value, with_sign(value_max, canonical_value) AS value_max, unit, canonical_value, canonical_unit, low, high, bound, commitment, qualitative, basis, stage,
    mentions, others, conflicts, chosen_by,
    genre, report_year, source, page, line, start, "end", sentence, rule
FROM asked
ORDER BY region_code, place, year, position, indicator_code, measure, status
