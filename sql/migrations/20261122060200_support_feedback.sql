-- What customers and staff said of an answer: one row an answer and side.
CREATE TABLE answer_feedback (
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    side text NOT NULL CHECK (side IN ('customer', 'staff')),
    conversation_id uuid NOT NULL,
    rating text NOT NULL CHECK (rating IN ('up', 'down')),
    comment text,
    -- What staff say it should have said.
    correction text,
    -- The customer's message that was answered.
    question text NOT NULL,
    language text,
    document_ids uuid[] NOT NULL DEFAULT '{}',
    -- The document that staff say has the answer.
    right_document_id uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id, side),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_feedback_recent ON answer_feedback (tenant_id, updated_at DESC, message_id DESC);
CREATE INDEX answer_feedback_conversation ON answer_feedback (tenant_id, conversation_id);
SELECT tekup_protect('answer_feedback');

-- How answers from a document were received. Counted up and down as feedback comes, so that no search has to
-- read it all.
CREATE TABLE document_ratings (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    up integer NOT NULL DEFAULT 0,
    down integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, document_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
SELECT tekup_protect('document_ratings');
