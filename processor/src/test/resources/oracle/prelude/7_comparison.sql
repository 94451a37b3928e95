-- What the domain told of a flow, with or without the windows that are still open.
CREATE MACRO told_sums(name, open) AS TABLE
SELECT t.grain, t.start_ms, t.dimensions, t.n, t.amount
FROM told t LEFT JOIN windows w USING (grain, start_ms) CROSS JOIN rules
WHERE t.kpi = name AND NOT t.stock AND (open OR coalesce(w.end_ms, t.start_ms + 60000) <= now_ms);

-- What the domain told of a stock, which is the running sum of its changes.
CREATE MACRO told_levels(name, open) AS TABLE
WITH changes AS (SELECT * FROM told WHERE kpi = name AND stock),
series AS (SELECT DISTINCT grain, dimensions FROM changes),
levels AS (
  SELECT s.grain, w.start_ms, s.dimensions, w.end_ms,
         (sum(coalesce(c.n, 0)) OVER so_far)::BIGINT AS n,
         (sum(coalesce(c.amount, 0)) OVER so_far)::BIGINT AS amount
  FROM series s JOIN stock_windows w USING (grain)
  LEFT JOIN changes c
    ON c.grain = s.grain AND c.start_ms = w.start_ms AND c.dimensions = s.dimensions
  WINDOW so_far AS (PARTITION BY s.grain, s.dimensions ORDER BY w.start_ms))
SELECT grain, start_ms, dimensions, n, amount FROM levels, rules
WHERE (n <> 0 OR amount <> 0) AND (open OR levels.end_ms <= now_ms);

-- What the domain told of a stock that it has summed up itself, in the windows that have begun.
CREATE MACRO told_stands(name, open) AS TABLE
SELECT t.grain, t.start_ms, t.dimensions, t.n, t.amount
FROM told t JOIN stock_windows w USING (grain, start_ms) CROSS JOIN rules
WHERE t.kpi = name AND t.stock AND (t.n <> 0 OR t.amount <> 0) AND (open OR w.end_ms <= now_ms);

-- The cells that differ, in words.
CREATE MACRO differences(expected, told) AS TABLE
SELECT format('{} {} [{}]: SQL {} / {}, domain {} / {}', grain,
              strftime(make_timestamp(start_ms * 1000), '%Y-%m-%dT%H:%M:%S'), dimensions,
              coalesce(e.n, 0), coalesce(e.amount, 0), coalesce(t.n, 0),
              coalesce(t.amount, 0)) AS difference
FROM query_table(expected) e
FULL JOIN query_table(told) t USING (grain, start_ms, dimensions)
WHERE e.n IS DISTINCT FROM t.n OR e.amount IS DISTINCT FROM t.amount
ORDER BY array_position(['minute', 'hour', 'day', 'week', 'month', 'now'], grain), start_ms,
         dimensions;
