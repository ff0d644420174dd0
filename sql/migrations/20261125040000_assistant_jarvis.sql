-- Jarvis: what people and the console's assistant said to each other.

-- Whose it is; `user_id` where that is a person, with whom it goes. `everyone` and `people` read it too.
CREATE TABLE jarvis_threads (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    title text NOT NULL CHECK (length(title) <= 200),
    owner_type text NOT NULL,
    owner_id uuid NOT NULL,
    owner_name text NOT NULL,
    user_id uuid,
    everyone boolean NOT NULL,
    people uuid [] NOT NULL CHECK (cardinality(people) <= 50),
    turns integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE
);
CREATE INDEX jarvis_threads_recent ON jarvis_threads (tenant_id, owner_id, updated_at DESC, id DESC);
CREATE INDEX jarvis_threads_shared ON jarvis_threads (tenant_id, updated_at DESC, id DESC)
WHERE everyone OR people <> '{}';
SELECT tekup_protect('jarvis_threads');

-- What was said, and what was answered. The Run may go before its answer does. `untrusted`: somebody outside may have
-- written something of what was read for it.
CREATE TABLE jarvis_turns (
    tenant_id uuid NOT NULL,
    thread_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    content text NOT NULL CHECK (length(content) <= 8000),
    screen jsonb,
    run_id uuid NOT NULL,
    answer text,
    tools text [] NOT NULL DEFAULT '{}',
    untrusted boolean NOT NULL DEFAULT FALSE,
    created_at timestamptz NOT NULL,
    answered_at timestamptz,
    PRIMARY KEY (tenant_id, thread_id, number),
    FOREIGN KEY (tenant_id, thread_id) REFERENCES jarvis_threads (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('jarvis_turns');
