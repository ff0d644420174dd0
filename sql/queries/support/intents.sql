--: Intent(description?)

--: IntentModel(accuracy?)

--! upsert_intent (description?)
INSERT INTO intents (tenant_id, id, name, description)
VALUES (:tenant_id, :id, :name, :description)
ON CONFLICT (tenant_id, name) DO UPDATE
SET description = coalesce(EXCLUDED.description, intents.description), updated_at = now()
RETURNING id;

--! insert_intent (description?)
INSERT INTO intents (tenant_id, id, name, description) VALUES (:tenant_id, :id, :name, :description);

--! intent_by_name : Intent
SELECT id, name, description, updated_at FROM intents WHERE name = :name;

--! list_intents (after?) : (description?, languages?)
SELECT i.id, i.name, i.description, i.updated_at, count(e.id) AS examples,
    array_agg(DISTINCT e.language) FILTER (WHERE e.language IS NOT NULL) AS languages
FROM intents AS i
LEFT JOIN intent_examples AS e ON e.tenant_id = i.tenant_id AND e.intent_id = i.id
WHERE :after::text IS NULL OR i.name > :after
GROUP BY i.id, i.name, i.description, i.updated_at
ORDER BY i.name
LIMIT :limit;

--! rename_intent (description?)
UPDATE intents SET name = :name, description = :description, updated_at = now() WHERE id = :id;

--! delete_intent
DELETE FROM intents WHERE name = :name RETURNING id;

--! examples_of : (language?)
SELECT id, example, language FROM intent_examples WHERE intent_id = :intent_id ORDER BY id LIMIT :limit;

--! delete_examples
DELETE FROM intent_examples WHERE intent_id = :intent_id;

-- Many at once; an example that is there already stays as it is.
--! insert_examples
INSERT INTO intent_examples (tenant_id, intent_id, id, example, language)
SELECT :tenant_id, e.intent_id, e.id, e.example, nullif(e.language, '')
FROM unnest(:intent_ids::uuid[], :ids::uuid[], :examples::text[], :languages::text[])
    AS e (intent_id, id, example, language)
ON CONFLICT DO NOTHING;

--! all_examples : (language?)
SELECT e.example, i.name AS intent, e.language
FROM intent_examples AS e
JOIN intents AS i ON i.tenant_id = e.tenant_id AND i.id = e.intent_id
ORDER BY i.name, e.id;

--! insert_intent_model (accuracy?)
INSERT INTO intent_models (
    tenant_id, version, engine, model, intents, examples, accuracy, threshold, seconds, trained_at
)
SELECT :tenant_id, coalesce(max(m.version), 0) + 1, :engine, :model, :intents, :examples, :accuracy, :threshold,
    :seconds, :trained_at
FROM intent_models AS m
WHERE m.tenant_id = :tenant_id
RETURNING version;

--! latest_model_version
SELECT coalesce(max(version), 0)::integer AS version FROM intent_models;

--! latest_intent_model
SELECT version, model FROM intent_models ORDER BY version DESC LIMIT 1;

--! intent_model_card : IntentModel
SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at
FROM intent_models
ORDER BY version DESC
LIMIT 1;

--! prune_intent_models
DELETE FROM intent_models WHERE version <= :up_to;
