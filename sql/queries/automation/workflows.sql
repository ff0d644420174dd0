--: Workflow()

--: WorkflowVersion(note?, author_id?)

--! insert_workflow
INSERT INTO workflows (
    tenant_id, id, name, description, state, draft, revision, version, latest, created_at, updated_at
)
VALUES (:tenant_id, :id, :name, :description, 'draft', :draft, 1, 0, 0, :now, :now);

--! count_workflows
SELECT count(*) AS workflows FROM workflows;

--! get_workflow : Workflow
SELECT id, name, description, state, draft, revision, version, latest, created_at, updated_at
FROM workflows
WHERE id = :id;

--! lock_workflow : Workflow
SELECT id, name, description, state, draft, revision, version, latest, created_at, updated_at
FROM workflows
WHERE id = :id
FOR UPDATE;

--! list_workflows (state?, search?, before_at?, before_id?)
SELECT id, name, description, state, revision, version, latest, created_at, updated_at
FROM workflows
WHERE (:state::text IS NULL OR state = :state)
    AND (:search::text IS NULL OR strpos(lower(name || ' ' || description), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (updated_at, id) < (:before_at, :before_id::uuid))
ORDER BY updated_at DESC, id DESC
LIMIT :limit;

--! update_workflow
UPDATE workflows SET name = :name, description = :description, updated_at = :now WHERE id = :id;

--! save_draft
UPDATE workflows SET draft = :draft, revision = revision + 1, updated_at = :now WHERE id = :id;

--! set_published
UPDATE workflows SET state = 'published', version = :version, latest = :version, updated_at = :now WHERE id = :id;

--! set_archived
UPDATE workflows SET state = 'archived', version = 0, updated_at = :now WHERE id = :id;

--! delete_workflow
DELETE FROM workflows WHERE id = :id RETURNING id;

--! insert_workflow_version (note?, author_id?)
INSERT INTO workflow_versions (
    tenant_id, workflow_id, number, definition, note, author_type, author_id, author_name, created_at
)
VALUES (
    :tenant_id, :workflow_id, :number, :definition, :note, :author_type, :author_id, :author_name, :now
);

--! get_workflow_version : WorkflowVersion
SELECT number, definition, note, author_type, author_id, author_name, created_at
FROM workflow_versions
WHERE workflow_id = :workflow_id AND number = :number;

--! list_workflow_versions : (note?, author_id?)
SELECT number, note, author_id, author_name, created_at
FROM workflow_versions
WHERE workflow_id = :workflow_id AND number < :before
ORDER BY number DESC
LIMIT :limit;
