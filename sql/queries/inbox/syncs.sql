--: Fetched(last_run_at?, last_success_at?, last_error?, clock_ahead_ms?)

-- Makes a connection's fetching due.
--! plan_sync
INSERT INTO connection_syncs (tenant_id, connection_id, due_at)
VALUES (:tenant_id, :connection_id, :now)
ON CONFLICT (tenant_id, connection_id) DO UPDATE SET due_at = EXCLUDED.due_at;

-- Whoever changes the connection holds this first, as fetching does.
--! lock_sync
SELECT connection_id FROM connection_syncs WHERE connection_id = :connection_id FOR UPDATE;

-- Brings it forward where our side has something to tell. What is being fetched may be past it already.
--! hurry_sync
UPDATE connection_syncs SET due_at = :now
WHERE connection_id = :connection_id AND (due_at > :now OR holder IS NOT NULL);

-- Across tenants: takes what is due and nobody fetches.
--! claim_syncs
UPDATE connection_syncs AS s SET holder = :holder, held_until = :until
WHERE (s.tenant_id, s.connection_id) IN (
    SELECT d.tenant_id, d.connection_id FROM connection_syncs AS d
    INNER JOIN connections AS c ON c.tenant_id = d.tenant_id AND c.id = d.connection_id
    WHERE d.due_at <= :now AND (d.held_until IS NULL OR d.held_until < :now)
        AND c.enabled AND c.settings ->> 'sync' = 'on'
    ORDER BY d.due_at
    LIMIT :limit
    FOR UPDATE OF d SKIP LOCKED
)
RETURNING s.tenant_id, s.connection_id;

-- Across tenants.
--! release_syncs
UPDATE connection_syncs SET holder = NULL, held_until = NULL WHERE holder = :holder;

-- Held until the transaction ends; no row when another process fetches now.
--! hold_sync
SELECT cursors FROM connection_syncs
WHERE connection_id = :connection_id AND holder = :holder
FOR UPDATE;

--! advance_sync
UPDATE connection_syncs
SET cursors = :cursors, cases = cases + :cases, comments = comments + :comments, pushed = pushed + :pushed,
    conflicts = conflicts + :conflicts
WHERE connection_id = :connection_id;

-- What was made due meanwhile stays so: then it is no longer due when it `was`.
--! end_sync (clock_ahead_ms?)
UPDATE connection_syncs
SET due_at = CASE WHEN due_at = :was THEN :due_at ELSE due_at END, holder = NULL, held_until = NULL,
    last_run_at = :now, last_success_at = :now, failures_in_a_row = 0, last_error = NULL,
    clock_ahead_ms = coalesce(:clock_ahead_ms, clock_ahead_ms)
WHERE connection_id = :connection_id AND holder = :holder;

--! fail_sync
UPDATE connection_syncs
SET due_at = CASE WHEN due_at = :was THEN :due_at ELSE due_at END, holder = NULL, held_until = NULL, last_run_at = :now,
    failures_in_a_row = failures_in_a_row + 1, last_error = :last_error
WHERE connection_id = :connection_id AND holder = :holder;

--! get_sync : Fetched
SELECT due_at, cursors, last_run_at, last_success_at, last_error, failures_in_a_row, clock_ahead_ms, cases,
    comments, pushed, conflicts
FROM connection_syncs
WHERE connection_id = :connection_id;
