-- Installs within 90 days of an earlier one on the same device.
SELECT at_ms, 'channel=' || listed(channel) AS dimensions, 1 AS n, 0 AS amount
FROM events WHERE kind = 'INSTALL' AND step = 'INSTALLED'
QUALIFY at_ms - lag(at_ms) OVER (PARTITION BY customer, device ORDER BY n)
          <= 90 * 86400000::BIGINT
