-- The cells that are asked for; an empty list asks for all.
CREATE TABLE asked AS
FROM panel
WHERE (len($codes) = 0 OR list_contains($codes, indicator_code))
  AND (len($places) = 0 OR list_contains($places, region_code))
  AND (len($levels) = 0 OR list_contains($levels, region_level))
  AND (len($measures) = 0 OR list_contains($measures, measure))
  AND (len($statuses) = 0 OR list_contains($statuses, status))
  AND (len($years) = 0 OR len(list_filter($years, lambda span: year BETWEEN span[1] AND span[2])) > 0);
