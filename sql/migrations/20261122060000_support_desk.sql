-- The desk: queues with working hours and service levels, people with skills, notes, and what a team keeps
-- for its work (canned answers, macros, views).

-- When a team works. `week`: seven lists (Monday first) of [from, to] in minutes of the day, local time.
-- `holidays`: dates on which nobody works.
CREATE TABLE working_hours (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    time_zone text NOT NULL,
    week jsonb NOT NULL,
    holidays jsonb NOT NULL DEFAULT '[]',
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('working_hours');

-- `service_levels`: per priority the minutes to the first response and to the resolution, of working time.
CREATE TABLE queues (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description text,
    hours_id uuid,
    assignment text NOT NULL DEFAULT 'manual' CHECK (assignment IN ('manual', 'round_robin', 'least_busy')),
    service_levels jsonb NOT NULL DEFAULT '{}',
    is_default boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name),
    FOREIGN KEY (tenant_id, hours_id) REFERENCES working_hours (tenant_id, id)
);
CREATE UNIQUE INDEX queues_default ON queues (tenant_id) WHERE is_default;
SELECT tekup_protect('queues');

-- What the desk knows of a person of the staff.
CREATE TABLE desk_people (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    available boolean NOT NULL DEFAULT false,
    skills text[] NOT NULL DEFAULT '{}',
    capacity integer NOT NULL DEFAULT 5 CHECK (capacity BETWEEN 0 AND 1000),
    last_assigned_at timestamptz,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE
);
SELECT tekup_protect('desk_people');

CREATE TABLE queue_members (
    tenant_id uuid NOT NULL,
    queue_id uuid NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, queue_id, user_id),
    FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE
);
SELECT tekup_protect('queue_members');

ALTER TABLE conversations
    ADD COLUMN priority text NOT NULL DEFAULT 'medium' CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    ADD COLUMN queue_id uuid,
    ADD COLUMN skill text,
    ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
    -- A person may be responsible before they have said a word; the AI agent keeps silent from here on.
    ADD COLUMN taken_over_at timestamptz,
    ADD COLUMN first_response_at timestamptz,
    ADD COLUMN reopened_count integer NOT NULL DEFAULT 0,
    ADD COLUMN merged_into uuid,
    ADD FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE SET NULL (queue_id),
    ADD FOREIGN KEY (tenant_id, merged_into) REFERENCES conversations (tenant_id, id) ON DELETE SET NULL (merged_into);
UPDATE conversations SET taken_over_at = last_activity_at WHERE assigned_to IS NOT NULL;
CREATE INDEX conversations_queue ON conversations (tenant_id, queue_id, last_activity_at DESC, id DESC)
    WHERE queue_id IS NOT NULL;
CREATE INDEX conversations_customer ON conversations (tenant_id, customer_id, last_activity_at DESC);

ALTER TABLE escalations
    ADD COLUMN queue_id uuid,
    ADD COLUMN skill text,
    ADD COLUMN first_response_at timestamptz;

-- A note for colleagues is a message that customers never see.
ALTER TABLE messages
    ADD COLUMN internal boolean NOT NULL DEFAULT false,
    ADD COLUMN mentions uuid[] NOT NULL DEFAULT '{}';

-- A clock runs while its queue works and the customer is not waited for. `next_at` is the next moment at
-- which it has something to say; NULL when it stands or is done.
CREATE TABLE sla_clocks (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('first_response', 'resolution')),
    queue_id uuid,
    priority text NOT NULL,
    minutes integer NOT NULL CHECK (minutes > 0),
    started_at timestamptz NOT NULL,
    -- While it stands: working seconds used before.
    used_seconds integer NOT NULL DEFAULT 0,
    running_since timestamptz,
    warn_at timestamptz,
    due_at timestamptz,
    next_at timestamptz,
    warned_at timestamptz,
    breached_at timestamptz,
    met_at timestamptz,
    PRIMARY KEY (tenant_id, conversation_id, kind),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sla_clocks_next ON sla_clocks (next_at) WHERE next_at IS NOT NULL;
SELECT tekup_protect('sla_clocks', 'SELECT');

-- `content`: the words per language.
CREATE TABLE canned_answers (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    shortcut text NOT NULL CHECK (shortcut ~ '^[a-z0-9æøå][a-z0-9æøå_-]{0,49}$'),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    content jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, shortcut)
);
SELECT tekup_protect('canned_answers');

CREATE TABLE macros (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    changes jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);
SELECT tekup_protect('macros');

-- A kept filter of the queue; without an owner it is everybody's.
CREATE TABLE saved_views (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    owner_id uuid,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    filter jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT tekup_protect('saved_views');

-- What a person of the staff should look at: a mention, an assignment, a clock that runs out.
CREATE TABLE notifications (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('mention', 'assigned', 'sla_warning', 'sla_breached')),
    conversation_id uuid NOT NULL,
    message_id uuid,
    actor_name text,
    preview text,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX notifications_person ON notifications (tenant_id, user_id, id DESC);
SELECT tekup_protect('notifications');
