--: Event(actor_id?)

--! try_relay_lock
SELECT pg_try_advisory_xact_lock(hashtext('tekup_event_relay')) AS locked;

-- Gives events their sequence, in the order of the outbox. One relay at a time holds the lock, so what
-- becomes visible later always has the higher sequence: a reader that goes on from its last sequence
-- misses nothing.
--! relay_outbox
WITH moved AS (
    DELETE FROM outbox
    WHERE (tenant_id, position) IN (SELECT o.tenant_id, o.position FROM outbox AS o ORDER BY o.position LIMIT :batch)
    RETURNING tenant_id, position, id, type, subject, actor_type, actor_id, data, created_at, depth
), ordered AS (
    SELECT tenant_id, id, type, subject, actor_type, actor_id, data, created_at, depth FROM moved ORDER BY position
)
INSERT INTO events (tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth)
SELECT tenant_id, nextval('event_sequence'), id, type, subject, actor_type, actor_id, data, created_at, depth FROM ordered;

--! notify_events
SELECT pg_notify('tekup_events', '')::text AS notified;

--! last_sequence
SELECT coalesce(max(sequence), 0)::bigint AS sequence FROM events;

-- Across tenants, for the process's own tail.
--! tail_events : Event
SELECT tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth
FROM events
WHERE sequence > :after
ORDER BY sequence
LIMIT :limit;

--! tenant_events (types?) : Event
SELECT tenant_id, sequence, id, type, subject, actor_type, actor_id, data, created_at, depth
FROM events
WHERE sequence > :after AND (:types::text[] IS NULL OR type LIKE ANY (:types))
ORDER BY sequence
LIMIT :limit;
