-- Postgres takes its sample of a table anew with every tenth of growth, which a table of this month does all the
-- time. A sample of 30,000 rows took seconds of a processor for messages, whose words it takes apart for the index,
-- and as long for documents that nobody compares: a fifth of the sample tells the planner enough.
CREATE FUNCTION tekup_sample_less(part regclass) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    sampled CONSTANT integer := 20;
    piece record;
BEGIN
    FOR piece IN
        SELECT a.attname AS name, CASE WHEN a.atttypid = 'jsonb'::regtype THEN 0 ELSE sampled END AS target
        FROM pg_attribute AS a
        WHERE a.attrelid = part AND a.attnum > 0 AND NOT a.attisdropped
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', part, piece.name, piece.target);
    END LOOP;
    FOR piece IN
        SELECT i.indexrelid::regclass AS name, a.attnum AS number
        FROM pg_index AS i
        JOIN pg_attribute AS a ON a.attrelid = i.indexrelid
        WHERE i.indrelid = part AND i.indkey[a.attnum - 1] = 0
    LOOP
        EXECUTE format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', piece.name, piece.number, sampled);
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION tekup_sample_less(regclass) FROM PUBLIC;

-- As before, and partitions are sampled less.
CREATE OR REPLACE FUNCTION tekup_maintain_partitions(months_ahead integer DEFAULT 3)
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
            PERFORM tekup_sample_less(to_regclass(quote_ident(part_name)));
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

SELECT tekup_sample_less(i.inhrelid::regclass)
FROM pg_inherits AS i
JOIN partitioned_tables AS p ON i.inhparent = to_regclass(quote_ident(p.table_name));
