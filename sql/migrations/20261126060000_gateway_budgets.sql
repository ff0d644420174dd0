-- What models may cost in a day or a month of UTC.
CREATE TABLE model_budgets (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- Whose calls count, and which of these: the id of a person, key or agent, the name of an alias or a model.
    scope text NOT NULL CHECK (scope IN ('tenant', 'user', 'key', 'agent', 'alias', 'model')),
    subject text CHECK ((subject IS NULL) = (scope = 'tenant')),
    period text NOT NULL CHECK (period IN ('day', 'month')),
    -- Millionths of the currency that the tenant gave the prices in.
    cost_micros bigint CHECK (cost_micros > 0),
    tokens bigint CHECK (tokens > 0),
    -- Percent.
    warn_at integer NOT NULL CHECK (warn_at BETWEEN 1 AND 100),
    -- The beginning of the period for which it was last told that this much, or all, is spent.
    warned_for timestamptz,
    exceeded_for timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name),
    CHECK (cost_micros IS NOT NULL OR tokens IS NOT NULL)
);
SELECT tekup_protect('model_budgets');
