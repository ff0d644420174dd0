--! insert_model_budget (subject?, cost_micros?, tokens?)
INSERT INTO model_budgets (
    tenant_id, id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at
)
VALUES (
    :tenant_id, :id, :name, :scope, :subject, :period, :cost_micros, :tokens, :warn_at, :now, :now
);

--! count_model_budgets
SELECT count(*) AS budgets FROM model_budgets;

--! get_model_budget : (subject?, cost_micros?, tokens?)
SELECT id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at
FROM model_budgets WHERE id = :id;

--! list_model_budgets (after?) : (subject?, cost_micros?, tokens?)
SELECT id, name, scope, subject, period, cost_micros, tokens, warn_at, created_at, updated_at
FROM model_budgets
WHERE :after::text IS NULL OR name > :after
ORDER BY name
LIMIT :limit;

--! update_model_budget (subject?, cost_micros?, tokens?)
-- Another amount is told of anew.
UPDATE model_budgets
SET name = :name, scope = :scope, subject = :subject, period = :period, cost_micros = :cost_micros, tokens = :tokens,
    warn_at = :warn_at, warned_for = NULL, exceeded_for = NULL, updated_at = :now
WHERE id = :id
RETURNING id;

--! delete_model_budget
DELETE FROM model_budgets WHERE id = :id RETURNING id;

--! warn_of_model_budget
-- Nothing where it was told already.
UPDATE model_budgets SET warned_for = :start WHERE id = :id AND warned_for IS DISTINCT FROM :start RETURNING id;

--! exceed_model_budget
UPDATE model_budgets SET exceeded_for = :start WHERE id = :id AND exceeded_for IS DISTINCT FROM :start RETURNING id;

--! model_budgets_spent : (subject?, cost_micros?, tokens?, warned_for?, exceeded_for?)
-- All of the tenant's, with what the books have for them since the day or the month began.
WITH used AS (
    SELECT
        m.at >= :day AS today, m.actor_type, m.actor_id, m.agent_id, m.asked, m.provider, m.model,
        sum(m.cost_micros) AS cost, sum(m.prompt_tokens + m.completion_tokens) AS tokens
    FROM model_usage AS m
    WHERE m.at >= :month
    GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT
    b.id, b.name, b.scope, b.subject, b.period, b.cost_micros, b.tokens, b.warn_at, b.warned_for, b.exceeded_for,
    coalesce(sum(u.cost), 0)::bigint AS spent_micros, coalesce(sum(u.tokens), 0)::bigint AS spent_tokens
FROM model_budgets AS b
LEFT JOIN used AS u
    ON (b.period = 'month' OR u.today) AND CASE b.scope
        WHEN 'tenant' THEN true
        WHEN 'user' THEN u.actor_type = 'user' AND u.actor_id::text = b.subject
        WHEN 'key' THEN u.actor_type = 'api_key' AND u.actor_id::text = b.subject
        WHEN 'agent' THEN u.agent_id::text = b.subject
        WHEN 'alias' THEN u.asked = b.subject OR (u.asked = '' AND b.subject = 'default')
        ELSE u.provider || '/' || u.model = b.subject
            OR (u.provider IN ('local', 'server') AND u.model = b.subject)
    END
GROUP BY b.tenant_id, b.id;
