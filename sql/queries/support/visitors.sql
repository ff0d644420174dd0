-- What visitors of a widget may reach: their own conversations, as the door has proven who they are.

--: Seen(csat?)

-- A visitor without a signed identity owns what this browser began; one with it, what the customer wrote in
-- a widget or an app. Everything else is not there.
--! own_conversation (customer_id?) : Seen
SELECT c.customer_read, c.staff_read, c.csat
FROM conversations AS c
WHERE c.tenant_id = :tenant_id AND c.id = :id AND c.channel IN ('web', 'mobile')
    AND CASE WHEN :customer_id::uuid IS NULL THEN c.visitor_id = :visitor_id::uuid
        ELSE c.customer_id = :customer_id::uuid END;

--! own_conversations_of_visitor
SELECT id, last_activity_at FROM conversations
WHERE tenant_id = :tenant_id AND visitor_id = :visitor_id AND channel IN ('web', 'mobile')
ORDER BY last_activity_at DESC, id DESC
LIMIT :limit;

--! own_conversations_of_customer
SELECT id, last_activity_at FROM conversations
WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND channel IN ('web', 'mobile')
ORDER BY last_activity_at DESC, id DESC
LIMIT :limit;

--! mark_begun_by (visitor_id?)
UPDATE conversations SET widget_id = :widget_id, visitor_id = :visitor_id
WHERE tenant_id = :tenant_id AND id = :id;

-- The browser's conversations belong to the customer alone once it is known who sits there.
--! release_visitor
UPDATE conversations SET visitor_id = NULL WHERE tenant_id = :tenant_id AND visitor_id = :visitor_id;

--! read_by_customer
UPDATE conversations SET customer_read = least(:read::integer, message_count)
WHERE tenant_id = :tenant_id AND id = :id AND customer_read < least(:read::integer, message_count);

--! read_by_staff
UPDATE conversations SET staff_read = least(:read::integer, message_count)
WHERE tenant_id = :tenant_id AND id = :id AND staff_read < least(:read::integer, message_count);

--! rate_conversation (comment?)
UPDATE conversations SET csat = :csat, csat_comment = :comment, csat_at = :now
WHERE tenant_id = :tenant_id AND id = :id;

