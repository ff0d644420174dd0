-- A customer is one person across channels, known by identities.

ALTER TABLE customers
    ADD COLUMN email text,
    ADD COLUMN phone text,
    ADD COLUMN language text,
    ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now(),
    -- Set on a customer whose conversations and identities another one has taken over.
    ADD COLUMN merged_into uuid,
    ADD FOREIGN KEY (tenant_id, merged_into) REFERENCES customers (tenant_id, id) ON DELETE CASCADE;
CREATE INDEX customers_seen ON customers (tenant_id, last_seen_at DESC, id DESC) WHERE merged_into IS NULL;
CREATE INDEX customers_merged ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- `value` is normalised. Only a verified identity finds its customer again, so only those are unique.
CREATE TABLE customer_identities (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('external_id', 'email', 'phone', 'slack', 'visitor')),
    value text NOT NULL CHECK (length(value) BETWEEN 1 AND 255),
    verified boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX customer_identities_verified ON customer_identities (tenant_id, kind, value) WHERE verified;
CREATE UNIQUE INDEX customer_identities_customer
    ON customer_identities (tenant_id, customer_id, kind, value, verified);
CREATE INDEX customer_identities_value ON customer_identities (tenant_id, value);
SELECT tekup_protect('customer_identities');

-- What a merge moved, so that it can be undone.
CREATE TABLE customer_merges (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kept_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    conversations uuid[] NOT NULL,
    identities uuid[] NOT NULL,
    -- Fields of the one that stays that were empty and took the other's value.
    filled text[] NOT NULL,
    merged_at timestamptz NOT NULL,
    undone_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, kept_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, merged_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_merges_kept ON customer_merges (tenant_id, kept_id, merged_at DESC);
SELECT tekup_protect('customer_merges');

INSERT INTO customer_identities (tenant_id, id, customer_id, kind, value, verified)
SELECT tenant_id, gen_random_uuid(), id, 'external_id', external_id, true FROM customers;

-- What a person has said stands in events, too, and goes when the person is erased.
GRANT UPDATE (data) ON events TO tekup_system;
GRANT UPDATE (data) ON outbox TO tekup_system;
