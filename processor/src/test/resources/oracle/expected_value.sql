-- What those who are not LOST at a month's end will buy within the horizon from then on, by BG/NBD
-- (Fader, Hardie and Lee 2005, equation 10), and spend on it, by Gamma-Gamma. Days count, not
-- purchases; the first one is no repeat. Time is in weeks, up to the last day of the month.
WITH RECURSIVE kept AS (
  SELECT s.customer, s.start_ms, w.day + INTERVAL 1 MONTH AS end_day
  FROM standings s
  JOIN windows w ON w.grain = s.grain AND w.start_ms = s.start_ms
  CROSS JOIN rules
  WHERE s.grain = 'month' AND s.stage IN ('NEW', 'ACTIVE', 'LAPSED') AND s.end_ms <= now_ms),
days AS (
  SELECT customer, timezone(zone, make_timestamptz(at_ms * 1000))::DATE AS day,
         sum(amount)::BIGINT AS spent
  FROM purchases, rules GROUP BY ALL),
histories AS (
  SELECT k.customer, k.start_ms, count(*) - 1 AS x,
         date_diff('day', min(d.day), max(d.day)) / 7::DOUBLE AS tx,
         (date_diff('day', min(d.day), k.end_day::DATE) - 1) / 7::DOUBLE AS age,
         CASE WHEN x = 0 THEN 0::DOUBLE
              ELSE (sum(d.spent) - arg_min(d.spent, d.day))::DOUBLE / x / any_value(minor_per_unit)
         END AS mean_spent
  FROM kept k JOIN days d ON d.customer = k.customer AND d.day < k.end_day CROSS JOIN rules
  GROUP BY k.customer, k.start_ms, k.end_day),
-- 2F1(r + x, b + x; a + b + x - 1; z), term by term.
series AS (
  SELECT x, age, horizon_ms / 604800000::DOUBLE AS weeks, weeks / (bg_alpha + age + weeks) AS z,
         0 AS n, 1::DOUBLE AS term, 1::DOUBLE AS total
  FROM (SELECT DISTINCT x, age FROM histories), rules
  UNION ALL
  SELECT x, age, weeks, z, n + 1, next, total + next
  FROM (SELECT series.*, term * (bg_r + x + n) * (bg_b + x + n)
                         / ((bg_a + bg_b + x - 1 + n) * (n + 1)) * z AS next
        FROM series, rules)
  WHERE abs(next) > 1e-17 * abs(total)),
expected AS (
  SELECT x, age, (bg_a + bg_b + x - 1) / (bg_a - 1)
                 * (1 - pow(1 - any_value(z), bg_r + x) * arg_max(total, n)) AS if_alive
  FROM series, rules GROUP BY x, age, bg_r, bg_a, bg_b),
each AS (
  SELECT h.start_ms,
         if_alive / (1 + CASE WHEN x = 0 THEN 0
                              ELSE bg_a / (bg_b + x - 1)
                                   * pow((bg_alpha + age) / (bg_alpha + tx), bg_r + x) END)
           AS purchases,
         gg_p * (gg_gamma + x * mean_spent) / (gg_p * x + gg_q - 1) AS spend,
         minor_per_unit
  FROM histories h JOIN expected USING (x, age) CROSS JOIN rules)
SELECT 'month' AS grain, start_ms, '' AS dimensions,
       sum(floor(1000 * purchases + 0.5))::BIGINT AS n,
       sum(floor(purchases * spend * minor_per_unit + 0.5))::BIGINT AS amount
FROM each GROUP BY start_ms
