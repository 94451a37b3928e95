-- Windows in the business time zone, half-open. A day lasts from midnight to midnight, whatever the
-- clocks do; an hour ends at the full hour on the wall, and where the clocks change.
CREATE TABLE windows AS
WITH span AS (
  SELECT min(at_ms) - 40 * 86400000::BIGINT AS from_ms, any_value(now_ms) + 40 * 86400000::BIGINT AS to_ms,
         any_value(zone) AS zone
  FROM events, rules),
quarters AS (
  SELECT zone, unnest(generate_series(from_ms // 900000 * 900000, to_ms, 900000)) AS at_ms FROM span),
walls AS (
  SELECT at_ms, timezone(zone, make_timestamptz(at_ms * 1000)) AS wall FROM quarters),
hours AS (
  SELECT at_ms AS start_ms FROM walls
  QUALIFY minute(wall) = 0 OR wall - lag(wall) OVER (ORDER BY at_ms) <> INTERVAL 15 MINUTE),
dates AS (
  SELECT DISTINCT wall::DATE AS day, zone FROM walls, span),
days AS (
  SELECT day, epoch_ms(timezone(zone, day::TIMESTAMP)) AS start_ms FROM dates),
starts AS (
  SELECT 'hour' AS grain, start_ms, NULL::DATE AS day FROM hours
  UNION ALL SELECT 'day', start_ms, day FROM days
  UNION ALL SELECT 'week', start_ms, day FROM days WHERE isodow(day) = 1
  UNION ALL SELECT 'month', start_ms, day FROM days WHERE day(day) = 1)
SELECT grain, start_ms, lead(start_ms) OVER later AS end_ms, day,
       row_number() OVER later AS no
FROM starts
WINDOW later AS (PARTITION BY grain ORDER BY start_ms)
QUALIFY end_ms IS NOT NULL
ORDER BY grain, start_ms;

-- Moments counted in the windows of all five grains. What time alone causes is put one millisecond
-- earlier by whoever calls: exactly at a window's end it belongs to the window that ends there.
CREATE MACRO in_windows(parts) AS TABLE
WITH at_moments AS (
  SELECT at_ms, dimensions, sum(n) AS n, sum(amount) AS amount
  FROM query_table(parts) GROUP BY ALL),
placed AS (
  SELECT 'minute' AS grain, at_ms // 60000 * 60000 AS start_ms, start_ms + 60000 AS end_ms,
         dimensions, n, amount
  FROM at_moments
  UNION ALL
  SELECT w.grain, w.start_ms, w.end_ms, q.dimensions, q.n, q.amount
  FROM (SELECT at_moments.*, grain
        FROM at_moments, (VALUES ('hour'), ('day'), ('week'), ('month')) g(grain)) q
  ASOF JOIN windows w ON q.grain = w.grain AND q.at_ms >= w.start_ms)
SELECT grain, start_ms, end_ms, dimensions, sum(n)::BIGINT AS n, sum(amount)::BIGINT AS amount
FROM placed GROUP BY ALL;

-- The windows that had begun when the business looked, with the instant at which a stock is taken:
-- the window's end, or now while the window is open; and now itself.
CREATE VIEW stock_windows AS
SELECT grain, start_ms, least(end_ms, now_ms) AS taken_ms, end_ms
FROM windows, rules WHERE grain <> 'hour' AND start_ms < now_ms
UNION ALL SELECT 'now', 0, now_ms, now_ms FROM rules;
