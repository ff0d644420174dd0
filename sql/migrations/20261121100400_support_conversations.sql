CREATE TABLE customers (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    external_id text NOT NULL,
    name text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, external_id)
);
SELECT tekup_protect('customers');

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
SELECT tekup_protect('conversations', 'SELECT, UPDATE');

CREATE TABLE messages (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    number integer NOT NULL,
    sender_type text NOT NULL CHECK (sender_type IN ('user', 'ai_agent', 'human_agent', 'system')),
    sender_id uuid,
    sender_name text,
    content text NOT NULL,
    content_type text NOT NULL DEFAULT 'text'
        CHECK (content_type IN ('text', 'image', 'file', 'code', 'error_log')),
    intent text,
    confidence real,
    entities jsonb NOT NULL DEFAULT '[]',
    sentiment real,
    language text,
    sources jsonb NOT NULL DEFAULT '[]',
    answer_state text CHECK (answer_state IN ('drafting', 'final')),
    answer_engine text,
    answer_passage text,
    requires_escalation boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    edited_at timestamptz,
    PRIMARY KEY (tenant_id, id, created_at),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
) PARTITION BY RANGE (created_at);
CREATE INDEX messages_conversation ON messages (tenant_id, conversation_id, number);
SELECT tekup_protect('messages');
INSERT INTO partitioned_tables (table_name) VALUES ('messages');

CREATE TABLE escalations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    reason text NOT NULL,
    priority text NOT NULL DEFAULT 'medium' CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    queue_name text,
    assigned_to uuid,
    assigned_at timestamptz,
    created_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolution_notes text,
    resolved_by uuid,
    context jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
-- At most one open escalation a conversation.
CREATE UNIQUE INDEX escalations_open ON escalations (tenant_id, conversation_id) WHERE resolved_at IS NULL;
CREATE INDEX escalations_queue ON escalations (tenant_id, created_at);
SELECT tekup_protect('escalations');

CREATE TABLE intents (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('intents');

CREATE TABLE intent_examples (
    tenant_id uuid NOT NULL,
    intent_id uuid NOT NULL,
    id uuid NOT NULL,
    example text NOT NULL,
    language text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, intent_id) REFERENCES intents (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX intent_examples_text ON intent_examples (tenant_id, intent_id, md5(example));
SELECT tekup_protect('intent_examples');

CREATE TABLE intent_models (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    version integer NOT NULL,
    engine text NOT NULL,
    model bytea NOT NULL,
    intents integer NOT NULL,
    examples integer NOT NULL,
    accuracy real,
    threshold real NOT NULL,
    seconds real NOT NULL,
    trained_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, version)
);
SELECT tekup_protect('intent_models');

CREATE TABLE rules (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    type text NOT NULL CHECK (type IN ('escalation', 'routing', 'automation', 'validation')),
    content jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('rules');

SELECT tekup_maintain_partitions(3);
