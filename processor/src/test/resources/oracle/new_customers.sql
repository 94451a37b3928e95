-- First purchases.
SELECT at_ms, 'first_touch=' || first_touch || ';segment=' || segment AS dimensions, 1 AS n, amount
FROM conversions
