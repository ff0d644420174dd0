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
    SELECT tenant_id, id, type, subject, actor_type, actor_id, data, created_at, depth, position
    FROM moved
    ORDER BY position
), carried AS (
    -- Every channel that carries events of this type gets its own, in the order of the log.
    INSERT INTO channel_outbox (
        tenant_id, channel_id, id, subject, key, headers, payload, sealed, actor_type, actor_id, at
    )
    SELECT
        o.tenant_id, c.id, o.id, o.type, o.subject::text, '{}', convert_to(o.data::text, 'UTF8'), false, o.actor_type,
        o.actor_id, o.created_at
    FROM ordered AS o
    JOIN channels AS c ON c.tenant_id = o.tenant_id AND c.retired_at IS NULL AND c.persisted
    WHERE EXISTS (SELECT 1 FROM unnest(c.carries) AS p (pattern) WHERE o.type ~ tekup_subject_regex(p.pattern))
    ORDER BY o.position
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
