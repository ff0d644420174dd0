-- Cases of other systems that belong to conversations.
CREATE TABLE linked_cases (
    tenant_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 100),
    conversation_id uuid NOT NULL,
    -- What people call it there.
    name text,
    -- By field, what each side said when they last agreed: {"priority": {"ours": "high", "theirs": "High"}}.
    agreed jsonb NOT NULL DEFAULT '{}',
    -- By field, since when our side says something else.
    ours_since jsonb NOT NULL DEFAULT '{}',
    -- Whether it has to be looked at, although nothing changed there.
    due boolean NOT NULL DEFAULT true,
    -- Why our side's change was not taken there.
    error text,
    created_at timestamptz NOT NULL,
    synced_at timestamptz,
    PRIMARY KEY (tenant_id, connection_id, external_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX linked_cases_conversation ON linked_cases (tenant_id, conversation_id);
CREATE INDEX linked_cases_due ON linked_cases (tenant_id, connection_id, external_id) WHERE due;
SELECT tekup_protect('linked_cases');

-- Comments of ours on cases, written down before they leave: none is sent twice, and none that comes back is news.
CREATE TABLE sent_comments (
    tenant_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    key text NOT NULL,
    external_case text NOT NULL,
    words_hash text NOT NULL,
    external_id text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, connection_id, key),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sent_comments_case ON sent_comments (tenant_id, connection_id, external_case);
CREATE INDEX sent_comments_age ON sent_comments (created_at);
SELECT tekup_protect('sent_comments', 'SELECT, DELETE');

-- What is fetched from another system when it is due, how far it has been read, and how it went.
CREATE TABLE connection_syncs (
    tenant_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    -- Which process fetches, and until when it keeps that to itself.
    holder uuid,
    held_until timestamptz,
    -- By object, in the other system's own time.
    cursors jsonb NOT NULL DEFAULT '{}',
    last_run_at timestamptz,
    last_success_at timestamptz,
    last_error text,
    failures_in_a_row integer NOT NULL DEFAULT 0,
    -- How far the other system's clock goes before ours.
    clock_ahead_ms bigint,
    cases bigint NOT NULL DEFAULT 0,
    comments bigint NOT NULL DEFAULT 0,
    pushed bigint NOT NULL DEFAULT 0,
    conflicts bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, connection_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX connection_syncs_due ON connection_syncs (due_at);
-- Across tenants only to take what is due.
SELECT tekup_protect('connection_syncs', 'SELECT');
GRANT UPDATE (holder, held_until) ON connection_syncs TO tekup_system;

-- Fields that both sides had changed, and whose value stayed.
CREATE TABLE sync_conflicts (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    connection_id uuid NOT NULL,
    external_id text NOT NULL,
    conversation_id uuid NOT NULL,
    field text NOT NULL,
    ours text NOT NULL,
    theirs text NOT NULL,
    ours_at timestamptz NOT NULL,
    theirs_at timestamptz NOT NULL,
    rule text NOT NULL CHECK (rule IN ('newest', 'ours', 'theirs')),
    kept text NOT NULL CHECK (kept IN ('ours', 'theirs')),
    found_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sync_conflicts_recent ON sync_conflicts (tenant_id, connection_id, id DESC);
CREATE INDEX sync_conflicts_conversation ON sync_conflicts (tenant_id, conversation_id);
CREATE INDEX sync_conflicts_age ON sync_conflicts (found_at);
SELECT tekup_protect('sync_conflicts', 'SELECT, DELETE');
