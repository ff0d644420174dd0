--: WorkflowTrigger(next_at?, secret?)

--! put_workflow_trigger (next_at?)
INSERT INTO workflow_triggers (tenant_id, id, workflow_id, node, kind, inputs, active, next_at)
VALUES (:tenant_id, :id, :workflow_id, :node, :kind, :inputs, true, :next_at)
ON CONFLICT (tenant_id, workflow_id, node) DO UPDATE
SET inputs = EXCLUDED.inputs, active = true, next_at = EXCLUDED.next_at,
    id = CASE WHEN workflow_triggers.kind = EXCLUDED.kind THEN workflow_triggers.id ELSE EXCLUDED.id END,
    secret = CASE WHEN workflow_triggers.kind = EXCLUDED.kind THEN workflow_triggers.secret END,
    kind = EXCLUDED.kind;

-- They keep their addresses for when the workflow is published again.
--! rest_workflow_triggers
UPDATE workflow_triggers SET active = false, next_at = NULL WHERE workflow_id = :workflow_id;

--! list_workflow_triggers : WorkflowTrigger
SELECT id, workflow_id, node, kind, inputs, active, next_at, secret
FROM workflow_triggers
WHERE workflow_id = :workflow_id
ORDER BY node
LIMIT 2000;

--! get_workflow_trigger : WorkflowTrigger
SELECT id, workflow_id, node, kind, inputs, active, next_at, secret
FROM workflow_triggers
WHERE id = :id;

--! workflow_trigger_of : WorkflowTrigger
SELECT id, workflow_id, node, kind, inputs, active, next_at, secret
FROM workflow_triggers
WHERE workflow_id = :workflow_id AND node = :node
FOR UPDATE;

--! set_workflow_trigger_secret
UPDATE workflow_triggers SET secret = :secret WHERE id = :id;

-- Across tenants: whose address this is.
--! owner_of_workflow_trigger
SELECT tenant_id FROM workflow_triggers WHERE id = :id AND active;

-- Across tenants: which tenants have schedules that have come round.
--! due_workflow_triggers
SELECT tenant_id, id FROM workflow_triggers
WHERE active AND next_at <= :now
ORDER BY next_at
LIMIT :limit;

-- The schedule, unless another process has it or it has been moved on.
--! lock_due_workflow_trigger : WorkflowTrigger
SELECT id, workflow_id, node, kind, inputs, active, next_at, secret
FROM workflow_triggers
WHERE id = :id AND active AND next_at <= :now
FOR UPDATE SKIP LOCKED;

--! move_workflow_trigger (next_at?)
UPDATE workflow_triggers SET next_at = :next_at WHERE id = :id;

-- What events start.
--! listening_workflow_triggers : WorkflowTrigger
SELECT id, workflow_id, node, kind, inputs, active, next_at, secret
FROM workflow_triggers
WHERE kind IN ('trigger.event', 'trigger.email') AND active
ORDER BY id
LIMIT 2000;
