-- Files that records come from and go to, in parts; upkeep takes them away after a week.

CREATE TABLE crm_imports (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    bytes bigint NOT NULL,
    -- How it is to be read: format, delimiter, encoding; and what it holds: headers, samples, guesses.
    shape jsonb NOT NULL,
    run_id uuid,
    actor_id uuid,
    actor_name text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX crm_imports_age ON crm_imports (created_at);
SELECT tekup_protect('crm_imports', 'SELECT, DELETE');

-- `file_id`: an import's, or that of the Run that wrote the file.
CREATE TABLE crm_file_parts (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    file_id uuid NOT NULL,
    ordinal integer NOT NULL,
    content bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, file_id, ordinal)
);
CREATE INDEX crm_file_parts_age ON crm_file_parts (created_at);
ALTER TABLE crm_file_parts ALTER COLUMN content SET STORAGE EXTERNAL;
SELECT tekup_protect('crm_file_parts', 'SELECT, DELETE');
