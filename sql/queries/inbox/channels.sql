--: Thread()
--: Outgoing(external_id?)

--! conversation_of_thread
SELECT conversation_id FROM channel_threads WHERE connection_id = :connection_id AND thread_key = :thread_key;

--! put_thread
INSERT INTO channel_threads (
    tenant_id, conversation_id, connection_id, thread_key, address, details, created_at
)
VALUES (:tenant_id, :conversation_id, :connection_id, :thread_key, :address, :details, :now)
ON CONFLICT (tenant_id, conversation_id) DO UPDATE SET address = EXCLUDED.address, details = EXCLUDED.details;

--! get_thread : Thread
SELECT conversation_id, connection_id, thread_key, address, details
FROM channel_threads
WHERE conversation_id = :conversation_id;

--! held_conversations
SELECT conversation_id
FROM channel_threads
WHERE conversation_id = ANY (:conversations::uuid[]);

-- A conversation became a part of another one; where that is held on a channel itself, it stays there.
--! move_thread
UPDATE channel_threads SET conversation_id = :into
WHERE conversation_id = :conversation_id
    AND NOT EXISTS (SELECT FROM channel_threads AS other WHERE other.conversation_id = :into);

-- No row when it is on its way already.
--! insert_outgoing
INSERT INTO channel_messages (
    tenant_id, message_id, conversation_id, connection_id, content, automatic, created_at
)
VALUES (:tenant_id, :message_id, :conversation_id, :connection_id, :content, :automatic, :now)
ON CONFLICT (tenant_id, message_id) DO NOTHING
RETURNING message_id;

--! get_outgoing : Outgoing
SELECT message_id, conversation_id, connection_id, content, automatic, status, external_id
FROM channel_messages
WHERE message_id = :message_id;

--! record_sent
UPDATE channel_messages
SET status = 'sent', external_id = :external_id, error = NULL, sent_at = :now
WHERE message_id = :message_id;

--! record_not_sent
UPDATE channel_messages SET status = :status, error = :error WHERE message_id = :message_id;
