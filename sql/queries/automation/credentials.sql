--! insert_workflow_credential
INSERT INTO workflow_credentials (tenant_id, id, name, kind, settings, secret, created_at)
VALUES (:tenant_id, :id, :name, :kind, :settings, :secret, :now);

--! count_workflow_credentials
SELECT count(*) AS credentials FROM workflow_credentials;

--! get_workflow_credential
SELECT id, name, kind, settings, secret FROM workflow_credentials WHERE id = :id;

--! list_workflow_credentials (after?)
SELECT id, name, kind, settings, created_at FROM workflow_credentials
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! delete_workflow_credential
DELETE FROM workflow_credentials WHERE id = :id RETURNING id;
