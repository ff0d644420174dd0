--: Delivery(consumer?, reason?, dead_at?)

--: Group()

--! insert_group
INSERT INTO channel_groups (
    tenant_id, id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at
)
VALUES (
    :tenant_id, :id, :channel_id, :name, :subject, :position, :visibility_seconds, :max_deliveries, :now
);

--! group_by_name : Group
SELECT id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at
FROM channel_groups
WHERE channel_id = :channel_id AND name = :name;

-- Puts the group's consumers in turn.
--! lock_group : Group
SELECT id, channel_id, name, subject, position, visibility_seconds, max_deliveries, created_at
FROM channel_groups
WHERE id = :id
FOR UPDATE;

--! count_groups
SELECT count(*)::bigint AS count FROM channel_groups WHERE channel_id = :channel_id;

--! list_groups
SELECT
    g.id, g.channel_id, g.name, g.subject, g.position, g.visibility_seconds, g.max_deliveries, g.created_at,
    count(d.sequence) FILTER (WHERE d.dead_at IS NULL AND d.deliveries > 0 AND d.visible_at > :now) AS in_hand,
    count(d.sequence) FILTER (WHERE d.dead_at IS NULL AND (d.deliveries = 0 OR d.visible_at <= :now)) AS waiting,
    count(d.sequence) FILTER (WHERE d.dead_at IS NOT NULL) AS dead
FROM channel_groups AS g
LEFT JOIN channel_deliveries AS d ON d.tenant_id = g.tenant_id AND d.group_id = g.id
WHERE g.channel_id = :channel_id AND g.name > :after
GROUP BY g.tenant_id, g.id
ORDER BY g.name
LIMIT :limit;

--! move_group
UPDATE channel_groups SET position = :position WHERE id = :id;

--! delete_group
DELETE FROM channel_groups WHERE id = :id;

-- What was handed out too often and never acknowledged.
--! bury_expired
UPDATE channel_deliveries
SET dead_at = :now, reason = coalesce(reason, 'never acknowledged')
WHERE group_id = :group_id AND dead_at IS NULL AND visible_at <= :now AND deliveries >= :max_deliveries;

-- Hands out what is due, oldest first; of each key only the first that is not done.
--! claim_deliveries
UPDATE channel_deliveries AS d
SET deliveries = d.deliveries + 1, visible_at = :until, consumer = :consumer
FROM (
    SELECT c.sequence
    FROM channel_deliveries AS c
    WHERE c.group_id = :group_id AND c.dead_at IS NULL AND c.visible_at <= :now
        AND NOT EXISTS (
            SELECT 1 FROM channel_deliveries AS e
            WHERE e.group_id = c.group_id AND e.key = c.key AND e.key <> '' AND e.dead_at IS NULL
                AND e.sequence < c.sequence
        )
    ORDER BY c.sequence
    LIMIT :limit
) AS due
WHERE d.group_id = :group_id AND d.sequence = due.sequence
RETURNING d.sequence, d.deliveries;

--! open_deliveries
SELECT count(*)::bigint AS count FROM channel_deliveries WHERE group_id = :group_id AND dead_at IS NULL;

--! insert_deliveries
INSERT INTO channel_deliveries (tenant_id, group_id, sequence, key, visible_at)
SELECT :tenant_id, :group_id, n.sequence, n.key, :now
FROM unnest(:sequences::bigint[], :keys::text[]) AS n (sequence, key)
ON CONFLICT DO NOTHING;

-- Only who has it in hand by this delivery may say that it is done.
--! acknowledge
DELETE FROM channel_deliveries AS d
USING unnest(:sequences::bigint[], :deliveries::integer[]) AS a (sequence, deliveries)
WHERE d.group_id = :group_id AND d.sequence = a.sequence AND d.deliveries = a.deliveries AND d.dead_at IS NULL
RETURNING d.sequence;

--! refuse (reason?)
UPDATE channel_deliveries AS d
SET visible_at = :visible_at, reason = coalesce(:reason, d.reason),
    dead_at = CASE WHEN d.deliveries >= :max_deliveries THEN :now::timestamptz END
FROM unnest(:sequences::bigint[], :deliveries::integer[]) AS a (sequence, deliveries)
WHERE d.group_id = :group_id AND d.sequence = a.sequence AND d.deliveries = a.deliveries AND d.dead_at IS NULL
RETURNING d.sequence;

-- What retention has taken away in the meantime.
--! forget_deliveries
DELETE FROM channel_deliveries WHERE group_id = :group_id AND sequence = ANY (:sequences::bigint[]);

--! forget_open
DELETE FROM channel_deliveries WHERE group_id = :group_id AND dead_at IS NULL;

--! dead_letters : Delivery
SELECT sequence, key, deliveries, visible_at, consumer, reason, dead_at
FROM channel_deliveries
WHERE group_id = :group_id AND dead_at IS NOT NULL AND sequence > :after
ORDER BY sequence
LIMIT :limit;

--! replay_dead (sequences?)
UPDATE channel_deliveries
SET dead_at = NULL, deliveries = 0, visible_at = :now, reason = NULL
WHERE (group_id, sequence) IN (
    SELECT d.group_id, d.sequence
    FROM channel_deliveries AS d
    WHERE d.group_id = :group_id AND d.dead_at IS NOT NULL
        AND (:sequences::bigint[] IS NULL OR d.sequence = ANY (:sequences))
    ORDER BY d.sequence
    LIMIT 1000
);

--! discard_dead (sequences?)
DELETE FROM channel_deliveries
WHERE (group_id, sequence) IN (
    SELECT d.group_id, d.sequence
    FROM channel_deliveries AS d
    WHERE d.group_id = :group_id AND d.dead_at IS NOT NULL
        AND (:sequences::bigint[] IS NULL OR d.sequence = ANY (:sequences))
    ORDER BY d.sequence
    LIMIT 1000
);

-- When something comes due next.
--! next_due : (due?)
SELECT min(visible_at) AS due FROM channel_deliveries WHERE group_id = :group_id AND dead_at IS NULL;
