-- Moves into LOST, by silence or by leave.
SELECT at_ms - by_time::int AS at_ms,
       'cause=' || cause || ';segment=' || segment AS dimensions, 1 AS n, worth AS amount
FROM stage_starts WHERE stage = 'LOST'
