-- People in the window of their first touch, with what they paid at their first purchase; those who
-- bought without any touch in the window of that purchase.
SELECT t.at_ms,
       'campaign=' || CASE WHEN t.campaign = '' THEN 'none'
                           WHEN list_contains(campaigns, t.campaign) THEN t.campaign
                           ELSE 'other' END
         || ';channel=' || listed(t.channel)
         || ';converted=' || CASE WHEN p.customer IS NULL THEN 'no' ELSE 'yes' END AS dimensions,
       1 AS n, coalesce(p.amount, 0) AS amount
FROM customers_known k
CROSS JOIN rules
JOIN events t ON t.customer = k.customer AND t.n = k.first_touch_n
LEFT JOIN conversions p ON p.customer = k.customer
WHERE k.first_purchase_n IS NULL OR k.first_touch_n <= k.first_purchase_n
UNION ALL
SELECT at_ms, 'campaign=none;channel=none;converted=yes', 1, amount
FROM conversions WHERE first_touch = 'UNATTRIBUTED'
