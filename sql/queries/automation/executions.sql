--: WorkflowExecution(definition?, cause?, actor_id?, from_run?, from_node?, reply?, failure?)

--! insert_workflow_execution (definition?, cause?, actor_id?, from_run?, from_node?)
INSERT INTO workflow_executions (
    tenant_id, run_id, workflow_id, version, definition, node, input, cause, actor_type, actor_id, depth, level,
    from_run, from_node, created_at
)
VALUES (
    :tenant_id, :run_id, :workflow_id, :version, :definition, :node, :input, :cause, :actor_type, :actor_id, :depth,
    :level, :from_run, :from_node, :now
);

-- What a Run that is done over was started with, for whoever has it done over. No row: the origin was no execution.
--! copy_workflow_execution (actor_id?)
INSERT INTO workflow_executions (
    tenant_id, run_id, workflow_id, version, definition, node, input, actor_type, actor_id, depth, level, from_run,
    from_node, created_at
)
SELECT e.tenant_id, :run_id, e.workflow_id, e.version, e.definition, e.node, e.input, :actor_type, :actor_id, e.depth,
    e.level, e.from_run, e.from_node, :now
FROM workflow_executions AS e
WHERE e.run_id = :origin_id;

--! was_caused
SELECT run_id FROM workflow_executions WHERE workflow_id = :workflow_id AND cause = :cause;

--! get_workflow_execution : WorkflowExecution
SELECT run_id, workflow_id, version, definition, node, input, cause, actor_type, actor_id, depth, level, from_run,
    from_node, reply, failure, created_at
FROM workflow_executions
WHERE run_id = :run_id;

--! set_workflow_reply
UPDATE workflow_executions SET reply = :reply WHERE run_id = :run_id AND reply IS NULL;

--! set_workflow_failure
UPDATE workflow_executions SET failure = :failure WHERE run_id = :run_id;

--! list_workflow_executions (state?, before_at?, before_id?) : (started_at?, finished_at?, error?)
SELECT e.run_id, r.state, e.version, e.node, r.started_at, r.finished_at, r.error, e.created_at
FROM workflow_executions AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
WHERE e.workflow_id = :workflow_id
    AND (:state::text IS NULL OR r.state = :state)
    AND (:before_at::timestamptz IS NULL OR (e.created_at, e.run_id) < (:before_at, :before_id::uuid))
ORDER BY e.created_at DESC, e.run_id DESC
LIMIT :limit;

-- At most `most`: more need not be counted.
--! open_workflow_runs
SELECT count(*) AS open
FROM (
    SELECT 1 FROM runs WHERE kind = 'workflows.execute' AND state IN ('queued', 'waiting', 'running') LIMIT :most
) AS found;
