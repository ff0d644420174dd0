INSERT INTO rule_decisions (
    tenant_id, id, at, subject, conversation_id, message_id, message_at, facts, outcomes
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
