-- What became of a customer between one purchase and the next.
CREATE TABLE silences AS
WITH first_leaves AS (
  SELECT p.customer, p.n, min(l.n) AS leave_n, arg_min(l.at_ms, l.n) AS leave_ms
  FROM purchases p
  JOIN leaves l ON l.customer = p.customer AND l.n > p.n AND (p.next_n IS NULL OR l.n < p.next_n)
  GROUP BY ALL),
spans AS (
  SELECT p.*, f.leave_ms, f.leave_n,
         p.at_ms + new_for_ms AS settled_ms,
         p.at_ms + lapse_span_ms AS lapse_ms,
         p.at_ms + lost_after_ms AS loss_ms,
         least(coalesce(p.next_ms, now_ms), coalesce(f.leave_ms, now_ms)) AS quiet_until_ms
  FROM purchases p CROSS JOIN rules LEFT JOIN first_leaves f USING (customer, n))
SELECT *,
       no = 1 AND settled_ms <= quiet_until_ms AND settled_ms < lapse_ms AS settles,
       lapse_ms <= quiet_until_ms AS lapses,
       loss_ms <= quiet_until_ms AS lost_by_silence,
       leave_ms IS NOT NULL AND leave_ms < loss_ms AS lost_by_leave
FROM spans;

-- Purchases so far, seen from any instant after them.
CREATE TABLE spent_since AS
SELECT customer, at_ms, max(spent) AS spent, max(purchases) AS purchases
FROM events WHERE placed GROUP BY ALL;

-- Every beginning of a stage, in order. `by_time`: time alone caused it. `worth` is the trailing
-- value just after the last purchase.
CREATE TABLE stage_starts AS
WITH starts AS (
  SELECT customer, first_event_ms AS at_ms, 0.0 AS seq, 'PROSPECT' AS stage, 'FIRST_EVENT' AS cause,
         false AS by_time, NULL::BIGINT AS worth, 1 AS event_n
  FROM customers_known
  WHERE first_purchase_n IS NULL OR first_purchase_n > 1
  UNION ALL
  SELECT customer, at_ms, n, CASE WHEN no = 1 THEN 'NEW' ELSE 'ACTIVE' END,
         CASE WHEN no = 1 THEN 'FIRST_PURCHASE' ELSE 'FURTHER_PURCHASE' END, false, worth, n
  FROM silences
  UNION ALL
  SELECT customer, settled_ms, n + 0.2, 'ACTIVE', 'NO_LONGER_NEW', true, worth, NULL
  FROM silences WHERE settles
  UNION ALL
  SELECT customer, lapse_ms, n + 0.3, 'LAPSED', 'SILENCE', true, worth, NULL
  FROM silences WHERE lapses
  UNION ALL
  SELECT customer, loss_ms, n + 0.4, 'LOST', 'SILENCE', true, worth, NULL
  FROM silences WHERE lost_by_silence
  UNION ALL
  SELECT s.customer, s.leave_ms, s.n + 0.4, 'LOST', 'LEAVE', false, s.worth, leave_n
  FROM silences s WHERE lost_by_leave),
ordered AS (
  SELECT *, coalesce(lag(stage) OVER later, 'NONE') AS from_stage,
         lag(cause) OVER later AS from_cause,
         lag(worth) OVER later AS from_worth
  FROM starts
  WINDOW later AS (PARTITION BY customer ORDER BY seq))
-- The segment at the moment itself: by what was bought before, and at it where an event caused it.
SELECT o.*, coalesce(e.segment,
                     segment_of(coalesce(s.purchases, 0) - coalesce(f.purchases, 0),
                                coalesce(s.spent, 0) - coalesce(f.spent, 0))) AS segment
FROM (SELECT ordered.*, at_ms - value_window_ms AS forgotten_ms FROM ordered, rules) o
LEFT JOIN events e ON e.customer = o.customer AND e.n = o.event_n
ASOF LEFT JOIN spent_since s ON s.customer = o.customer AND o.at_ms > s.at_ms
ASOF LEFT JOIN spent_since f ON f.customer = o.customer AND o.forgotten_ms >= f.at_ms
WHERE stage <> from_stage;

-- The stage that holds from an instant on; of several the last. What an event causes at an instant
-- is not yet seen at the end of a window that ends then, what time causes is.
CREATE TABLE stage_since AS
SELECT customer, at_ms + (NOT by_time)::int AS since_ms, arg_max(stage, seq) AS stage
FROM stage_starts GROUP BY ALL;

-- How every customer stands at the end of every window: what was bought in (end - window, end). All
-- that changes and all ends are put in one row after the other; an end sees what comes before it.
CREATE TABLE standings AS
WITH marks AS (
  SELECT customer, at_ms + 1 AS mark_ms, 0 AS is_end, amount AS worth, 1 AS bought,
         at_ms AS bought_ms, NULL AS stage, NULL AS grain, NULL AS start_ms, NULL AS end_ms
  FROM purchases
  UNION ALL
  SELECT customer, at_ms + value_window_ms, 0, -amount, -1, NULL, NULL, NULL, NULL, NULL
  FROM purchases, rules
  UNION ALL
  SELECT customer, since_ms, 0, 0, 0, NULL, stage, NULL, NULL, NULL
  FROM stage_since
  UNION ALL
  SELECT k.customer, w.taken_ms, 1, 0, 0, NULL, NULL, w.grain, w.start_ms, w.end_ms
  FROM customers_known k JOIN stock_windows w ON k.first_event_ms < w.taken_ms),
seen AS (
  SELECT customer, grain, start_ms, end_ms, mark_ms AS taken_ms, is_end,
         (sum(worth) OVER so_far)::BIGINT AS worth,
         sum(bought) OVER so_far AS bought,
         max(bought_ms) OVER so_far AS last_ms,
         last_value(stage IGNORE NULLS) OVER so_far AS stage
  FROM marks
  WINDOW so_far AS (PARTITION BY customer ORDER BY mark_ms, is_end ROWS UNBOUNDED PRECEDING))
SELECT seen.* EXCLUDE (is_end), segment_of(bought, worth) AS segment, k.first_purchase_ms
FROM seen JOIN customers_known k USING (customer)
WHERE is_end = 1;
