--: ChangedDocument(category?, collection?, source_url?, expires_at?)
--: IndexPassage(embedding?)

-- The number of the tenant's present index; 0 before the first document.
--! generation
SELECT coalesce(max(generation), 0)::bigint AS generation FROM knowledge_generations;

-- How much has changed since an index was made.
--! changed_total
SELECT count(*)::bigint AS documents, coalesce(sum(chunk_count), 0)::bigint AS passages
FROM documents
WHERE generation > :held;

--! changed_documents : ChangedDocument
SELECT id, generation, language, category, collection, tags, audience, source_url, updated_at, expires_at,
    chunk_count
FROM documents
WHERE (generation, id) > (:after_generation, :after_id)
ORDER BY generation, id
LIMIT :limit;

--! index_passages : IndexPassage
SELECT c.document_id, c.id, c.language, d.title, c.heading_path, c.body, e.embedding
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
LEFT JOIN chunk_embeddings AS e ON e.chunk_id = c.id AND e.model = :model
WHERE c.document_id = ANY (:documents) AND c.live
ORDER BY c.document_id, c.ordinal;

--! count_indexed
SELECT count(*)::bigint AS documents FROM documents;

--! document_ids
SELECT id FROM documents WHERE id > :after ORDER BY id LIMIT :limit;

--! ratings
SELECT document_id, up, down FROM document_ratings WHERE up > 0 OR down > 0;

--! glossary : (language?)
SELECT term, synonyms, language FROM glossary_terms ORDER BY id LIMIT :limit;

--! collection_weights
SELECT name, keyword_weight, rerank FROM knowledge_collections;
