--! insert_model_alias (cache?)
INSERT INTO model_aliases (
    tenant_id, id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at
)
VALUES (
    :tenant_id, :id, :name, :strategy, :targets, :local_only, :max_attempts, :first_token_ms, :cache, :now, :now
);

--! count_model_aliases
SELECT count(*) AS aliases FROM model_aliases;

--! get_model_alias : (cache?)
SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at
FROM model_aliases WHERE id = :id;

--! all_model_aliases : (cache?)
SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at
FROM model_aliases ORDER BY name;

--! list_model_aliases (after?) : (cache?)
SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at
FROM model_aliases
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! update_model_alias (cache?)
UPDATE model_aliases
SET name = :name, strategy = :strategy, targets = :targets, local_only = :local_only,
    max_attempts = :max_attempts, first_token_ms = :first_token_ms, cache = :cache, updated_at = :now
WHERE id = :id
RETURNING id;

--! delete_model_alias
DELETE FROM model_aliases WHERE id = :id RETURNING id;
