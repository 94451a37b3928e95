-- Alerts and save windows, given what the risk formula says at each moment. A step is an event, or
-- a moment at which time alone does something; at one moment time comes first.
CREATE MACRO alarming(band) AS band IN ('HIGH', 'CRITICAL');
CREATE MACRO height(band) AS list_position(['NONE', 'LOW', 'ELEVATED', 'HIGH', 'CRITICAL'], band);

-- Moments at which a customer was gone: by silence, or by leaving.
CREATE TABLE partings AS
SELECT customer, at_ms, CASE WHEN by_time THEN 0 ELSE event_n END AS n,
       bool_or(from_stage IN ('NEW', 'ACTIVE')) AS was_kept
FROM stage_starts WHERE stage IN ('LAPSED', 'LOST') GROUP BY ALL;

CREATE TABLE watched AS
WITH moments AS (
  SELECT customer, at_ms, 0 AS n, '' AS event_id FROM readings WHERE event_id = ''
  UNION
  SELECT customer, at_ms, 0, '' FROM partings WHERE n = 0
  UNION ALL
  SELECT customer, at_ms, n, event_id FROM events),
marks AS (
  SELECT customer, at_ms, n, event_id, 1 AS is_step, 0.0 AS seq, NULL AS stage FROM moments
  UNION ALL
  SELECT customer, at_ms, CASE WHEN by_time THEN 0 ELSE event_n END, '', 0, seq, stage
  FROM stage_starts),
staged AS (
  SELECT *, last_value(stage IGNORE NULLS) OVER (
              PARTITION BY customer ORDER BY at_ms, n, is_step, seq
              ROWS UNBOUNDED PRECEDING) IN ('NEW', 'ACTIVE') AS kept
  FROM marks),
read AS (
  SELECT s.customer, s.at_ms, s.n, s.kept, s.at_ms - value_window_ms AS forgotten_ms,
         s.at_ms - burst_within_ms AS burst_ms, burst_complaints,
         row_number() OVER later AS k,
         last_value(r.band IGNORE NULLS) OVER later AS band,
         r.weightiest, nullif(r.friction, '') AS friction
  FROM staged s
  CROSS JOIN rules
  LEFT JOIN readings r
    ON r.customer = s.customer AND r.at_ms = s.at_ms AND r.event_id = s.event_id
  WHERE is_step = 1
  WINDOW later AS (PARTITION BY s.customer ORDER BY s.at_ms, s.n))
SELECT r.* EXCLUDE (forgotten_ms, burst_ms, burst_complaints),
       coalesce(lag(r.band) OVER (PARTITION BY r.customer ORDER BY k), 'NONE') AS band_before,
       r.at_ms - (r.n = 0)::int AS kpi_ms,
       r.at_ms + (r.n > 0)::int AS seen_ms,
       coalesce(e.worth, coalesce(s.spent, 0) - coalesce(f.spent, 0)) AS worth,
       coalesce(e.placed, false) AS bought,
       p.customer IS NOT NULL AS gone,
       coalesce(p.was_kept, false) AS was_kept,
       coalesce(c.opens OR e.kind = 'MENTION', false) AS said,
       coalesce(c.step = 'ANSWERED', false) AS answers,
       coalesce((c.opens AND c.leave_intent) OR (e.kind = 'MENTION' AND e.leaving), false) AS leaves,
       g.customer IS NOT NULL AS complains,
       g.customer IS NOT NULL
         AND (SELECT count(*) FROM grievances b
              WHERE b.customer = r.customer AND b.n <= r.n AND b.at_ms > r.burst_ms)
             >= burst_complaints AS bursts
FROM read r
LEFT JOIN events e ON e.customer = r.customer AND e.n = r.n
LEFT JOIN steps c ON c.customer = r.customer AND c.n = r.n
LEFT JOIN grievances g ON g.customer = r.customer AND g.n = r.n
LEFT JOIN partings p ON p.customer = r.customer AND p.at_ms = r.at_ms AND p.n = r.n
ASOF LEFT JOIN spent_since s ON s.customer = r.customer AND r.at_ms > s.at_ms
ASOF LEFT JOIN spent_since f ON f.customer = r.customer AND r.forgotten_ms >= f.at_ms;

-- The alert and the save window that stand after each step. `was_` is what stood before the step
-- and had not been ended by a parting or a purchase.
CREATE TABLE states AS
WITH RECURSIVE state AS (
  SELECT customer, 0::BIGINT AS k, NULL::VARCHAR AS alert, NULL::VARCHAR AS alert_band,
         NULL::VARCHAR AS alert_step, NULL::VARCHAR AS told_cause, NULL::VARCHAR AS parted_alert,
         NULL::VARCHAR AS save, NULL::BIGINT AS save_ms, NULL::BIGINT AS save_worth,
         false AS unanswered, NULL::VARCHAR AS save_step, NULL::VARCHAR AS closed_save,
         NULL::BIGINT AS closed_worth, NULL::VARCHAR AS opened
  FROM customers_known
  UNION ALL
  SELECT customer, k,
         CASE alert_step WHEN 'RAISED' THEN told_cause WHEN 'CLEARED' THEN NULL ELSE was_alert END,
         CASE WHEN alert_step IN ('RAISED', 'ESCALATED', 'EASED') THEN band ELSE was_band END,
         alert_step, told_cause, parted_alert,
         CASE WHEN was_save IS NULL THEN opened ELSE was_save END,
         CASE WHEN was_save IS NULL THEN at_ms ELSE save_ms END,
         CASE WHEN was_save IS NULL THEN worth ELSE save_worth END,
         CASE WHEN was_save IS NULL THEN opened IS NOT NULL
              WHEN complains OR leaves THEN true
              WHEN answers THEN false ELSE unanswered END,
         CASE WHEN closed_save IS NULL THEN NULL WHEN bought THEN 'SAVED' ELSE 'LOST' END,
         closed_save, save_worth, opened
  FROM (
    SELECT *,
           CASE WHEN was_save IS NOT NULL OR NOT kept OR band = 'NONE' THEN NULL
                WHEN leaves THEN 'LEAVE_INTENT'
                WHEN bursts THEN 'COMPLAINT'
                WHEN alert_step = 'RAISED' THEN friction END AS opened,
           CASE WHEN alert_step = 'RAISED' THEN raised_cause ELSE was_alert END AS told_cause
    FROM (
      SELECT *,
             CASE WHEN leaves THEN 'LEAVE_INTENT' ELSE weightiest END AS raised_cause,
             CASE WHEN was_alert IS NULL
                  THEN CASE WHEN kept AND band <> 'NONE'
                                 AND (leaves OR (band_before <> 'NONE' AND alarming(band)
                                                 AND height(band) > height(band_before)))
                            THEN 'RAISED' END
                  WHEN NOT alarming(band) AND (bought OR was_alert <> 'LEAVE_INTENT') THEN 'CLEARED'
                  WHEN bought AND was_alert = 'LEAVE_INTENT' THEN 'CLEARED'
                  WHEN height(band) > height(was_band) THEN 'ESCALATED'
                  WHEN height(band) < height(was_band) THEN 'EASED' END AS alert_step
      FROM (
        SELECT w.*,
               CASE WHEN w.gone THEN NULL ELSE s.alert END AS was_alert,
               CASE WHEN w.gone THEN NULL ELSE s.alert_band END AS was_band,
               CASE WHEN w.gone THEN s.alert END AS parted_alert,
               CASE WHEN w.gone OR w.bought THEN NULL ELSE s.save END AS was_save,
               CASE WHEN w.gone OR w.bought THEN s.save END AS closed_save,
               s.save_ms, s.save_worth, s.unanswered
        FROM state s JOIN watched w ON w.customer = s.customer AND w.k = s.k + 1))))
SELECT w.*, s.* EXCLUDE (customer, k),
       lead(w.seen_ms, 1, 9223372036854775807) OVER (PARTITION BY w.customer ORDER BY w.k)
         AS until_ms
FROM watched w JOIN state s USING (customer, k);

-- The alerts that were raised, and the first purchase or parting after each.
CREATE TABLE raised_alerts AS
WITH ends AS (
  SELECT customer, k,
         first_value(CASE WHEN bought OR gone THEN k END IGNORE NULLS)
           OVER (PARTITION BY customer ORDER BY k
                 ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS end_k
  FROM states)
SELECT s.customer, s.k, s.at_ms, s.kpi_ms, s.worth, e.end_k, x.at_ms AS end_ms,
       CASE WHEN e.end_k IS NULL THEN 'IMMATURE' WHEN x.bought THEN 'KEPT' ELSE 'CHURNED' END
         AS outcome
FROM states s
JOIN ends e USING (customer, k)
LEFT JOIN states x ON x.customer = s.customer AND x.k = e.end_k
WHERE s.alert_step = 'RAISED';

-- The save windows, and how each ended, if it has.
CREATE TABLE save_lives AS
SELECT o.customer, o.k, o.kpi_ms, o.opened AS cause, o.worth,
       min_by(c.save_step, c.k) AS how
FROM states o
LEFT JOIN states c ON c.customer = o.customer AND c.k > o.k AND c.save_step IS NOT NULL
WHERE o.opened IS NOT NULL
GROUP BY ALL;
