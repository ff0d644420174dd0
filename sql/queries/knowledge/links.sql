--! list_links (names?) : (target_id?, target_title?, product?, intent?)
SELECT l.target_id, d.title AS target_title, l.product, i.name AS intent
FROM document_links AS l
LEFT JOIN documents AS d ON d.id = l.target_id
LEFT JOIN intents AS i ON i.id = l.intent_id
WHERE l.document_id = :document_id
    AND (l.target_id IS NULL OR :names::text[] IS NULL OR d.audience = '{}' OR d.audience && :names)
ORDER BY l.position;

--! clear_links
DELETE FROM document_links WHERE document_id = :document_id;

-- Those of these documents that are there, held until the transaction ends.
--! hold_targets
SELECT id FROM documents WHERE id = ANY (:ids) ORDER BY id FOR KEY SHARE;

--! named_intents
SELECT id, name FROM intents WHERE name = ANY (:names) ORDER BY id FOR KEY SHARE;

--! insert_links
INSERT INTO document_links (tenant_id, document_id, position, target_id, product, intent_id)
SELECT :tenant_id, :document_id, row_number() OVER (ORDER BY l.part, l.place), l.target_id, l.product, l.intent_id
FROM (
    SELECT 1 AS part, t.place, t.id AS target_id, NULL::text AS product, NULL::uuid AS intent_id
    FROM unnest(:targets::uuid[]) WITH ORDINALITY AS t (id, place)
    UNION ALL
    SELECT 2, p.place, NULL, p.name, NULL FROM unnest(:products::text[]) WITH ORDINALITY AS p (name, place)
    UNION ALL
    SELECT 3, i.place, NULL, NULL, i.id FROM unnest(:intents::uuid[]) WITH ORDINALITY AS i (id, place)
) AS l;

--! clear_references
DELETE FROM document_references WHERE document_id = :document_id;

--! insert_references
INSERT INTO document_references (tenant_id, document_id, address)
SELECT :tenant_id, :document_id, r.address FROM unnest(:addresses::text[]) AS r (address)
ON CONFLICT DO NOTHING;

-- In one order, so that two processes counting at once do not wait for each other in a ring.
--! count_answers
INSERT INTO document_intents (tenant_id, document_id, intent_id, answers)
SELECT d.tenant_id, d.id, i.id, u.answers
FROM unnest(:ids::uuid[], :intents::text[], :answers::bigint[]) AS u (id, intent, answers)
JOIN documents AS d ON d.id = u.id
JOIN intents AS i ON i.name = u.intent
ORDER BY d.id, i.id
ON CONFLICT (tenant_id, document_id, intent_id) DO UPDATE
SET answers = document_intents.answers + excluded.answers;

-- Linked by staff, from either side.
--! linked_documents
SELECT l.target_id AS id FROM document_links AS l
WHERE l.document_id = :document_id AND l.target_id IS NOT NULL
UNION
SELECT l.document_id FROM document_links AS l WHERE l.target_id = :document_id
LIMIT :limit;

--! reference_addresses
SELECT address FROM document_references WHERE document_id = :document_id ORDER BY address;

-- The documents of these addresses: each is known by its key and by where its original is.
--! documents_at
SELECT id FROM documents WHERE external_id = ANY (:addresses)
UNION
SELECT id FROM documents WHERE source_url = ANY (:addresses) AND octet_length(source_url) <= 2000
LIMIT :limit;

-- Documents whose words lead to one of these addresses.
--! referring_documents
SELECT DISTINCT document_id FROM document_references WHERE address = ANY (:addresses) LIMIT :limit;

-- The products a document is about: those that staff say, and labels that are called as one.
--! products_of : (key?)
SELECT l.product_key AS key, min(l.product) AS product
FROM document_links AS l
WHERE l.product_key IS NOT NULL AND (l.document_id = :document_id OR l.product_key = ANY (:tags))
GROUP BY l.product_key
ORDER BY l.product_key
LIMIT :limit;

--! documents_of_products
SELECT l.document_id, min(l.product) AS product
FROM document_links AS l
WHERE l.product_key = ANY (:keys) AND l.document_id <> :document_id
GROUP BY l.document_id
LIMIT :limit;

-- Documents that answer an intent which this one answers, and how surely both do: 1 where staff say so, less
-- where it has only happened.
--! documents_of_intents
WITH served AS NOT MATERIALIZED (
    SELECT l.document_id, l.intent_id, 1.0::double precision AS surely
    FROM document_links AS l
    WHERE l.intent_id IS NOT NULL
    UNION ALL
    SELECT a.document_id, a.intent_id, a.answers / (a.answers + 3.0::double precision) FROM document_intents AS a
)
SELECT o.document_id, i.name AS intent, max(least(m.surely, o.surely))::real AS surely
FROM served AS m
JOIN served AS o ON o.intent_id = m.intent_id
JOIN intents AS i ON i.id = m.intent_id
WHERE m.document_id = :document_id AND o.document_id <> :document_id
GROUP BY o.document_id, i.name
ORDER BY max(least(m.surely, o.surely)) DESC, o.document_id
LIMIT :limit;

-- The vectors of a document's first passages.
--! document_vectors
SELECT e.embedding
FROM chunks AS c
JOIN chunk_embeddings AS e ON e.chunk_id = c.id AND e.model = :model
WHERE c.document_id = :document_id AND c.live
ORDER BY c.ordinal
LIMIT :limit;

-- Whose passages these are.
--! owners_of_chunks
SELECT id, document_id FROM chunks WHERE id = ANY (:ids);

-- Those of these documents that may be offered to who asks. `names` as in `get_document`.
--! offered_documents (names?) : (category?, source_url?)
SELECT id, title, category, language, source_url, updated_at
FROM documents
WHERE id = ANY (:ids) AND indexed_at IS NOT NULL AND (expires_at IS NULL OR expires_at > :now)
    AND (:names::text[] IS NULL OR audience = '{}' OR audience && :names);
