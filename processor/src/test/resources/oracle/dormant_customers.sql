-- Bought in the period before, not in this one, which has ended; by the segment at its end.
SELECT w.grain, w.start_ms, 'segment=' || s.segment AS dimensions, count(*) AS n, 0 AS amount
FROM buyers_by_window before
JOIN windows w ON w.grain = before.grain AND w.no = before.no + 1
JOIN standings s
  ON s.customer = before.customer AND s.grain = w.grain AND s.start_ms = w.start_ms
ANTI JOIN buyers_by_window b
  ON b.customer = before.customer AND b.grain = before.grain AND b.no = before.no + 1
CROSS JOIN rules
WHERE w.end_ms <= now_ms
GROUP BY ALL
