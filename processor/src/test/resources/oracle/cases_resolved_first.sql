-- Cases resolved for which the customer did not come again, for the same reason, within seven days
-- of their opening; counted when they were resolved.
SELECT o.end_ms AS at_ms, 'reason=' || o.reason AS dimensions, 1 AS n, 0 AS amount
FROM openings o
WHERE o.end_step = 'RESOLVED'
  AND (o.reason = 'NONE'
       OR NOT EXISTS (SELECT 1 FROM steps again
                      WHERE again.customer = o.customer AND again.opens
                        AND again.reason = o.reason AND again.n > o.n
                        AND again.at_ms <= o.at_ms + 7 * 86400000))
