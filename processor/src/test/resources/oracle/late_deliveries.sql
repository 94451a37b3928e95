-- Orders delivered after the promise, and promises broken in silence, where the source tells of
-- deliveries. An order ends with its first delivery, or when it is paid back. Time alone breaks a
-- promise, in the millisecond after it: at a window's end that counts in the window that ends.
WITH promises AS (
  SELECT p.customer, p.n, p.order_id, p.amount, p.promised_ms, p.at_ms,
         list_contains(delivering, p.source) AND p.promised_ms >= p.at_ms AS watched, now_ms
  FROM events p, rules
  WHERE p.placed AND p.promised_ms > 0 AND p.order_id <> ''),
ends AS (
  SELECT p.*, arg_min(e.step, e.n) AS end_step, arg_min(e.at_ms, e.n) AS end_ms,
         arg_min(e.amount, e.n) AS end_amount
  FROM promises p
  LEFT JOIN events e
    ON e.customer = p.customer AND e.order_id = p.order_id AND e.kind = 'PURCHASE'
       AND NOT e.placed AND e.n > p.n
  GROUP BY ALL)
SELECT promised_ms AS at_ms, '' AS dimensions, 1 AS n, amount
FROM ends
WHERE watched AND promised_ms < now_ms AND (end_ms IS NULL OR end_ms > promised_ms)
UNION ALL
SELECT end_ms, '', 1, end_amount
FROM ends WHERE NOT watched AND end_step = 'DELIVERED' AND end_ms > promised_ms
