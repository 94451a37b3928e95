-- Deliveries.
SELECT at_ms, '' AS dimensions, 1 AS n, amount
FROM events WHERE kind = 'PURCHASE' AND step = 'DELIVERED'
