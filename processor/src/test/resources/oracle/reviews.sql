-- Mentions with a tone that name an order, by how many days its first delivery came before or after
-- the promised day.
WITH first_parcels AS (
  SELECT customer, order_id, arg_min(days_late, n) AS days, bool_or(true) AS came,
         arg_min(promised_ms IS NOT NULL, n) AS promised
  FROM parcels WHERE order_id <> '' GROUP BY ALL)
SELECT s.at_ms,
       'delivery='
         || CASE WHEN p.came IS NULL THEN 'open'
                 WHEN NOT p.promised THEN 'no_promise'
                 WHEN days <= -15 THEN 'early_15d'
                 WHEN days <= -8 THEN 'early_8d'
                 WHEN days <= -1 THEN 'early_1d'
                 WHEN days = 0 THEN 'on_the_day'
                 WHEN days <= 3 THEN 'late_1d'
                 WHEN days <= 7 THEN 'late_4d'
                 WHEN days <= 14 THEN 'late_8d'
                 ELSE 'late_15d' END AS dimensions,
       1 AS n, s.sentiment AS amount
FROM remarks s LEFT JOIN first_parcels p USING (customer, order_id)
WHERE NOT s.contact AND s.sentiment IS NOT NULL
