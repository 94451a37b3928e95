-- What was delivered, once: the same event id twice is one event, and the first delivery wins.
-- `n` is the order of a customer's events: by moment, then by id.
CREATE TABLE distinct_events AS
SELECT *,
       row_number() OVER (PARTITION BY customer ORDER BY at_ms, event_id) AS n,
       coalesce(kind = 'PURCHASE' AND step = 'PLACED', false) AS placed
FROM (SELECT * FROM delivered QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY arrival) = 1);

-- The bands [a, b) of trailing value, and NONE for those who bought nothing within the window.
CREATE MACRO segment_of(bought, worth) AS
  CASE WHEN bought = 0 THEN 'NONE'
       WHEN worth >= (SELECT gold_from FROM rules) THEN 'GOLD'
       WHEN worth >= (SELECT silver_from FROM rules) THEN 'SILVER'
       ELSE 'BRONZE' END;

-- Dimensions come from an allow-list; anything else is `other`.
CREATE MACRO listed(word) AS
  CASE WHEN word = '' THEN 'none'
       WHEN list_contains((SELECT channels FROM rules), word) THEN word
       ELSE 'other' END;

-- What can have brought a customer, as far as one event tells.
CREATE MACRO touch_of(e) AS
  CASE WHEN e.referrer <> '' THEN 'REFERRAL'
       WHEN e.kind = 'MENTION' THEN 'MENTION'
       WHEN e.kind = 'INSTALL' AND e.step = 'INSTALLED' THEN 'APP_INSTALL'
       WHEN e.kind = 'CONTACT' AND e.reason = 'PRESALES' THEN 'PRESALES'
       WHEN e.placed AND e.campaign <> '' THEN 'CAMPAIGN'
       WHEN e.placed AND e.channel <> '' THEN 'CHANNEL'
       ELSE 'UNATTRIBUTED' END;

-- Every event with the trailing value of its customer just after it: PLACED amounts in
-- (t - window, t], the later ones of the same moment not yet among them.
CREATE TABLE events AS
WITH spending AS (
  SELECT e.*,
         sum(CASE WHEN placed THEN amount ELSE 0 END) OVER so_far AS spent,
         sum(placed::int) OVER so_far AS purchases,
         coalesce(sum(CASE WHEN placed THEN amount ELSE 0 END) OVER gone_by, 0) AS spent_long_ago,
         coalesce(sum(placed::int) OVER gone_by, 0) AS purchases_long_ago
  FROM distinct_events e, rules
  WINDOW so_far AS (PARTITION BY customer ORDER BY n ROWS UNBOUNDED PRECEDING),
         gone_by AS (PARTITION BY customer ORDER BY at_ms
                     RANGE BETWEEN UNBOUNDED PRECEDING AND value_window_ms PRECEDING))
SELECT * EXCLUDE (spent_long_ago, purchases_long_ago),
       spent - spent_long_ago AS worth,
       segment_of(purchases - purchases_long_ago, spent - spent_long_ago) AS segment,
       CASE WHEN kind = 'MENTION' THEN 'mention' ELSE 'contact' END AS voice,
       touch_of(spending) AS touch,
       coalesce(sentiment <= -500, false) AS harsh
FROM spending;

-- The earliest touch of each customer, whether it came in time or not.
CREATE VIEW touches_in_order AS
SELECT *, row_number() OVER (PARTITION BY customer ORDER BY n) AS touch_no
FROM events WHERE touch <> 'UNATTRIBUTED';
