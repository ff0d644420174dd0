--: Found(sender_name?, customer_name?, intent?, assigned_name?)

-- Each message as row-level security shows it: what was found is only where to look.
--! search_messages : Found
SELECT m.id, m.created_at, m.conversation_id, m.number, m.sender_type, m.sender_name, m.content, m.internal, m.intent,
    c.status, c.channel, c.assigned_name, k.external_id AS user_id, k.name AS customer_name
FROM tekup_find_messages(:words, :before_at, :before_id, :limit) AS f
JOIN messages AS m ON m.tenant_id = :tenant_id AND m.id = f.id AND m.created_at = f.created_at
JOIN conversations AS c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
JOIN customers AS k ON k.tenant_id = c.tenant_id AND k.id = c.customer_id
ORDER BY m.created_at DESC, m.id DESC;
