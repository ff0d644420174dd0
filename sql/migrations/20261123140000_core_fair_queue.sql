-- Fair shares between tenants, keys that bound how much runs at once, and Runs that go on from the journal of another.
ALTER TABLE runs
    -- Whether it may be taken up now. What becomes due later is made ready by whoever claims.
    ADD COLUMN ready boolean NOT NULL DEFAULT true,
    -- Runs of one key share a bound: `key_limit`, unless `run_queues` has one for the key.
    ADD COLUMN key text,
    ADD COLUMN key_limit integer CHECK (key_limit > 0),
    -- It waits for its key to have room.
    ADD COLUMN parked boolean NOT NULL DEFAULT false,
    -- The Run whose journal it began with, and the step before which that was cut.
    ADD COLUMN origin_id uuid,
    ADD COLUMN origin_step text;
DROP INDEX runs_claim;
CREATE INDEX runs_ready ON runs (kind, tenant_id, priority DESC, available_at)
    WHERE ready AND state IN ('queued', 'waiting');
CREATE INDEX runs_later ON runs (available_at)
    WHERE NOT ready AND NOT parked AND (NOT paused OR cancel_requested) AND state IN ('queued', 'waiting');
CREATE INDEX runs_at_work ON runs (tenant_id) WHERE state = 'running';
CREATE INDEX runs_key ON runs (tenant_id, key, parked, priority DESC, created_at)
    WHERE key IS NOT NULL AND state IN ('queued', 'waiting', 'running');
CREATE INDEX runs_origin ON runs (tenant_id, origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX runs_ended ON runs (finished_at) WHERE state IN ('completed', 'failed', 'cancelled');
-- Dead letters: what failed, newest first.
CREATE INDEX runs_failed ON runs (tenant_id, created_at DESC, id DESC) WHERE state = 'failed';

-- What a tenant has said about its keys; `*` bounds all of the tenant's Runs together.
CREATE TABLE run_queues (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    name text NOT NULL,
    -- Runs at once.
    concurrency integer CHECK (concurrency > 0),
    -- So many may begin in so many seconds.
    rate integer CHECK (rate > 0),
    per_seconds integer CHECK (per_seconds > 0),
    -- When the next one may begin that is not within a burst.
    next_at timestamptz,
    PRIMARY KEY (tenant_id, name),
    CHECK ((rate IS NULL) = (per_seconds IS NULL))
);
SELECT tekup_protect('run_queues', 'SELECT, UPDATE');
CREATE INDEX run_queues_whole ON run_queues (tenant_id) WHERE name = '*' AND concurrency IS NOT NULL;

-- Lets parked Runs of a key into the queue, as many as have room; a rate says when each begins (GCRA, ITU-T I.371).
-- One at a time for a tenant, so that a transaction may do it for several keys in any order. Each statement sees what
-- was committed before it got the lock.
CREATE FUNCTION tekup_admit_runs(for_tenant uuid, for_key text, at_time timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    bound record;
    active bigint;
    admitted integer := 0;
    begins timestamptz;
    gap interval;
    next record;
BEGIN
    PERFORM pg_advisory_xact_lock(7204, hashtext(for_tenant::text));
    SELECT concurrency, rate, per_seconds, next_at INTO bound FROM run_queues
    WHERE tenant_id = for_tenant AND name = for_key
    FOR UPDATE;
    SELECT count(*) INTO active FROM runs
    WHERE tenant_id = for_tenant AND key = for_key AND NOT parked AND state IN ('queued', 'waiting', 'running');
    gap := make_interval(secs => bound.per_seconds::double precision / bound.rate);
    FOR next IN
        SELECT id, key_limit, paused FROM runs
        WHERE tenant_id = for_tenant AND key = for_key AND parked AND state = 'queued'
        ORDER BY priority DESC, created_at
        LIMIT 1000
        FOR UPDATE SKIP LOCKED
    LOOP
        EXIT WHEN active >= coalesce(bound.concurrency, next.key_limit, 2147483647);
        begins := at_time;
        IF gap IS NOT NULL THEN
            bound.next_at := greatest(coalesce(bound.next_at, at_time), at_time);
            -- A whole allowance may be used at once.
            begins := greatest(at_time, bound.next_at - gap * (bound.rate - 1));
            bound.next_at := bound.next_at + gap;
        END IF;
        UPDATE runs SET parked = false, available_at = begins, ready = begins <= at_time AND NOT next.paused
        WHERE tenant_id = for_tenant AND id = next.id;
        active := active + 1;
        admitted := admitted + 1;
    END LOOP;
    IF admitted > 0 AND gap IS NOT NULL THEN
        UPDATE run_queues SET next_at = bound.next_at WHERE tenant_id = for_tenant AND name = for_key;
    END IF;
    RETURN admitted;
END
$$;

-- What begins a Run at given times.
CREATE TABLE schedules (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL,
    -- Which part of Tekup made it, and for what of its own.
    owner text NOT NULL,
    owner_id uuid,
    kind text NOT NULL,
    input jsonb NOT NULL,
    timing jsonb NOT NULL,
    catch_up text NOT NULL CHECK (catch_up IN ('skip', 'latest', 'all')),
    paused boolean NOT NULL DEFAULT false,
    -- The next time; none when it is over.
    next_at timestamptz,
    last_at timestamptz,
    last_run uuid,
    actor_type text NOT NULL,
    actor_id uuid,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT tekup_protect('schedules', 'SELECT');
CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL AND NOT paused;
CREATE INDEX schedules_of ON schedules (tenant_id, owner, owner_id);

GRANT DELETE ON runs TO tekup_system;
