-- The steps of alerts. A parting clears the alert at the band it stood in before.
SELECT kpi_ms AS at_ms,
       'band=' || band || ';cause=' || told_cause || ';step=' || alert_step AS dimensions,
       1 AS n, worth AS amount
FROM states WHERE alert_step IS NOT NULL
UNION ALL
SELECT kpi_ms, 'band=' || band_before || ';cause=' || parted_alert || ';step=CLEARED', 1, worth
FROM states WHERE parted_alert IS NOT NULL
