-- Support cases opened.
SELECT at_ms, 'reason=' || reason AS dimensions, 1 AS n, 0 AS amount
FROM steps WHERE step = 'OPENED'
