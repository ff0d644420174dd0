--: Escalation(queue_id?, skill?, first_response_at?, queue_name?, assigned_to?, assigned_at?, resolved_at?, resolution_notes?, resolved_by?)

-- Nothing happens when one is open already.
--! insert_escalation (queue_name?, queue_id?, skill?)
INSERT INTO escalations (tenant_id, id, conversation_id, reason, priority, queue_name, created_at, context, queue_id,
    skill)
VALUES (:tenant_id, :id, :conversation_id, :reason, :priority, :queue_name, :created_at, :context, :queue_id,
    :skill)
ON CONFLICT (tenant_id, conversation_id) WHERE resolved_at IS NULL DO NOTHING
RETURNING id;

--! open_escalation : Escalation
SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at,
    resolution_notes, resolved_by, queue_id, skill, first_response_at
FROM escalations
WHERE conversation_id = :conversation_id
ORDER BY created_at DESC
LIMIT 1;

--! assign_escalation (assigned_to?)
UPDATE escalations
SET assigned_to = :assigned_to, assigned_at = CASE WHEN :assigned_to::uuid IS NULL THEN NULL ELSE :now::timestamptz END
WHERE conversation_id = :conversation_id AND resolved_at IS NULL;

--! resolve_escalation (notes?, resolved_by?)
UPDATE escalations SET resolved_at = :now, resolution_notes = :notes, resolved_by = :resolved_by
WHERE conversation_id = :conversation_id AND resolved_at IS NULL;

-- The queue: most urgent first, then oldest first. A position in it is (rank, created_at, id).
--! list_escalations (after_rank?, after_at?, after_id?) : Escalation
SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at,
    resolution_notes, resolved_by, queue_id, skill, first_response_at
FROM escalations
WHERE (resolved_at IS NULL) = :open::boolean
    AND (:after_rank::integer IS NULL
        OR (array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id)
            > (:after_rank, :after_at::timestamptz, :after_id::uuid))
ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id
LIMIT :limit;

--! first_response_of_escalation
UPDATE escalations SET first_response_at = :now
WHERE conversation_id = :conversation_id AND resolved_at IS NULL AND first_response_at IS NULL;

--! place_escalation (queue_id?, queue_name?, skill?)
UPDATE escalations SET queue_id = :queue_id, queue_name = :queue_name, skill = :skill, priority = :priority
WHERE conversation_id = :conversation_id AND resolved_at IS NULL;

-- Calls of a queue that nobody has, most urgent first.
--! unassigned_of_queue
SELECT conversation_id
FROM escalations
WHERE resolved_at IS NULL AND assigned_to IS NULL AND queue_id = :queue_id
ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id
LIMIT :limit;

-- Queues of all tenants that give out conversations and have some that nobody has.
--! queues_with_unassigned
SELECT DISTINCT q.tenant_id, q.id
FROM queues AS q
JOIN escalations AS e ON e.tenant_id = q.tenant_id AND e.queue_id = q.id
WHERE q.assignment <> 'manual' AND e.resolved_at IS NULL AND e.assigned_to IS NULL
LIMIT :limit;
