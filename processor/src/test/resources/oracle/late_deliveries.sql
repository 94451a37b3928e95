-- Orders delivered after the promise, and promises broken in silence, where the source tells of
-- deliveries. Time alone breaks a promise, in the millisecond after it: at a window's end that
-- counts in the window that ends.
SELECT promised_ms AS at_ms, '' AS dimensions, 1 AS n, amount
FROM promises, rules
WHERE watched AND promised_ms < now_ms AND (end_ms IS NULL OR end_ms > promised_ms)
UNION ALL
SELECT end_ms, '', 1, end_amount
FROM promises WHERE NOT watched AND end_step = 'DELIVERED' AND end_ms > promised_ms
