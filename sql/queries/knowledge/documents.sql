--: Document(category?, collection?, source_url?, error?, indexed_at?, expires_at?, validated_at?, validated_by?, retired_because?)

--! lock_document_by_external_id : Document
SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because
FROM documents
WHERE external_id = :external_id
FOR NO KEY UPDATE;

--! count_documents
SELECT count(*) AS documents FROM documents;

-- Nothing when another call was faster with the same external id.
--! insert_document (category?, collection?, source_url?, expires_at?) : Document
INSERT INTO documents (
    tenant_id, id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash,
    created_at, updated_at, collection, audience, expires_at
)
VALUES (
    :tenant_id, :id, :external_id, :title, :category, :language, :tags, :source_url, :format, :size_bytes,
    :content_hash, :now, :now, :collection, :audience, :expires_at
)
ON CONFLICT (tenant_id, external_id) DO NOTHING
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

-- `reindex`: the chunks have to be made anew; without it only what is said about the document changes.
--! update_document (category?, collection?, source_url?, expires_at?) : Document
UPDATE documents
SET title = :title, category = :category, language = :language, tags = :tags, source_url = :source_url,
    format = :format, size_bytes = :size_bytes, content_hash = :content_hash, updated_at = :now,
    collection = :collection, audience = :audience, expires_at = :expires_at,
    version = CASE WHEN :reindex THEN version + 1 ELSE version END,
    status = CASE WHEN :reindex THEN 'pending' ELSE status END,
    error = CASE WHEN :reindex THEN NULL ELSE error END
WHERE id = :id
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

--! put_content
INSERT INTO document_contents (tenant_id, document_id, content)
VALUES (:tenant_id, :document_id, :content)
ON CONFLICT (tenant_id, document_id) DO UPDATE SET content = excluded.content;

-- `names`: who asks, as documents list them; NULL for those who may see all.
--! get_document (names?) : Document
SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because
FROM documents
WHERE id = :id AND (:names::text[] IS NULL OR audience = '{}' OR audience && :names);

-- `q` is a LIKE pattern.
--! list_documents (q?, category?, collection?, tag?, language?, status?, expired_at?, names?, before_at?, before_id?) : Document
SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because
FROM documents
WHERE (:q::text IS NULL OR title ILIKE :q OR external_id ILIKE :q)
    AND (:category::text IS NULL OR category = :category)
    AND (:collection::text IS NULL OR collection = :collection)
    AND (:tag::text IS NULL OR :tag = ANY (tags))
    AND (:expired_at::timestamptz IS NULL OR expires_at <= :expired_at)
    AND (:names::text[] IS NULL OR audience = '{}' OR audience && :names)
    AND (:language::text IS NULL OR language = :language)
    AND (:status::text IS NULL OR status = :status)
    AND (:before_at::timestamptz IS NULL OR (updated_at, id) < (:before_at, :before_id::uuid))
ORDER BY updated_at DESC, id DESC
LIMIT :limit;

--! ratings_of
SELECT document_id, up, down FROM document_ratings WHERE document_id = ANY (:ids);

--! delete_document : Document
DELETE FROM documents
WHERE id = :id
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

-- In one order of ids, so that two processes counting at once do not wait for each other in a ring.
--! count_uses
UPDATE documents AS d
SET usage_count = d.usage_count + u.uses
FROM (
    SELECT n.id, n.uses
    FROM unnest(:ids::uuid[], :uses::bigint[]) AS n (id, uses)
    JOIN documents AS l ON l.id = n.id
    ORDER BY n.id
    FOR NO KEY UPDATE OF l
) AS u
WHERE d.id = u.id;

-- Takes a version of a document into work. Nothing when it is gone or has a newer version.
--! begin_indexing : Document
UPDATE documents
SET status = 'indexing', error = NULL
WHERE id = :id AND version = :version
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

--! finish_indexing (category?, source_url?) : Document
UPDATE documents
SET status = 'indexed', error = NULL, title = :title, category = :category, language = :language, tags = :tags,
    source_url = :source_url, chunk_count = :chunk_count, indexed_at = :now, updated_at = :now
WHERE id = :id AND version = :version
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

-- Says why a document could not be indexed. What was served of it before stays.
--! fail_indexing : Document
UPDATE documents
SET status = 'failed', error = :error, updated_at = :now
WHERE id = :id AND version = :version AND status IN ('pending', 'indexing')
RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version,
    status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at,
    validated_at, validated_by, retired_because;

-- Pages of websites that are not there any more, each with its reason.
--! retire_documents : Document
UPDATE documents AS d
SET expires_at = least(coalesce(d.expires_at, :now), :now), retired_because = r.reason, updated_at = :now
FROM unnest(:ids::uuid[], :reasons::text[]) AS r (id, reason)
WHERE d.id = r.id AND d.retired_because IS NULL
RETURNING d.id, d.external_id, d.title, d.category, d.language, d.tags, d.source_url, d.format, d.size_bytes,
    d.content_hash, d.version, d.status, d.error, d.chunk_count, d.usage_count, d.created_at, d.updated_at,
    d.indexed_at, d.collection, d.audience, d.expires_at, d.validated_at, d.validated_by, d.retired_because;
