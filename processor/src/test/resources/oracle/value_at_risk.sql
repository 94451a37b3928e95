-- The stock of customers with an open complaint, by its reason, and their trailing value.
WITH open_complaints AS (
  SELECT DISTINCT o.customer, o.reason, w.grain, w.start_ms
  FROM (SELECT openings.*, coalesce(end_ms, now_ms) AS until_ms FROM openings, rules) o
  JOIN stock_windows w ON o.at_ms < w.taken_ms AND w.taken_ms <= o.until_ms
  WHERE o.complaint)
SELECT grain, start_ms, 'reason=' || reason AS dimensions, count(*) AS n,
       sum(s.worth)::BIGINT AS amount
FROM open_complaints JOIN standings s USING (customer, grain, start_ms)
GROUP BY ALL
