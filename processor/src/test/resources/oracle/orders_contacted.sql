-- Distinct orders in each window that a support contact names.
WITH asked AS (
  SELECT customer, order_id, at_ms, grain
  FROM remarks, (VALUES ('hour'), ('day'), ('week'), ('month')) g(grain) WHERE contact)
SELECT 'minute' AS grain, at_ms // 60000 * 60000 AS start_ms, '' AS dimensions,
       count(DISTINCT (customer, order_id)) AS n, 0 AS amount
FROM remarks WHERE contact GROUP BY ALL
UNION ALL
SELECT w.grain, w.start_ms, '', count(DISTINCT (a.customer, a.order_id)), 0
FROM asked a ASOF JOIN windows w ON a.grain = w.grain AND a.at_ms >= w.start_ms
GROUP BY w.grain, w.start_ms
