-- Orders placed, gross, by channel.
SELECT at_ms, 'channel=' || listed(channel) AS dimensions, 1 AS n, amount
FROM events WHERE placed
