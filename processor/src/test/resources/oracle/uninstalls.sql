-- The app taken off a device.
SELECT at_ms, 'channel=' || listed(channel) AS dimensions, 1 AS n, 0 AS amount
FROM events WHERE kind = 'INSTALL' AND step = 'UNINSTALLED'
