--: Fact(resolution_type?, queue_id?, assigned_to?, csat?, sentiment_score?, intent?, response_seconds?, resolution_seconds?, sla_first_response?, sla_resolution?)

-- What reports know of each conversation that began in a stretch of time, in order.
-- The first call for a person counts for the response, and the first intent understood for the subject.
--! facts (after_at?, after_id?) : Fact
SELECT c.id, c.started_at, c.channel, c.status, c.resolution_type, c.escalated, c.reopened_count, c.queue_id,
    c.assigned_to, c.csat, c.sentiment_score, said.intent, said.agent_answers, said.staff_answers,
    extract(epoch FROM c.first_response_at - coalesce(
        (
            SELECT min(e.created_at) FROM escalations AS e
            WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.created_at <= c.first_response_at
        ),
        c.started_at
    ))::integer AS response_seconds,
    CASE WHEN c.status = 'resolved' THEN extract(epoch FROM c.ended_at - c.started_at)::integer END
        AS resolution_seconds,
    (
        SELECT CASE WHEN s.breached_at IS NOT NULL THEN false WHEN s.met_at IS NOT NULL THEN true END
        FROM sla_clocks AS s
        WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.kind = 'first_response'
    ) AS sla_first_response,
    (
        SELECT CASE WHEN s.breached_at IS NOT NULL THEN false WHEN s.met_at IS NOT NULL THEN true END
        FROM sla_clocks AS s
        WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.kind = 'resolution'
    ) AS sla_resolution,
    EXISTS (
        SELECT 1 FROM conversations AS later
        WHERE later.tenant_id = c.tenant_id AND later.customer_id = c.customer_id AND later.id <> c.id
            AND later.merged_into IS NULL AND later.started_at > c.started_at AND later.started_at <= c.started_at + interval '7 days'
    ) AS came_back
FROM conversations AS c
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.sender_type = 'ai_agent')::integer AS agent_answers,
        count(*) FILTER (WHERE m.sender_type = 'human_agent' AND NOT m.internal)::integer AS staff_answers,
        (array_agg(m.intent ORDER BY m.number) FILTER (WHERE m.sender_type = 'user' AND m.intent IS NOT NULL))[1]
            AS intent
    FROM messages AS m
    WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.created_at >= :from_at
) AS said
WHERE c.tenant_id = :tenant_id AND c.started_at >= :from_at AND c.started_at < :to_at AND c.merged_into IS NULL
    AND (:after_at::timestamptz IS NULL OR (c.started_at, c.id) > (:after_at, :after_id::uuid))
ORDER BY c.started_at, c.id
LIMIT :limit;

--! packed_days
SELECT facts FROM report_days
WHERE tenant_id = :tenant_id AND day >= :from_day AND day <= :to_day
ORDER BY day;

--! packed_to
SELECT packed_to FROM report_state WHERE tenant_id = :tenant_id;

--! begin_packing
INSERT INTO report_state (tenant_id, packed_to) VALUES (:tenant_id, :packed_to) ON CONFLICT DO NOTHING;

--! hold_packing
SELECT packed_to FROM report_state WHERE tenant_id = :tenant_id FOR UPDATE SKIP LOCKED;

--! move_packed_to
UPDATE report_state SET packed_to = :packed_to WHERE tenant_id = :tenant_id;

-- Before the conversations are read: what marks the day after that stays.
--! drop_marks
DELETE FROM report_marks WHERE tenant_id = :tenant_id AND day = :day;

--! put_day
INSERT INTO report_days (tenant_id, day, facts, packed_at) VALUES (:tenant_id, :day, :facts, :now)
ON CONFLICT (tenant_id, day) DO UPDATE SET facts = excluded.facts, packed_at = excluded.packed_at;

--! drop_day
DELETE FROM report_days WHERE tenant_id = :tenant_id AND day = :day;

--! next_conversation
SELECT started_at FROM conversations
WHERE tenant_id = :tenant_id AND started_at >= :from_at
ORDER BY started_at
LIMIT 1;

-- As tekup_system: tenants that have days to pack.
--! tenants_behind
SELECT t.id FROM tenants AS t
LEFT JOIN report_state AS s ON s.tenant_id = t.id
WHERE s.packed_to IS NULL OR s.packed_to < :last_day
ORDER BY s.packed_to NULLS FIRST, t.id
LIMIT :limit;

-- As tekup_system: days that have changed, those left alone that were packed a moment ago.
--! changed_days
SELECT m.tenant_id, m.day FROM report_marks AS m
LEFT JOIN report_days AS d ON d.tenant_id = m.tenant_id AND d.day = m.day
WHERE m.day <= :last_day AND (d.packed_at IS NULL OR d.packed_at < :packed_before)
GROUP BY m.tenant_id, m.day
ORDER BY m.tenant_id, m.day
LIMIT :limit;

-- Where the tenant works: what its default queue goes by, or else its first working hours.
--! time_zone
SELECT h.time_zone FROM working_hours AS h
LEFT JOIN queues AS q ON q.tenant_id = h.tenant_id AND q.hours_id = h.id AND q.is_default
WHERE h.tenant_id = :tenant_id
ORDER BY (q.id IS NOT NULL) DESC, h.name
LIMIT 1;

--! queue_names
SELECT id, name FROM queues WHERE tenant_id = :tenant_id AND id = ANY (:ids);

--! person_names
SELECT u.id, u.name FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
WHERE m.tenant_id = :tenant_id AND m.user_id = ANY (:ids);

--! settings : Settings(staff_hour?, minutes_per_answer?, agent_answer?)
SELECT currency, staff_hour, minutes_per_answer, agent_answer FROM report_settings WHERE tenant_id = :tenant_id;

--! put_settings (staff_hour?, minutes_per_answer?, agent_answer?)
INSERT INTO report_settings (tenant_id, currency, staff_hour, minutes_per_answer, agent_answer, updated_at)
VALUES (:tenant_id, :currency, :staff_hour, :minutes_per_answer, :agent_answer, :now)
ON CONFLICT (tenant_id) DO UPDATE
SET currency = excluded.currency, staff_hour = excluded.staff_hour,
    minutes_per_answer = excluded.minutes_per_answer, agent_answer = excluded.agent_answer,
    updated_at = excluded.updated_at;

--! put_export_part
INSERT INTO report_export_parts (tenant_id, run_id, ordinal, content, created_at)
VALUES (:tenant_id, :run_id, :ordinal, :content, :now);

--! export_part
SELECT content FROM report_export_parts WHERE tenant_id = :tenant_id AND run_id = :run_id AND ordinal = :ordinal;

--! all_queue_names
SELECT id, name FROM queues WHERE tenant_id = :tenant_id;

--! all_person_names
SELECT u.id, u.name FROM memberships AS m
JOIN users AS u ON u.id = m.user_id
WHERE m.tenant_id = :tenant_id;

-- As tekup_system.
--! forget_exports
DELETE FROM report_export_parts WHERE created_at < :before;

--! began
SELECT count(*) AS conversations FROM conversations
WHERE tenant_id = :tenant_id AND started_at >= :from_at AND started_at < :to_at;
