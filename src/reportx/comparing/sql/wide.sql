-- A row a place and year; $columns are what is asked of each.
SELECT $columns
FROM asked LEFT JOIN variables
    ON variables.indicator_code = asked.indicator_code AND variables.measure = asked.measure
    AND variables.status = asked.status AND variables.unit IS NOT DISTINCT FROM canonical_unit
GROUP BY region_code, place, region, region_level, year
ORDER BY region_code, place, year
