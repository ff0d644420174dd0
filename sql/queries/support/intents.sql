--: Intent(description?, dialogue?)

--: IntentModel(accuracy?, note?)

--! upsert_intent (description?)
INSERT INTO intents (tenant_id, id, name, description)
VALUES (:tenant_id, :id, :name, :description)
ON CONFLICT (tenant_id, name) DO UPDATE
SET description = coalesce(EXCLUDED.description, intents.description), updated_at = now()
RETURNING id;

--! insert_intent (description?)
INSERT INTO intents (tenant_id, id, name, description) VALUES (:tenant_id, :id, :name, :description);

--! intent_by_name : Intent
SELECT id, name, description, dialogue, updated_at FROM intents WHERE name = :name;

--! list_intents (after?) : (description?, languages?)
SELECT i.id, i.name, i.description, i.updated_at, i.dialogue IS NOT NULL AS asks, count(e.id) AS examples,
    array_agg(DISTINCT e.language) FILTER (WHERE e.language IS NOT NULL) AS languages
FROM intents AS i
LEFT JOIN intent_examples AS e ON e.tenant_id = i.tenant_id AND e.intent_id = i.id
WHERE :after::text IS NULL OR i.name > :after
GROUP BY i.id, i.name, i.description, i.updated_at, i.dialogue IS NOT NULL
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

-- One training at a time gives its model the next version.
--! lock_intent_models
SELECT pg_advisory_xact_lock(hashtextextended('intent_models:' || :tenant_id::uuid::text, 0))::text AS locked;

--! insert_intent_model (accuracy?, note?, tagger?, tagger_report?)
INSERT INTO intent_models (
    tenant_id, version, engine, model, intents, examples, accuracy, threshold, seconds, trained_at, report, note,
    tagger, tagger_report
)
SELECT :tenant_id, coalesce(max(m.version), 0) + 1, :engine, :model, :intents, :examples, :accuracy, :threshold,
    :seconds, :trained_at, :report, :note, :tagger, :tagger_report
FROM intent_models AS m
WHERE m.tenant_id = :tenant_id
RETURNING version;

--! latest_model_version
SELECT coalesce(max(version), 0)::integer AS version FROM intent_models;

-- The chosen one, else the newest; 0 without any.
--! model_version_in_use
SELECT coalesce(
    (SELECT c.version FROM intent_model_choice AS c), (SELECT max(m.version) FROM intent_models AS m), 0
)::integer AS version;

--! intent_model_bytes : (tagger?)
SELECT model, tagger FROM intent_models WHERE version = :version;

--! intent_model_card : IntentModel
SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at, note
FROM intent_models
WHERE version = :version;

--! list_intent_models (before?) : IntentModel
SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at, note
FROM intent_models
WHERE :before::integer IS NULL OR version < :before
ORDER BY version DESC
LIMIT :limit;

--! intent_model_report : (tagger_report?)
SELECT report, tagger_report FROM intent_models WHERE version = :version;

--! choose_model
INSERT INTO intent_model_choice (tenant_id, version, chosen_at)
VALUES (:tenant_id, :version, now())
ON CONFLICT (tenant_id) DO UPDATE SET version = EXCLUDED.version, chosen_at = EXCLUDED.chosen_at;

--! choose_newest_model
DELETE FROM intent_model_choice;

--! prune_intent_models
DELETE FROM intent_models AS m
WHERE m.version <= :up_to AND NOT EXISTS (SELECT 1 FROM intent_model_choice AS c WHERE c.version = m.version);

-- What customers wrote lately, newest first: for comparing two versions.
--! recent_questions
SELECT content
FROM messages
WHERE sender_type = 'user' AND created_at > :since AND length(content) <= 1000
ORDER BY created_at DESC
LIMIT :limit;
