-- What every tenant table goes through, so that none can forget a part of it.

-- Turns on and forces row-level security on a tenant table, gives it the tenant policy and grants it.
-- `system_privileges` is what a SystemTx may do there across tenants; NULL for nothing.
CREATE FUNCTION tekup_protect(target regclass, system_privileges text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY tenant ON %s TO tekup_app '
        'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
        'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO tekup_app', target);
    IF system_privileges IS NOT NULL THEN
        EXECUTE format('CREATE POLICY system ON %s TO tekup_system USING (true) WITH CHECK (true)', target);
        EXECUTE format('GRANT %s ON %s TO tekup_system', system_privileges, target);
    END IF;
END
$$;

-- Tables that are cut by month, with how long their rows are kept (NULL: for ever).
CREATE TABLE partitioned_tables (
    table_name text PRIMARY KEY,
    retention interval
);

-- Makes the partitions of every cut table from last month to `months_ahead` months ahead and drops those
-- past their retention. Returns how many it made and dropped. Runs with the owner's rights, because the
-- role that serves requests may not create tables.
CREATE FUNCTION tekup_maintain_partitions(months_ahead integer DEFAULT 3)
RETURNS TABLE (made integer, dropped integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    cut record;
    part record;
    month date;
    part_name text;
BEGIN
    made := 0;
    dropped := 0;
    PERFORM pg_advisory_xact_lock(hashtext('tekup_maintain_partitions'));
    FOR cut IN SELECT p.table_name, p.retention FROM partitioned_tables AS p LOOP
        FOR month IN
            SELECT generate_series(
                date_trunc('month', now()) - interval '1 month',
                date_trunc('month', now()) + make_interval(months => months_ahead),
                interval '1 month')::date
        LOOP
            part_name := cut.table_name || '_' || to_char(month, 'YYYY_MM');
            CONTINUE WHEN to_regclass(quote_ident(part_name)) IS NOT NULL;
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                part_name, cut.table_name,
                to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
                to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
            -- Partitions are reached through their parent only: no policy and no grant of their own.
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part_name);
            EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part_name);
            made := made + 1;
        END LOOP;
        IF cut.retention IS NOT NULL THEN
            FOR part IN
                SELECT c.relname
                FROM pg_inherits AS i
                JOIN pg_class AS c ON c.oid = i.inhrelid
                WHERE i.inhparent = to_regclass(quote_ident(cut.table_name))
                    AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
                    AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' < now() - cut.retention
            LOOP
                EXECUTE format('DROP TABLE %I', part.relname);
                dropped := dropped + 1;
            END LOOP;
        END IF;
    END LOOP;
    RETURN NEXT;
END
$$;
REVOKE ALL ON FUNCTION tekup_maintain_partitions(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tekup_maintain_partitions(integer) TO tekup_system;
GRANT USAGE ON SCHEMA public TO tekup_app, tekup_system;
