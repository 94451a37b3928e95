-- Alerts by what came first, a purchase or a parting; and partings of which no alert had warned.
SELECT kpi_ms AS at_ms, 'outcome=' || outcome || ';rules=' || rules_version AS dimensions, 1 AS n,
       worth AS amount
FROM raised_alerts, rules
UNION ALL
SELECT kpi_ms, 'outcome=UNWARNED;rules=' || rules_version, 1, worth
FROM states s, rules
WHERE gone AND was_kept
  AND NOT EXISTS (SELECT 1 FROM raised_alerts r WHERE r.customer = s.customer AND r.end_k = s.k)
