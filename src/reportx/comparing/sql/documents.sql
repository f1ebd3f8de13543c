-- The documents with what the caller states of them where their texts are silent: $code, $name and $level of
-- the place, $year of the report. A report's place is known by its code, or else by its name, or by its file. One
-- that went on under another code (徐水县 as 徐水区) is one place; what it was called stays as its reports have it.
CREATE TABLE documents AS
WITH told AS (
SELECT
    source, sha256, genre, notes,
    coalesce(region_code, $code) AS region_code,
    if(region_code IS NULL, coalesce($name, region_name, region), coalesce(region_name, region)) AS region,
    if(region_code IS NULL, coalesce($level, region_level), region_level) AS region_level,
    coalesce(region_code, $code, region_name, region, source) AS place,
    region IS NULL AND $code IS NULL AS is_nowhere,
    coalesce(report_year, $year) AS report_year,
    coalesce(review_year, stated_review_year) AS review_year,
    coalesce(plan_year, stated_plan_year) AS plan_year,
    stated_review_year, stated_plan_year
FROM (
    SELECT
        *,
        if(report_year IS NULL, if(genre = 'communique', $year, $year - 1), NULL)::INTEGER AS stated_review_year,
        if(report_year IS NULL AND genre IS DISTINCT FROM 'communique', $year, NULL)::INTEGER AS stated_plan_year
    FROM all_documents
    QUALIFY row_number() OVER (PARTITION BY source, sha256) = 1
)
)
SELECT told.* EXCLUDE (place), coalesce(arg_min(today, ended), any_value(place)) AS place
FROM told LEFT JOIN lineages ON code = region_code AND ended >= report_year - 1
GROUP BY ALL;
