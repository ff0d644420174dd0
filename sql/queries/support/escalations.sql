--: Escalation(queue_name?, assigned_to?, assigned_at?, resolved_at?, resolution_notes?, resolved_by?)

-- Nothing happens when one is open already.
--! insert_escalation (queue_name?)
INSERT INTO escalations (tenant_id, id, conversation_id, reason, priority, queue_name, created_at, context)
VALUES (:tenant_id, :id, :conversation_id, :reason, :priority, :queue_name, :created_at, :context)
ON CONFLICT (tenant_id, conversation_id) WHERE resolved_at IS NULL DO NOTHING
RETURNING id;

--! open_escalation : Escalation
SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at,
    resolution_notes, resolved_by
FROM escalations
WHERE conversation_id = :conversation_id
ORDER BY created_at DESC
LIMIT 1;

--! assign_escalation
UPDATE escalations SET assigned_to = :assigned_to, assigned_at = :now
WHERE conversation_id = :conversation_id AND resolved_at IS NULL;

--! resolve_escalation (notes?, resolved_by?)
UPDATE escalations SET resolved_at = :now, resolution_notes = :notes, resolved_by = :resolved_by
WHERE conversation_id = :conversation_id AND resolved_at IS NULL;

-- The queue: most urgent first, then oldest first. A position in it is (rank, created_at, id).
--! list_escalations (after_rank?, after_at?, after_id?) : Escalation
SELECT id, conversation_id, reason, priority, queue_name, assigned_to, assigned_at, created_at, resolved_at,
    resolution_notes, resolved_by
FROM escalations
WHERE (resolved_at IS NULL) = :open::boolean
    AND (:after_rank::integer IS NULL
        OR (array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id)
            > (:after_rank, :after_at::timestamptz, :after_id::uuid))
ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], priority), created_at, id
LIMIT :limit;
