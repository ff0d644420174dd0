-- What customers asked and no document answered, grouped, for people to write articles from.
CREATE TABLE unanswered_questions (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    -- The most typical wording.
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    texts text[] NOT NULL,
    frequency integer NOT NULL,
    language text NOT NULL,
    -- An article to begin with, in Markdown.
    draft text NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'written', 'dismissed')),
    -- The article that was written.
    document_id uuid,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    decided_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE SET NULL (document_id)
);
CREATE INDEX unanswered_questions_frequency ON unanswered_questions (tenant_id, status, frequency DESC, id);
SELECT tekup_protect('unanswered_questions');
