-- Touches up to the first purchase, which may be one itself.
SELECT t.at_ms, 'channel=' || listed(t.channel) || ';kind=' || t.touch AS dimensions, 1 AS n,
       0 AS amount
FROM events t JOIN customers_known k USING (customer)
WHERE t.touch <> 'UNATTRIBUTED' AND (k.first_purchase_n IS NULL OR t.n <= k.first_purchase_n)
