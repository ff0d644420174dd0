--: ApiKey(created_by?, last_used_at?, expires_at?, revoked_at?)

--! insert_api_key (created_by?, expires_at?)
INSERT INTO api_keys (tenant_id, id, name, prefix, key_hash, scopes, created_by, created_at, expires_at)
VALUES (:tenant_id, :id, :name, :prefix, :key_hash, :scopes, :created_by, :created_at, :expires_at);

--! list_api_keys (after_created?, after_id?) : ApiKey
SELECT id, name, prefix, scopes, created_by, created_at, last_used_at, expires_at, revoked_at
FROM api_keys
WHERE revoked_at IS NULL
    AND (:after_created::timestamptz IS NULL OR (created_at, id) < (:after_created, :after_id::uuid))
ORDER BY created_at DESC, id DESC
LIMIT :limit;

--! api_key : ApiKey
SELECT id, name, prefix, scopes, created_by, created_at, last_used_at, expires_at, revoked_at
FROM api_keys
WHERE id = :id;

--! revoke_api_key
UPDATE api_keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL RETURNING key_hash;

--! api_key_by_hash : (expires_at?)
SELECT tenant_id, id, name, scopes, expires_at
FROM api_keys
WHERE key_hash = :key_hash AND revoked_at IS NULL;

--! touch_api_key
UPDATE api_keys SET last_used_at = :now
WHERE tenant_id = :tenant_id AND id = :id
    AND (last_used_at IS NULL OR last_used_at < :stale);

--! ensure_api_key
INSERT INTO api_keys (tenant_id, id, name, prefix, key_hash, scopes, created_at)
VALUES (:tenant_id, :id, :name, :prefix, :key_hash, :scopes, :created_at)
ON CONFLICT (tenant_id, key_hash) DO NOTHING;
