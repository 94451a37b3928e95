-- Refunds and cancellations, what was paid back; for the reason that the source gives, or else for
-- the last one that the customer gave when they spoke of that order.
SELECT e.at_ms,
       'reason=' || CASE WHEN e.reason <> 'NONE' THEN e.reason
                         ELSE coalesce(
                           (SELECT arg_max(s.reason, s.n) FROM remarks s
                            WHERE s.customer = e.customer AND s.order_id = e.order_id AND s.n < e.n
                              AND s.reason <> 'NONE'), 'NONE') END AS dimensions,
       1 AS n, e.amount
FROM events e WHERE e.kind = 'PURCHASE' AND e.step IN ('REFUNDED', 'CANCELLED')
