-- Nothing happens when the event has been decided on already.
--! insert_event_decision (message_id?, message_at?)
INSERT INTO rule_decisions (
    tenant_id, id, at, subject, conversation_id, message_id, message_at, facts, outcomes
)
VALUES (
    :tenant_id, :id, :at, 'event', :conversation_id, :message_id, :message_at, :facts, :outcomes
)
ON CONFLICT DO NOTHING
RETURNING id;

-- How often a rule has fired in a conversation; `firing` is a list with the rule's name.
--! recent_firings
SELECT count(*) AS firings
FROM rule_decisions
WHERE conversation_id = :conversation_id AND at > :since AND subject = 'event'
    AND outcomes @> :firing::jsonb AND NOT outcomes @> :quiet::jsonb;
