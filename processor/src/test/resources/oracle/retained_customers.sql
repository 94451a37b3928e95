-- Buyers of each month by the month of their first purchase, and their gross.
WITH months AS (
  SELECT p.customer, p.amount, w.start_ms, w.day
  FROM (SELECT *, 'month' AS grain FROM purchases) p
  ASOF JOIN windows w ON p.grain = w.grain AND p.at_ms >= w.start_ms),
cohorts AS (
  SELECT customer, min(day) AS first_day FROM months GROUP BY customer)
SELECT 'month' AS grain, start_ms,
       'age=' || datediff('month', first_day, day) || ';cohort=' || strftime(first_day, '%Y-%m')
         AS dimensions,
       count(DISTINCT customer) AS n, sum(amount)::BIGINT AS amount
FROM months JOIN cohorts USING (customer)
GROUP BY ALL
