--: JarvisThread()

--: JarvisTurn(screen?, answer?, answered_at?, state?, error?)

-- The tenant's agent of this sort, the first where there are several.
--! agent_of_kind : (definition)
SELECT a.id, a.name, a.stopped, a.version, v.definition
FROM agents AS a
JOIN agent_versions AS v ON v.tenant_id = a.tenant_id AND v.agent_id = a.id AND v.number = a.version
WHERE a.kind = :kind
ORDER BY a.created_at, a.id
LIMIT 1;

--! insert_jarvis_thread (user_id?) : JarvisThread
INSERT INTO jarvis_threads (
    tenant_id, id, title, owner_type, owner_id, owner_name, user_id, everyone, people, turns, created_at, updated_at
)
VALUES (:tenant_id, :id, :title, :owner_type, :owner_id, :owner_name, :user_id, FALSE, '{}', 0, :now, :now)
RETURNING id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at;

-- As far as `most`: more need not be counted.
--! count_jarvis_threads
SELECT count(*) AS threads
FROM (SELECT 1 FROM jarvis_threads WHERE owner_id = :owner_id LIMIT :most) AS found;

--! get_jarvis_thread : JarvisThread
SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at
FROM jarvis_threads
WHERE id = :id AND (owner_id = :reader OR everyone OR :reader = ANY(people));

--! lock_jarvis_thread : JarvisThread
SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at
FROM jarvis_threads
WHERE id = :id AND (owner_id = :reader OR everyone OR :reader = ANY(people))
FOR UPDATE;

-- Somebody's own.
--! list_jarvis_threads (search?, before_at?, before_id?) : JarvisThread
SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at
FROM jarvis_threads
WHERE owner_id = :reader
    AND (:search::text IS NULL OR strpos(lower(title), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (updated_at, id) < (:before_at, :before_id::uuid))
ORDER BY updated_at DESC, id DESC
LIMIT :limit;

-- What others share with somebody.
--! list_shared_jarvis_threads (search?, before_at?, before_id?) : JarvisThread
SELECT id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at
FROM jarvis_threads
WHERE (everyone OR people <> '{}')
    AND owner_id <> :reader
    AND (everyone OR :reader = ANY(people))
    AND (:search::text IS NULL OR strpos(lower(title), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (updated_at, id) < (:before_at, :before_id::uuid))
ORDER BY updated_at DESC, id DESC
LIMIT :limit;

--! update_jarvis_thread : JarvisThread
UPDATE jarvis_threads
SET title = :title, everyone = :everyone, people = :people
WHERE id = :id
RETURNING id, title, owner_id, owner_name, everyone, people, turns, created_at, updated_at;

-- Those of the given people who belong to the tenant.
--! members_among
SELECT user_id FROM memberships WHERE user_id = ANY(:people);

--! delete_jarvis_thread
DELETE FROM jarvis_threads WHERE id = :id;

--! insert_jarvis_turn (screen?)
INSERT INTO jarvis_turns (tenant_id, thread_id, number, content, screen, run_id, created_at)
VALUES (:tenant_id, :thread_id, :number, :content, :screen, :run_id, :now);

--! set_jarvis_turns
UPDATE jarvis_threads SET turns = :turns, updated_at = :now WHERE id = :id;

--! list_jarvis_turns : JarvisTurn
SELECT t.number, t.content, t.screen, t.run_id, t.answer, t.tools, t.untrusted, t.created_at, t.answered_at, r.state, r.error
FROM jarvis_turns AS t
LEFT JOIN runs AS r ON r.tenant_id = t.tenant_id AND r.id = t.run_id
WHERE t.thread_id = :thread_id AND t.number < :before
ORDER BY t.number DESC
LIMIT :limit;

-- Who has it done over is answered too.
--! answer_jarvis_turn
UPDATE jarvis_turns
SET answer = :answer, tools = :tools, untrusted = :untrusted, run_id = :run_id, answered_at = :now
WHERE thread_id = :thread_id AND number = :number;

-- Whether a Run answers in a thread.
--! answers_in_jarvis_thread
SELECT EXISTS (SELECT 1 FROM jarvis_turns WHERE thread_id = :thread_id AND run_id = :run_id) AS answers;
