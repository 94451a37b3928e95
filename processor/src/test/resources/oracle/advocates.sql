-- The stock of customers who have brought others, and what those paid at first.
SELECT w.grain, w.start_ms, '' AS dimensions, count(DISTINCT f.referrer) AS n,
       sum(f.amount)::BIGINT AS amount
FROM stock_windows w JOIN friends f ON f.at_ms < w.taken_ms
GROUP BY w.grain, w.start_ms
