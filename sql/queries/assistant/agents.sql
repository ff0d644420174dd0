--: Agent(started_at?)

--: AgentVersion(note?, author_id?)

--! insert_agent
INSERT INTO agents (tenant_id, id, name, kind, description, version, latest, stopped, created_at, updated_at)
VALUES (:tenant_id, :id, :name, :kind, :description, 1, 1, FALSE, :now, :now)
ON CONFLICT (tenant_id, name) DO NOTHING
RETURNING id;

--! count_agents
SELECT count(*) AS agents FROM agents;

--! get_agent : Agent
SELECT id, name, kind, description, version, latest, stopped, created_at, updated_at, started_at
FROM agents
WHERE id = :id;

--! lock_agent : Agent
SELECT id, name, kind, description, version, latest, stopped, created_at, updated_at, started_at
FROM agents
WHERE id = :id
FOR UPDATE;

--! list_agents (kind?, search?, before_at?, before_id?) : (started_at?, last_state?, last_at?)
SELECT a.id, a.name, a.kind, a.description, a.version, a.latest, a.stopped, a.created_at, a.updated_at, a.started_at,
    last.state AS last_state, last.created_at AS last_at
FROM agents AS a
LEFT JOIN LATERAL (
    SELECT r.state, e.created_at
    FROM agent_executions AS e
    JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
    WHERE e.agent_id = a.id AND NOT e.rehearsal
    ORDER BY e.created_at DESC, e.run_id DESC
    LIMIT 1
) AS last ON TRUE
WHERE (:kind::text IS NULL OR a.kind = :kind)
    AND (:search::text IS NULL OR strpos(lower(a.name || ' ' || a.description), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (a.updated_at, a.id) < (:before_at, :before_id::uuid))
ORDER BY a.updated_at DESC, a.id DESC
LIMIT :limit;

--! update_agent
UPDATE agents
SET name = :name, kind = :kind, description = :description, version = :version, latest = :latest, updated_at = :now
WHERE id = :id;

--! set_stopped
UPDATE agents SET stopped = :stopped, updated_at = :now WHERE id = :id;

--! set_started
UPDATE agents SET started_at = :now WHERE id = :id;

--! delete_agent
DELETE FROM agents WHERE id = :id RETURNING id;

--! insert_agent_version (note?, author_id?)
INSERT INTO agent_versions (
    tenant_id, agent_id, number, definition, note, author_type, author_id, author_name, created_at
)
VALUES (:tenant_id, :agent_id, :number, :definition, :note, :author_type, :author_id, :author_name, :now);

--! get_agent_version : AgentVersion
SELECT number, definition, note, author_id, author_name, created_at
FROM agent_versions
WHERE agent_id = :agent_id AND number = :number;

--! list_agent_versions : AgentVersion
SELECT number, definition, note, author_id, author_name, created_at
FROM agent_versions
WHERE agent_id = :agent_id AND number < :before
ORDER BY number DESC
LIMIT :limit;
