-- What customers said of an order: support contacts that open a case, and mentions.
CREATE TABLE remarks AS
SELECT customer, n, order_id, at_ms, reason, sentiment, kind = 'CONTACT' AS contact,
       harsh OR (kind = 'CONTACT' AND reason IN ('LATE_DELIVERY', 'DEFECTIVE', 'WRONG_ITEM',
                                                 'BILLING', 'SERVICE', 'QUALITY')) AS complaint
FROM events
WHERE order_id <> ''
  AND (kind = 'MENTION' OR (kind = 'CONTACT' AND step IN ('OPENED', 'REOPENED')));

-- Promises and the step that ends each: the first delivery, or when the order is paid back.
CREATE TABLE promises AS
WITH made AS (
  SELECT p.customer, p.n, p.order_id, p.amount, p.promised_ms, p.at_ms,
         list_contains(delivering, p.source) AND p.promised_ms >= p.at_ms AS watched
  FROM events p, rules
  WHERE p.placed AND p.promised_ms > 0 AND p.order_id <> '')
SELECT p.*, arg_min(e.step, e.n) AS end_step, arg_min(e.at_ms, e.n) AS end_ms,
       arg_min(e.amount, e.n) AS end_amount, min(e.n) AS end_n
FROM made p
LEFT JOIN events e
  ON e.customer = p.customer AND e.order_id = p.order_id AND e.kind = 'PURCHASE'
     AND NOT e.placed AND e.n > p.n
GROUP BY ALL;

-- Deliveries, with the promise that each of them ends.
CREATE TABLE parcels AS
SELECT d.customer, d.n, d.order_id, d.at_ms, d.amount, p.promised_ms,
       coalesce(d.at_ms > p.promised_ms, false) AS late,
       date_diff('day', timezone(zone, make_timestamptz(p.promised_ms * 1000))::DATE,
                 timezone(zone, make_timestamptz(d.at_ms * 1000))::DATE) AS days_late
FROM events d
CROSS JOIN rules
LEFT JOIN promises p ON p.customer = d.customer AND p.end_n = d.n
WHERE d.kind = 'PURCHASE' AND d.step = 'DELIVERED';
