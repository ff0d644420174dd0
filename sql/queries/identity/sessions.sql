--! insert_refresh_token
INSERT INTO refresh_tokens (tenant_id, id, family_id, user_id, token_hash, created_at, expires_at)
VALUES (:tenant_id, :id, :family_id, :user_id, :token_hash, :created_at, :expires_at);

--! lock_refresh_token : (used_at?, revoked_at?)
SELECT tenant_id, id, family_id, user_id, expires_at, used_at, revoked_at
FROM refresh_tokens
WHERE token_hash = :token_hash
FOR UPDATE;

--! use_refresh_token
UPDATE refresh_tokens SET used_at = :now WHERE tenant_id = :tenant_id AND id = :id;

--! revoke_family
UPDATE refresh_tokens SET revoked_at = :now WHERE family_id = :family_id AND revoked_at IS NULL;

--! prune_refresh_tokens
DELETE FROM refresh_tokens WHERE expires_at < :before;

--! signing_key
SELECT id, private_key, public_key FROM signing_keys ORDER BY created_at DESC LIMIT 1;

--! insert_signing_key
INSERT INTO signing_keys (id, private_key, public_key)
SELECT :id, :private_key, :public_key
WHERE NOT EXISTS (SELECT 1 FROM signing_keys);
