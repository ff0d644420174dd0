-- The chat widget on a tenant's pages, what visitors may reach, and files in conversations.

CREATE TABLE widgets (
    tenant_id uuid NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    -- Stands in the tenant's pages: says which installation this is, and opens nothing by itself.
    public_key text NOT NULL CHECK (public_key ~ '^wk_[0-9A-Za-z]{24}$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    enabled boolean NOT NULL DEFAULT true,
    origins text[] NOT NULL DEFAULT '{}',
    settings jsonb NOT NULL,
    -- Sealed by the vault. Signs visitors' sessions and proves customers' identities; never leaves by a list.
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, public_key),
    UNIQUE (tenant_id, name)
);
CREATE INDEX widgets_public_key ON widgets (public_key);
SELECT tekup_protect('widgets', 'SELECT');

ALTER TABLE conversations
    ADD COLUMN widget_id uuid,
    -- The browser that began it, as long as nobody has said who sits there.
    ADD COLUMN visitor_id uuid,
    ADD COLUMN customer_read integer NOT NULL DEFAULT 0,
    ADD COLUMN staff_read integer NOT NULL DEFAULT 0,
    ADD COLUMN csat smallint CHECK (csat BETWEEN 1 AND 5),
    ADD COLUMN csat_comment text,
    ADD COLUMN csat_at timestamptz,
    ADD FOREIGN KEY (tenant_id, widget_id) REFERENCES widgets (tenant_id, id) ON DELETE SET NULL (widget_id);
CREATE INDEX conversations_visitor ON conversations (tenant_id, visitor_id, last_activity_at DESC, id DESC)
    WHERE visitor_id IS NOT NULL;
CREATE INDEX conversations_csat ON conversations (tenant_id, csat_at) WHERE csat_at IS NOT NULL;

-- What is said of a message's files; their bytes are in `attachments`.
ALTER TABLE messages ADD COLUMN attachments jsonb NOT NULL DEFAULT '[]';

CREATE TABLE attachments (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    message_id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    media_type text NOT NULL,
    width integer,
    height integer,
    size integer NOT NULL CHECK (size > 0),
    content bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX attachments_conversation ON attachments (tenant_id, conversation_id);
-- Images and PDFs are compressed already.
ALTER TABLE attachments ALTER COLUMN content SET STORAGE EXTERNAL;
SELECT tekup_protect('attachments');
