--! content
SELECT content FROM document_contents WHERE document_id = :document_id;

-- What is there of a document: served chunks and those that an interrupted run has staged.
--! document_chunks
SELECT id, content_hash, live FROM chunks WHERE document_id = :document_id ORDER BY live DESC, ordinal;

-- Keeps a version of the document from changing until the transaction ends.
--! hold_version
SELECT id FROM documents WHERE id = :id AND version = :version FOR NO KEY UPDATE;

--! insert_chunks
INSERT INTO chunks (
    tenant_id, id, document_id, ordinal, heading_path, body, page, content_hash, language, tokens
)
SELECT :tenant_id, c.id, :document_id, c.ordinal,
    ARRAY(SELECT jsonb_array_elements_text(c.heading_path)), c.body, nullif(c.page, 0), c.content_hash, :language,
    c.tokens
FROM unnest(
    :ids::uuid[], :ordinals::integer[], :heading_paths::jsonb[], :bodies::text[], :pages::integer[],
    :hashes::bytea[], :tokens::integer[]
) AS c (id, ordinal, heading_path, body, page, content_hash, tokens);

--! insert_embeddings
INSERT INTO chunk_embeddings (tenant_id, chunk_id, model, embedding)
SELECT :tenant_id, e.chunk_id, :model, e.embedding
FROM unnest(:chunk_ids::uuid[], :embeddings::bytea[]) AS e (chunk_id, embedding)
ON CONFLICT (tenant_id, chunk_id, model) DO NOTHING;

-- The same for chunks that may have been deleted meanwhile.
--! insert_missing_embeddings
INSERT INTO chunk_embeddings (tenant_id, chunk_id, model, embedding)
SELECT :tenant_id, e.chunk_id, :model, e.embedding
FROM unnest(:chunk_ids::uuid[], :embeddings::bytea[]) AS e (chunk_id, embedding)
JOIN chunks AS c ON c.id = e.chunk_id
ON CONFLICT (tenant_id, chunk_id, model) DO NOTHING;

--! documents_of_chunks
SELECT DISTINCT document_id FROM chunks WHERE id = ANY (:ids);

--! delete_other_chunks
DELETE FROM chunks WHERE document_id = :document_id AND id <> ALL (:keep::uuid[]);

--! publish_chunks
UPDATE chunks AS c
SET live = true, ordinal = p.ordinal, page = nullif(p.page, 0)
FROM unnest(:ids::uuid[], :ordinals::integer[], :pages::integer[]) AS p (id, ordinal, page)
WHERE c.document_id = :document_id AND c.id = p.id
    AND (NOT c.live OR c.ordinal <> p.ordinal OR c.page IS DISTINCT FROM nullif(p.page, 0));

--! count_unembedded
SELECT count(*) AS chunks
FROM chunks AS c
WHERE c.live AND NOT EXISTS (SELECT 1 FROM chunk_embeddings AS e WHERE e.chunk_id = c.id AND e.model = :model);

--! unembedded_chunks
SELECT c.id, d.title, c.heading_path, c.body
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
WHERE c.live AND NOT EXISTS (SELECT 1 FROM chunk_embeddings AS e WHERE e.chunk_id = c.id AND e.model = :model)
ORDER BY c.id
LIMIT :limit;

-- Documents whose run ended without a word: the process died in its last attempt, or the run was cancelled.
--! stranded_documents
SELECT d.id, d.version
FROM documents AS d
WHERE d.status IN ('pending', 'indexing')
    AND NOT EXISTS (
        SELECT 1 FROM runs AS r
        WHERE r.kind IN ('documents.index', 'documents.import') AND r.state IN ('queued', 'waiting', 'running')
    )
ORDER BY d.id
LIMIT :limit;
