-- Contacts for a complaint reason, and contacts and mentions with a sentiment of at most -0.5.
SELECT at_ms, 'channel=' || listed(channel) || ';reason=' || reason AS dimensions, 1 AS n,
       worth AS amount
FROM steps WHERE opens AND complaint
UNION ALL
SELECT at_ms, 'channel=' || listed(channel) || ';reason=' || reason, 1, worth
FROM events WHERE kind = 'MENTION' AND harsh
