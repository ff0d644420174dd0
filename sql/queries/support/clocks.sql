--: Clock(queue_id?, running_since?, warn_at?, due_at?, warned_at?, breached_at?, met_at?)

--! clocks_of : Clock
SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at,
    warned_at, breached_at, met_at
FROM sla_clocks
WHERE conversation_id = :conversation_id
ORDER BY kind;

--! hold_clock : Clock
SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at,
    warned_at, breached_at, met_at
FROM sla_clocks
WHERE conversation_id = :conversation_id AND kind = :kind
FOR UPDATE;

--! put_clock (queue_id?, running_since?, warn_at?, due_at?, next_at?, warned_at?, breached_at?, met_at?)
INSERT INTO sla_clocks (
    tenant_id, conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at,
    due_at, next_at, warned_at, breached_at, met_at
)
VALUES (
    :tenant_id, :conversation_id, :kind, :queue_id, :priority, :minutes, :started_at, :used_seconds, :running_since,
    :warn_at, :due_at, :next_at, :warned_at, :breached_at, :met_at
)
ON CONFLICT (tenant_id, conversation_id, kind) DO UPDATE
SET queue_id = excluded.queue_id, priority = excluded.priority, minutes = excluded.minutes,
    started_at = excluded.started_at, used_seconds = excluded.used_seconds,
    running_since = excluded.running_since, warn_at = excluded.warn_at, due_at = excluded.due_at,
    next_at = excluded.next_at, warned_at = excluded.warned_at, breached_at = excluded.breached_at,
    met_at = excluded.met_at;

--! drop_clock
DELETE FROM sla_clocks WHERE conversation_id = :conversation_id AND kind = :kind;

-- Clocks of all tenants that have something to say.
--! due_clocks
SELECT tenant_id, conversation_id, kind FROM sla_clocks
WHERE next_at <= :now
ORDER BY next_at
LIMIT :limit;

-- Running clocks of a queue, whose hours or promises have changed.
--! running_clocks_of_queue : Clock
SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at,
    warned_at, breached_at, met_at
FROM sla_clocks
WHERE queue_id = :queue_id AND running_since IS NOT NULL AND met_at IS NULL
LIMIT :limit;
