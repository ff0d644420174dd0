--: Action(conversation_id?, connection_id?, result?, error_message?, approval_id?, run_id?, started_at?, completed_at?, duration_ms?, next_retry_at?, actor_id?, approval_permission?, approver_id?, approval_state?, approval_expires_at?, decided_at?, decided_name?, approval_comment?, arguments_hash?)

-- No row when an action of this key is there already.
--! insert_action (conversation_id?, connection_id?, approval_id?, run_id?, actor_id?)
INSERT INTO actions (
    tenant_id, id, conversation_id, action_type, connection_id, status, parameters, idempotency_key, source,
    approval_id, run_id, created_at, max_retries, deadline_at, actor_type, actor_id
)
VALUES (
    :tenant_id, :id, :conversation_id, :action_type, :connection_id, :status, :parameters, :idempotency_key,
    :source, :approval_id, :run_id, :now, :max_retries, :deadline_at, :actor_type, :actor_id
)
ON CONFLICT (tenant_id, idempotency_key) DO NOTHING
RETURNING id;

--! action_of_key
SELECT id FROM actions WHERE idempotency_key = :idempotency_key;

--! get_action : Action
SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result,
    a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at,
    a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type,
    a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state,
    p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment,
    p.arguments_hash
FROM actions AS a
LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id
WHERE a.id = :id;

-- The same, held until the transaction ends.
--! lock_action : Action
SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result,
    a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at,
    a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type,
    a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state,
    p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment,
    p.arguments_hash
FROM actions AS a
LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id
WHERE a.id = :id
FOR UPDATE OF a;

--! list_actions (status?, action_type?, conversation_id?, connection_id?, before_at?, before_id?) : Action
SELECT a.id, a.conversation_id, a.action_type, a.connection_id, a.status, a.parameters, a.result,
    a.error_message, a.idempotency_key, a.source, a.approval_id, a.run_id, a.created_at, a.started_at,
    a.completed_at, a.duration_ms, a.retry_count, a.max_retries, a.next_retry_at, a.deadline_at, a.actor_type,
    a.actor_id, p.permission AS approval_permission, p.approver_id, p.state AS approval_state,
    p.expires_at AS approval_expires_at, p.decided_at, p.decided_name, p.comment AS approval_comment,
    p.arguments_hash
FROM actions AS a
LEFT JOIN approvals AS p ON p.tenant_id = a.tenant_id AND p.id = a.approval_id
WHERE (:status::text IS NULL OR a.status = :status)
    AND (:action_type::text IS NULL OR a.action_type = :action_type)
    AND (:conversation_id::uuid IS NULL OR a.conversation_id = :conversation_id)
    AND (:connection_id::uuid IS NULL OR a.connection_id = :connection_id)
    AND (:before_at::timestamptz IS NULL OR (a.created_at, a.id) < (:before_at, :before_id::uuid))
ORDER BY a.created_at DESC, a.id DESC
LIMIT :limit;

--! begin_action
UPDATE actions
SET status = 'running', started_at = coalesce(started_at, :now), retry_count = :retry_count,
    next_retry_at = NULL
WHERE id = :id;

--! complete_action
UPDATE actions
SET status = 'completed', result = :result, error_message = NULL, completed_at = :now,
    duration_ms = :duration_ms, next_retry_at = NULL
WHERE id = :id;

--! end_action (error_message?)
UPDATE actions
SET status = :status, error_message = :error_message, completed_at = :now, next_retry_at = NULL
WHERE id = :id;

--! delay_action
UPDATE actions
SET status = 'pending', error_message = :error_message, next_retry_at = :next_retry_at
WHERE id = :id;

--! queue_action
UPDATE actions
SET status = 'pending', error_message = NULL, run_id = :run_id, completed_at = NULL, next_retry_at = NULL,
    deadline_at = :deadline_at
WHERE id = :id;

--! insert_approval (approver_id?, requested_by?)
INSERT INTO approvals (
    tenant_id, id, owner, subject_id, operation, arguments, arguments_hash, permission, approver_id, requested_by,
    requested_at, expires_at
)
VALUES (
    :tenant_id, :id, 'action', :action, :operation, :arguments, :arguments_hash, :permission, :approver_id, :requested_by,
    :now, :expires_at
);

--! decide_approval (decided_by?, decided_name?, comment?)
UPDATE approvals
SET state = :state, decided_at = :now, decided_by = :decided_by, decided_name = :decided_name, comment = :comment
WHERE id = :id AND state = 'pending'
RETURNING id;

-- Across tenants.
--! lapsed_approvals
SELECT tenant_id, id FROM approvals
WHERE state = 'pending' AND owner = 'action' AND expires_at < :now
ORDER BY expires_at
LIMIT :limit;

--! action_of_approval
SELECT id FROM actions WHERE approval_id = :approval_id LIMIT 1;
