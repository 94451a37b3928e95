-- Mentions and whom they reach; one that names no network has its channel in its place.
SELECT at_ms,
       'network=' || listed(CASE WHEN network = '' THEN channel ELSE network END) || ';sentiment='
         || CASE WHEN sentiment < 0 THEN 'negative' WHEN sentiment > 0 THEN 'positive'
                 ELSE 'neutral' END AS dimensions,
       1 AS n, reach AS amount
FROM events WHERE kind = 'MENTION'
