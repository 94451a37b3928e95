-- The stock of those who have done something and bought nothing, by what touched them first.
SELECT s.grain, s.start_ms,
       'first_touch=' || CASE WHEN t.at_ms < s.taken_ms THEN t.touch ELSE 'UNATTRIBUTED' END
         AS dimensions,
       count(*) AS n, 0 AS amount
FROM standings s
JOIN customers_known k USING (customer)
LEFT JOIN events t ON t.customer = s.customer AND t.n = k.first_touch_n
WHERE s.stage = 'PROSPECT'
GROUP BY ALL
