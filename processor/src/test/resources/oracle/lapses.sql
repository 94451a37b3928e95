-- Moves into LAPSED. Exactly at a window's end they belong to the window that ends there.
SELECT at_ms - 1 AS at_ms, 'cause=' || cause || ';segment=' || segment AS dimensions, 1 AS n,
       worth AS amount
FROM stage_starts WHERE stage = 'LAPSED'
