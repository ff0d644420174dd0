--: Dialogue(asking?, action_id?)

-- Intents that ask before they act.
--! definitions : (dialogue?)
SELECT name, dialogue FROM intents WHERE dialogue IS NOT NULL;

--! set_definition (dialogue?)
UPDATE intents SET dialogue = :dialogue, updated_at = now() WHERE name = :name RETURNING id;

-- Newest first: the newest is the one that is asked about.
--! open_dialogues : Dialogue
SELECT id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at
FROM dialogues
WHERE conversation_id = :conversation_id AND state = 'open' AND updated_at > :since
ORDER BY started_at DESC, id DESC
LIMIT :limit;

--! list_dialogues (before_at?, before_id?) : Dialogue
SELECT id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at
FROM dialogues
WHERE conversation_id = :conversation_id
    AND (:before_at::timestamptz IS NULL OR (started_at, id) < (:before_at, :before_id::uuid))
ORDER BY started_at DESC, id DESC
LIMIT :limit;

-- What nobody went on with gives way.
--! drop_stale_dialogues
UPDATE dialogues SET state = 'stopped'
WHERE conversation_id = :conversation_id AND state = 'open' AND updated_at <= :since;

--! insert_dialogue (asking?, action_id?)
INSERT INTO dialogues (
    tenant_id, id, conversation_id, intent, state, filled, asking, asked, offered, action_id, started_at, updated_at
)
VALUES (
    :tenant_id, :id, :conversation_id, :intent, :state, :filled, :asking, :asked, :offered, :action_id, :now, :now
);

-- Only if nobody else has changed it since it was read.
--! update_dialogue (asking?, action_id?)
UPDATE dialogues
SET state = :state, filled = :filled, asking = :asking, asked = :asked, offered = :offered,
    action_id = :action_id, updated_at = :now
WHERE id = :id AND updated_at = :seen AND state = 'open';
