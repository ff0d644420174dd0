--: Run(subject?, output?, error?, progress_note?, lease_owner?, lease_until?, actor_id?, started_at?, finished_at?, parent_id?, deadline?)

--! insert_run (subject?, lease_owner?, lease_until?, started_at?, actor_id?, parent_id?, deadline?)
INSERT INTO runs (
    tenant_id, id, kind, state, priority, subject, input, attempt, max_attempts, available_at,
    lease_owner, lease_until, actor_type, actor_id, created_at, started_at, parent_id, deadline
)
VALUES (
    :tenant_id, :id, :kind, :state, :priority, :subject, :input, :attempt, :max_attempts, :available_at,
    :lease_owner, :lease_until, :actor_type, :actor_id, :created_at, :started_at, :parent_id, :deadline
);

-- Takes the next Runs that are due, and those whose holder has gone silent. Attempts count when taken, but not for what
-- has only waited.
--! claim_runs : Run
UPDATE runs
SET state = 'running', lease_owner = :owner, lease_until = :lease_until, woken = false,
    attempt = CASE WHEN state = 'waiting' THEN attempt ELSE attempt + 1 END,
    started_at = coalesce(started_at, :now)
WHERE (tenant_id, id) IN (
    SELECT r.tenant_id, r.id
    FROM runs AS r
    WHERE r.kind = ANY (:kinds)
        AND ((r.state IN ('queued', 'waiting') AND r.available_at <= :now)
            OR (r.state = 'running' AND r.lease_until < :now))
        AND (NOT r.paused OR r.cancel_requested)
    ORDER BY r.priority DESC, r.available_at
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
)
RETURNING tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total,
    progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested,
    actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline;

-- Keeps the lease and learns whether the Run shall stop or pause. No row: the lease is lost.
--! heartbeat_run
UPDATE runs SET lease_until = :lease_until
WHERE tenant_id = :tenant_id AND id = :id AND lease_owner = :owner AND state = 'running'
RETURNING cancel_requested, paused;

--! lock_lease
SELECT id FROM runs
WHERE id = :id AND lease_owner = :owner AND state = 'running'
FOR UPDATE;

--! finish_run (output?, error?)
UPDATE runs
SET state = :state, output = :output, error = :error, finished_at = :now, lease_owner = NULL, lease_until = NULL
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

--! reschedule_run
UPDATE runs
SET state = 'queued', available_at = :available_at, error = :error, attempt = greatest(attempt - :refund, 0),
    lease_owner = NULL, lease_until = NULL
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

-- Lets a Run wait. What it waits for may have happened while it was at work.
--! suspend_run
UPDATE runs
SET state = 'waiting', available_at = CASE WHEN woken OR cancel_requested THEN :now ELSE least(:until, deadline) END,
    lease_owner = NULL, lease_until = NULL
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

-- Something happened that a Run may wait for. No row: it has ended.
--! wake_run
UPDATE runs
SET woken = true, available_at = CASE WHEN state = 'waiting' THEN least(available_at, :now) ELSE available_at END
WHERE id = :id AND state IN ('queued', 'waiting', 'running')
RETURNING id;

-- Gives a Run back untouched when the process stops in good order.
--! release_run
UPDATE runs
SET state = 'queued', attempt = greatest(attempt - 1, 0), available_at = :now, lease_owner = NULL, lease_until = NULL
WHERE tenant_id = :tenant_id AND id = :id AND lease_owner = :owner AND state = 'running';

--! set_progress (note?)
UPDATE runs SET progress_done = :done, progress_total = :total, progress_note = :note
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

--! get_run : Run
SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total,
    progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested,
    actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline
FROM runs
WHERE id = :id;

--! list_runs (kind?, state?, before_at?, before_id?) : Run
SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total,
    progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested,
    actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline
FROM runs
WHERE (:kind::text IS NULL OR kind = :kind)
    AND (:state::text IS NULL OR state = :state)
    AND (:before_at::timestamptz IS NULL OR (created_at, id) < (:before_at, :before_id::uuid))
ORDER BY created_at DESC, id DESC
LIMIT :limit;

--! find_open_run
SELECT id FROM runs
WHERE kind = :kind AND subject = :subject AND state IN ('queued', 'waiting')
LIMIT 1;

-- A Run and its children. What stands in the queue and has done nothing is cancelled on the spot; the others are asked to
-- stop, and whoever is not at work is taken up for that.
--! cancel_run
WITH RECURSIVE family AS (
    SELECT r.tenant_id, r.id FROM runs AS r WHERE r.id = :id
    UNION
    SELECT r.tenant_id, r.id
    FROM runs AS r INNER JOIN family AS f ON f.tenant_id = r.tenant_id AND f.id = r.parent_id
), found AS (
    SELECT r.tenant_id, r.id, r.state = 'queued' AND NOT EXISTS (
        SELECT 1 FROM run_steps AS s
        WHERE s.tenant_id = r.tenant_id AND s.run_id = r.id AND s.run_created_at = r.created_at
    ) AS unbegun
    FROM runs AS r INNER JOIN family AS f ON f.tenant_id = r.tenant_id AND f.id = r.id
    WHERE r.state IN ('queued', 'waiting', 'running')
    ORDER BY r.id
    FOR UPDATE OF r
)
UPDATE runs AS r
SET cancel_requested = true,
    available_at = CASE WHEN r.state = 'running' THEN r.available_at ELSE least(r.available_at, :now) END,
    state = CASE WHEN f.unbegun THEN 'cancelled' ELSE r.state END,
    finished_at = CASE WHEN f.unbegun THEN :now ELSE r.finished_at END
FROM found AS f
WHERE r.tenant_id = f.tenant_id AND r.id = f.id
RETURNING r.id, r.state;

-- No row: it has ended.
--! pause_run
UPDATE runs SET paused = :paused WHERE id = :id AND state IN ('queued', 'waiting', 'running') RETURNING id;

--! retry_run
UPDATE runs
SET state = 'queued', available_at = :now, attempt = 0, error = NULL, output = NULL, finished_at = NULL,
    cancel_requested = false, paused = false, deadline = NULL
WHERE id = :id AND state IN ('failed', 'cancelled')
RETURNING id;

--! insert_step
INSERT INTO run_steps (tenant_id, run_id, name, ordinal, attempt, output, started_at, finished_at, run_created_at)
VALUES (:tenant_id, :run_id, :name, :ordinal, :attempt, :output, :started_at, :finished_at, :run_created_at);

--! run_steps
SELECT name, ordinal, attempt, output, started_at, finished_at
FROM run_steps
WHERE run_id = :run_id AND run_created_at = :run_created_at
ORDER BY ordinal
LIMIT :limit OFFSET :offset;

-- At most so many wait for a Run.
--! insert_signal
INSERT INTO run_signals (tenant_id, run_id, id, name, payload, at)
SELECT :tenant_id, :run_id, :id, :name, :payload, :at
WHERE (SELECT count(*) FROM run_signals AS s WHERE s.run_id = :run_id) < :most;

-- The oldest of that name.
--! take_signal
DELETE FROM run_signals
WHERE run_id = :run_id AND id = (
    SELECT s.id FROM run_signals AS s WHERE s.run_id = :run_id AND s.name = :name ORDER BY s.at, s.id LIMIT 1
)
RETURNING payload;

--! insert_log
INSERT INTO run_logs (tenant_id, run_id, id, at, level, message)
SELECT :tenant_id, :run_id, :id, :at, :level, :message
WHERE EXISTS (SELECT 1 FROM runs WHERE id = :run_id AND lease_owner = :owner AND state = 'running');

--! run_logs (after_at?, after_id?)
SELECT id, at, level, message
FROM run_logs
WHERE run_id = :run_id
    AND (:after_at::timestamptz IS NULL OR (at, id) > (:after_at, :after_id::uuid))
ORDER BY at, id
LIMIT :limit;

--! notify_runs
SELECT pg_notify('tekup_runs', '')::text AS notified;

--! queue_depth
SELECT state, count(*) AS runs FROM runs WHERE state IN ('queued', 'waiting', 'running') GROUP BY state;
