--: EvalDataset()

--: EvalCase(run_id?)

--! insert_eval_dataset
INSERT INTO eval_datasets (tenant_id, id, name, description, graders, created_at, updated_at)
VALUES (:tenant_id, :id, :name, :description, :graders, :now, :now)
ON CONFLICT (tenant_id, name) DO NOTHING
RETURNING id;

--! count_eval_datasets
SELECT count(*) AS datasets FROM eval_datasets;

--! get_eval_dataset : EvalDataset
SELECT d.id, d.name, d.description, d.graders, d.created_at, d.updated_at,
    (SELECT count(*) FROM eval_cases AS c WHERE c.dataset_id = d.id) AS cases
FROM eval_datasets AS d
WHERE d.id = :id;

--! list_eval_datasets (search?, before_at?, before_id?) : EvalDataset
SELECT d.id, d.name, d.description, d.graders, d.created_at, d.updated_at,
    (SELECT count(*) FROM eval_cases AS c WHERE c.dataset_id = d.id) AS cases
FROM eval_datasets AS d
WHERE (:search::text IS NULL OR strpos(lower(d.name), lower(:search)) > 0)
    AND (:before_at::timestamptz IS NULL OR (d.created_at, d.id) < (:before_at, :before_id::uuid))
ORDER BY d.created_at DESC, d.id DESC
LIMIT :limit;

--! named_eval_dataset
SELECT id FROM eval_datasets WHERE name = :name;

--! update_eval_dataset
UPDATE eval_datasets
SET name = :name, description = :description, graders = :graders, updated_at = :now
WHERE id = :id;

--! delete_eval_dataset
DELETE FROM eval_datasets WHERE id = :id RETURNING id;

--! insert_eval_case (run_id?)
INSERT INTO eval_cases (
    tenant_id, id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at
)
VALUES (:tenant_id, :id, :dataset_id, :task, :context, :expected, :recorded, :run_id, :now, :now);

--! get_eval_case : EvalCase
SELECT id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at
FROM eval_cases
WHERE id = :id;

-- In the order in which they were added.
--! list_eval_cases (after?) : EvalCase
SELECT id, dataset_id, task, context, expected, recorded, run_id, created_at, updated_at
FROM eval_cases
WHERE dataset_id = :dataset_id AND (:after::uuid IS NULL OR id > :after)
ORDER BY id
LIMIT :limit;

--! eval_case_ids
SELECT id FROM eval_cases WHERE dataset_id = :dataset_id ORDER BY id LIMIT :limit;

--! update_eval_case
UPDATE eval_cases
SET task = :task, context = :context, expected = :expected, recorded = :recorded, updated_at = :now
WHERE id = :id;

--! delete_eval_case
DELETE FROM eval_cases WHERE id = :id RETURNING id;
