-- Distinct customers with a purchase in the window, by their segment at the first one in it.
SELECT grain, start_ms, 'segment=' || segment AS dimensions, count(*) AS n, 0 AS amount
FROM buyers_by_window GROUP BY ALL
UNION ALL
SELECT 'minute', minute_ms, 'segment=' || segment, count(*), 0
FROM (SELECT customer, at_ms // 60000 * 60000 AS minute_ms, arg_min(segment, n) AS segment
      FROM purchases GROUP BY ALL)
GROUP BY ALL
