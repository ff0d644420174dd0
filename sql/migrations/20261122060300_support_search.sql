-- Full text over all messages of a tenant, Danish and English.

-- The words of a text as they are searched: stems of both languages, each behind the end of the tenant's id, so
-- that one index serves all tenants and a common word of one does not slow another down.
CREATE FUNCTION tekup_lexemes(tenant uuid, content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_to_tsvector(coalesce(array_agg(DISTINCT right(tenant::text, 8) || word.lexeme), '{}'))
    FROM unnest(
        to_tsvector('pg_catalog.danish', content) || to_tsvector('pg_catalog.english', content)
    ) AS word
$$;

CREATE INDEX messages_words ON messages USING gin (tekup_lexemes(tenant_id, content)) WHERE sender_type <> 'system';

-- What is searched for: every word, in either language; the last one may be only a beginning. NULL when
-- nothing is left but words too common to search for.
CREATE FUNCTION tekup_search_query(tenant uuid, words text) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH word AS (
        SELECT part, place, place = max(place) OVER () AS last
        FROM regexp_split_to_table(lower(words), '[^[:alnum:]]+') WITH ORDINALITY AS p (part, place)
        WHERE part <> ''
    ),
    either AS (
        SELECT w.place, string_agg(DISTINCT quote_literal(right(tenant::text, 8) || s.stem) || s.prefix, ' | ') AS stems
        FROM word AS w
        CROSS JOIN LATERAL (
            SELECT lexeme AS stem, '' AS prefix
            FROM unnest(to_tsvector('pg_catalog.danish', w.part) || to_tsvector('pg_catalog.english', w.part))
            UNION ALL
            SELECT w.part, ':*' WHERE w.last AND length(w.part) > 2
        ) AS s
        GROUP BY w.place
    )
    SELECT string_agg('(' || stems || ')', ' & ')::tsquery FROM either
$$;

-- Messages of the caller's tenant, newest first, before a position. It reads with the owner's rights, because under
-- row-level security no full-text index is used; it finds nothing but ids, and those of one tenant only.
-- Month by month, so that a common word does not read the whole past.
CREATE FUNCTION tekup_find_messages(words text, before_at timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, created_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    query tsquery := tekup_search_query(tenant, words);
    missing integer := most;
    month record;
    found integer;
BEGIN
    IF tenant IS NULL OR query IS NULL THEN
        RETURN;
    END IF;
    FOR month IN
        SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS first, c.relname AS name
        FROM pg_inherits AS i
        JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'messages'::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
            AND to_date(right(c.relname, 7), 'YYYY_MM') <= before_at
        ORDER BY first DESC
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT m.id, m.created_at FROM messages AS m '
            'WHERE m.tenant_id = $1 AND tekup_lexemes(m.tenant_id, m.content) @@ $2 AND m.sender_type <> ''system'' '
            'AND m.created_at >= %L AND m.created_at < %L AND (m.created_at, m.id) < ($3, $4) '
            'ORDER BY m.created_at DESC, m.id DESC LIMIT $5',
            to_char(month.first, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month.first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00')
        USING tenant, query, before_at, before_id, missing;
        GET DIAGNOSTICS found = ROW_COUNT;
        missing := missing - found;
        EXIT WHEN missing <= 0;
    END LOOP;
END
$$;
CREATE POLICY search ON messages FOR SELECT TO CURRENT_USER USING (true);
REVOKE ALL ON FUNCTION tekup_find_messages(text, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tekup_find_messages(text, timestamptz, uuid, integer) TO tekup_app;
