-- Evals: tasks with what is expected of an agent, and how its versions did on them.

-- `graders`: how answers are judged (`evals::Grader`).
CREATE TABLE eval_datasets (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) <= 100),
    description text NOT NULL CHECK (length(description) <= 2000),
    graders jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('eval_datasets');

-- `recorded`: what tools said in the Run `run_id` that it was taken from (`agents::Recorded`).
CREATE TABLE eval_cases (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    dataset_id uuid NOT NULL,
    task text NOT NULL CHECK (length(task) <= 50000),
    context jsonb NOT NULL,
    expected jsonb NOT NULL,
    recorded jsonb NOT NULL,
    run_id uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, dataset_id) REFERENCES eval_datasets (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX eval_cases_of_dataset ON eval_cases (tenant_id, dataset_id, id);
SELECT tekup_protect('eval_cases');

-- One comparison, a Run. `base` is the version that `version` is compared with.
CREATE TABLE evals (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    agent_id uuid NOT NULL,
    dataset_id uuid NOT NULL,
    version integer NOT NULL,
    base integer,
    actor_type text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run_id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, dataset_id) REFERENCES eval_datasets (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX evals_of_agent ON evals (tenant_id, agent_id, created_at DESC, run_id DESC);
CREATE INDEX evals_recent ON evals (tenant_id, created_at DESC, run_id DESC);
SELECT tekup_protect('evals');

-- What one version answered to one case; the case may be gone by now. `passed` is null while a person has to judge.
CREATE TABLE eval_results (
    tenant_id uuid NOT NULL,
    eval_id uuid NOT NULL,
    case_id uuid NOT NULL,
    version integer NOT NULL,
    number integer NOT NULL,
    task text NOT NULL,
    expected jsonb NOT NULL,
    run_id uuid,
    answer text NOT NULL,
    error text,
    grades jsonb NOT NULL,
    passed boolean,
    prompt_tokens bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    work_ms bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, eval_id, case_id, version),
    FOREIGN KEY (tenant_id, eval_id) REFERENCES evals (tenant_id, run_id) ON DELETE CASCADE
);
SELECT tekup_protect('eval_results');

-- What a version of an agent must pass before it works. `least`: the share of cases.
CREATE TABLE eval_gates (
    tenant_id uuid NOT NULL,
    agent_id uuid NOT NULL,
    dataset_id uuid NOT NULL,
    least real NOT NULL CHECK (least >= 0 AND least <= 1),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, agent_id),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, dataset_id) REFERENCES eval_datasets (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('eval_gates');
