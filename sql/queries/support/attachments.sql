--! attachments_so_far
SELECT count(*) AS files, coalesce(sum(size), 0)::bigint AS bytes
FROM attachments
WHERE tenant_id = :tenant_id AND conversation_id = :conversation_id;

--! insert_attachment (width?, height?)
INSERT INTO attachments (
    tenant_id, id, conversation_id, message_id, name, media_type, width, height, size, content, created_at
)
VALUES (
    :tenant_id, :id, :conversation_id, :message_id, :name, :media_type, :width, :height, :size, :content, :now
);

--! get_attachment
SELECT a.id, a.conversation_id, a.message_id, a.name, a.media_type, a.content
FROM attachments AS a
WHERE a.tenant_id = :tenant_id AND a.id = :id;
