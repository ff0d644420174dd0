-- Uses of one family take turns, so that a revocation cannot pass by a rotation that is under way.
--! lock_family
SELECT pg_advisory_xact_lock(hashtextextended(:family_id::uuid::text, 0))::text AS locked;

--! insert_refresh_token
INSERT INTO refresh_tokens (tenant_id, id, family_id, user_id, token_hash, created_at, expires_at)
VALUES (:tenant_id, :id, :family_id, :user_id, :token_hash, :created_at, :expires_at);

--! refresh_token : (used_at?, revoked_at?, successor_id?)
SELECT tenant_id, id, family_id, user_id, expires_at, used_at, revoked_at, successor_id
FROM refresh_tokens
WHERE token_hash = :token_hash;

-- Whether a token is the newest of its family and can still be used.
--! is_unused
SELECT (used_at IS NULL AND revoked_at IS NULL) AS unused FROM refresh_tokens WHERE id = :id AND family_id = :family_id;

--! use_refresh_token
UPDATE refresh_tokens SET used_at = :now, successor_id = :successor_id
WHERE tenant_id = :tenant_id AND id = :id;

--! revoke_family
UPDATE refresh_tokens SET revoked_at = :now WHERE family_id = :family_id AND revoked_at IS NULL;

--! prune_refresh_tokens
DELETE FROM refresh_tokens WHERE expires_at < :before;

-- Two servers that start on an empty table take turns and so agree on one key.
--! lock_signing_keys
SELECT pg_advisory_xact_lock(hashtext('tekup_signing_keys'))::text AS locked;

-- Newest first: that one signs, the others still verify.
--! signing_keys
SELECT id, private_key, public_key FROM signing_keys ORDER BY created_at DESC, id LIMIT 10;

--! insert_signing_key
INSERT INTO signing_keys (id, private_key, public_key) VALUES (:id, :private_key, :public_key);
