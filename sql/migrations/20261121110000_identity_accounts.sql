-- Adding a person, their place in the tenant, the audit entry and the event are one transaction of the
-- tenant's, so the app role may insert people. It still cannot read or change what it inserted.
CREATE POLICY register ON users FOR INSERT TO tekup_app WITH CHECK (true);
GRANT INSERT (id, email, name, password_hash, locale) ON users TO tekup_app;
-- A person whom the last tenant has let go is deleted.
GRANT DELETE ON users TO tekup_system;

-- Which of their tenants a person was in last: where the next sign-in leads.
ALTER TABLE memberships ADD COLUMN last_used_at timestamptz;

-- The token that took the place of a used one: tells its immediate predecessor from older ones.
ALTER TABLE refresh_tokens ADD COLUMN successor_id uuid;

-- Makes a tenant with its first owner from inside a transaction of another tenant, whose audit entry
-- and idempotency key then commit with it. Runs with the caller's rights: the policies bind it, it only
-- stands in the new tenant for two statements.
CREATE FUNCTION tekup_found_tenant(new_id uuid, new_name text, new_slug text, owner_id uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    caller text := current_setting('app.tenant_id', true);
BEGIN
    PERFORM set_config('app.tenant_id', new_id::text, true);
    INSERT INTO tenants (id, name, slug) VALUES (new_id, new_name, new_slug);
    INSERT INTO memberships (tenant_id, user_id, role) VALUES (new_id, owner_id, 'owner');
    PERFORM set_config('app.tenant_id', coalesce(caller, ''), true);
END
$$;
REVOKE ALL ON FUNCTION tekup_found_tenant(uuid, text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tekup_found_tenant(uuid, text, text, uuid) TO tekup_app;
GRANT INSERT (id, name, slug) ON tenants TO tekup_app;
