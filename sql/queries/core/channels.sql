--: Channel(retired_at?)

--! list_channels : Channel
SELECT id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at, updated_at
FROM channels
WHERE retired_at IS NULL AND name > :after
ORDER BY name
LIMIT :limit;

--! channel_by_name : Channel
SELECT id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at, updated_at
FROM channels
WHERE name = :name AND retired_at IS NULL;

--! count_channels
SELECT count(*)::bigint AS count FROM channels WHERE retired_at IS NULL;

-- Across tenants, for what carries messages into their channels.
--! channels_by_id : (retired_at?)
SELECT tenant_id, id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at,
    updated_at
FROM channels
WHERE (tenant_id, id) IN (SELECT t, i FROM unnest(:tenants::uuid[], :ids::uuid[]) AS c (t, i));

--! insert_channel
WITH made AS (
    INSERT INTO channels (
        tenant_id, id, name, description, persisted, encrypted, retention_seconds, carries, created_at, updated_at
    )
    VALUES (:tenant_id, :id, :name, :description, :persisted, :encrypted, :retention_seconds, :carries, :now, :now)
    RETURNING tenant_id, id
)
INSERT INTO channel_ends (tenant_id, channel_id) SELECT tenant_id, id FROM made;

--! update_channel
UPDATE channels
SET description = :description, encrypted = :encrypted, retention_seconds = :retention_seconds, carries = :carries,
    updated_at = :now
WHERE id = :id AND retired_at IS NULL;

--! retire_channel
UPDATE channels SET retired_at = :now, updated_at = :now WHERE id = :id AND retired_at IS NULL;

-- Across tenants, a part at a time: those whose oldest messages are past their time.
--! channels_to_prune
SELECT c.tenant_id, c.id, c.retention_seconds
FROM channels AS c
CROSS JOIN LATERAL (
    SELECT m.at
    FROM channel_log AS m
    WHERE m.tenant_id = c.tenant_id AND m.channel_id = c.id
    ORDER BY m.sequence
    LIMIT 1
) AS oldest
WHERE oldest.at < :now::timestamptz - make_interval(secs => c.retention_seconds)
ORDER BY c.tenant_id, c.id
LIMIT :limit;

-- The oldest first, which the number's order has in front: no look at the rest of the channel.
--! prune_messages
DELETE FROM channel_log
WHERE (tenant_id, channel_id, sequence, at) IN (
    SELECT o.tenant_id, o.channel_id, o.sequence, o.at
    FROM (
        SELECT m.tenant_id, m.channel_id, m.sequence, m.at
        FROM channel_log AS m
        WHERE m.tenant_id = :tenant_id AND m.channel_id = :channel_id
        ORDER BY m.sequence
        LIMIT :limit
    ) AS o
    WHERE o.at < :before
);
