-- A year of conversations of one tenant: :count of them, each with a customer's message and an agent's answer, a
-- third handed to a person, as an office that is closed at night would see them. :texts is a table of texts and
-- intents. Triggers that mark changed days are off, as everything is packed for the first time afterwards.
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
SET work_mem = '128MB';
SELECT setseed(0.42);

DO $$
DECLARE
    month date;
    part text;
BEGIN
    FOR month IN SELECT generate_series(date_trunc('month', now()) - interval '13 months', now(), '1 month')::date LOOP
        part := 'messages_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass(part) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I PARTITION OF messages FOR VALUES FROM (%L) TO (%L)', part,
            to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
        PERFORM tekup_sample_less(part::regclass);
    END LOOP;
END
$$;

CREATE TEMP TABLE new AS
SELECT n, gen_random_uuid() AS id, 'c' || (random() * :count / 3)::int AS customer,
    -- More in the middle of the day, fewer at the weekend.
    date_trunc('second', now() - interval '2 days' - (random() * 363)::int * interval '1 day'
        - ((random() + random() + random()) * 8 - 8) * interval '1 hour') AS started_at,
    random() AS r, random() AS s, random() AS t, random() AS u, random() AS v
FROM generate_series(1, :count) AS n;

INSERT INTO customers (tenant_id, id, external_id)
SELECT :'tenant', gen_random_uuid(), customer FROM (SELECT DISTINCT customer FROM new) AS k;
ANALYZE customers;

ALTER TABLE conversations DISABLE TRIGGER USER;
INSERT INTO conversations (tenant_id, id, customer_id, channel, status, resolution_type, language, started_at,
    last_activity_at, ended_at, first_response_at, escalated, reopened_count, csat, csat_at, sentiment_score, queue_id,
    assigned_to, message_count)
SELECT :'tenant', n.id, k.id, (ARRAY['web', 'web', 'web', 'mobile', 'email', 'phone', 'api'])[1 + floor(n.s * 7)::int],
    CASE WHEN n.r < 0.3 THEN 'resolved' WHEN n.r < 0.9 THEN 'abandoned' WHEN n.r < 0.98 THEN 'resolved' ELSE 'active' END,
    CASE WHEN n.r < 0.3 THEN 'human' WHEN n.r < 0.9 THEN 'abandoned' WHEN n.r < 0.98 THEN 'automated' END,
    'en', n.started_at, n.started_at + interval '1 hour' * n.t,
    CASE WHEN n.r < 0.98 THEN n.started_at + (60 + exp(n.t * 11)) * interval '1 second' END,
    CASE WHEN n.r < 0.3 THEN n.started_at + (30 + exp(n.t * 8)) * interval '1 second' END,
    n.r < 0.3, (n.u < 0.05)::int, CASE WHEN n.v < 0.2 THEN 1 + floor(5 * sqrt(n.u))::int END, NULL,
    round((n.u * 2 - 1)::numeric, 2),
    CASE WHEN n.r < 0.3 THEN (ARRAY(SELECT q.id FROM queues AS q WHERE q.tenant_id = :'tenant' ORDER BY q.name))
        [1 + floor(n.s * :queues)::int] END,
    CASE WHEN n.r < 0.3 THEN md5('person' || floor(n.v * 40))::uuid END, 2
FROM new AS n JOIN customers AS k ON k.tenant_id = :'tenant' AND k.external_id = n.customer;
ALTER TABLE conversations ENABLE TRIGGER USER;

INSERT INTO messages (tenant_id, id, conversation_id, number, sender_type, content, intent, confidence, sentiment,
    language, created_at)
SELECT :'tenant', gen_random_uuid(), n.id, 1, 'user', x.text, x.intent, 0.9, 0, 'en', n.started_at
FROM new AS n JOIN :texts AS x ON x.n = 1 + n.n % (SELECT count(*) FROM :texts);
INSERT INTO messages (tenant_id, id, conversation_id, number, sender_type, content, language, created_at)
SELECT :'tenant', gen_random_uuid(), n.id, 2, CASE WHEN n.r < 0.3 THEN 'human_agent' ELSE 'ai_agent' END,
    'About ' || replace(x.intent, '_', ' ') || ': see the help page, reference ' || n.n, 'en',
    n.started_at + interval '3 seconds'
FROM new AS n JOIN :texts AS x ON x.n = 1 + n.n % (SELECT count(*) FROM :texts);

INSERT INTO escalations (tenant_id, id, conversation_id, reason, created_at, resolved_at)
SELECT :'tenant', gen_random_uuid(), n.id, 'manual', n.started_at + interval '20 seconds',
    n.started_at + interval '1 day'
FROM new AS n WHERE n.r < 0.3;
ALTER TABLE sla_clocks DISABLE TRIGGER USER;
INSERT INTO sla_clocks (tenant_id, conversation_id, kind, priority, minutes, started_at, met_at, breached_at)
SELECT :'tenant', n.id, kind, 'medium', 60, n.started_at, n.started_at + interval '30 minutes',
    CASE WHEN n.v < 0.1 THEN n.started_at + interval '1 hour' END
FROM new AS n, unnest(ARRAY['first_response', 'resolution']) AS kind
WHERE n.r < 0.3;
ALTER TABLE sla_clocks ENABLE TRIGGER USER;
ANALYZE conversations; ANALYZE messages; ANALYZE escalations; ANALYZE sla_clocks;
-- Packing begins.
DELETE FROM report_state WHERE tenant_id = :'tenant';
