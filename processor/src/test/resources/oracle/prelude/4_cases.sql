-- The steps of support cases. A case is named by its contact id; a contact without one is a case of
-- its own. `before_n` is the last step before this one that opened or resolved the same case.
CREATE TABLE steps AS
SELECT customer, n, event_id, at_ms, step, reason, leaving, harsh, worth, channel, contact_id,
       CASE WHEN contact_id = '' THEN event_id ELSE contact_id END AS case_name,
       step IN ('OPENED', 'REOPENED') AS opens,
       complaint_reason OR harsh AS complaint,
       leaving OR reason = 'CANCELLATION' AS leave_intent,
       last_value(CASE WHEN step IN ('OPENED', 'REOPENED', 'RESOLVED') THEN n END IGNORE NULLS)
         OVER (PARTITION BY customer, case_name ORDER BY n
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_n
FROM (SELECT *, reason IN ('LATE_DELIVERY', 'DEFECTIVE', 'WRONG_ITEM', 'BILLING', 'SERVICE',
                           'QUALITY') AS complaint_reason
      FROM events WHERE kind = 'CONTACT');

-- Each time a case stood open: from its last opening step (a further one begins anew) to the next
-- step of the case that opens or resolves it.
CREATE TABLE openings AS
SELECT o.*, next.n AS end_n, next.at_ms AS end_ms, next.step AS end_step
FROM steps o
LEFT JOIN steps next
  ON next.customer = o.customer AND next.case_name = o.case_name AND next.before_n = o.n
     AND next.step IN ('OPENED', 'REOPENED', 'RESOLVED')
WHERE o.opens;

-- Complaints: contacts for a complaint reason, and contacts and mentions in harsh words.
CREATE TABLE grievances AS
SELECT customer, n, at_ms, channel, reason, worth FROM steps WHERE opens AND complaint
UNION ALL
SELECT customer, n, at_ms, channel, reason, worth FROM events WHERE kind = 'MENTION' AND harsh;

-- Explicit leaves: a case with leave intent RESOLVED without a purchase since it opened. Of a case
-- that nobody saw open the resolving step must say so, and the customer must not have bought since
-- they last asked to leave.
CREATE TABLE leaves AS
WITH resolved AS (
  SELECT r.customer, r.n, r.at_ms, o.n AS opened_n, o.at_ms AS opened_ms,
         coalesce(o.leave_intent, r.reason = 'CANCELLATION') AS leaving,
         coalesce(o.at_ms,
                  (SELECT arg_max(a.at_ms, a.n) FROM steps a
                   WHERE a.customer = r.customer AND a.n < r.n AND a.opens
                     AND a.reason = 'CANCELLATION')) AS asked_ms
  FROM steps r
  LEFT JOIN openings o ON o.customer = r.customer AND o.n = r.before_n
  WHERE r.step = 'RESOLVED')
SELECT r.customer, r.n, r.at_ms
FROM resolved r
WHERE r.leaving
  AND NOT EXISTS (SELECT 1 FROM purchases p
                  WHERE p.customer = r.customer AND p.n < r.n AND p.at_ms >= r.asked_ms);
