-- Refunds and cancellations, what was paid back.
SELECT at_ms, 'reason=' || step AS dimensions, 1 AS n, amount
FROM events WHERE kind = 'PURCHASE' AND step IN ('REFUNDED', 'CANCELLED')
