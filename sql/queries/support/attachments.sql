--! attachments_so_far
SELECT count(*) AS files, coalesce(sum(size), 0)::bigint AS bytes
FROM attachments
WHERE tenant_id = :tenant_id AND conversation_id = :conversation_id;

--! insert_attachment (width?, height?)
INSERT INTO attachments (
    tenant_id, id, conversation_id, message_id, name, media_type, width, height, size, content, waiting, created_at
)
VALUES (
    :tenant_id, :id, :conversation_id, :message_id, :name, :media_type, :width, :height, :size, :content, :waiting,
    :now
);

-- Files that are uploaded for an answer, and not sent yet.
--! waiting_attachments : (width?, height?)
SELECT id, name, media_type, width, height, size
FROM attachments
WHERE tenant_id = :tenant_id AND conversation_id = :conversation_id AND id = ANY (:ids) AND waiting
ORDER BY created_at, id
FOR UPDATE;

--! attach_waiting
UPDATE attachments SET message_id = :message_id, waiting = false
WHERE tenant_id = :tenant_id AND id = ANY (:ids) AND waiting;

-- Across tenants: files whose answer was never sent.
--! prune_waiting
DELETE FROM attachments WHERE waiting AND created_at < :before;

--! attachments_of
SELECT name, media_type, content FROM attachments
WHERE tenant_id = :tenant_id AND message_id = :message_id AND NOT waiting
ORDER BY created_at, id
LIMIT 50;

--! get_attachment
SELECT a.id, a.conversation_id, a.message_id, a.name, a.media_type, a.content, a.waiting
FROM attachments AS a
WHERE a.tenant_id = :tenant_id AND a.id = :id;
