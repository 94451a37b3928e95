-- The stock of customers by stage.
SELECT grain, start_ms, 'segment=' || segment || ';stage=' || stage AS dimensions, count(*) AS n,
       sum(worth)::BIGINT AS amount
FROM standings GROUP BY ALL
