--! insert_model_usage
INSERT INTO model_usage (
    tenant_id, id, at, request_id, attempt, kind, asked, model, provider, actor_type, actor_id, agent_id, run_id, door,
    operation, outcome, prompt_tokens, cached_tokens, completion_tokens, thought_tokens, latency_ms, first_token_ms,
    cost_micros
)
SELECT
    :tenant_id, r.id, r.at, r.request_id, r.attempt, r.kind, r.asked, r.model, r.provider, r.actor_type, r.actor_id,
    r.agent_id, r.run_id, r.door, r.operation, r.outcome, r.prompt_tokens, r.cached_tokens, r.completion_tokens,
    r.thought_tokens, r.latency_ms, r.first_token_ms, r.cost_micros
FROM jsonb_to_recordset(:rows) AS r (
    id uuid, at timestamptz, request_id text, attempt integer, kind text, asked text, model text, provider text,
    actor_type text, actor_id uuid, agent_id uuid, run_id uuid, door text, operation text, outcome text,
    prompt_tokens bigint, cached_tokens bigint, completion_tokens bigint, thought_tokens bigint, latency_ms bigint,
    first_token_ms bigint, cost_micros bigint
);

--! model_usage_groups : (cost_micros?, first_token_ms?)
-- What was used, by one of its sides, the one that used most first.
SELECT
    u.name,
    count(*) FILTER (WHERE u.attempt = 1) AS calls,
    count(*) AS attempts,
    count(*) FILTER (WHERE u.outcome NOT IN ('ok', 'cached', 'cancelled')) AS failures,
    sum(u.prompt_tokens)::bigint AS prompt_tokens,
    sum(u.cached_tokens)::bigint AS cached_tokens,
    sum(u.completion_tokens)::bigint AS completion_tokens,
    sum(u.thought_tokens)::bigint AS thought_tokens,
    sum(u.cost_micros)::bigint AS cost_micros,
    avg(u.latency_ms)::bigint AS latency_ms,
    avg(u.first_token_ms)::bigint AS first_token_ms
FROM (
    SELECT
        m.at, m.attempt, m.outcome, m.prompt_tokens, m.cached_tokens, m.completion_tokens, m.thought_tokens, m.cost_micros,
        m.latency_ms, m.first_token_ms, CASE :by::text
        WHEN 'model' THEN m.model
        WHEN 'provider' THEN m.provider
        WHEN 'alias' THEN m.asked
        WHEN 'agent' THEN coalesce(m.agent_id::text, '')
        WHEN 'run' THEN coalesce(m.run_id::text, '')
        WHEN 'door' THEN m.door
        WHEN 'outcome' THEN m.outcome
        WHEN 'total' THEN ''
        ELSE coalesce(m.actor_id::text, m.actor_type)
    END AS name
    FROM model_usage AS m
    WHERE m.at >= :from AND m.at < :until
        AND (:by NOT IN ('key', 'user') OR m.actor_type = CASE :by WHEN 'key' THEN 'api_key' ELSE 'user' END)
) AS u
GROUP BY u.name
ORDER BY sum(u.prompt_tokens + u.completion_tokens) DESC, u.name
LIMIT :limit;

--! model_usage_series : (cost_micros?)
SELECT
    date_trunc(:bucket::text, u.at, 'UTC') AS at,
    u.name,
    count(*) FILTER (WHERE u.attempt = 1) AS calls,
    count(*) FILTER (WHERE u.outcome NOT IN ('ok', 'cached', 'cancelled')) AS failures,
    sum(u.prompt_tokens)::bigint AS prompt_tokens,
    sum(u.completion_tokens)::bigint AS completion_tokens,
    sum(u.cost_micros)::bigint AS cost_micros
FROM (
    SELECT
        m.at, m.attempt, m.outcome, m.prompt_tokens, m.completion_tokens, m.cost_micros, CASE :by::text
        WHEN 'model' THEN m.model
        WHEN 'provider' THEN m.provider
        WHEN 'alias' THEN m.asked
        WHEN 'agent' THEN coalesce(m.agent_id::text, '')
        WHEN 'run' THEN coalesce(m.run_id::text, '')
        WHEN 'door' THEN m.door
        WHEN 'outcome' THEN m.outcome
        WHEN 'total' THEN ''
        ELSE coalesce(m.actor_id::text, m.actor_type)
    END AS name
    FROM model_usage AS m
    WHERE m.at >= :from AND m.at < :until
        AND (:by NOT IN ('key', 'user') OR m.actor_type = CASE :by WHEN 'key' THEN 'api_key' ELSE 'user' END)
) AS u
WHERE u.name = ANY(:names)
GROUP BY 1, u.name
ORDER BY 1, u.name;
