INSERT INTO audit_entries (tenant_id, id, at, actor_type, actor_id, operation, subject, request_id, door, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
