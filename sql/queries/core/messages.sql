--: Stored(actor_id?)

-- Takes the next numbers of a channel; holds them back from others until the transaction ends.
--! take_numbers
UPDATE channel_ends SET sequence = sequence + :count::bigint
WHERE tenant_id = :tenant_id AND channel_id = :channel_id
RETURNING sequence;

--! insert_messages
INSERT INTO channel_log (
    tenant_id, channel_id, sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at
)
SELECT
    :tenant_id, :channel_id, m.sequence, m.id, m.subject, m.key, m.headers::jsonb, m.payload, m.sealed, m.actor_type,
    nullif(m.actor_id, '00000000-0000-0000-0000-000000000000'::uuid), m.at
FROM unnest(
    :sequences::bigint[], :ids::uuid[], :subjects::text[], :keys::text[], :headers::text[], :payloads::bytea[],
    :sealed::boolean[], :actor_types::text[], :actor_ids::uuid[], :times::timestamptz[]
) AS m (sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at);

--! read_messages : Stored
SELECT sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at
FROM channel_log
WHERE channel_id = :channel_id AND sequence > :after
ORDER BY sequence
LIMIT :limit;

--! messages_by_number : Stored
SELECT sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at
FROM channel_log
WHERE channel_id = :channel_id AND sequence = ANY (:sequences::bigint[])
ORDER BY sequence;

-- The first and the last number that a channel holds or has held.
--! span
SELECT
    e.sequence AS last,
    coalesce((
        SELECT m.sequence FROM channel_log AS m
        WHERE m.tenant_id = e.tenant_id AND m.channel_id = e.channel_id
        ORDER BY m.sequence
        LIMIT 1
    ), e.sequence + 1)::bigint AS first
FROM channel_ends AS e
WHERE e.channel_id = :channel_id;

-- The number before the first message from a time on.
--! position_at
SELECT coalesce(
    (
        SELECT min(m.sequence) - 1 FROM channel_log AS m
        WHERE m.channel_id = :channel_id AND m.at >= :at
    ),
    (SELECT e.sequence FROM channel_ends AS e WHERE e.channel_id = :channel_id), 0
)::bigint AS position;

-- Across tenants: which of these have grown past what their readers here have seen.
--! grown
SELECT e.tenant_id, e.channel_id
FROM channel_ends AS e
JOIN unnest(:tenants::uuid[], :ids::uuid[], :seen::bigint[]) AS s (tenant_id, channel_id, seen)
    ON s.tenant_id = e.tenant_id AND s.channel_id = e.channel_id
WHERE e.sequence > s.seen;

--! try_carrier_lock
SELECT pg_try_advisory_xact_lock(hashtext('tekup_channel_carrier')) AS locked;

--! waiting_messages : (actor_id?)
SELECT tenant_id, position, channel_id, id, subject, key, headers, payload, sealed, actor_type, actor_id, at
FROM channel_outbox
ORDER BY position
LIMIT :limit;

-- Those that another process has taken in the meantime do not come back.
--! take_waiting
DELETE FROM channel_outbox
WHERE (tenant_id, position) IN (SELECT t, p FROM unnest(:tenants::uuid[], :positions::bigint[]) AS w (t, p))
RETURNING position;

--! notify_messages
SELECT pg_notify('tekup_messages', '')::text AS notified;

-- Messages per minute of the last hour, for the chart.
--! rate
SELECT date_trunc('minute', m.at) AS minute, count(*)::bigint AS count
FROM channel_log AS m
WHERE m.channel_id = :channel_id AND m.at >= :since
GROUP BY minute
ORDER BY minute;
