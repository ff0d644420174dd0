-- What customers ask for that no intent covers: messages out of scope, grouped, for people to decide on.

CREATE TABLE intent_patterns (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    -- A name to begin with.
    pattern text NOT NULL CHECK (length(pattern) BETWEEN 1 AND 100),
    texts text[] NOT NULL,
    frequency integer NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'dismissed')),
    -- The intent that took the texts over.
    intent text,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    decided_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX intent_patterns_frequency ON intent_patterns (tenant_id, status, frequency DESC, id);
SELECT tekup_protect('intent_patterns');
