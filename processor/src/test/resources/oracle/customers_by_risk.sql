-- The stock of NEW and ACTIVE customers by the band they stand in.
SELECT t.grain, t.start_ms, 'band=' || s.band || ';segment=' || t.segment AS dimensions,
       count(*) AS n, sum(t.worth)::BIGINT AS amount
FROM standings t
ASOF JOIN (SELECT * FROM states WHERE seen_ms < until_ms) s
  ON s.customer = t.customer AND t.taken_ms >= s.seen_ms
WHERE t.stage IN ('NEW', 'ACTIVE')
GROUP BY ALL
