-- Customers by their segment at a period's start and at its end.
WITH moved AS (
  SELECT e.grain, e.start_ms, e.worth, e.segment AS to_segment,
         CASE WHEN e.first_purchase_ms >= e.start_ms AND e.first_purchase_ms < e.end_ms
              THEN 'ENTRANT' ELSE coalesce(s.segment, 'NONE') END AS from_segment
  FROM standings e
  CROSS JOIN rules
  LEFT JOIN standings s
    ON s.customer = e.customer AND s.grain = e.grain AND s.taken_ms = e.start_ms
  WHERE e.grain IN ('week', 'month') AND e.end_ms <= now_ms AND e.first_purchase_ms < e.end_ms)
SELECT grain, start_ms, 'from=' || from_segment || ';to=' || to_segment AS dimensions,
       count(*) AS n, sum(worth)::BIGINT AS amount
FROM moved
GROUP BY ALL
