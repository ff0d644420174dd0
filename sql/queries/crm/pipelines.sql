--: Pipeline()
--: Stage()

--! pipelines : Pipeline
SELECT id, name, is_default FROM pipelines WHERE tenant_id = :tenant_id ORDER BY is_default DESC, name LIMIT 100;

--! stages : Stage
SELECT pipeline_id, key, name, probability, outcome, position FROM pipeline_stages
WHERE tenant_id = :tenant_id
ORDER BY pipeline_id, position;

--! hold_stages (pipeline_id?) : Stage
SELECT s.pipeline_id, s.key, s.name, s.probability, s.outcome, s.position
FROM pipelines AS p
JOIN pipeline_stages AS s ON s.tenant_id = p.tenant_id AND s.pipeline_id = p.id
WHERE p.tenant_id = :tenant_id AND (p.id = :pipeline_id OR (:pipeline_id::uuid IS NULL AND p.is_default))
ORDER BY s.position;

--! hold_pipelines
SELECT pg_advisory_xact_lock(hashtextextended('pipelines' || :tenant::text, 0))::text AS held;

--! no_default
UPDATE pipelines SET is_default = false WHERE tenant_id = :tenant_id AND is_default AND id <> :id;

--! put_pipeline
INSERT INTO pipelines (tenant_id, id, name, is_default, updated_at) VALUES (:tenant_id, :id, :name, :is_default, :now)
ON CONFLICT (tenant_id, id) DO UPDATE
SET name = excluded.name, is_default = excluded.is_default, updated_at = excluded.updated_at;

--! put_stage
INSERT INTO pipeline_stages (tenant_id, pipeline_id, key, name, probability, outcome, position)
VALUES (:tenant_id, :pipeline_id, :key, :name, :probability, :outcome, :position)
ON CONFLICT (tenant_id, pipeline_id, key) DO UPDATE
SET name = excluded.name, probability = excluded.probability, outcome = excluded.outcome, position = excluded.position;

--! drop_stages
DELETE FROM pipeline_stages WHERE tenant_id = :tenant_id AND pipeline_id = :pipeline_id AND key <> ALL (:kept);

--! delete_pipeline
DELETE FROM pipelines WHERE tenant_id = :tenant_id AND id = :id AND NOT is_default;

-- A deal keeps up with what its stage says.
--! settle_deals
UPDATE deals AS d
SET status = s.outcome, lost_reason = CASE WHEN s.outcome = 'lost' THEN d.lost_reason END
FROM pipeline_stages AS s
WHERE d.tenant_id = :tenant_id AND d.pipeline_id = :pipeline_id AND s.tenant_id = d.tenant_id
    AND s.pipeline_id = d.pipeline_id AND s.key = d.stage AND d.status <> s.outcome;
