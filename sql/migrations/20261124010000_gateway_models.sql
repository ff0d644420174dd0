-- Servers of models that a tenant has an account with. `secret` is the sealed API key, if the server wants one.
CREATE TABLE model_providers (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    -- Stands before the slash in the name of a model.
    name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    kind text NOT NULL,
    url text,
    secret bytea,
    settings jsonb NOT NULL,
    -- Rises with every change, so that whoever holds an open way to the server knows that it is another one now.
    revision integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('model_providers');

-- Names of a tenant's own for models, and what stands in when one does not answer.
CREATE TABLE model_aliases (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    strategy text NOT NULL CHECK (strategy IN ('fallback', 'weighted')),
    -- In order: the model's name, and its weight.
    targets jsonb NOT NULL,
    local_only boolean NOT NULL,
    max_attempts integer NOT NULL CHECK (max_attempts BETWEEN 1 AND 10),
    first_token_ms integer NOT NULL CHECK (first_token_ms BETWEEN 100 AND 120000),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('model_aliases');

-- Every request to a model. A call that fell over to another model has a row for each that was tried, with the same
-- request_id and rising `attempt`.
CREATE TABLE model_usage (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    request_id text NOT NULL,
    attempt integer NOT NULL,
    kind text NOT NULL,
    -- The name that was asked for, empty where none was; the model that was tried; whose it is, `local` for this machine's.
    asked text NOT NULL,
    model text NOT NULL,
    provider text NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    agent_id uuid,
    run_id uuid,
    door text NOT NULL,
    operation text NOT NULL,
    outcome text NOT NULL,
    prompt_tokens bigint NOT NULL,
    cached_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    thought_tokens bigint NOT NULL,
    latency_ms bigint NOT NULL,
    first_token_ms bigint,
    -- Millionths of the currency that the tenant gave the prices in; null where there is no price.
    cost_micros bigint,
    PRIMARY KEY (tenant_id, id, at)
) PARTITION BY RANGE (at);
CREATE INDEX model_usage_at ON model_usage (tenant_id, at);
SELECT tekup_protect('model_usage', 'SELECT');
-- What was used stays as it is.
REVOKE UPDATE ON model_usage FROM tekup_app;
INSERT INTO partitioned_tables (table_name, retention) VALUES ('model_usage', interval '396 days');
SELECT tekup_maintain_partitions();
