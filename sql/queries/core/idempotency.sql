--! find_idempotency_key : (response?)
SELECT operation, request_hash, response
FROM idempotency_keys
WHERE principal_id = :principal_id AND key = :key;

--! insert_idempotency_key (response?)
INSERT INTO idempotency_keys (tenant_id, principal_id, key, operation, request_hash, response)
VALUES (:tenant_id, :principal_id, :key, :operation, :request_hash, :response);

--! prune_idempotency_keys
DELETE FROM idempotency_keys WHERE created_at < :before;
