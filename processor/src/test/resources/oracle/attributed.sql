-- The credit for first purchases, shared among the touches of the lookback by seven models, in
-- minor units by largest remainder; of equal remainders the older touch comes first. All shares
-- but those that fade are fractions of whole numbers, so their remainders are exact.
WITH touched AS (
  SELECT c.customer, c.at_ms, c.amount, t.touch, c.at_ms - t.at_ms AS age_ms,
         row_number() OVER older AS i, count(*) OVER (PARTITION BY c.customer) AS k,
         coalesce(max(t.n) FILTER (t.touch <> 'CHANNEL') OVER (PARTITION BY c.customer),
                  max(t.n) OVER (PARTITION BY c.customer)) = t.n AS last_non_direct
  FROM conversions c
  CROSS JOIN rules
  JOIN events t ON t.customer = c.customer AND t.n <= c.n AND t.touch <> 'UNATTRIBUTED'
                   AND t.at_ms >= c.at_ms - lookback_ms
  WINDOW older AS (PARTITION BY c.customer ORDER BY t.n)),
weighed AS (
  SELECT *, 'FIRST' AS model, (i = 1)::BIGINT AS weight, i = 1 AS leads FROM touched
  UNION ALL SELECT *, 'LAST', (i = k)::BIGINT, i = k FROM touched
  UNION ALL SELECT *, 'LAST_NON_DIRECT', last_non_direct::BIGINT, last_non_direct FROM touched
  UNION ALL SELECT *, 'LINEAR', 1, i = 1 FROM touched
  UNION ALL
  SELECT *, 'POSITION',
         CASE WHEN k <= 2 THEN 1 WHEN i IN (1, k) THEN 40 * (k - 2) ELSE 20 END, i = 1
  FROM touched
  UNION ALL
  SELECT *, 'J',
         CASE WHEN k = 1 THEN 1 WHEN k = 2 THEN CASE i WHEN 1 THEN 1 ELSE 3 END
              WHEN i = 1 THEN 20 * (k - 2) WHEN i = k THEN 60 * (k - 2) ELSE 20 END, i = 1
  FROM touched),
shared AS (
  SELECT *, sum(weight) OVER conversion AS all_weights,
         amount * weight // all_weights AS whole,
         (amount * weight % all_weights)::DOUBLE AS remainder
  FROM weighed
  WINDOW conversion AS (PARTITION BY customer, model)),
faded AS (
  SELECT *, 'TIME_DECAY' AS model, power(2.0, -(age_ms / 604800000.0)) AS weight, i = 1 AS leads,
         amount * weight / sum(weight) OVER (PARTITION BY customer) AS exact
  FROM touched),
credits AS (
  SELECT customer, at_ms, amount, touch, i, model, leads, whole::BIGINT AS whole, remainder
  FROM shared
  UNION ALL
  SELECT customer, at_ms, amount, touch, i, model, leads, floor(exact)::BIGINT, exact - floor(exact)
  FROM faded),
ranked AS (
  SELECT *, amount - sum(whole) OVER conversion AS left_over,
         row_number() OVER (PARTITION BY customer, model ORDER BY remainder DESC, i) AS place
  FROM credits
  WINDOW conversion AS (PARTITION BY customer, model))
SELECT at_ms, 'model=' || model || ';touch=' || touch AS dimensions, leads::BIGINT AS n,
       whole + (place <= left_over)::BIGINT AS amount
FROM ranked
UNION ALL
SELECT c.at_ms, 'model=' || model || ';touch=UNATTRIBUTED', 1, c.amount
FROM conversions c
ANTI JOIN touched t ON t.customer = c.customer
CROSS JOIN (VALUES ('FIRST'), ('LAST'), ('LAST_NON_DIRECT'), ('LINEAR'), ('POSITION'), ('J'),
                   ('TIME_DECAY')) models(model)
