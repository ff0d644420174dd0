-- The tables of the two endpoints, shaped as Tekup's own: same columns, keys, indexes and policies.
-- Run as a superuser on an empty database; variables: owner, app (roles), app_password, tenant, rows.
CREATE ROLE :"owner" NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE :"app" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';
ALTER SCHEMA public OWNER TO :"owner";
SET ROLE :"owner";
GRANT USAGE ON SCHEMA public TO :"app";

CREATE TABLE tenants (id uuid PRIMARY KEY, name text NOT NULL);

CREATE TABLE customers (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    external_id text NOT NULL,
    name text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, external_id)
);

CREATE TABLE conversations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    channel text NOT NULL CHECK (channel IN ('web', 'mobile', 'email', 'slack', 'api', 'phone')),
    status text NOT NULL DEFAULT 'active'
        CHECK (status IN ('active', 'waiting', 'resolved', 'escalated', 'abandoned')),
    language text,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    last_activity_at timestamptz NOT NULL,
    message_count integer NOT NULL DEFAULT 0,
    confidence_sum double precision NOT NULL DEFAULT 0,
    confidence_count integer NOT NULL DEFAULT 0,
    sentiment_score real,
    resolution_type text CHECK (resolution_type IN ('automated', 'human', 'abandoned', 'escalated')),
    resolution_time_seconds integer,
    escalated boolean NOT NULL DEFAULT false,
    escalation_reason text,
    assigned_to uuid,
    assigned_name text,
    unanswered_in_a_row integer NOT NULL DEFAULT 0,
    last_message text,
    context jsonb NOT NULL DEFAULT '{}',
    metadata jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX conversations_activity ON conversations (tenant_id, last_activity_at DESC, id DESC);
CREATE INDEX conversations_status ON conversations (tenant_id, status, last_activity_at DESC, id DESC);
CREATE INDEX conversations_assigned ON conversations (tenant_id, assigned_to, last_activity_at DESC)
    WHERE assigned_to IS NOT NULL;

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
);
CREATE INDEX audit_entries_subject ON audit_entries (tenant_id, subject, at DESC);

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

INSERT INTO tenants VALUES (:'tenant', 'Bench'), (gen_random_uuid(), 'Another');
INSERT INTO customers (tenant_id, id, external_id, name)
SELECT t.id, gen_random_uuid(), 'seed-' || n, 'Kunde i belastning'
FROM tenants AS t, generate_series(1, :rows) AS n;
INSERT INTO conversations (
    tenant_id, id, customer_id, channel, language, started_at, last_activity_at, metadata
)
SELECT tenant_id, gen_random_uuid(), id, 'api', 'da', at, at, '{}'
FROM (
    SELECT tenant_id, id, now() - row_number() OVER (ORDER BY id) * interval '1 second' AS at FROM customers
) AS begun;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tenants', 'customers', 'conversations', 'audit_entries', 'outbox'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I '
            'USING (%I = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
            name, CASE name WHEN 'tenants' THEN 'id' ELSE 'tenant_id' END);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON customers, conversations, outbox TO :"app";
GRANT SELECT, INSERT ON audit_entries TO :"app";
RESET ROLE;
ANALYZE;
