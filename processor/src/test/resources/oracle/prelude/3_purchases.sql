-- Every purchase with its number, its neighbours and the span after which its customer lapses.
CREATE TABLE purchases AS
WITH numbered AS (
  SELECT e.customer, e.n, e.at_ms, e.amount, e.segment, e.worth, e.channel, e.referrer,
         e.purchases AS no,
         lag(e.at_ms) OVER later AS previous_ms,
         lead(e.at_ms) OVER later AS next_ms,
         lead(e.n) OVER later AS next_n,
         first(e.at_ms) OVER later AS first_ms
  FROM events e WHERE placed
  WINDOW later AS (PARTITION BY customer ORDER BY n))
SELECT p.*,
       CASE WHEN personal_factor IS NOT NULL AND no >= 3
            THEN greatest(personal_min_ms, least(personal_max_ms,
                   trunc(personal_factor * ((at_ms - first_ms) // (no - 1)))::BIGINT))
            WHEN segment = special_segment THEN special_lapse_after_ms
            ELSE lapse_after_ms END AS lapse_span_ms
FROM numbered p, rules;

-- The first touch and the first purchase of each customer, where there are any.
CREATE TABLE customers_known AS
SELECT customer, min(at_ms) AS first_event_ms,
       min(at_ms) FILTER (placed) AS first_purchase_ms,
       min(n) FILTER (placed) AS first_purchase_n,
       min(n) FILTER (touch <> 'UNATTRIBUTED') AS first_touch_n
FROM events GROUP BY customer;

CREATE TABLE conversions AS
SELECT p.*, coalesce(t.touch, 'UNATTRIBUTED') AS first_touch, t.at_ms AS first_touch_ms
FROM purchases p
JOIN customers_known k USING (customer)
LEFT JOIN events t
  ON t.customer = p.customer AND t.n = k.first_touch_n AND k.first_touch_n <= p.n
WHERE p.no = 1;

-- The first purchase of each customer in each window, which stands for the customer there.
CREATE VIEW buyers_by_window AS
SELECT w.grain, w.no, w.start_ms, w.end_ms, p.customer,
       arg_min(p.segment, p.n) AS segment,
       min(p.no) AS first_no
FROM (SELECT purchases.*, grain
      FROM purchases, (VALUES ('hour'), ('day'), ('week'), ('month')) g(grain)) p
ASOF JOIN windows w ON p.grain = w.grain AND p.at_ms >= w.start_ms
GROUP BY ALL;

-- First purchases of those who name somebody else as their referrer who had bought before.
CREATE TABLE friends AS
SELECT c.customer, c.referrer, c.at_ms, c.amount
FROM conversions c JOIN conversions r ON r.customer = c.referrer AND r.at_ms < c.at_ms
WHERE c.referrer <> c.customer;
