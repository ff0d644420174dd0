--: Feedback(comment?, correction?, language?, right_document_id?)

-- An answer that may be rated, with the customer's message before it.
--! rated_answer : (language?, question?)
SELECT m.language, m.sources,
    (
        SELECT q.content FROM messages AS q
        WHERE q.conversation_id = m.conversation_id AND q.number < m.number AND q.sender_type = 'user'
        ORDER BY q.number DESC
        LIMIT 1
    ) AS question
FROM messages AS m
WHERE m.id = :id AND m.conversation_id = :conversation_id AND m.sender_type = 'ai_agent';

-- A later word of the same side replaces the earlier one.
--! put_feedback (comment?, correction?, language?, right_document_id?) : Feedback
INSERT INTO answer_feedback (
    tenant_id, message_id, side, conversation_id, rating, comment, correction, question, language, document_ids,
    right_document_id, created_at, updated_at
)
VALUES (
    :tenant_id, :message_id, :side, :conversation_id, :rating, :comment, :correction, :question, :language,
    :document_ids, :right_document_id, :now, :now
)
ON CONFLICT (tenant_id, message_id, side) DO UPDATE
SET rating = excluded.rating, comment = excluded.comment, correction = excluded.correction,
    right_document_id = excluded.right_document_id, updated_at = excluded.updated_at
RETURNING message_id, side, conversation_id, rating, comment, correction, question, language, document_ids,
    right_document_id, created_at, updated_at;

-- What a side said before; its row is held until the transaction ends.
--! earlier_feedback
SELECT rating FROM answer_feedback WHERE message_id = :message_id AND side = :side FOR UPDATE;

-- Nothing for a document that is gone.
--! count_rating
INSERT INTO document_ratings (tenant_id, document_id, up, down)
SELECT d.tenant_id, d.id, greatest(:up, 0), greatest(:down, 0) FROM documents AS d WHERE d.id = :document_id
ON CONFLICT (tenant_id, document_id) DO UPDATE
SET up = greatest(document_ratings.up + :up, 0), down = greatest(document_ratings.down + :down, 0);
