-- Data keys, one or more a tenant, each sealed by the operator's master key, which is in no database. The
-- newest seals; older ones open what was sealed before.
CREATE TABLE tenant_keys (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    version integer NOT NULL CHECK (version > 0),
    sealed bytea NOT NULL,
    -- Which master key sealed it: the beginning of a hash of that key, not a part of it.
    master text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, version)
);
-- Across tenants only to seal all of them by a new master key.
SELECT tekup_protect('tenant_keys', 'SELECT, UPDATE');
