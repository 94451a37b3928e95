-- Support contacts: steps in which the customer came, with their trailing value.
SELECT at_ms, 'channel=' || listed(channel) || ';reason=' || reason AS dimensions, 1 AS n,
       worth AS amount
FROM steps WHERE opens
