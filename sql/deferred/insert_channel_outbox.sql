INSERT INTO channel_outbox (tenant_id, channel_id, id, subject, key, headers, payload, sealed, actor_type, actor_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
