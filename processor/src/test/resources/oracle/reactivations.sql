-- Moves out of LAPSED or LOST by a purchase: the cause is that of having gone, the amount the
-- trailing value just after the last purchase before it.
SELECT at_ms, 'cause=' || from_cause || ';segment=' || segment AS dimensions, 1 AS n,
       from_worth AS amount
FROM stage_starts WHERE from_stage IN ('LAPSED', 'LOST') AND stage = 'ACTIVE'
