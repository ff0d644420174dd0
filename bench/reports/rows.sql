-- The figures of a report by plain SQL over the rows, as a help desk without packed days asks for them.
SELECT date_trunc(:'unit', f.started_at AT TIME ZONE 'Europe/Copenhagen') AS part, count(*) AS conversations,
    count(*) FILTER (WHERE f.ended) AS ended, count(*) FILTER (WHERE f.solved) AS solved,
    count(*) FILTER (WHERE f.alone) AS alone, count(*) FILTER (WHERE f.once) AS once,
    percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY f.response) AS response,
    percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY f.resolution) AS resolution,
    count(*) FILTER (WHERE f.first_kept) AS first_met, count(*) FILTER (WHERE NOT f.first_kept) AS first_breached,
    count(*) FILTER (WHERE f.resolution_kept) AS met, count(*) FILTER (WHERE NOT f.resolution_kept) AS breached,
    avg(f.csat) AS csat, avg(f.sentiment_score) AS sentiment, sum(f.agent_answers) AS agent, sum(f.staff_answers) AS staff
FROM (
    SELECT c.started_at, c.csat, c.sentiment_score, said.agent_answers, said.staff_answers,
        c.status IN ('resolved', 'abandoned') AS ended,
        c.status = 'resolved' OR (c.status = 'abandoned' AND NOT c.escalated AND said.agent_answers > 0) AS solved,
        c.status IN ('resolved', 'abandoned') AND NOT c.escalated AND said.agent_answers > 0
            AND c.resolution_type IS DISTINCT FROM 'human' AS alone,
        (c.status = 'resolved' OR (c.status = 'abandoned' AND NOT c.escalated AND said.agent_answers > 0))
            AND c.reopened_count = 0 AND NOT EXISTS (
                SELECT 1 FROM conversations AS l
                WHERE l.tenant_id = c.tenant_id AND l.customer_id = c.customer_id AND l.id <> c.id
                    AND l.started_at > c.started_at
                    AND l.started_at <= c.started_at + interval '7 days'
            ) AS once,
        extract(epoch FROM c.first_response_at - coalesce(e.called_at, c.started_at)) AS response,
        CASE WHEN c.status = 'resolved' THEN extract(epoch FROM c.ended_at - c.started_at) END AS resolution,
        CASE WHEN first.breached_at IS NOT NULL THEN false WHEN first.met_at IS NOT NULL THEN true END AS first_kept,
        CASE WHEN last.breached_at IS NOT NULL THEN false WHEN last.met_at IS NOT NULL THEN true END AS resolution_kept
    FROM conversations AS c
    LEFT JOIN (
        SELECT conversation_id, count(*) FILTER (WHERE sender_type = 'ai_agent') AS agent_answers,
            count(*) FILTER (WHERE sender_type = 'human_agent' AND NOT internal) AS staff_answers
        FROM messages WHERE tenant_id = :'tenant' AND created_at >= :'from' GROUP BY 1
    ) AS said ON said.conversation_id = c.id
    LEFT JOIN (
        SELECT conversation_id, min(created_at) AS called_at FROM escalations WHERE tenant_id = :'tenant' GROUP BY 1
    ) AS e ON e.conversation_id = c.id
    LEFT JOIN sla_clocks AS first ON first.tenant_id = c.tenant_id AND first.conversation_id = c.id
        AND first.kind = 'first_response'
    LEFT JOIN sla_clocks AS last ON last.tenant_id = c.tenant_id AND last.conversation_id = c.id
        AND last.kind = 'resolution'
    WHERE c.tenant_id = :'tenant' AND c.started_at >= :'from' AND c.started_at < :'to'
) AS f
GROUP BY 1
ORDER BY 1;
