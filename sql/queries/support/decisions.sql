--: Decision(message_id?, message_at?)

-- What rules are told of a conversation's past: its last messages, newest first.
--! recent_messages : (intent?, sentiment?)
SELECT sender_type, intent, sentiment, created_at
FROM messages
WHERE conversation_id = :conversation_id AND number < :before AND NOT internal
ORDER BY number DESC
LIMIT :limit;

-- What the desk knows of a conversation.
--! conversation_state : (queue?, sla_state?)
SELECT
    (SELECT q.name FROM queues AS q WHERE q.tenant_id = c.tenant_id AND q.id = c.queue_id) AS queue,
    (
        SELECT CASE
            WHEN count(*) = 0 THEN NULL
            WHEN bool_or(s.breached_at IS NOT NULL AND s.met_at IS NULL) THEN 'breached'
            WHEN bool_or(s.warned_at IS NOT NULL AND s.met_at IS NULL) THEN 'warning'
            ELSE 'ok'
        END
        FROM sla_clocks AS s
        WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id
    ) AS sla_state
FROM conversations AS c
WHERE c.id = :id;

--! list_decisions (after_at?, after_id?) : Decision
SELECT id, at, subject, conversation_id, message_id, message_at, facts, outcomes
FROM rule_decisions
WHERE conversation_id = :conversation_id
    AND (:after_at::timestamptz IS NULL OR (at, id) > (:after_at, :after_id::uuid))
ORDER BY at, id
LIMIT :limit;

-- A stretch of the past in its order, for comparing versions on it.
--! past_decisions (after_at?, after_id?) : Decision
SELECT id, at, subject, conversation_id, message_id, message_at, facts, outcomes
FROM rule_decisions
WHERE tenant_id = :tenant_id AND subject = :subject AND at >= :from_at AND at < :to_at
    AND (:after_at::timestamptz IS NULL OR (at, id) > (:after_at, :after_id::uuid))
ORDER BY at, id
LIMIT :limit;

--! count_decisions
SELECT count(*) AS decisions
FROM (
    SELECT 1 FROM rule_decisions
    WHERE tenant_id = :tenant_id AND subject = :subject AND at >= :from_at AND at < :to_at
    LIMIT :limit
) AS bounded;

-- The moment from which the last `limit` decisions of a stretch count.
--! nth_last_decision
SELECT at FROM rule_decisions
WHERE tenant_id = :tenant_id AND subject = :subject AND at >= :from_at AND at < :to_at
ORDER BY at DESC, id DESC
OFFSET :skip
LIMIT 1;

--! message_words
SELECT content FROM messages WHERE id = :id AND created_at = :created_at;

-- How often each row of a rule fired, by day; rows that fired together count each.
--! row_counts : (row_id?)
SELECT date_trunc('day', d.at) AS day, (r ->> 'id') AS row_id, (r ->> 'row')::integer AS row_number,
    (o ->> 'version')::integer AS version, count(*) AS times
FROM rule_decisions AS d
CROSS JOIN LATERAL jsonb_array_elements(d.outcomes) AS o
CROSS JOIN LATERAL jsonb_array_elements(o -> 'rows') AS r
WHERE d.tenant_id = :tenant_id AND d.subject = :subject AND d.at >= :from_at AND (o ->> 'rule') = :name
GROUP BY 1, 2, 3, 4
ORDER BY 1, 3
LIMIT 20000;

--! insert_backtest_changes
INSERT INTO rule_backtest_changes (
    tenant_id, run_id, ordinal, at, conversation_id, message_id, before, after, before_rows, after_rows
)
SELECT :tenant_id, :run_id, c.ordinal, c.at, c.conversation_id, c.message_id, c.before, c.after, c.before_rows,
    c.after_rows
FROM jsonb_to_recordset(:changes) AS c (
    ordinal integer, at timestamptz, conversation_id uuid, message_id uuid, before jsonb, after jsonb,
    before_rows jsonb, after_rows jsonb
)
ON CONFLICT DO NOTHING;

--! list_backtest_changes : (message_id?, customer_name?, last_message?)
SELECT b.ordinal, b.at, b.conversation_id, b.message_id, b.before, b.after, b.before_rows, b.after_rows,
    k.name AS customer_name, c.last_message
FROM rule_backtest_changes AS b
JOIN conversations AS c ON c.tenant_id = b.tenant_id AND c.id = b.conversation_id
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE b.run_id = :run_id AND b.ordinal > :after
ORDER BY b.ordinal
LIMIT :limit;
