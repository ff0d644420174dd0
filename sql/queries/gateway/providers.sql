--! insert_model_provider (url?, secret?)
INSERT INTO model_providers (tenant_id, id, name, kind, url, secret, settings, created_at, updated_at)
VALUES (:tenant_id, :id, :name, :kind, :url, :secret, :settings, :now, :now);

--! count_model_providers
SELECT count(*) AS providers FROM model_providers;

--! get_model_provider : (url?, secret?)
SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers WHERE id = :id;

--! lock_model_provider : (url?, secret?)
SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers WHERE id = :id
FOR UPDATE;

--! all_model_providers : (url?, secret?)
SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers ORDER BY name;

--! list_model_providers (after?) : (url?, secret?)
SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! update_model_provider (url?, secret?)
UPDATE model_providers
SET name = :name, url = :url, secret = :secret, settings = :settings, revision = revision + 1, updated_at = :now
WHERE id = :id;

--! delete_model_provider
DELETE FROM model_providers WHERE id = :id RETURNING id;
