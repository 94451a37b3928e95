-- Those with a purchase in the value window at a month's end, graded 1 to 5, 5 the best.
WITH graded AS (
  SELECT start_ms, worth,
         5 - len(list_filter(recency_cuts, lambda cut: taken_ms - last_ms > cut)) AS r,
         1 + len(list_filter(frequency_cuts, lambda cut: bought >= cut)) AS f,
         1 + len(list_filter(monetary_cuts, lambda cut: worth >= cut)) AS m
  FROM standings, rules
  WHERE grain = 'month' AND bought > 0 AND end_ms <= now_ms)
SELECT 'month' AS grain, start_ms, format('f={};m={};r={}', f, m, r) AS dimensions, count(*) AS n,
       sum(worth)::BIGINT AS amount
FROM graded GROUP BY ALL
