--: Conversation(language?, ended_at?, sentiment_score?, resolution_type?, escalation_reason?, assigned_to?, assigned_name?, last_message?, customer_name?)

--! insert_conversation (language?)
INSERT INTO conversations (
    tenant_id, id, customer_id, channel, language, started_at, last_activity_at, metadata
)
VALUES (:tenant_id, :id, :customer_id, :channel, :language, :now, :now, :metadata);

--! get_conversation : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM conversations AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE c.id = :id;

-- The same, held until the transaction ends: messages of a conversation are numbered under this lock.
--! lock_conversation : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM conversations AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE c.id = :id
FOR UPDATE OF c;

-- The lists that are asked for most, each a walk along its index: with every filter optional, the prepared
-- plan of `list_conversations` reads all conversations of the tenant.
--! latest_conversations : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND (last_activity_at, id) < (:before_at::timestamptz, :before_id::uuid)
    ORDER BY last_activity_at DESC, id DESC
    LIMIT :limit
) AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
ORDER BY c.last_activity_at DESC, c.id DESC;

--! latest_conversations_of_status : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND status = :status
        AND (last_activity_at, id) < (:before_at::timestamptz, :before_id::uuid)
    ORDER BY last_activity_at DESC, id DESC
    LIMIT :limit
) AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
ORDER BY c.last_activity_at DESC, c.id DESC;

--! customer_conversations : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND customer_id = :customer_id
        AND (last_activity_at, id) < (:before_at::timestamptz, :before_id::uuid)
    ORDER BY last_activity_at DESC, id DESC
    LIMIT :limit
) AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
ORDER BY c.last_activity_at DESC, c.id DESC;

--! list_conversations (status?, channel?, assigned_to?, search?, before_at?, before_id?) : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata
FROM conversations AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE c.tenant_id = :tenant_id
    AND (:status::text IS NULL OR c.status = :status)
    AND (:channel::text IS NULL OR c.channel = :channel)
    AND (:assigned_to::uuid IS NULL OR c.assigned_to = :assigned_to)
    AND (NOT :unassigned::boolean OR c.assigned_to IS NULL)
    AND (:search::text IS NULL OR c.last_message ILIKE :search OR k.external_id ILIKE :search
        OR k.name ILIKE :search)
    AND (:before_at::timestamptz IS NULL OR (c.last_activity_at, c.id) < (:before_at, :before_id::uuid))
ORDER BY c.last_activity_at DESC, c.id DESC
LIMIT :limit;

--! update_conversation (language?, ended_at?, sentiment_score?, resolution_type?, resolution_time_seconds?, escalation_reason?, assigned_to?, assigned_name?, last_message?)
UPDATE conversations
SET status = :status, language = :language, ended_at = :ended_at, last_activity_at = :last_activity_at,
    message_count = :message_count, confidence_sum = :confidence_sum, confidence_count = :confidence_count,
    sentiment_score = :sentiment_score, resolution_type = :resolution_type,
    resolution_time_seconds = :resolution_time_seconds, escalated = :escalated,
    escalation_reason = :escalation_reason, assigned_to = :assigned_to, assigned_name = :assigned_name,
    unanswered_in_a_row = :unanswered_in_a_row, last_message = :last_message
WHERE id = :id;

-- Conversations nobody has written in for long, across tenants.
--! idle_conversations
SELECT tenant_id, id FROM conversations
WHERE status = 'active' AND last_activity_at < :before
ORDER BY last_activity_at
LIMIT :limit;

-- The beginning of the newest message, when its words have changed.
--! preview_message
UPDATE conversations
SET last_message = :preview
WHERE id = :id AND message_count = :number;
