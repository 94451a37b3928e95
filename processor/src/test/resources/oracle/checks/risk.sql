-- The readings of the risk formula that are wrong: the band at a step, the band in the last
-- millisecond before the next one, and what weighs most. The formula a second time, from the events.
-- Its parts are rounded to millionths of log-odds; one of them more or less is no fault.
WITH days AS (
  SELECT customer, n, at_ms, amount, spent AS gross, purchases AS count,
         timezone(zone, make_timestamptz(at_ms * 1000))::DATE AS day
  FROM events, rules WHERE placed),
day_sums AS (
  SELECT customer, day, sum(amount) AS worth,
         row_number() OVER (PARTITION BY customer ORDER BY day) AS day_no
  FROM days GROUP BY customer, day),
bought AS (
  SELECT d.customer, d.n, d.at_ms AS last_ms, d.gross, s.day_no AS days,
         first(d.at_ms) OVER (PARTITION BY d.customer ORDER BY d.n) AS first_ms,
         sum(d.amount) OVER (PARTITION BY d.customer, d.day ORDER BY d.n) AS last_day,
         coalesce(p.worth, 0) AS previous_day
  FROM days d
  JOIN day_sums s USING (customer, day)
  LEFT JOIN day_sums p ON p.customer = d.customer AND p.day_no = s.day_no - 1),
buyers AS (
  SELECT *, (90 + (last_ms - first_ms) / 86400000.0) / (0.25 + days - 1) AS gap,
         ln(360 / gap) AS earned,
         CASE WHEN days < 3 OR gross = 0 THEN 0
              WHEN last_day + previous_day = 0 THEN ln(4)
              ELSE greatest(0, least(ln(4), ln((gross / days) / ((last_day + previous_day) / 2.0))))
              END AS declined
  FROM bought),
signals AS (
  SELECT customer, n, at_ms, 'COMPLAINT' AS finding FROM steps WHERE opens AND complaint
  UNION ALL SELECT customer, n, at_ms, 'NEGATIVE_MENTION' FROM events WHERE kind = 'MENTION' AND harsh
  UNION ALL
  SELECT customer, n, at_ms, 'REPEAT_CONTACT' FROM steps WHERE opens AND reason <> 'NONE'
  QUALIFY at_ms - lag(at_ms) OVER (PARTITION BY customer, reason ORDER BY n) <= 7 * 86400000
  UNION ALL SELECT customer, n, at_ms, 'LEAVE_INTENT' FROM steps WHERE opens AND leave_intent
  UNION ALL SELECT customer, n, at_ms, 'LEAVE_INTENT' FROM events WHERE kind = 'MENTION' AND leaving
  UNION ALL
  SELECT customer, n, at_ms, 'REFUND' FROM events
  WHERE kind = 'PURCHASE' AND step IN ('REFUNDED', 'CANCELLED')
  UNION ALL
  SELECT customer, n, at_ms, 'UNINSTALL' FROM events WHERE kind = 'INSTALL' AND step = 'UNINSTALLED'
  UNION ALL
  SELECT customer, end_n, end_ms, 'LATE_DELIVERY' FROM promises
  WHERE NOT watched AND end_step = 'DELIVERED' AND end_ms > promised_ms
  UNION ALL
  SELECT customer, 0, promised_ms + 1, 'LATE_DELIVERY' FROM promises
  WHERE watched AND (end_ms IS NULL OR end_ms > promised_ms)),
numbered AS (
  SELECT *, max(n) OVER (PARTITION BY customer ORDER BY k) AS last_n,
         lead(at_ms, 1, now_ms) OVER (PARTITION BY customer ORDER BY k) AS next_ms
  FROM watched, rules),
looks AS (
  SELECT customer, k, at_ms, last_n, at_ms AS look_ms, band_before, band, weightiest, friction
  FROM numbered WHERE band <> 'NONE'
  UNION ALL
  SELECT customer, k, at_ms, last_n, next_ms - 1, band, band, NULL, NULL
  FROM numbered WHERE band <> 'NONE' AND next_ms - 1 > at_ms),
curves AS (
  SELECT l.*, b.* EXCLUDE (customer, n), (look_ms - last_ms) / 86400000.0 AS silent
  FROM looks l
  ASOF JOIN buyers b ON b.customer = l.customer AND l.last_n >= b.n),
fresh AS (
  SELECT l.customer, l.k, l.look_ms, s.finding,
         sum(exp(-ln(2) * greatest(0, l.look_ms - s.at_ms) / half_life_ms)) AS fresh
  FROM looks l
  CROSS JOIN rules
  JOIN signals s ON s.customer = l.customer AND s.n <= l.last_n AND s.at_ms <= l.at_ms
  GROUP BY ALL
  UNION ALL
  SELECT l.customer, l.k, l.look_ms, 'UNRESOLVED_CONTACT',
         sum(exp(-ln(2) * greatest(0, l.look_ms - o.at_ms) / half_life_ms))
  FROM looks l
  CROSS JOIN rules
  JOIN openings o ON o.customer = l.customer AND o.n <= l.last_n
                     AND (o.end_n IS NULL OR o.end_n > l.last_n) AND (o.complaint OR o.leave_intent)
  GROUP BY ALL),
parts AS (
  SELECT customer, k, look_ms, finding, weights[finding] * least(fresh, 2) AS log_odds
  FROM fresh, rules
  UNION ALL
  SELECT customer, k, look_ms, 'BASE',
         weights['SHIFT'] + weights['SCALE'] * ln(360 / (horizon_ms / 86400000.0))
  FROM curves, rules
  UNION ALL SELECT customer, k, look_ms, 'FREQUENCY', -weights['SCALE'] * earned FROM curves, rules
  UNION ALL
  SELECT customer, k, look_ms, 'SPEND_DECLINE', weights['SCALE'] * 0.25 * declined FROM curves, rules
  UNION ALL
  SELECT customer, k, look_ms, 'SILENCE', weights['SCALE'] * silent / 90 FROM curves, rules
  UNION ALL
  SELECT customer, k, look_ms, 'OWN_RHYTHM',
         weights['SCALE'] * least(0.5 * greatest(0, silent / gap - 1), greatest(0, earned - ln(1.5)))
  FROM curves, rules),
rounded AS (
  SELECT * EXCLUDE (log_odds), floor(1000000 * log_odds + 0.5)::BIGINT AS micros FROM parts),
sums AS (
  SELECT customer, k, look_ms, sum(micros)::BIGINT AS micros,
         coalesce(max(micros) FILTER (finding NOT IN ('BASE', 'FREQUENCY') AND micros > 0), 0)
           AS heaviest,
         max(micros) FILTER (micros >= 100000
           AND finding NOT IN ('BASE', 'FREQUENCY', 'SILENCE', 'OWN_RHYTHM', 'SPEND_DECLINE'))
           AS heaviest_friction
  FROM rounded GROUP BY ALL),
edges AS (
  SELECT [floor(1000000 * ln(e / (1 - e)) + 0.5)::BIGINT FOR e IN risk_edges] AS up,
         [floor(1000000 * ln((e - hysteresis) / (1 - e + hysteresis)) + 0.5)::BIGINT
          FOR e IN risk_edges] AS down
  FROM rules),
judged AS (
  SELECT l.*, s.micros, s.heaviest, s.heaviest_friction, m.more,
         s.micros + m.more AS near,
         CASE WHEN near > up[3] THEN 5 WHEN near > up[2] THEN 4 WHEN near > up[1] THEN 3 ELSE 2 END
           AS reached,
         CASE height(band_before) WHEN 3 THEN down[1] WHEN 4 THEN down[2] WHEN 5 THEN down[3] END
           AS leaves_below,
         CASE WHEN reached < height(band_before) AND near >= coalesce(leaves_below, near + 1)
              THEN height(band_before) ELSE reached END = height(band) AS agrees
  FROM looks l
  JOIN sums s USING (customer, k, look_ms)
  CROSS JOIN edges
  CROSS JOIN (VALUES (-1), (0), (1)) m(more))
SELECT format('{} step {} at {}: {} after {} for {} micros', customer, k, look_ms,
              any_value(band), any_value(band_before), any_value(micros)) AS fault
FROM judged GROUP BY customer, k, look_ms HAVING NOT bool_or(agrees)
UNION ALL
SELECT format('{} step {}: {} weighs {} and {} {}, the most {} and {}', j.customer, j.k,
              j.weightiest, coalesce(w.micros, 0), coalesce(j.friction, 'nothing'),
              coalesce(f.micros, 0), j.heaviest, coalesce(j.heaviest_friction, 0))
FROM judged j
LEFT JOIN rounded w
  ON w.customer = j.customer AND w.k = j.k AND w.look_ms = j.look_ms AND w.finding = j.weightiest
LEFT JOIN rounded f
  ON f.customer = j.customer AND f.k = j.k AND f.look_ms = j.look_ms AND f.finding = j.friction
WHERE j.more = 0 AND j.weightiest IS NOT NULL
  AND (coalesce(w.micros, 0) < j.heaviest - 1 OR coalesce(w.micros, 0) < 0
       OR (j.friction IS NULL) <> (j.heaviest_friction IS NULL)
       OR f.micros < j.heaviest_friction - 1)
