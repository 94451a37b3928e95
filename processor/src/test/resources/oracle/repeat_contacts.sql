-- Contacts for a reason for which the same customer had come at most seven days before.
SELECT at_ms, 'channel=' || listed(channel) || ';reason=' || reason AS dimensions, 1 AS n,
       worth AS amount
FROM steps WHERE opens AND reason <> 'NONE'
QUALIFY at_ms - lag(at_ms) OVER (PARTITION BY customer, reason ORDER BY n) <= 7 * 86400000
