-- Only what stands in the conversations' own columns.
SELECT date_trunc(:'unit', c.started_at AT TIME ZONE 'Europe/Copenhagen') AS part, count(*) AS conversations,
    count(*) FILTER (WHERE c.status = 'resolved') AS solved,
    percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY c.first_response_at - c.started_at) AS response,
    percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY c.ended_at - c.started_at) AS resolution,
    avg(c.csat) AS csat, avg(c.sentiment_score) AS sentiment
FROM conversations AS c
WHERE c.tenant_id = :'tenant' AND c.started_at >= :'from' AND c.started_at < :'to'
GROUP BY 1
ORDER BY 1;
