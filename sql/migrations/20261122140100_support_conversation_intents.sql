-- What customers wanted in a conversation, so that a list can begin with it. Written with the messages, by
-- whichever door they come or are understood. (An array in `conversations` could not be looked up by an index:
-- its operators are not leakproof, and row-level security goes first.)
CREATE TABLE conversation_intents (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    intent text NOT NULL,
    PRIMARY KEY (tenant_id, intent, conversation_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_intents_conversation ON conversation_intents (tenant_id, conversation_id);
SELECT tekup_protect('conversation_intents');

CREATE FUNCTION tekup_note_intent() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO conversation_intents (tenant_id, conversation_id, intent)
    VALUES (NEW.tenant_id, NEW.conversation_id, NEW.intent)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER intent_understood AFTER INSERT OR UPDATE OF intent, conversation_id ON messages FOR EACH ROW
WHEN (NEW.sender_type = 'user' AND NEW.intent IS NOT NULL)
EXECUTE FUNCTION tekup_note_intent();

INSERT INTO conversation_intents (tenant_id, conversation_id, intent)
SELECT DISTINCT tenant_id, conversation_id, intent FROM messages WHERE sender_type = 'user' AND intent IS NOT NULL;
