--: Message(sender_id?, sender_name?, intent?, confidence?, sentiment?, language?, answer_state?, answer_engine?, answer_passage?, edited_at?)

-- What was understood of a customer's message.
--! annotate_message (intent?, confidence?, sentiment?, language?)
UPDATE messages
SET intent = :intent, confidence = :confidence, entities = :entities, sentiment = :sentiment,
    language = :language, requires_escalation = :requires_escalation
WHERE id = :id AND created_at = :created_at;

-- The wording of an answer, when it is done.
--! word_message
UPDATE messages
SET content = :content, answer_state = 'final', answer_engine = :answer_engine, edited_at = :edited_at
WHERE id = :id AND created_at = :created_at AND answer_state = 'drafting';

--! get_message : Message
SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence,
    entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation,
    attachments, created_at, edited_at, internal, mentions
FROM messages
WHERE id = :id AND created_at = :created_at;

--! list_messages : Message
SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence,
    entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation,
    attachments, created_at, edited_at, internal, mentions
FROM messages
WHERE conversation_id = :conversation_id AND number > :after
ORDER BY number
LIMIT :limit;

-- What the customer said last, for suggesting an answer: newest first.
--! last_from_customer : Message
SELECT id, conversation_id, number, sender_type, sender_id, sender_name, content, content_type, intent, confidence,
    entities, sentiment, language, sources, answer_state, answer_engine, answer_passage, requires_escalation,
    attachments, created_at, edited_at, internal, mentions
FROM messages
WHERE conversation_id = :conversation_id AND sender_type = 'user'
ORDER BY number DESC
LIMIT :limit;
