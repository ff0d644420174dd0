-- Audit: what was asked of which operation by whom, written in the transaction that did it.
CREATE TABLE audit_entries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    operation text NOT NULL,
    subject text,
    request_id text NOT NULL,
    door text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, at, id)
) PARTITION BY RANGE (at);
CREATE INDEX audit_entries_subject ON audit_entries (tenant_id, subject, at DESC);
SELECT tekup_protect('audit_entries');
-- Append-only: not even the application may change what was written.
REVOKE UPDATE, DELETE ON audit_entries FROM tekup_app;
INSERT INTO partitioned_tables (table_name, retention) VALUES ('audit_entries', interval '5 years');

CREATE TABLE idempotency_keys (
    tenant_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    key text NOT NULL,
    operation text NOT NULL,
    request_hash bytea NOT NULL,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, principal_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
SELECT tekup_protect('idempotency_keys', 'SELECT, DELETE');

-- Outbox: events as their transactions wrote them, until the relay gives them their sequence.
CREATE TABLE outbox (
    tenant_id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    type text NOT NULL,
    subject uuid NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    data jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, position)
);
CREATE INDEX outbox_position ON outbox (position);
SELECT tekup_protect('outbox', 'SELECT, DELETE');

CREATE SEQUENCE event_sequence;
GRANT USAGE, SELECT ON SEQUENCE event_sequence TO tekup_system;

CREATE TABLE events (
    tenant_id uuid NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    subject uuid NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    data jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, sequence, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX events_sequence ON events (sequence);
SELECT tekup_protect('events', 'SELECT, INSERT');
REVOKE INSERT, UPDATE, DELETE ON events FROM tekup_app;
INSERT INTO partitioned_tables (table_name, retention) VALUES ('events', interval '1 year');

CREATE TABLE runs (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled')),
    priority smallint NOT NULL DEFAULT 0,
    subject uuid,
    input jsonb NOT NULL,
    output jsonb,
    error text,
    progress_done bigint NOT NULL DEFAULT 0,
    progress_total bigint NOT NULL DEFAULT 0,
    progress_note text,
    attempt integer NOT NULL DEFAULT 0,
    max_attempts integer NOT NULL DEFAULT 5,
    available_at timestamptz NOT NULL,
    lease_owner uuid,
    lease_until timestamptz,
    cancel_requested boolean NOT NULL DEFAULT false,
    actor_type text NOT NULL,
    actor_id uuid,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX runs_claim ON runs (priority DESC, available_at) WHERE state IN ('queued', 'waiting');
CREATE INDEX runs_lease ON runs (lease_until) WHERE state = 'running';
CREATE INDEX runs_recent ON runs (tenant_id, created_at DESC, id DESC);
CREATE INDEX runs_subject ON runs (tenant_id, subject) WHERE subject IS NOT NULL;
SELECT tekup_protect('runs', 'SELECT, UPDATE');

-- The journal. A step that stands here is never run again.
CREATE TABLE run_steps (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    name text NOT NULL,
    ordinal integer NOT NULL,
    attempt integer NOT NULL,
    output jsonb NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    run_created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id, name, run_created_at)
) PARTITION BY RANGE (run_created_at);
SELECT tekup_protect('run_steps');
INSERT INTO partitioned_tables (table_name, retention) VALUES ('run_steps', interval '90 days');

CREATE TABLE run_logs (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    level text NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error')),
    message text NOT NULL,
    PRIMARY KEY (tenant_id, run_id, at, id)
) PARTITION BY RANGE (at);
SELECT tekup_protect('run_logs');
INSERT INTO partitioned_tables (table_name, retention) VALUES ('run_logs', interval '90 days');
