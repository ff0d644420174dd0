--: ChunkView(page?)
--: Found(page?, source_url?)

--! list_chunks (after?) : ChunkView
SELECT id, ordinal, heading_path, body, page, tokens
FROM chunks
WHERE document_id = :document_id AND live AND (:after::integer IS NULL OR ordinal > :after)
ORDER BY ordinal
LIMIT :limit;

-- The number of the tenant's present index; 0 before the first document.
--! generation
SELECT coalesce(max(generation), 0)::bigint AS generation FROM knowledge_generations;

-- All that full text looks at, in pages by id.
--! chunk_texts (after?)
SELECT c.id, c.language, d.title, c.heading_path, c.body
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
WHERE c.live AND (:after::uuid IS NULL OR c.id > :after)
ORDER BY c.id
LIMIT :limit;

--! chunk_ids_of_category
SELECT c.id
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
WHERE d.category = :category AND c.live;

--! embedded_chunk_ids
SELECT c.id
FROM chunks AS c
JOIN chunk_embeddings AS e ON e.chunk_id = c.id
WHERE c.live AND e.model = :model;

--! embeddings
SELECT chunk_id, embedding FROM chunk_embeddings WHERE model = :model AND chunk_id = ANY (:ids);

--! found_chunks : Found
SELECT c.id, c.document_id, d.title, c.heading_path, c.body, c.page, d.source_url, c.language
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
WHERE c.id = ANY (:ids) AND c.live;
