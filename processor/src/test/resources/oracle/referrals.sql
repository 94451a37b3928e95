-- First purchases of customers whom somebody else brought.
SELECT at_ms, '' AS dimensions, 1 AS n, amount
FROM conversions WHERE referrer <> '' AND referrer <> customer
