CREATE TABLE documents (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    external_id text NOT NULL,
    title text NOT NULL,
    category text,
    language text NOT NULL DEFAULT 'da',
    tags text[] NOT NULL DEFAULT '{}',
    source_url text,
    format text NOT NULL CHECK (format IN ('markdown', 'html', 'text', 'pdf')),
    size_bytes bigint NOT NULL,
    content_hash bytea NOT NULL,
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'indexing', 'indexed', 'failed')),
    error text,
    chunk_count integer NOT NULL DEFAULT 0,
    usage_count bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    indexed_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, external_id)
);
CREATE INDEX documents_recent ON documents (tenant_id, updated_at DESC, id DESC);
SELECT tekup_protect('documents');

-- What was uploaded, as it came. Apart from `documents`, so that lists never read it.
CREATE TABLE document_contents (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (tenant_id, document_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('document_contents');

CREATE TABLE chunks (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    ordinal integer NOT NULL,
    heading_path text[] NOT NULL,
    body text NOT NULL,
    page integer,
    content_hash bytea NOT NULL,
    language text NOT NULL,
    search tsvector NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX chunks_document ON chunks (tenant_id, document_id, ordinal);
CREATE INDEX chunks_search ON chunks USING gin (search);
SELECT tekup_protect('chunks');

-- Vectors as little-endian f32, one row a chunk and model; the indexes in memory are rebuilt from here.
CREATE TABLE chunk_embeddings (
    tenant_id uuid NOT NULL,
    chunk_id uuid NOT NULL,
    model text NOT NULL,
    embedding bytea NOT NULL,
    PRIMARY KEY (tenant_id, chunk_id, model),
    FOREIGN KEY (tenant_id, chunk_id) REFERENCES chunks (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX chunk_embeddings_model ON chunk_embeddings (tenant_id, model);
SELECT tekup_protect('chunk_embeddings');
