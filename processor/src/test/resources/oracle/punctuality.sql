-- Deliveries by whether they came after the promise, and whether a complaint names their order,
-- before the delivery or after it.
SELECT d.at_ms,
       'complained='
         || CASE WHEN EXISTS (SELECT 1 FROM remarks s
                              WHERE s.customer = d.customer AND s.order_id = d.order_id
                                AND s.complaint) THEN 'yes' ELSE 'no' END
         || ';delivery=' || CASE WHEN late THEN 'late' ELSE 'on_time' END AS dimensions,
       1 AS n, d.amount
FROM parcels d
