--: Connection(open_until?, last_success_at?, last_failure_at?, last_error?)

--! insert_connection
INSERT INTO connections (
    tenant_id, id, kind, name, enabled, settings, secrets, secret_names, created_at, updated_at
)
VALUES (:tenant_id, :id, :kind, :name, :enabled, :settings, :secrets, :secret_names, :now, :now);

--! get_connection : Connection
SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at,
    last_failure_at, last_error, created_at, updated_at
FROM connections
WHERE id = :id;

--! lock_connection : Connection
SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at,
    last_failure_at, last_error, created_at, updated_at
FROM connections
WHERE id = :id
FOR UPDATE;

--! list_connections (kind?, after_name?) : Connection
SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at,
    last_failure_at, last_error, created_at, updated_at
FROM connections
WHERE (:kind::text IS NULL OR kind = :kind) AND (:after_name::text IS NULL OR name > :after_name)
ORDER BY name
LIMIT :limit;

--! count_connections
SELECT count(*) AS connections FROM connections;

--! update_connection
UPDATE connections
SET name = :name, enabled = :enabled, settings = :settings, secrets = :secrets, secret_names = :secret_names,
    failures_in_a_row = 0, open_until = NULL, updated_at = :now
WHERE id = :id;

-- As `update_connection`, of the secrets alone: the other system gave a new one, and nothing else has changed.
--! set_secrets
UPDATE connections SET secrets = :secrets WHERE id = :id;

--! delete_connection
DELETE FROM connections WHERE id = :id RETURNING id;

-- Across tenants: whose connection this is.
--! owner_of_connection
SELECT tenant_id, kind FROM connections WHERE id = :id AND enabled;

-- Across tenants: takes mailboxes that nobody reads, and keeps those of this reader that it would soon lose. The
-- others are left alone: each write is a new version of the row.
--! claim_mailboxes
UPDATE connections SET reader = :reader, reader_until = :until
WHERE (tenant_id, id) IN (
    SELECT c.tenant_id, c.id FROM connections AS c
    WHERE c.kind = 'email' AND c.enabled
        AND (c.reader_until IS NULL OR c.reader_until < :now OR (c.reader = :reader AND c.reader_until < :soon))
    ORDER BY c.reader = :reader DESC NULLS LAST, c.tenant_id, c.id
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
);

-- Across tenants: the mailboxes that this reader has.
--! mailboxes_of
SELECT tenant_id, id, updated_at FROM connections
WHERE kind = 'email' AND enabled AND reader = :reader AND reader_until > :now
ORDER BY tenant_id, id
LIMIT :limit;

-- Across tenants.
--! release_mailboxes
UPDATE connections SET reader = NULL, reader_until = NULL WHERE reader = :reader;

--! record_success
UPDATE connections
SET failures_in_a_row = 0, open_until = NULL, last_success_at = :now
WHERE id = :id;

--! record_failure
UPDATE connections
SET failures_in_a_row = failures_in_a_row + 1, last_failure_at = :now, last_error = :last_error
WHERE id = :id
RETURNING failures_in_a_row;

--! open_circuit
UPDATE connections SET open_until = :open_until WHERE id = :id;

-- The receiver lives, and refuses what it was sent.
--! record_refusal
UPDATE connections
SET failures_in_a_row = 0, open_until = NULL, last_failure_at = :now, last_error = :last_error
WHERE id = :id;

--! count_call
INSERT INTO connection_calls (tenant_id, connection_id, hour, calls, errors, milliseconds, slowest_ms)
VALUES (:tenant_id, :connection_id, date_trunc('hour', :now::timestamptz), 1, :errors, :milliseconds, :slowest_ms)
ON CONFLICT (tenant_id, connection_id, hour) DO UPDATE
SET calls = connection_calls.calls + 1, errors = connection_calls.errors + EXCLUDED.errors,
    milliseconds = connection_calls.milliseconds + EXCLUDED.milliseconds,
    slowest_ms = greatest(connection_calls.slowest_ms, EXCLUDED.slowest_ms);

--! calls_by_hour
SELECT hour, calls, errors, milliseconds, slowest_ms
FROM connection_calls
WHERE connection_id = :connection_id AND hour >= :since
ORDER BY hour
LIMIT 1000;

-- Across tenants: figures past their use.
--! prune_calls
DELETE FROM connection_calls WHERE hour < :before;

--! read_cursor
SELECT cursor FROM connections WHERE id = :id;

--! write_cursor
UPDATE connections SET cursor = :cursor WHERE id = :id;
