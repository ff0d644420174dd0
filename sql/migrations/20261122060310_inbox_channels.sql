-- How far each follower of the event log has read, over all tenants.
CREATE TABLE event_followers (
    name text PRIMARY KEY,
    position bigint NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON event_followers TO tekup_system;

-- What was sent to webhooks' receivers, and what they said.
CREATE TABLE webhook_deliveries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    connection_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    event_sequence bigint NOT NULL,
    body text NOT NULL,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    response_status integer,
    response_body text,
    error text,
    duration_ms integer,
    created_at timestamptz NOT NULL,
    delivered_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, connection_id, event_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_recent ON webhook_deliveries (tenant_id, connection_id, event_sequence DESC);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (tenant_id, connection_id, next_attempt_at)
    WHERE status = 'pending';
CREATE INDEX webhook_deliveries_age ON webhook_deliveries (created_at);
SELECT tekup_protect('webhook_deliveries', 'SELECT, DELETE');

-- What came in before, so that the same thing sent twice is taken once.
CREATE TABLE inbound_receipts (
    tenant_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    key text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, connection_id, key),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX inbound_receipts_age ON inbound_receipts (received_at);
SELECT tekup_protect('inbound_receipts', 'SELECT, DELETE');

-- Conversations that are held on a channel outside, and with whom.
CREATE TABLE channel_threads (
    tenant_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    -- What the channel knows the thread by.
    thread_key text NOT NULL,
    -- Who is answered, and what the channel needs to answer them there.
    address text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id),
    UNIQUE (tenant_id, connection_id, thread_key),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('channel_threads');

-- What left on a channel, one row a message of ours, written before it is sent.
CREATE TABLE channel_messages (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    content text NOT NULL,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'failed')),
    external_id text,
    error text,
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    PRIMARY KEY (tenant_id, message_id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_messages_conversation ON channel_messages (tenant_id, conversation_id);
SELECT tekup_protect('channel_messages');
