-- What somebody must agree to before it is done: the exact operation and arguments, by their hash.
CREATE TABLE approvals (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    operation text NOT NULL,
    arguments_hash bytea NOT NULL,
    permission text NOT NULL,
    approver_id uuid,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'expired')),
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_name text,
    comment text,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX approvals_expiry ON approvals (expires_at) WHERE state = 'pending';
SELECT tekup_protect('approvals', 'SELECT');

CREATE TABLE actions (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    conversation_id uuid,
    action_type text NOT NULL CHECK (length(action_type) BETWEEN 1 AND 100),
    connection_id uuid,
    status text NOT NULL CHECK (status IN (
        'awaiting_approval', 'pending', 'running', 'completed', 'failed', 'cancelled', 'rejected')),
    parameters jsonb NOT NULL DEFAULT '{}',
    result jsonb,
    error_message text,
    -- Sent to the receiver with every attempt.
    idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    source text NOT NULL,
    approval_id uuid,
    run_id uuid,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    completed_at timestamptz,
    duration_ms integer,
    retry_count integer NOT NULL DEFAULT 0,
    max_retries integer NOT NULL CHECK (max_retries BETWEEN 0 AND 50),
    next_retry_at timestamptz,
    deadline_at timestamptz NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, idempotency_key),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, approval_id) REFERENCES approvals (tenant_id, id)
);
CREATE INDEX actions_recent ON actions (tenant_id, created_at DESC, id DESC);
CREATE INDEX actions_conversation ON actions (tenant_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX actions_status ON actions (tenant_id, status, created_at DESC, id DESC);
CREATE INDEX actions_approval ON actions (tenant_id, approval_id) WHERE approval_id IS NOT NULL;
SELECT tekup_protect('actions');
