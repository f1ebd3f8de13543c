SELECT
    (SELECT count(DISTINCT place) FROM asked) AS regions,
    (SELECT count(*) FROM asked) AS rows,
    (SELECT count(*) FROM asked WHERE others > 0) AS with_others,
    (SELECT count(*) FROM asked WHERE conflicts > 0) AS in_conflict,
    (SELECT count(*) FROM documents WHERE is_nowhere) AS nowhere,
    (SELECT count(*) FROM documents WHERE coalesce(report_year, review_year, plan_year) IS NULL) AS timeless,
    (SELECT count(*) FROM metrics WHERE indicator_code IS NULL) AS of_no_indicator,
    (SELECT count(*) FROM metrics WHERE indicator_code IS NOT NULL AND entity IS NOT NULL) AS of_others,
    (SELECT count(*) FROM metrics WHERE indicator_code IS NOT NULL AND entity IS NULL)
        - (SELECT count(*) FROM figures WHERE measure <> 'qualitative') AS of_other_kinds
