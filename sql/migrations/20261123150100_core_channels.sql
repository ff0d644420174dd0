-- MsgHub: channels that carry messages, each with its own rules of persistence, encryption and retention.
CREATE TABLE channels (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    description text NOT NULL DEFAULT '',
    persisted boolean NOT NULL,
    encrypted boolean NOT NULL,
    -- 396 days is what the months of channel_log are kept for.
    retention_seconds bigint NOT NULL CHECK (retention_seconds BETWEEN 60 AND 34214400),
    -- Which events of the log it carries, as patterns of subjects. In memory alone there is nothing to carry them in.
    carries text[] NOT NULL DEFAULT '{}' CHECK (persisted OR carries = '{}'),
    retired_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX channels_name ON channels (tenant_id, name) WHERE retired_at IS NULL;

-- Where a channel ends. A lock on it puts those who write in turn, so its numbers have no gap and rise in the order
-- in which they become visible. Apart from the channel, because it changes with every batch.
CREATE TABLE channel_ends (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    sequence bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, channel_id),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES channels (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

CREATE TABLE channel_log (
    tenant_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    subject text NOT NULL,
    -- Messages of one key are handled one after the other; empty: of none.
    key text NOT NULL,
    headers jsonb NOT NULL,
    -- JSON, or what the tenant's key has sealed of it.
    payload bytea NOT NULL,
    sealed boolean NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, channel_id, sequence, at)
) PARTITION BY RANGE (at);

-- On their way into a channel: events that it carries, and messages that were published in a transaction of somebody's.
CREATE TABLE channel_outbox (
    tenant_id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    channel_id uuid NOT NULL,
    id uuid NOT NULL,
    subject text NOT NULL,
    key text NOT NULL,
    headers jsonb NOT NULL,
    payload bytea NOT NULL,
    sealed boolean NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, position),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES channels (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_outbox_position ON channel_outbox (position);

-- Consumer groups: who share the work of a channel, and how far they have come.
CREATE TABLE channel_groups (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    channel_id uuid NOT NULL,
    name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    subject text NOT NULL,
    -- Up to here it has been looked at; what is not done yet stands in channel_deliveries.
    position bigint NOT NULL,
    visibility_seconds integer NOT NULL CHECK (visibility_seconds BETWEEN 1 AND 43200),
    max_deliveries integer NOT NULL CHECK (max_deliveries BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, channel_id, name),
    FOREIGN KEY (tenant_id, channel_id) REFERENCES channels (tenant_id, id) ON DELETE CASCADE
);

-- What a group has taken up and not done: in somebody's hands until visible_at, then due again, or dead.
CREATE TABLE channel_deliveries (
    tenant_id uuid NOT NULL,
    group_id uuid NOT NULL,
    sequence bigint NOT NULL,
    key text NOT NULL,
    deliveries integer NOT NULL DEFAULT 0,
    visible_at timestamptz NOT NULL,
    consumer text,
    reason text,
    dead_at timestamptz,
    PRIMARY KEY (tenant_id, group_id, sequence),
    FOREIGN KEY (tenant_id, group_id) REFERENCES channel_groups (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_deliveries_due ON channel_deliveries (tenant_id, group_id, visible_at) WHERE dead_at IS NULL;
CREATE INDEX channel_deliveries_key ON channel_deliveries (tenant_id, group_id, key, sequence)
    WHERE dead_at IS NULL AND key <> '';

-- A pattern of subjects as a regular expression: `*` is one part of a subject, `>` all that is left of it.
CREATE FUNCTION tekup_subject_regex(pattern text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '^' || replace(replace(replace(pattern, '.', '\.'), '*', '[^.]+'), '>', '.+') || '$';

-- The channels that every tenant begins with. Runs with the rights of whoever founds the tenant.
CREATE FUNCTION tekup_first_channels(tenant uuid) RETURNS void
LANGUAGE sql AS $$
    WITH first AS (
        INSERT INTO channels (tenant_id, id, name, persisted, encrypted, retention_seconds, carries)
        VALUES
            (tenant, gen_random_uuid(), 'lead', true, true, 7 * 86400, '{lead.>}'),
            (tenant, gen_random_uuid(), 'crm', true, true, 30 * 86400,
                '{contact.>,company.>,deal.>,activity.>,customer.>}'),
            (tenant, gen_random_uuid(), 'compliance', true, true, 365 * 86400, '{compliance.>,consent.>,approval.>}'),
            (tenant, gen_random_uuid(), 'voice', false, true, 86400, '{}')
        RETURNING tenant_id, id
    )
    INSERT INTO channel_ends (tenant_id, channel_id) SELECT tenant_id, id FROM first;
$$;
CREATE FUNCTION tekup_tenant_channels() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tekup_first_channels(NEW.id);
    RETURN NULL;
END
$$;

-- For the tenants there are. The owner of the table is bound by its policies, too, but for this statement.
ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY;
SELECT tekup_first_channels(id) FROM tenants;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;

CREATE TRIGGER first_channels AFTER INSERT ON tenants
    FOR EACH ROW EXECUTE FUNCTION tekup_tenant_channels();

SELECT tekup_protect('channels', 'SELECT, INSERT');
SELECT tekup_protect('channel_ends', 'SELECT, INSERT, UPDATE');
SELECT tekup_protect('channel_log', 'SELECT, INSERT, DELETE');
SELECT tekup_protect('channel_outbox', 'SELECT, INSERT, DELETE');
SELECT tekup_protect('channel_groups', 'SELECT');
SELECT tekup_protect('channel_deliveries', 'SELECT, DELETE');
-- Once written, a message stays as it is until it is too old or its subject is erased.
REVOKE UPDATE ON channel_log FROM tekup_app;
INSERT INTO partitioned_tables (table_name, retention) VALUES ('channel_log', interval '396 days');
SELECT tekup_maintain_partitions();
