--: Pattern(intent?)

--! list_patterns (after_frequency?, after_id?) : Pattern
SELECT id, pattern, texts, frequency, status, intent, first_seen, last_seen
FROM intent_patterns
WHERE status = :status
    AND (:after_frequency::integer IS NULL OR (frequency, id) < (:after_frequency, :after_id::uuid))
ORDER BY frequency DESC, id DESC
LIMIT :limit;

--! open_pattern : Pattern
SELECT id, pattern, texts, frequency, status, intent, first_seen, last_seen
FROM intent_patterns
WHERE id = :id AND status = 'open'
FOR UPDATE;

--! decide_pattern (intent?)
UPDATE intent_patterns SET status = :status, intent = :intent, decided_at = now() WHERE id = :id;

--! clear_open_patterns
DELETE FROM intent_patterns WHERE status = 'open';

--! insert_pattern
INSERT INTO intent_patterns (tenant_id, id, pattern, texts, frequency, first_seen, last_seen)
VALUES (:tenant_id, :id, :pattern, :texts, :frequency, :first_seen, :last_seen);

-- Customers' messages that were read and fit no intent, and that nobody has decided on; each text once.
--! out_of_scope_messages
SELECT m.content, count(*) AS frequency, min(m.created_at) AS first_seen, max(m.created_at) AS last_seen
FROM messages AS m
WHERE m.sender_type = 'user' AND m.intent IS NULL AND m.sentiment IS NOT NULL AND m.created_at > :since
    AND length(m.content) BETWEEN 8 AND 500
    AND NOT EXISTS (
        SELECT 1 FROM intent_patterns AS p WHERE p.status <> 'open' AND m.content = ANY(p.texts)
    )
GROUP BY m.content
ORDER BY max(m.created_at) DESC
LIMIT :limit;
