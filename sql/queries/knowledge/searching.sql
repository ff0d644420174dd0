--: ChunkView(page?)
--: Found(page?, source_url?, validated_at?, expires_at?)

--! list_chunks (after?) : ChunkView
SELECT id, ordinal, heading_path, body, page, tokens
FROM chunks
WHERE document_id = :document_id AND live AND (:after::integer IS NULL OR ordinal > :after)
ORDER BY ordinal
LIMIT :limit;

--! found_chunks : Found
SELECT c.id, c.document_id, d.title, c.heading_path, c.body, c.page, d.source_url, c.language, d.audience,
    d.updated_at, d.validated_at, d.expires_at
FROM chunks AS c
JOIN documents AS d ON d.id = c.document_id
WHERE c.id = ANY (:ids) AND c.live;

-- The parts of the sections that passages stand in, in order: what is near them under the same headings.
--! around
SELECT h.id AS of, c.body, c.ordinal - h.ordinal AS distance
FROM chunks AS h
JOIN chunks AS c ON c.document_id = h.document_id AND c.live
    AND c.ordinal BETWEEN h.ordinal - :around AND h.ordinal + :around AND c.heading_path = h.heading_path
WHERE h.id = ANY (:ids)
ORDER BY h.id, c.ordinal;
