-- Roles are cluster-wide, so they stand outside the migrations and this file may run any number of times.
--
-- tekup_app     serves requests: no superuser, no BYPASSRLS, owns nothing; sees one tenant at a time.
-- tekup_system  is taken with SET LOCAL ROLE by a named SystemTx: it sees all tenants, but only the few
--               tables that are granted to it. Nobody can log in as it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = 'tekup_system') THEN
        CREATE ROLE tekup_system NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = 'tekup_app') THEN
        CREATE ROLE tekup_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
    END IF;
    IF NOT pg_has_role('tekup_app', 'tekup_system', 'MEMBER') THEN
        GRANT tekup_system TO tekup_app;
    END IF;
EXCEPTION
    -- Two servers starting at once on one cluster: the other one was faster.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
