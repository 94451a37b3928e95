-- The stock of open cases with no answer since their last opening step. An answer that names no
-- case answers all of them.
WITH waiting AS (
  SELECT o.customer, o.n, o.reason, o.at_ms,
         least(o.end_ms, min(a.at_ms), any_value(now_ms)) AS until_ms
  FROM openings o
  CROSS JOIN rules
  LEFT JOIN steps a
    ON a.customer = o.customer AND a.step = 'ANSWERED' AND a.n > o.n
       AND (a.case_name = o.case_name OR a.contact_id = '')
  GROUP BY o.customer, o.n, o.reason, o.at_ms, o.end_ms)
SELECT w.grain, w.start_ms, 'reason=' || reason AS dimensions, count(*) AS n, 0 AS amount
FROM waiting o JOIN stock_windows w ON o.at_ms < w.taken_ms AND w.taken_ms <= o.until_ms
GROUP BY ALL
