--: AgentExecution(definition?, actor_id?)

--! insert_agent_execution (definition?, actor_id?)
INSERT INTO agent_executions (
    tenant_id, run_id, agent_id, version, definition, actor_type, actor_id, depth, level, rehearsal, created_at
)
VALUES (
    :tenant_id, :run_id, :agent_id, :version, :definition, :actor_type, :actor_id, :depth, :level, :rehearsal, :now
);

-- What a Run that is done over was started with, for whoever has it done over. No row: the origin was no execution.
--! copy_agent_execution (actor_id?)
INSERT INTO agent_executions (
    tenant_id, run_id, agent_id, version, definition, actor_type, actor_id, depth, level, rehearsal, created_at
)
SELECT e.tenant_id, :run_id, e.agent_id, e.version, e.definition, :actor_type, :actor_id, e.depth, e.level,
    e.rehearsal, :now
FROM agent_executions AS e
WHERE e.run_id = :origin_id;

--! get_agent_execution : AgentExecution
SELECT run_id, agent_id, version, definition, actor_type, actor_id, depth, level, created_at
FROM agent_executions
WHERE run_id = :run_id;

--! list_agent_executions (state?, before_at?, before_id?) : (started_at?, finished_at?, error?)
SELECT e.run_id, r.state, e.version, r.started_at, r.finished_at, r.error, e.created_at, r.prompt_tokens,
    r.completion_tokens
FROM agent_executions AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
WHERE e.agent_id = :agent_id
    AND NOT e.rehearsal
    AND (:state::text IS NULL OR r.state = :state)
    AND (:before_at::timestamptz IS NULL OR (e.created_at, e.run_id) < (:before_at, :before_id::uuid))
ORDER BY e.created_at DESC, e.run_id DESC
LIMIT :limit;

-- Open executions of the tenant, at most `most`: more need not be counted.
--! open_agent_runs
SELECT count(*) AS open
FROM (
    SELECT 1 FROM runs WHERE kind = 'agents.execute' AND state IN ('queued', 'waiting', 'running') LIMIT :most
) AS found;

-- What is under way of one agent.
--! open_runs_of_agent
SELECT e.run_id
FROM agent_executions AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
WHERE e.agent_id = :agent_id AND r.state IN ('queued', 'waiting', 'running')
ORDER BY e.created_at
LIMIT 1000;

-- How an agent did, a row for each day with executions.
--! agent_days : (median_ms?, p95_ms?)
SELECT date_trunc('day', e.created_at) AS day,
    count(*) AS runs,
    count(*) FILTER (WHERE r.state = 'completed') AS completed,
    count(*) FILTER (WHERE r.state = 'failed') AS failed,
    coalesce(sum(r.prompt_tokens), 0)::bigint AS prompt_tokens,
    coalesce(sum(r.completion_tokens), 0)::bigint AS completion_tokens,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY r.work_ms) FILTER (WHERE r.finished_at IS NOT NULL) AS median_ms,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY r.work_ms) FILTER (WHERE r.finished_at IS NOT NULL) AS p95_ms
FROM agent_executions AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
WHERE e.agent_id = :agent_id AND NOT e.rehearsal AND e.created_at >= :from
GROUP BY date_trunc('day', e.created_at)
ORDER BY day;

--! insert_agent_message
INSERT INTO agent_messages (tenant_id, run_id, id, by_name, content, created_at)
VALUES (:tenant_id, :run_id, :id, :by_name, :content, :now);

--! count_agent_messages
SELECT count(*) AS messages FROM agent_messages WHERE run_id = :run_id;

--! unread_agent_messages
SELECT id, by_name, content, created_at
FROM agent_messages
WHERE run_id = :run_id AND read_at IS NULL
ORDER BY id
LIMIT 20;

--! set_agent_messages_read
UPDATE agent_messages SET read_at = :now WHERE run_id = :run_id AND id = ANY(:ids);

--! list_agent_messages : (read_at?)
SELECT id, by_name, content, created_at, read_at FROM agent_messages WHERE run_id = :run_id ORDER BY id LIMIT 200;
