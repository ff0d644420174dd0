-- Versions of rules, what they decided on which facts, and what other versions would have decided.

-- `rules` holds the version that is live: version 0 and empty content until one is.
CREATE TABLE rule_versions (
    tenant_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    content jsonb NOT NULL,
    comment text CHECK (length(comment) <= 500),
    author_id uuid,
    author_name text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, rule_id, version),
    FOREIGN KEY (tenant_id, rule_id) REFERENCES rules (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('rule_versions');

-- `subject`: what the facts are of (a customer's message, an event, something about to leave). `outcomes`: by
-- rule the version, the rows that fired and what they put out. The words of a message are not among the
-- facts; they stand in `messages` only.
CREATE TABLE rule_decisions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    subject text NOT NULL CHECK (subject IN ('message', 'event', 'leaving')),
    conversation_id uuid NOT NULL,
    message_id uuid,
    message_at timestamptz,
    facts jsonb NOT NULL,
    outcomes jsonb NOT NULL,
    PRIMARY KEY (tenant_id, at, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
) PARTITION BY RANGE (at);
CREATE INDEX rule_decisions_subject ON rule_decisions (tenant_id, subject, at, id);
CREATE INDEX rule_decisions_conversation ON rule_decisions (tenant_id, conversation_id, at, id);
SELECT tekup_protect('rule_decisions');
INSERT INTO partitioned_tables (table_name, retention) VALUES ('rule_decisions', interval '180 days');

CREATE TABLE rule_backtest_changes (
    tenant_id uuid NOT NULL,
    run_id uuid NOT NULL,
    ordinal integer NOT NULL,
    at timestamptz NOT NULL,
    conversation_id uuid NOT NULL,
    message_id uuid,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    before_rows jsonb NOT NULL,
    after_rows jsonb NOT NULL,
    PRIMARY KEY (tenant_id, run_id, ordinal),
    FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('rule_backtest_changes');

SELECT tekup_maintain_partitions(3);
