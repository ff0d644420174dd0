CREATE TABLE tenants (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenants TO tekup_app
    USING (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY system ON tenants TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT ON tenants TO tekup_app;
GRANT SELECT, INSERT, UPDATE ON tenants TO tekup_system;

-- A person is one row, whatever number of tenants they belong to.
CREATE TABLE users (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    password_hash text NOT NULL,
    locale text NOT NULL DEFAULT 'da' CHECK (locale IN ('da', 'en')),
    failed_attempts integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE memberships (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'manager', 'operator', 'developer', 'viewer')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX memberships_user ON memberships (user_id);
SELECT tekup_protect('memberships', 'SELECT, INSERT, UPDATE, DELETE');

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
-- A tenant sees its members; the membership rows are themselves cut to the tenant.
CREATE POLICY tenant ON users TO tekup_app
    USING (EXISTS (SELECT 1 FROM memberships AS m WHERE m.user_id = users.id));
CREATE POLICY system ON users TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT (id, email, name, locale, created_at) ON users TO tekup_app;
GRANT SELECT, INSERT, UPDATE ON users TO tekup_system;

CREATE TABLE password_history (
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX password_history_user ON password_history (user_id, created_at DESC);
ALTER TABLE password_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_history FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON password_history TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON password_history TO tekup_system;

-- Every sign-in is a family; each use of a refresh token makes the next one of its family.
CREATE TABLE refresh_tokens (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    family_id uuid NOT NULL,
    user_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES memberships (tenant_id, user_id) ON DELETE CASCADE
);
CREATE INDEX refresh_tokens_hash ON refresh_tokens (token_hash);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
SELECT tekup_protect('refresh_tokens', 'SELECT, INSERT, UPDATE, DELETE');
REVOKE ALL ON refresh_tokens FROM tekup_app;

CREATE TABLE api_keys (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    prefix text NOT NULL,
    key_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, key_hash)
);
CREATE INDEX api_keys_hash ON api_keys (key_hash);
SELECT tekup_protect('api_keys', 'SELECT, INSERT, UPDATE');

-- The key pair that signs access tokens; its private half never leaves the server.
CREATE TABLE signing_keys (
    id text PRIMARY KEY,
    private_key bytea NOT NULL,
    public_key bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE signing_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON signing_keys TO tekup_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON signing_keys TO tekup_system;
