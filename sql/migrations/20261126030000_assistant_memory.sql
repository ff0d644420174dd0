-- What agents remember beyond one execution.

-- A fact, or an episode: what was asked and answered. It is about the tenant's business, one person, or one customer, and
-- goes with them. `untrusted`: somebody outside may have written something of what it was drawn from. `embedding` is
-- of the model `embedded_by`; vectors of different models are never compared.
CREATE TABLE agent_memories (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('fact', 'episode')),
    about text NOT NULL CHECK (about IN ('business', 'person', 'customer')),
    user_id uuid,
    customer_id uuid,
    content text NOT NULL CHECK (length(content) <= 2000),
    untrusted boolean NOT NULL,
    agent_id uuid,
    run_id uuid,
    author_type text NOT NULL,
    author_id uuid,
    author_name text NOT NULL,
    embedding real [],
    embedded_by text,
    uses integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CHECK ((about = 'person') = (user_id IS NOT NULL)),
    CHECK ((about = 'customer') = (customer_id IS NOT NULL)),
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_memories_recent ON agent_memories (tenant_id, about, updated_at DESC, id DESC);
CREATE INDEX agent_memories_of_user ON agent_memories (tenant_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX agent_memories_of_customer ON agent_memories (tenant_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX agent_memories_lapse ON agent_memories (tenant_id, expires_at) WHERE expires_at IS NOT NULL;
SELECT tekup_protect('agent_memories');
