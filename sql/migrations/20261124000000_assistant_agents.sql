-- Agents: what they are, their versions, what they were set to do, and what people told them meanwhile.

-- `version` is the one that works, `latest` the newest. A stopped agent takes no work.
CREATE TABLE agents (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) <= 100),
    kind text NOT NULL CHECK (length(kind) <= 50),
    description text NOT NULL CHECK (length(description) <= 2000),
    version integer NOT NULL,
    latest integer NOT NULL,
    stopped boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    started_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
CREATE INDEX agents_recent ON agents (tenant_id, updated_at DESC, id DESC);
SELECT tekup_protect('agents');

-- Never changed: an execution finishes on the version it began with.
CREATE TABLE agent_versions (
    tenant_id uuid NOT NULL,
    agent_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    definition jsonb NOT NULL,
    note text CHECK (length(note) <= 500),
    author_type text NOT NULL,
    author_id uuid,
    author_name text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, agent_id, number),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('agent_versions');

-- What a run was started with. `definition` is there where it was none of the versions: somebody tried something out.
CREATE TABLE agent_executions (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    agent_id uuid NOT NULL,
    version integer NOT NULL,
    definition jsonb,
    actor_type text NOT NULL,
    actor_id uuid,
    -- How many automations led here, one after the other, and how many agents and workflows are around this one.
    depth smallint NOT NULL,
    level smallint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_executions_recent ON agent_executions (tenant_id, agent_id, created_at DESC, run_id DESC);
SELECT tekup_protect('agent_executions');

-- What people tell an agent at work. It reads them in order, each once, before it thinks next.
CREATE TABLE agent_messages (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    id uuid NOT NULL,
    by_name text NOT NULL,
    content text NOT NULL CHECK (length(content) <= 4000),
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (tenant_id, run_id, id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES agent_executions (tenant_id, run_id) ON DELETE CASCADE
);
SELECT tekup_protect('agent_messages');
