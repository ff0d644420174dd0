INSERT INTO idempotency_keys (tenant_id, principal_id, key, operation, request_hash, response)
VALUES ($1, $2, $3, $4, $5, $6)
