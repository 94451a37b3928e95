-- Save windows that open, and that end with a purchase or a parting; at the value at opening.
SELECT kpi_ms AS at_ms, 'cause=' || opened || ';step=OPENED' AS dimensions, 1 AS n, worth AS amount
FROM states WHERE opened IS NOT NULL
UNION ALL
SELECT kpi_ms, 'cause=' || closed_save || ';step=' || save_step, 1, closed_worth
FROM states WHERE save_step IS NOT NULL
