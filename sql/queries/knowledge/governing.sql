--: Glossary(language?, definition?)
--: Collection(description?)

-- What is said about a document, without a new version of what it says.
--! describe_document (category?, collection?, source_url?, expires_at?, retired_because?)
UPDATE documents
SET title = :title, category = :category, collection = :collection, tags = :tags, audience = :audience,
    source_url = :source_url, expires_at = :expires_at, retired_because = :retired_because, updated_at = :now
WHERE id = :id;

-- Somebody has read it and says that it still holds.
--! validate_document (expires_at?, retired_because?)
UPDATE documents
SET validated_at = :now, validated_by = :who, expires_at = :expires_at, retired_because = :retired_because
WHERE id = :id;

--! keep_version
INSERT INTO document_versions (
    tenant_id, document_id, version, title, format, size_bytes, content, replaced_at
)
SELECT d.tenant_id, d.id, d.version, d.title, d.format, d.size_bytes, c.content, :now
FROM documents AS d
JOIN document_contents AS c ON c.document_id = d.id
WHERE d.id = :id
ON CONFLICT DO NOTHING;

-- All but the newest `keep`.
--! forget_versions
DELETE FROM document_versions AS v
WHERE v.document_id = :document_id AND v.version <= (
    SELECT w.version FROM document_versions AS w
    WHERE w.document_id = :document_id ORDER BY w.version DESC OFFSET :keep LIMIT 1
);

--! list_versions (before?)
SELECT version, title, format, size_bytes, replaced_at
FROM document_versions
WHERE document_id = :document_id AND (:before::integer IS NULL OR version < :before)
ORDER BY version DESC
LIMIT :limit;

--! version_content
SELECT title, format, content FROM document_versions WHERE document_id = :document_id AND version = :version;

--! list_glossary (q?, after?) : Glossary
SELECT id, term, synonyms, language, definition, updated_at
FROM glossary_terms
WHERE (:q::text IS NULL OR term ILIKE :q) AND (:after::uuid IS NULL OR id > :after)
ORDER BY id
LIMIT :limit;

--! count_glossary
SELECT count(*)::bigint AS terms FROM glossary_terms;

-- Nothing when the term is there already.
--! insert_term (language?, definition?) : Glossary
INSERT INTO glossary_terms (tenant_id, id, term, synonyms, language, definition, updated_at)
VALUES (:tenant_id, :id, :term, :synonyms, :language, :definition, :now)
ON CONFLICT (tenant_id, lower(term), coalesce(language, '')) DO NOTHING
RETURNING id, term, synonyms, language, definition, updated_at;

--! update_term (language?, definition?) : Glossary
UPDATE glossary_terms
SET term = :term, synonyms = :synonyms, language = :language, definition = :definition, updated_at = :now
WHERE id = :id
RETURNING id, term, synonyms, language, definition, updated_at;

--! delete_term
DELETE FROM glossary_terms WHERE id = :id RETURNING id;

--! list_collections (after?) : Collection
SELECT c.name, c.description, c.keyword_weight, c.rerank, c.updated_at,
    (SELECT count(*) FROM documents AS d WHERE d.collection = c.name)::bigint AS documents
FROM knowledge_collections AS c
WHERE :after::text IS NULL OR c.name > :after
ORDER BY c.name
LIMIT :limit;

--! put_collection (description?)
INSERT INTO knowledge_collections (tenant_id, name, description, keyword_weight, rerank, updated_at)
VALUES (:tenant_id, :name, :description, :keyword_weight, :rerank, :now)
ON CONFLICT (tenant_id, name) DO UPDATE
SET description = excluded.description, keyword_weight = excluded.keyword_weight, rerank = excluded.rerank,
    updated_at = excluded.updated_at;

--! delete_collection
DELETE FROM knowledge_collections WHERE name = :name RETURNING name;
