-- Bought in this period and in the one before.
SELECT b.grain, b.start_ms, 'segment=' || b.segment AS dimensions, count(*) AS n, 0 AS amount
FROM buyers_by_window b
LEFT JOIN buyers_by_window before
  ON before.customer = b.customer AND before.grain = b.grain AND before.no = b.no - 1
WHERE b.grain <> 'hour' AND before.customer IS NOT NULL
GROUP BY ALL
