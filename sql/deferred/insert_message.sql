INSERT INTO messages (
    tenant_id, id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent,
    confidence, entities, sentiment, language, sources, answer_state, answer_engine, answer_passage,
    requires_escalation, attachments, created_at, internal, mentions
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
