-- Save windows by when they opened, and what came of them.
SELECT kpi_ms AS at_ms,
       'cause=' || cause || ';outcome=' || coalesce(how, 'OPEN') || ';rules=' || rules_version
         AS dimensions,
       1 AS n, worth AS amount
FROM save_lives, rules
