-- Customers by the way of their trailing value from a period's start to its end.
WITH paid AS (
  SELECT customer, min(at_ms) FILTER (amount > 0) AS first_paid_ms FROM purchases GROUP BY customer),
moved AS (
  SELECT e.grain, e.start_ms, e.segment, e.worth AS closing, coalesce(s.worth, 0) AS opening,
         coalesce(first_paid_ms >= e.start_ms AND first_paid_ms < e.end_ms, false) AS is_first
  FROM standings e
  CROSS JOIN rules
  LEFT JOIN standings s
    ON s.customer = e.customer AND s.grain = e.grain AND s.taken_ms = e.start_ms
  LEFT JOIN paid ON paid.customer = e.customer
  WHERE e.grain IN ('week', 'month') AND e.end_ms <= now_ms)
SELECT grain, start_ms,
       'movement='
         || CASE WHEN opening = 0 THEN CASE WHEN is_first THEN 'NEW' ELSE 'REACTIVATION' END
                 WHEN closing = 0 THEN 'CHURN'
                 WHEN closing > opening THEN 'EXPANSION'
                 WHEN closing < opening THEN 'CONTRACTION'
                 ELSE 'UNCHANGED' END
         || ';segment=' || segment AS dimensions,
       count(*) AS n, sum(closing - opening)::BIGINT AS amount
FROM moved WHERE opening > 0 OR closing > 0
GROUP BY ALL
