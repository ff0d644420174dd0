--: Eval(base?, actor_id?, started_at?, finished_at?, error?)

--: EvalResult(run_id?, error?, passed?)

--! insert_eval (base?, actor_id?)
INSERT INTO evals (
    tenant_id, run_id, agent_id, dataset_id, version, base, actor_type, actor_id, actor_name, created_at
)
VALUES (
    :tenant_id, :run_id, :agent_id, :dataset_id, :version, :base, :actor_type, :actor_id, :actor_name, :now
);

-- The one that does it over begins with the same.
--! copy_eval (actor_id?)
INSERT INTO evals (
    tenant_id, run_id, agent_id, dataset_id, version, base, actor_type, actor_id, actor_name, created_at
)
SELECT e.tenant_id, :run_id, e.agent_id, e.dataset_id, e.version, e.base, :actor_type, :actor_id, :actor_name, :now
FROM evals AS e
WHERE e.run_id = :origin_id;

--! get_eval : Eval
SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type,
    e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error,
    e.created_at
FROM evals AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id
JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id
WHERE e.run_id = :run_id;

--! list_evals (agent_id?, dataset_id?, before_at?, before_id?) : Eval
SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type,
    e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error,
    e.created_at
FROM evals AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id
JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id
WHERE (:agent_id::uuid IS NULL OR e.agent_id = :agent_id)
    AND (:dataset_id::uuid IS NULL OR e.dataset_id = :dataset_id)
    AND (:before_at::timestamptz IS NULL OR (e.created_at, e.run_id) < (:before_at, :before_id::uuid))
ORDER BY e.created_at DESC, e.run_id DESC
LIMIT :limit;

-- The last one that is done of this version on these cases.
--! last_eval : Eval
SELECT e.run_id, e.agent_id, a.name AS agent_name, e.dataset_id, d.name AS dataset_name, e.version, e.base, e.actor_type,
    e.actor_id, e.actor_name, r.state, r.progress_done, r.progress_total, r.started_at, r.finished_at, r.error,
    e.created_at
FROM evals AS e
JOIN runs AS r ON r.tenant_id = e.tenant_id AND r.id = e.run_id
JOIN agents AS a ON a.tenant_id = e.tenant_id AND a.id = e.agent_id
JOIN eval_datasets AS d ON d.tenant_id = e.tenant_id AND d.id = e.dataset_id
WHERE e.agent_id = :agent_id AND e.dataset_id = :dataset_id AND e.version = :version AND r.state = 'completed'
ORDER BY e.created_at DESC, e.run_id DESC
LIMIT 1;

-- Whether an agent has this version, and which one works.
--! eval_agent : (latest)
SELECT name, version, latest FROM agents WHERE id = :id;

-- No row: it stands already.
--! insert_eval_result (run_id?, error?, passed?)
INSERT INTO eval_results (
    tenant_id, eval_id, case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens,
    completion_tokens, work_ms, created_at
)
VALUES (
    :tenant_id, :eval_id, :case_id, :version, :number, :task, :expected, :run_id, :answer, :error, :grades, :passed,
    :prompt_tokens, :completion_tokens, :work_ms, :now
)
ON CONFLICT (tenant_id, eval_id, case_id, version) DO NOTHING;

-- What all answers of a comparison came to.
--! eval_marks : (passed?)
SELECT number, version, passed, prompt_tokens, completion_tokens, work_ms
FROM eval_results
WHERE eval_id = :eval_id
ORDER BY number, version;

--! list_eval_results : EvalResult
SELECT case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens,
    completion_tokens, work_ms
FROM eval_results
WHERE eval_id = :eval_id AND (number, version) > (:after_number, :after_version)
ORDER BY number, version
LIMIT :limit;

--! lock_eval_result : EvalResult
SELECT case_id, version, number, task, expected, run_id, answer, error, grades, passed, prompt_tokens,
    completion_tokens, work_ms
FROM eval_results
WHERE eval_id = :eval_id AND case_id = :case_id AND version = :version
FOR UPDATE;

--! grade_eval_result (passed?)
UPDATE eval_results SET grades = :grades, passed = :passed
WHERE eval_id = :eval_id AND case_id = :case_id AND version = :version;

--! get_eval_gate
SELECT g.dataset_id, d.name AS dataset_name, g.least, g.updated_at
FROM eval_gates AS g
JOIN eval_datasets AS d ON d.tenant_id = g.tenant_id AND d.id = g.dataset_id
WHERE g.agent_id = :agent_id;

--! put_eval_gate
INSERT INTO eval_gates (tenant_id, agent_id, dataset_id, least, updated_at)
VALUES (:tenant_id, :agent_id, :dataset_id, :least, :now)
ON CONFLICT (tenant_id, agent_id) DO UPDATE
SET dataset_id = excluded.dataset_id, least = excluded.least, updated_at = excluded.updated_at;

--! delete_eval_gate
DELETE FROM eval_gates WHERE agent_id = :agent_id RETURNING agent_id;
