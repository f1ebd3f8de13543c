-- What columns a wide panel has: one for each unit that the figures of an indicator are in, the usual unit first.
SELECT indicator_code, any_value(indicator) AS indicator, measure, status, canonical_unit AS unit, count(*) AS cells
FROM asked
WHERE canonical_value IS NOT NULL
GROUP BY position, indicator_code, measure, status, canonical_unit
ORDER BY position, indicator_code, measure, status, cells DESC, unit
