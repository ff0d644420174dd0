-- Workflows: what is drawn, what was published, what starts it, and what came of it.

-- `version` is the one that is published, 0 when none is; `draft` is what is being drawn.
CREATE TABLE workflows (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) <= 200),
    description text NOT NULL CHECK (length(description) <= 2000),
    state text NOT NULL CHECK (state IN ('draft', 'published', 'archived')),
    draft jsonb NOT NULL,
    revision integer NOT NULL,
    version integer NOT NULL,
    latest integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX workflows_recent ON workflows (tenant_id, updated_at DESC, id DESC);
SELECT tekup_protect('workflows');

-- Never changed. A workflow that something starts acts for whoever published it.
CREATE TABLE workflow_versions (
    tenant_id uuid NOT NULL,
    workflow_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    definition jsonb NOT NULL,
    note text CHECK (length(note) <= 500),
    author_type text NOT NULL,
    author_id uuid,
    author_name text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, workflow_id, number),
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflows (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('workflow_versions');

-- What starts the published version. The id is the address of a webhook or form, so it stays from version to version.
CREATE TABLE workflow_triggers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    workflow_id uuid NOT NULL,
    node text NOT NULL,
    kind text NOT NULL,
    inputs jsonb NOT NULL,
    active boolean NOT NULL,
    -- Of a schedule: when it comes round.
    next_at timestamptz,
    -- Of a webhook: sealed.
    secret bytea,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, workflow_id, node),
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflows (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX workflow_triggers_due ON workflow_triggers (next_at) WHERE active AND next_at IS NOT NULL;
CREATE INDEX workflow_triggers_kind ON workflow_triggers (tenant_id, kind) WHERE active;
CREATE INDEX workflow_triggers_id ON workflow_triggers (id);
SELECT tekup_protect('workflow_triggers', 'SELECT');

-- What a run was started with. `version` 0 is the draft as it was, which `definition` keeps.
CREATE TABLE workflow_executions (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    workflow_id uuid NOT NULL,
    version integer NOT NULL,
    definition jsonb,
    node text NOT NULL,
    input jsonb NOT NULL,
    -- What started it, so that it starts once: an event, a time.
    cause text,
    actor_type text NOT NULL,
    actor_id uuid,
    -- How many automations led here, one after the other, and how many workflows are around this one.
    depth smallint NOT NULL,
    level smallint NOT NULL,
    from_run uuid,
    from_node text,
    -- What a webhook's sender is told.
    reply jsonb,
    -- The node that failed it.
    failure jsonb,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflows (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX workflow_executions_recent ON workflow_executions (tenant_id, workflow_id, created_at DESC, run_id DESC);
CREATE UNIQUE INDEX workflow_executions_cause ON workflow_executions (tenant_id, workflow_id, cause)
WHERE cause IS NOT NULL;
SELECT tekup_protect('workflow_executions');
CREATE INDEX runs_open_kind ON runs (tenant_id, kind) WHERE state IN ('queued', 'waiting', 'running');

-- What nodes show to other systems; never shown to anybody else.
CREATE TABLE workflow_credentials (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) <= 100),
    kind text NOT NULL,
    settings jsonb NOT NULL,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('workflow_credentials');
