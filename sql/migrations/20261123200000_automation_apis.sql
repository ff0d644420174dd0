-- Interfaces of other systems, read from their OpenAPI descriptions: each operation is a type of node.

CREATE TABLE workflow_apis (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    -- What the types of its nodes begin with: `api.<name>.`.
    name text NOT NULL CHECK (length(name) <= 30),
    title text NOT NULL,
    version text NOT NULL,
    server text NOT NULL,
    -- Where the description was fetched; nothing when it was given.
    source text,
    credential_id uuid,
    operations jsonb NOT NULL,
    skipped jsonb NOT NULL,
    revision integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name),
    FOREIGN KEY (tenant_id, credential_id) REFERENCES workflow_credentials (tenant_id, id)
    ON DELETE SET NULL (credential_id)
);
CREATE INDEX workflow_apis_credential ON workflow_apis (tenant_id, credential_id);
SELECT tekup_protect('workflow_apis');
