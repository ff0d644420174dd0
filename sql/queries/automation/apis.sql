--: WorkflowApi(source?, credential_id?)

--! put_workflow_api (source?, credential_id?)
INSERT INTO workflow_apis (
    tenant_id, id, name, title, version, server, source, credential_id, operations, skipped, revision, created_at, updated_at
)
VALUES (
    :tenant_id, :id, :name, :title, :version, :server, :source, :credential_id, :operations, :skipped, 1, :now, :now
)
ON CONFLICT (tenant_id, name) DO UPDATE SET
    title = excluded.title, version = excluded.version, server = excluded.server, source = excluded.source,
    credential_id = excluded.credential_id, operations = excluded.operations, skipped = excluded.skipped,
    revision = workflow_apis.revision + 1, updated_at = excluded.updated_at
RETURNING id;

--! count_workflow_apis
SELECT count(*) AS apis FROM workflow_apis;

--! stamp_workflow_apis
SELECT
    coalesce(
        string_agg(id::text || ':' || revision::text || ':' || coalesce(credential_id::text, ''), ',' ORDER BY id), ''
    ) AS stamp
FROM workflow_apis;

--! all_workflow_apis : WorkflowApi
SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at
FROM workflow_apis
ORDER BY name;

--! get_workflow_api : WorkflowApi
SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at
FROM workflow_apis
WHERE id = :id;

--! find_workflow_api : WorkflowApi
SELECT id, name, title, version, server, source, credential_id, operations, skipped, created_at, updated_at
FROM workflow_apis
WHERE name = :name;

--! list_workflow_apis (after?) : (source?, credential_id?)
SELECT
    id, name, title, version, server, source, credential_id, created_at, updated_at,
    jsonb_array_length(operations) AS operations
FROM workflow_apis
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! delete_workflow_api
DELETE FROM workflow_apis WHERE id = :id RETURNING id;
