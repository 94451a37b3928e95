-- First purchases by the time since the first touch.
SELECT at_ms,
       'bucket='
         || CASE WHEN first_touch_ms IS NULL THEN 'none'
                 WHEN at_ms = first_touch_ms THEN '0'
                 WHEN at_ms - first_touch_ms < 3600000 THEN 'lt_1h'
                 WHEN at_ms - first_touch_ms < 86400000 THEN 'lt_1d'
                 WHEN at_ms - first_touch_ms < 7 * 86400000 THEN 'lt_7d'
                 WHEN at_ms - first_touch_ms < 30 * 86400000::BIGINT THEN 'lt_30d'
                 WHEN at_ms - first_touch_ms < 90 * 86400000::BIGINT THEN 'lt_90d'
                 ELSE 'ge_90d' END
         || ';first_touch=' || first_touch AS dimensions,
       1 AS n, 0 AS amount
FROM conversions
