--: Activity(subject?, body?, minutes?, actor_id?)
--: Task(kind?, record_id?, record_name?, body?, due_at?, assignee_id?, assignee_name?, done_at?)
--: Change(set_id?, actor_id?)
--: ChangeSet(actor_id?, undone_at?)
--: AboutRun(error?, finished_at?)

--! activities (before_at?, before_id?) : Activity
SELECT id, kind, record_id, type AS what, subject, body, at, minutes, actor_type, actor_id, actor_name
FROM crm_activities
WHERE tenant_id = :tenant_id AND record_id = ANY (:records)
    AND (:before_at::timestamptz IS NULL OR (at, id) < (:before_at, :before_id::uuid))
ORDER BY at DESC, id DESC
LIMIT :limit;

--! lock_activity : Activity
SELECT id, kind, record_id, type AS what, subject, body, at, minutes, actor_type, actor_id, actor_name
FROM crm_activities
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! put_activity (subject?, body?, minutes?, actor_id?)
INSERT INTO crm_activities (
    tenant_id, id, kind, record_id, type, subject, body, at, minutes, actor_type, actor_id, actor_name, created_at,
    updated_at
)
VALUES (
    :tenant_id, :id, :kind, :record_id, :what, :subject, :body, :at, :minutes, :actor_type, :actor_id, :actor_name, :now,
    :now
)
ON CONFLICT (tenant_id, id) DO UPDATE
SET type = excluded.type, subject = excluded.subject, body = excluded.body, at = excluded.at,
    minutes = excluded.minutes, updated_at = excluded.updated_at;

--! delete_activity
DELETE FROM crm_activities WHERE tenant_id = :tenant_id AND id = :id;

--! record_tasks : Task
SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id,
    (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at
FROM crm_tasks AS t
WHERE t.tenant_id = :tenant_id AND t.record_id = ANY (:records)
ORDER BY t.id DESC
LIMIT 200;

-- Open tasks in the order in which they are due, or done ones, of one person or of everybody.
--! open_tasks (assignee_id?, after_at?, after_id?) : Task
SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id,
    (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at
FROM crm_tasks AS t
WHERE t.tenant_id = :tenant_id AND t.done_at IS NULL
    AND (:assignee_id::uuid IS NULL OR t.assignee_id = :assignee_id)
    AND (:after_at::timestamptz IS NULL
        OR (coalesce(t.due_at, 'infinity'), t.id) > (:after_at, :after_id::uuid))
ORDER BY coalesce(t.due_at, 'infinity'), t.id
LIMIT :limit;

--! lock_task : Task
SELECT t.id, t.kind, t.record_id, NULL::text AS record_name, t.title, t.body, t.priority, t.due_at, t.assignee_id,
    (SELECT u.name FROM users AS u WHERE u.id = t.assignee_id) AS assignee_name, t.done_at, t.revision, t.created_at
FROM crm_tasks AS t
WHERE t.tenant_id = :tenant_id AND t.id = :id
FOR UPDATE;

--! put_task (kind?, record_id?, body?, due_at?, assignee_id?, done_at?, created_by?)
INSERT INTO crm_tasks (
    tenant_id, id, kind, record_id, title, body, priority, due_at, assignee_id, done_at, revision, created_by,
    created_at, updated_at
)
VALUES (
    :tenant_id, :id, :kind, :record_id, :title, :body, :priority, :due_at, :assignee_id, :done_at, :revision,
    :created_by, :now, :now
)
ON CONFLICT (tenant_id, id) DO UPDATE
SET title = excluded.title, body = excluded.body, priority = excluded.priority, due_at = excluded.due_at,
    assignee_id = excluded.assignee_id, done_at = excluded.done_at, revision = excluded.revision,
    updated_at = excluded.updated_at;

--! delete_task
DELETE FROM crm_tasks WHERE tenant_id = :tenant_id AND id = :id;

--! insert_changes
INSERT INTO crm_changes (
    tenant_id, id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name
)
SELECT tenant_id, id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name
FROM json_populate_recordset(NULL::crm_changes, :changes::text::json);

--! changes (before_at?, before_id?) : Change
SELECT id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name FROM crm_changes
WHERE tenant_id = :tenant_id AND record_id = ANY (:records)
    AND (:before_at::timestamptz IS NULL OR (at, id) < (:before_at, :before_id::uuid))
ORDER BY at DESC, id DESC
LIMIT :limit;

--! set_changes : Change
SELECT id, set_id, kind, record_id, before, after, revision, at, actor_type, actor_id, actor_name FROM crm_changes
WHERE tenant_id = :tenant_id AND set_id = :set_id
ORDER BY id;

--! insert_set (actor_id?)
INSERT INTO crm_change_sets (tenant_id, id, kind, action, records, actor_type, actor_id, actor_name, at)
VALUES (:tenant_id, :id, :kind, :action, :records, :actor_type, :actor_id, :actor_name, :at);

--! lock_set : ChangeSet
SELECT id, kind, action, records, actor_type, actor_id, actor_name, at, undone_at FROM crm_change_sets
WHERE tenant_id = :tenant_id AND id = :id
FOR UPDATE;

--! sets (before_id?) : ChangeSet
SELECT id, kind, action, records, actor_type, actor_id, actor_name, at, undone_at FROM crm_change_sets
WHERE tenant_id = :tenant_id AND (:before_id::uuid IS NULL OR id < :before_id)
ORDER BY id DESC
LIMIT :limit;

--! set_undone
UPDATE crm_change_sets SET undone_at = :now WHERE tenant_id = :tenant_id AND id = :id;

--! runs_about : AboutRun
SELECT id, kind, state, error, created_at, finished_at FROM runs
WHERE tenant_id = :tenant_id AND subject = ANY (:records)
ORDER BY created_at DESC
LIMIT 100;
