-- A tenant's ways to other systems. `secrets` is sealed by the vault.
CREATE TABLE connections (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    enabled boolean NOT NULL DEFAULT true,
    settings jsonb NOT NULL DEFAULT '{}',
    secrets bytea NOT NULL,
    secret_names text[] NOT NULL DEFAULT '{}',
    -- The circuit: failures since the last success, and until when nothing is tried.
    failures_in_a_row integer NOT NULL DEFAULT 0,
    open_until timestamptz,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_error text,
    -- How far what it follows has been read.
    cursor jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
-- Across tenants only to find whose an address is that somebody writes to, and which mailboxes are to be read.
SELECT tekup_protect('connections', 'SELECT');

-- Calls by the hour, for charts.
CREATE TABLE connection_calls (
    tenant_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    hour timestamptz NOT NULL,
    calls integer NOT NULL DEFAULT 0,
    errors integer NOT NULL DEFAULT 0,
    milliseconds bigint NOT NULL DEFAULT 0,
    slowest_ms integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, connection_id, hour),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('connection_calls');
