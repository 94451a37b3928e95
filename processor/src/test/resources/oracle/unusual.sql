-- The complaints of an hour or a day as a percentage of the usual level plus the floor. Usual is the
-- mean of the same hour of the seven days before, or of these days, as far as they do not lie before
-- the first complaint of all.
WITH counted AS (
  SELECT w.grain, w.no, w.start_ms, w.end_ms, count(*) AS complaints
  FROM (SELECT at_ms, grain FROM grievances, (VALUES ('hour'), ('day')) g(grain)) q
  ASOF JOIN windows w ON q.grain = w.grain AND q.at_ms >= w.start_ms
  GROUP BY ALL),
first AS (SELECT grain, min(start_ms) AS first_ms FROM counted GROUP BY grain),
compared AS (
  SELECT c.grain, c.start_ms, h.start_ms AS before_ms
  FROM (SELECT grain, start_ms, start_ms - k * 86400000 AS then_ms
        FROM counted, range(1, 8) r(k) WHERE grain = 'hour') c
  ASOF JOIN windows h ON h.grain = c.grain AND c.then_ms >= h.start_ms
  UNION ALL
  SELECT c.grain, c.start_ms, d.start_ms
  FROM counted c JOIN windows d ON d.grain = c.grain AND d.no BETWEEN c.no - 7 AND c.no - 1
  WHERE c.grain = 'day'),
usual AS (
  SELECT p.grain, p.start_ms, count(*) AS known, sum(coalesce(b.complaints, 0)) AS complaints
  FROM compared p
  JOIN first USING (grain)
  LEFT JOIN counted b ON b.grain = p.grain AND b.start_ms = p.before_ms
  WHERE p.before_ms >= first_ms
  GROUP BY ALL)
-- 100 * complaints / (usual / known + floor), rounded half up, in whole numbers.
SELECT grain, start_ms, '' AS dimensions,
       ((200 * c.complaints * known + (u.complaints + known * unusual_floor))
        // (2 * (u.complaints + known * unusual_floor)))::BIGINT AS n,
       c.complaints AS amount
FROM counted c JOIN usual u USING (grain, start_ms) CROSS JOIN rules
WHERE c.end_ms <= now_ms
