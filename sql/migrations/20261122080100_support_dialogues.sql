-- What an intent has to know before it is dealt with, and how far a conversation has come with that.

-- Its slots with their questions, and what follows; null for an intent that is answered at once.
ALTER TABLE intents ADD COLUMN dialogue jsonb;

CREATE TABLE dialogues (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    intent text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'stopped', 'handed_over')),
    -- By slot: what the customer gave, and in which message.
    filled jsonb NOT NULL DEFAULT '{}',
    -- The slot that is asked for, and how often it has been.
    asking text,
    asked integer NOT NULL DEFAULT 0,
    -- Whether a person was offered.
    offered boolean NOT NULL DEFAULT false,
    -- What was queued in the end.
    action_id uuid,
    started_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX dialogues_conversation ON dialogues (tenant_id, conversation_id, started_at DESC, id DESC);
CREATE UNIQUE INDEX dialogues_open ON dialogues (tenant_id, conversation_id, intent) WHERE state = 'open';
SELECT tekup_protect('dialogues');
