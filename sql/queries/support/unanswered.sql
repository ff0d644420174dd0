--: Question(document_id?)

--! list_questions (after_frequency?, after_id?) : Question
SELECT id, title, texts, frequency, language, draft, status, document_id, first_seen, last_seen
FROM unanswered_questions
WHERE status = :status
    AND (:after_frequency::integer IS NULL OR (frequency, id) < (:after_frequency, :after_id::uuid))
ORDER BY frequency DESC, id DESC
LIMIT :limit;

--! open_question : Question
SELECT id, title, texts, frequency, language, draft, status, document_id, first_seen, last_seen
FROM unanswered_questions
WHERE id = :id AND status = 'open'
FOR UPDATE;

--! document_exists
SELECT EXISTS (SELECT 1 FROM documents WHERE id = :id) AS there;

--! decide_question (document_id?)
UPDATE unanswered_questions SET status = :status, document_id = :document_id, decided_at = :now WHERE id = :id;

--! clear_open_questions
DELETE FROM unanswered_questions WHERE status = 'open';

--! insert_question
INSERT INTO unanswered_questions (tenant_id, id, title, texts, frequency, language, draft, first_seen, last_seen)
VALUES (:tenant_id, :id, :title, :texts, :frequency, :language, :draft, :first_seen, :last_seen);

-- Messages whose decision says that there was no answer, each text once, with what a person answered later.
-- Whoever only asked for a person asked nothing that an article answers.
--! unanswered_messages : (reply?)
SELECT m.content, count(*) AS frequency, min(m.created_at) AS first_seen, max(m.created_at) AS last_seen,
    max(coalesce(m.language, 'en')) AS language,
    (array_agg(a.content ORDER BY m.created_at DESC) FILTER (WHERE a.content IS NOT NULL))[1] AS reply
FROM rule_decisions AS r
JOIN messages AS m ON m.id = r.message_id AND m.created_at = r.message_at
LEFT JOIN LATERAL (
    SELECT h.content
    FROM messages AS h
    WHERE h.conversation_id = m.conversation_id AND h.number > m.number AND h.sender_type = 'human_agent'
        AND NOT h.internal
    ORDER BY h.number
    LIMIT 1
) AS a ON true
WHERE r.tenant_id = :tenant_id AND r.subject = 'message' AND r.at > :since
    AND r.facts ->> 'answered' = 'false' AND r.facts ->> 'asked_for_person' IS DISTINCT FROM 'true'
    AND length(m.content) BETWEEN 8 AND 500
    AND NOT EXISTS (
        SELECT 1 FROM unanswered_questions AS q WHERE q.status <> 'open' AND m.content = ANY (q.texts)
    )
GROUP BY m.content
ORDER BY max(m.created_at) DESC
LIMIT :limit;
