--: Conversation(language?, ended_at?, sentiment_score?, resolution_type?, escalation_reason?, assigned_to?, assigned_name?, last_message?, customer_name?, queue_id?, skill?, taken_over_at?, first_response_at?, merged_into?)

--! insert_conversation (language?)
INSERT INTO conversations (
    tenant_id, id, customer_id, channel, language, started_at, last_activity_at, metadata
)
VALUES (:tenant_id, :id, :customer_id, :channel, :language, :now, :now, :metadata);

--! get_conversation : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM conversations AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE c.id = :id;

-- The same, held until the transaction ends: messages of a conversation are numbered under this lock.
--! lock_conversation : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
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
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority,
        queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND last_activity_at >= :from_at
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
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority,
        queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND status = :status
        AND last_activity_at >= :from_at
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
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM (
    SELECT tenant_id, id, customer_id, channel, status, language, started_at, ended_at, last_activity_at,
        message_count, confidence_sum, confidence_count, sentiment_score, resolution_type, escalated,
        escalation_reason, assigned_to, assigned_name, unanswered_in_a_row, last_message, metadata, priority,
        queue_id, skill, tags, taken_over_at, first_response_at, reopened_count, merged_into
    FROM conversations
    WHERE tenant_id = :tenant_id
        AND customer_id = :customer_id
        AND (last_activity_at, id) < (:before_at::timestamptz, :before_id::uuid)
    ORDER BY last_activity_at DESC, id DESC
    LIMIT :limit
) AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
ORDER BY c.last_activity_at DESC, c.id DESC;

--! list_conversations (status?, channel?, assigned_to?, queue_id?, priority?, tag?, language?, search?) : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM conversations AS c
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE c.tenant_id = :tenant_id
    AND (:status::text IS NULL OR c.status = :status)
    AND (:channel::text IS NULL OR c.channel = :channel)
    AND (:assigned_to::uuid IS NULL OR c.assigned_to = :assigned_to)
    AND (NOT :unassigned::boolean OR c.assigned_to IS NULL)
    AND (:queue_id::uuid IS NULL OR c.queue_id = :queue_id)
    AND (:priority::text IS NULL OR c.priority = :priority)
    AND (:tag::text IS NULL OR :tag = ANY (c.tags))
    AND (:language::text IS NULL OR c.language = :language)
    AND (:search::text IS NULL OR c.last_message ILIKE :search OR k.external_id ILIKE :search
        OR k.name ILIKE :search)
    AND c.last_activity_at >= :from_at
    AND (c.last_activity_at, c.id) < (:before_at::timestamptz, :before_id::uuid)
ORDER BY c.last_activity_at DESC, c.id DESC
LIMIT :limit;

-- The same, begun with those in which customers wanted something.
--! list_conversations_of_intent (status?, channel?, assigned_to?, queue_id?, priority?, tag?, language?, search?) : Conversation
SELECT c.id, c.customer_id, k.external_id AS user_id, coalesce(k.name, k.email, k.phone) AS customer_name, c.channel, c.status, c.language, c.started_at,
    c.ended_at, c.last_activity_at, c.message_count, c.confidence_sum, c.confidence_count, c.sentiment_score,
    c.resolution_type, c.escalated, c.escalation_reason, c.assigned_to, c.assigned_name,
    c.unanswered_in_a_row, c.last_message, c.metadata, c.priority, c.queue_id, c.skill, c.tags,
    c.taken_over_at, c.first_response_at, c.reopened_count, c.merged_into
FROM conversation_intents AS i
JOIN conversations AS c ON c.tenant_id = i.tenant_id AND c.id = i.conversation_id
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
WHERE i.tenant_id = :tenant_id AND i.intent = :intent
    AND (:status::text IS NULL OR c.status = :status)
    AND (:channel::text IS NULL OR c.channel = :channel)
    AND (:assigned_to::uuid IS NULL OR c.assigned_to = :assigned_to)
    AND (NOT :unassigned::boolean OR c.assigned_to IS NULL)
    AND (:queue_id::uuid IS NULL OR c.queue_id = :queue_id)
    AND (:priority::text IS NULL OR c.priority = :priority)
    AND (:tag::text IS NULL OR :tag = ANY (c.tags))
    AND (:language::text IS NULL OR c.language = :language)
    AND (:search::text IS NULL OR c.last_message ILIKE :search OR k.external_id ILIKE :search
        OR k.name ILIKE :search)
    AND c.last_activity_at >= :from_at
    AND (c.last_activity_at, c.id) < (:before_at::timestamptz, :before_id::uuid)
ORDER BY c.last_activity_at DESC, c.id DESC
LIMIT :limit;

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

-- Tags in use, the most used of the newest conversations first.
--! used_tags
SELECT tag::text AS tag, count(*) AS uses
FROM (SELECT tags FROM conversations WHERE tags <> '{}' ORDER BY last_activity_at DESC LIMIT 5000) AS c,
    unnest(c.tags) AS tag
GROUP BY tag
ORDER BY uses DESC, tag
LIMIT :limit;

-- Messages of one conversation become those of another, numbered anew in the order of time.
--! move_messages
UPDATE messages AS m
SET conversation_id = :target::uuid
WHERE m.conversation_id = :source::uuid;

--! renumber_messages
UPDATE messages AS m
SET number = n.number
FROM (
    SELECT id, created_at, row_number() OVER (ORDER BY created_at, id)::integer AS number
    FROM messages WHERE conversation_id = :conversation_id
) AS n
WHERE m.id = n.id AND m.created_at = n.created_at AND m.conversation_id = :conversation_id
    AND m.number <> n.number;

--! move_escalations
UPDATE escalations SET conversation_id = :target::uuid
WHERE conversation_id = :source::uuid AND resolved_at IS NOT NULL;
