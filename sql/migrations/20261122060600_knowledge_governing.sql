-- Who may find a document, how long it holds, and which documents an index in memory has to read again.
ALTER TABLE documents
    -- The tenant's generation at the last change that searches notice.
    ADD COLUMN generation bigint NOT NULL DEFAULT 0,
    ADD COLUMN collection text,
    -- Roles, `staff`, `group:NAME`; empty for everybody.
    ADD COLUMN audience text[] NOT NULL DEFAULT '{}',
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN validated_at timestamptz,
    ADD COLUMN validated_by text;
CREATE INDEX documents_generation ON documents (tenant_id, generation, id);
ALTER TABLE documents DROP CONSTRAINT documents_format_check;
ALTER TABLE documents ADD CONSTRAINT documents_format_check
    CHECK (format IN ('markdown', 'html', 'text', 'pdf', 'docx', 'xlsx', 'csv'));

-- What a document said before it was replaced.
CREATE TABLE document_versions (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    format text NOT NULL,
    size_bytes bigint NOT NULL,
    content bytea NOT NULL,
    replaced_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, document_id, version),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('document_versions');

-- How a group of documents is searched.
CREATE TABLE knowledge_collections (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description text,
    -- Share of words in the first list; the rest is meaning.
    keyword_weight real NOT NULL DEFAULT 0.4 CHECK (keyword_weight BETWEEN 0 AND 1),
    rerank boolean NOT NULL DEFAULT true,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, name)
);
SELECT tekup_protect('knowledge_collections');

-- The tenant's own words: a question with one of them finds texts with the others.
CREATE TABLE glossary_terms (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    term text NOT NULL CHECK (length(term) BETWEEN 1 AND 100),
    synonyms text[] NOT NULL,
    -- NULL for both languages.
    language text CHECK (language IN ('da', 'en')),
    definition text,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX glossary_terms_term ON glossary_terms (tenant_id, lower(term), coalesce(language, ''));
SELECT tekup_protect('glossary_terms');

