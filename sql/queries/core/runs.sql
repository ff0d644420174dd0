--: Run(subject?, output?, error?, progress_note?, lease_owner?, lease_until?, actor_id?, started_at?, finished_at?, parent_id?, deadline?, key?, origin_id?, origin_step?, input_blob?, output_blob?)

--! insert_run (subject?, lease_owner?, lease_until?, started_at?, actor_id?, parent_id?, deadline?, key?, key_limit?, input_blob?)
INSERT INTO runs (
    tenant_id, id, kind, state, priority, subject, input, attempt, max_attempts, available_at, ready,
    lease_owner, lease_until, actor_type, actor_id, created_at, started_at, parent_id, deadline, key, key_limit, parked, input_blob
)
VALUES (
    :tenant_id, :id, :kind, :state, :priority, :subject, :input, :attempt, :max_attempts, :available_at, :ready,
    :lease_owner, :lease_until, :actor_type, :actor_id, :created_at, :started_at, :parent_id, :deadline, :key, :key_limit,
    :parked, :input_blob
);

-- A Run that does the same as `id` with another input.
--! insert_rerun (origin_step?, actor_id?, input_blob?)
INSERT INTO runs (
    tenant_id, id, kind, state, priority, subject, input, max_attempts, available_at, ready, actor_type, actor_id,
    created_at, key, key_limit, parked, origin_id, origin_step, input_blob
)
SELECT r.tenant_id, :new_id, r.kind, 'queued', r.priority, r.subject, :input, r.max_attempts, :now, r.key IS NULL,
    :actor_type, :actor_id, :now, r.key, r.key_limit, r.key IS NOT NULL, r.id, :origin_step, :input_blob
FROM runs AS r
WHERE r.id = :id;

-- What the origin did before the step at `before`, but not that it was taken back.
--! copy_steps
INSERT INTO run_steps (
    tenant_id, run_id, name, ordinal, attempt, output, started_at, finished_at, run_created_at, output_blob
)
SELECT s.tenant_id, :new_id, s.name, s.ordinal, s.attempt, s.output, s.started_at, s.finished_at, :new_created_at,
    s.output_blob
FROM run_steps AS s
WHERE s.run_id = :id AND s.run_created_at = :created_at AND s.ordinal < :before
    AND s.name <> 'undo' AND s.name NOT LIKE 'undo: %';

-- The large payloads of a Run's steps before a place.
--! step_blobs
SELECT coalesce(array_agg(output_blob), '{}')::uuid [] AS blobs
FROM run_steps
WHERE run_id = :id AND run_created_at = :created_at AND ordinal < :before AND output_blob IS NOT NULL;

--! step_place
SELECT ordinal FROM run_steps WHERE run_id = :id AND run_created_at = :created_at AND name = :name;

-- Lets Runs of a key go on that wait for room.
--! admit_runs
SELECT tekup_admit_runs(:tenant_id, :key, :now) AS admitted;

-- What has become due since it was put aside.
--! ready_due
UPDATE runs SET ready = true
WHERE (tenant_id, id) IN (
    SELECT r.tenant_id, r.id
    FROM runs AS r
    WHERE NOT r.ready AND NOT r.parked AND (NOT r.paused OR r.cancel_requested)
        AND r.state IN ('queued', 'waiting') AND r.available_at <= :now
    ORDER BY r.available_at
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
);

-- What a holder has left behind that has gone silent.
--! requeue_lapsed
UPDATE runs
SET state = 'queued', ready = NOT paused OR cancel_requested, available_at = :now, lease_owner = NULL, lease_until = NULL
WHERE (tenant_id, id) IN (
    SELECT r.tenant_id, r.id FROM runs AS r
    WHERE r.state = 'running' AND r.lease_until < :now
    LIMIT 1000
    FOR UPDATE SKIP LOCKED
);

--! are_tenants_bounded
SELECT EXISTS (SELECT 1 FROM run_queues WHERE name = '*' AND concurrency IS NOT NULL) AS bounded;

-- Tenants with a bound of their own on what runs at once; whoever holds their row is the one who claims for them.
--! hold_bounded_tenants
SELECT tenant_id FROM run_queues WHERE name = '*' AND concurrency IS NOT NULL FOR UPDATE SKIP LOCKED;

-- Takes the next Runs that are ready, of each tenant in turn, beginning behind `after`: what one has waiting does not delay
-- the others. Walks from tenant to tenant in the index, so that the length of the queues does not matter. Attempts count when
-- taken, but not for what has only waited.
--! claim_runs : Run
WITH RECURSIVE lines AS (
    SELECT k.kind, (
        SELECT r.tenant_id FROM runs AS r
        WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = k.kind AND r.tenant_id > :after
        ORDER BY r.tenant_id
        LIMIT 1
    ) AS tenant_id
    FROM unnest(:kinds::text []) AS k (kind)
    UNION ALL
    SELECT l.kind, (
        SELECT r.tenant_id FROM runs AS r
        WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = l.kind AND r.tenant_id > l.tenant_id
        ORDER BY r.tenant_id
        LIMIT 1
    )
    FROM lines AS l
    WHERE l.tenant_id IS NOT NULL
), visited AS MATERIALIZED (
    SELECT l.kind, l.tenant_id FROM lines AS l
    WHERE l.tenant_id IS NOT NULL AND NOT l.tenant_id = ANY (:without::uuid [])
    LIMIT 256
), candidates AS (
    SELECT v.tenant_id, c.id, c.priority, c.available_at
    FROM visited AS v
    CROSS JOIN LATERAL (
        SELECT r.id, r.priority, r.available_at
        FROM runs AS r
        WHERE r.ready AND r.state IN ('queued', 'waiting') AND r.kind = v.kind AND r.tenant_id = v.tenant_id
            AND r.available_at <= :now
        ORDER BY r.priority DESC, r.available_at
        LIMIT (SELECT 1 + (:limit::bigint - 1) / count(*) FROM visited)
        FOR UPDATE SKIP LOCKED
    ) AS c
), ranked AS (
    SELECT c.tenant_id, c.id,
        row_number() OVER (PARTITION BY c.tenant_id ORDER BY c.priority DESC, c.available_at) AS turn
    FROM candidates AS c
), chosen AS (
    SELECT c.tenant_id, c.id
    FROM ranked AS c
    LEFT JOIN run_queues AS q ON q.tenant_id = c.tenant_id AND q.name = '*'
    WHERE q.concurrency IS NULL OR (
        c.tenant_id = ANY (:bounded::uuid [])
        AND c.turn <= q.concurrency - (
            SELECT count(*) FROM runs AS b WHERE b.tenant_id = c.tenant_id AND b.state = 'running'
        )
    )
    ORDER BY c.turn, c.tenant_id
    LIMIT :limit::bigint
)
UPDATE runs AS r
SET state = 'running', lease_owner = :owner, lease_until = :lease_until, woken = false, ready = false,
    attempt = CASE WHEN r.state = 'waiting' THEN r.attempt ELSE r.attempt + 1 END,
    started_at = coalesce(r.started_at, :now)
FROM chosen AS c
WHERE r.tenant_id = c.tenant_id AND r.id = c.id
RETURNING r.tenant_id, r.id, r.kind, r.state, r.priority, r.subject, r.input, r.output, r.error, r.progress_done,
    r.progress_total, r.progress_note, r.attempt, r.max_attempts, r.available_at, r.lease_owner, r.lease_until,
    r.cancel_requested, r.actor_type, r.actor_id, r.created_at, r.started_at, r.finished_at, r.parent_id, r.paused, r.deadline,
    r.key, r.parked, r.origin_id, r.origin_step, r.input_blob, r.output_blob,
    r.work_ms, r.prompt_tokens, r.completion_tokens;

-- Keeps the lease and learns whether the Run shall stop or pause. No row: the lease is lost.
--! heartbeat_run
UPDATE runs SET lease_until = :lease_until
WHERE tenant_id = :tenant_id AND id = :id AND lease_owner = :owner AND state = 'running'
RETURNING cancel_requested, paused;

--! lock_lease
SELECT id FROM runs
WHERE id = :id AND lease_owner = :owner AND state = 'running'
FOR UPDATE;

--! finish_run (output?, output_blob?, error?)
UPDATE runs
SET state = :state, output = :output, output_blob = :output_blob, error = :error, finished_at = :now,
    lease_owner = NULL, lease_until = NULL,
    work_ms = work_ms + :work_ms, prompt_tokens = prompt_tokens + :prompt_tokens,
    completion_tokens = completion_tokens + :completion_tokens
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

--! reschedule_run
UPDATE runs
SET state = 'queued', available_at = :available_at, error = :error, attempt = greatest(attempt - :refund, 0),
    lease_owner = NULL, lease_until = NULL,
    work_ms = work_ms + :work_ms, prompt_tokens = prompt_tokens + :prompt_tokens,
    completion_tokens = completion_tokens + :completion_tokens
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

-- Lets a Run wait. What it waits for may have happened while it was at work.
--! suspend_run
UPDATE runs
SET state = 'waiting', available_at = CASE WHEN woken OR cancel_requested THEN :now ELSE least(:until, deadline) END,
    ready = cancel_requested OR (woken AND NOT paused), lease_owner = NULL, lease_until = NULL,
    work_ms = work_ms + :work_ms, prompt_tokens = prompt_tokens + :prompt_tokens,
    completion_tokens = completion_tokens + :completion_tokens
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

-- Something happened that a Run may wait for. No row: it has ended.
--! wake_run
UPDATE runs
SET woken = true, available_at = CASE WHEN state = 'waiting' THEN least(available_at, :now) ELSE available_at END,
    ready = ready OR (state = 'waiting' AND NOT paused)
WHERE id = :id AND state IN ('queued', 'waiting', 'running')
RETURNING id;

-- Gives a Run back untouched when the process stops in good order.
--! release_run
UPDATE runs
SET state = 'queued', attempt = greatest(attempt - 1, 0), available_at = :now, ready = NOT paused, lease_owner = NULL,
    lease_until = NULL
WHERE tenant_id = :tenant_id AND id = :id AND lease_owner = :owner AND state = 'running';

--! set_progress (note?)
UPDATE runs SET progress_done = :done, progress_total = :total, progress_note = :note
WHERE id = :id AND lease_owner = :owner AND state = 'running'
RETURNING id;

--! get_run : Run
SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total,
    progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested,
    actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline, key, parked,
    origin_id, origin_step, input_blob, output_blob, work_ms, prompt_tokens, completion_tokens
FROM runs
WHERE id = :id;

--! list_runs (kind?, state?, subject?, parent?, like?, from_at?, until_at?, before_at?, before_id?) : Run
SELECT tenant_id, id, kind, state, priority, subject, input, output, error, progress_done, progress_total,
    progress_note, attempt, max_attempts, available_at, lease_owner, lease_until, cancel_requested,
    actor_type, actor_id, created_at, started_at, finished_at, parent_id, paused, deadline, key, parked,
    origin_id, origin_step, input_blob, output_blob, work_ms, prompt_tokens, completion_tokens
FROM runs
WHERE (:kind::text IS NULL OR kind = :kind)
    AND (:state::text IS NULL OR state = :state)
    AND (:subject::uuid IS NULL OR subject = :subject)
    AND (:parent::uuid IS NULL OR parent_id = :parent)
    AND (:like::text IS NULL OR strpos(lower(error), lower(:like)) > 0)
    AND (:from_at::timestamptz IS NULL OR created_at >= :from_at)
    AND (:until_at::timestamptz IS NULL OR created_at < :until_at)
    AND (:before_at::timestamptz IS NULL OR (created_at, id) < (:before_at, :before_id::uuid))
ORDER BY created_at DESC, id DESC
LIMIT :limit;

--! find_open_run
SELECT id FROM runs
WHERE kind = :kind AND subject = :subject AND state IN ('queued', 'waiting')
LIMIT 1;

-- A Run and its children. What stands in the queue and has done nothing is cancelled on the spot; the others are asked to
-- stop, and whoever is not at work is taken up for that.
--! cancel_run : (key?)
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
    parked = false, ready = r.state <> 'running',
    state = CASE WHEN f.unbegun THEN 'cancelled' ELSE r.state END,
    finished_at = CASE WHEN f.unbegun THEN :now ELSE r.finished_at END
FROM found AS f
WHERE r.tenant_id = f.tenant_id AND r.id = f.id
RETURNING r.id, r.state, r.key;

-- No row: it has ended.
--! pause_run
UPDATE runs SET paused = :paused, ready = ready AND NOT :paused WHERE id = :id AND state IN ('queued', 'waiting', 'running') RETURNING id;

--! retry_run : (key?)
UPDATE runs
SET state = 'queued', available_at = :now, attempt = 0, error = NULL, output = NULL, output_blob = NULL, finished_at = NULL,
    cancel_requested = false, paused = false, deadline = NULL, ready = key IS NULL, parked = key IS NOT NULL
WHERE id = :id AND state IN ('failed', 'cancelled')
RETURNING id, key;

--! insert_step (output_blob?)
INSERT INTO run_steps (
    tenant_id, run_id, name, ordinal, attempt, output, output_blob, started_at, finished_at, run_created_at
)
VALUES (
    :tenant_id, :run_id, :name, :ordinal, :attempt, :output, :output_blob, :started_at, :finished_at, :run_created_at
);

--! run_steps : (output_blob?)
SELECT name, ordinal, attempt, output, output_blob, started_at, finished_at
FROM run_steps
WHERE run_id = :run_id AND run_created_at = :run_created_at
ORDER BY ordinal
LIMIT :limit OFFSET :offset;

-- Whether a large payload is a Run's or one of its steps'.
--! has_blob
SELECT EXISTS (SELECT 1 FROM runs AS r WHERE r.id = :run_id AND :blob::uuid IN (r.input_blob, r.output_blob)) OR EXISTS (
    SELECT 1 FROM run_steps AS s
    WHERE s.run_id = :run_id AND s.run_created_at = :run_created_at AND s.output_blob = :blob
) AS belongs;

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

-- Ended long ago. Their steps and logs go with the partitions.
--! prune_runs
DELETE FROM runs
WHERE (tenant_id, id) IN (
    SELECT r.tenant_id, r.id FROM runs AS r
    WHERE r.state IN ('completed', 'failed', 'cancelled') AND r.finished_at < :before
    ORDER BY r.finished_at
    LIMIT 5000
);

--! run_queue : (concurrency?, rate?, per_seconds?)
SELECT name, concurrency, rate, per_seconds FROM run_queues WHERE name = :name;

-- With what of each is under way and what waits for room.
--! run_queues : (concurrency?, rate?, per_seconds?)
SELECT q.name, q.concurrency, q.rate, q.per_seconds,
    (SELECT count(*) FROM runs AS r
     WHERE r.tenant_id = q.tenant_id AND r.key = q.name AND NOT r.parked AND r.state IN ('queued', 'waiting', 'running')
    ) AS admitted,
    (SELECT count(*) FROM runs AS r
     WHERE r.tenant_id = q.tenant_id AND r.key = q.name AND r.parked AND r.state IN ('queued', 'waiting', 'running')
    ) AS parked
FROM run_queues AS q
WHERE q.name > :after
ORDER BY q.name
LIMIT :limit;

--! set_run_queue (concurrency?, rate?, per_seconds?)
INSERT INTO run_queues (tenant_id, name, concurrency, rate, per_seconds)
VALUES (:tenant_id, :name, :concurrency, :rate, :per_seconds)
ON CONFLICT (tenant_id, name) DO UPDATE
SET concurrency = excluded.concurrency, rate = excluded.rate, per_seconds = excluded.per_seconds, next_at = NULL;

--! remove_run_queue
DELETE FROM run_queues WHERE name = :name;
