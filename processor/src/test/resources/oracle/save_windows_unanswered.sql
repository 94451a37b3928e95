-- The stock of those with no answer since the last leaving signal.
SELECT w.grain, w.start_ms, 'cause=' || s.save AS dimensions, count(*) AS n,
       sum(s.save_worth)::BIGINT AS amount
FROM states s JOIN stock_windows w ON s.seen_ms <= w.taken_ms AND w.taken_ms < s.until_ms
WHERE s.save IS NOT NULL AND s.unanswered
GROUP BY ALL
