-- How long before a parting the alerts had warned, in full hours.
SELECT r.kpi_ms AS at_ms,
       'bucket='
         || CASE WHEN ahead_ms = 0 THEN '0'
                 WHEN ahead_ms < 3600000 THEN 'lt_1h'
                 WHEN ahead_ms < 86400000 THEN 'lt_1d'
                 WHEN ahead_ms < 604800000 THEN 'lt_7d'
                 WHEN ahead_ms < 2592000000 THEN 'lt_30d'
                 WHEN ahead_ms < 7776000000 THEN 'lt_90d'
                 ELSE 'ge_90d' END
         || ';rules=' || rules_version AS dimensions,
       1 AS n, ahead_ms // 3600000 AS amount
FROM (SELECT *, end_ms - at_ms AS ahead_ms FROM raised_alerts WHERE outcome = 'CHURNED') r, rules
