INSERT INTO outbox (tenant_id, id, type, subject, actor_type, actor_id, data, created_at, depth)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
