--: AgentMemory(user_id?, customer_id?, agent_id?, run_id?, agent_name?, expires_at?)

--: RecalledMemory(customer_id?, embedding?, embedded_by?)

-- No row: it stands already, under this id.
--! insert_agent_memory (user_id?, customer_id?, agent_id?, run_id?, author_id?, embedding?, embedded_by?, expires_at?)
INSERT INTO agent_memories (
    tenant_id, id, kind, about, user_id, customer_id, content, untrusted, agent_id, run_id, author_type, author_id,
    author_name, embedding, embedded_by, created_at, updated_at, used_at, expires_at
)
VALUES (
    :tenant_id, :id, :kind, :about, :user_id, :customer_id, :content, :untrusted, :agent_id, :run_id, :author_type,
    :author_id, :author_name, :embedding, :embedded_by, :now, :now, :now, :expires_at
)
ON CONFLICT (tenant_id, id) DO NOTHING
RETURNING id;

-- The fact that says the same about the same.
--! same_agent_memory (user_id?, customer_id?)
SELECT id, untrusted
FROM agent_memories
WHERE kind = 'fact' AND about = :about AND user_id IS NOT DISTINCT FROM :user_id
    AND customer_id IS NOT DISTINCT FROM :customer_id AND lower(content) = lower(:content)
LIMIT 1
FOR UPDATE;

--! get_agent_memory (reader?) : AgentMemory
SELECT m.id, m.kind, m.about, m.user_id, m.customer_id, m.content, m.untrusted, m.agent_id, a.name AS agent_name,
    m.run_id, m.author_type, m.author_name, m.uses, m.created_at, m.updated_at, m.used_at, m.expires_at
FROM agent_memories AS m
LEFT JOIN agents AS a ON a.tenant_id = m.tenant_id AND a.id = m.agent_id
WHERE m.id = :id AND (m.user_id IS NULL OR m.user_id = :reader)
    AND (m.expires_at IS NULL OR m.expires_at > :now);

--! list_agent_memories (reader?, kind?, about?, customer_id?, agent_id?, search?, before_at?, before_id?) : AgentMemory
SELECT m.id, m.kind, m.about, m.user_id, m.customer_id, m.content, m.untrusted, m.agent_id, a.name AS agent_name,
    m.run_id, m.author_type, m.author_name, m.uses, m.created_at, m.updated_at, m.used_at, m.expires_at
FROM agent_memories AS m
LEFT JOIN agents AS a ON a.tenant_id = m.tenant_id AND a.id = m.agent_id
WHERE (m.user_id IS NULL OR m.user_id = :reader)
    AND (m.expires_at IS NULL OR m.expires_at > :now)
    AND (:kind::text IS NULL OR m.kind = :kind)
    AND (:about::text IS NULL OR m.about = :about)
    AND (:customer_id::uuid IS NULL OR m.customer_id = :customer_id)
    AND (:agent_id::uuid IS NULL OR m.agent_id = :agent_id)
    AND (:search::text IS NULL OR strpos(lower(m.content), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (m.updated_at, m.id) < (:before_at, :before_id::uuid))
ORDER BY m.updated_at DESC, m.id DESC
LIMIT :limit;

-- What may be recalled for somebody, what was used last first.
--! recall_agent_memories (reader?, customer_id?) : RecalledMemory
SELECT id, kind, about, customer_id, content, untrusted, embedding, embedded_by, updated_at
FROM agent_memories
WHERE (about = 'business' OR user_id = :reader OR customer_id = :customer_id)
    AND (expires_at IS NULL OR expires_at > :now)
ORDER BY used_at DESC, id DESC
LIMIT :limit;

--! use_agent_memories
UPDATE agent_memories SET uses = uses + 1, used_at = :now WHERE id = ANY(:ids);

--! update_agent_memory (embedding?, embedded_by?, expires_at?)
UPDATE agent_memories
SET content = :content, untrusted = :untrusted, embedding = :embedding, embedded_by = :embedded_by,
    expires_at = :expires_at, updated_at = :now, used_at = :now
WHERE id = :id;

-- It was said again.
--! confirm_agent_memory (expires_at?)
UPDATE agent_memories
SET untrusted = untrusted AND :untrusted, expires_at = :expires_at, updated_at = :now, used_at = :now
WHERE id = :id;

--! delete_agent_memory (reader?)
DELETE FROM agent_memories WHERE id = :id AND (user_id IS NULL OR user_id = :reader) RETURNING id;

--! forget_agent_memories (user_id?, customer_id?)
DELETE FROM agent_memories
WHERE about = :about AND user_id IS NOT DISTINCT FROM :user_id AND customer_id IS NOT DISTINCT FROM :customer_id;

--! lapse_agent_memories
DELETE FROM agent_memories WHERE expires_at <= :now;

-- What was used least of what is about the same, beyond `most`.
--! crowd_out_agent_memories (user_id?, customer_id?)
DELETE FROM agent_memories
WHERE id IN (
    SELECT m.id FROM agent_memories AS m
    WHERE m.about = :about AND m.user_id IS NOT DISTINCT FROM :user_id
        AND m.customer_id IS NOT DISTINCT FROM :customer_id
    ORDER BY m.used_at DESC, m.id DESC
    OFFSET :most
);

--! has_customer
SELECT EXISTS (SELECT 1 FROM customers WHERE id = :id) AS found;
