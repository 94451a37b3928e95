-- Every change of stage.
SELECT at_ms - by_time::int AS at_ms, 'from=' || from_stage || ';to=' || stage AS dimensions,
       1 AS n, 0 AS amount
FROM stage_starts
