-- Complaints, with the trailing value of those customers.
SELECT at_ms, 'channel=' || listed(channel) || ';reason=' || reason AS dimensions, 1 AS n,
       worth AS amount
FROM grievances
