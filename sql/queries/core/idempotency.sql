--! find_idempotency_key : (response?)
SELECT operation, request_hash, response
FROM idempotency_keys
WHERE principal_id = :principal_id AND key = :key;

--! prune_idempotency_keys
DELETE FROM idempotency_keys WHERE created_at < :before;

--! amend_idempotency_key
UPDATE idempotency_keys SET response = :response
WHERE principal_id = :principal_id AND key = :key;
