-- What customers spent in the 30 days after a complaint minus the 30 days before it.
WITH effects AS (
  SELECT g.customer, g.n, g.at_ms, g.reason,
         coalesce(sum(p.amount) FILTER (p.n > g.n), 0) AS after,
         coalesce(sum(p.amount) FILTER (p.n < g.n), 0) AS before
  FROM grievances g
  LEFT JOIN purchases p
    ON p.customer = g.customer
       AND p.at_ms BETWEEN g.at_ms - 30 * 86400000::BIGINT AND g.at_ms + 30 * 86400000::BIGINT
  GROUP BY ALL)
SELECT at_ms + 30 * 86400000::BIGINT AS at_ms, 'reason=' || reason AS dimensions, 1 AS n,
       after - before AS amount
FROM effects
