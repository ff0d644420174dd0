-- What belongs together: articles, products and intents.

-- What staff say of a document: it belongs to another document, a product or an intent.
CREATE TABLE document_links (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    position integer NOT NULL,
    target_id uuid,
    product text CHECK (length(product) BETWEEN 1 AND 100),
    -- Spelt alike, it is the same product.
    product_key text GENERATED ALWAYS AS (lower(product)) STORED,
    intent_id uuid,
    PRIMARY KEY (tenant_id, document_id, position),
    CHECK (num_nonnulls(target_id, product, intent_id) = 1),
    CHECK (target_id <> document_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, target_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, intent_id) REFERENCES intents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX document_links_target ON document_links (tenant_id, target_id) WHERE target_id IS NOT NULL;
CREATE INDEX document_links_product ON document_links (tenant_id, product_key) WHERE product IS NOT NULL;
CREATE INDEX document_links_intent ON document_links (tenant_id, intent_id) WHERE intent_id IS NOT NULL;
SELECT tekup_protect('document_links');

-- Where a document's own words lead: the address or the external id of another one, which may come later.
CREATE TABLE document_references (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    address text NOT NULL CHECK (length(address) BETWEEN 1 AND 500),
    PRIMARY KEY (tenant_id, document_id, address),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX document_references_address ON document_references (tenant_id, address);
SELECT tekup_protect('document_references');
CREATE INDEX documents_source ON documents (tenant_id, source_url) WHERE octet_length(source_url) <= 2000;

-- How often a document answered what customers wanted.
CREATE TABLE document_intents (
    tenant_id uuid NOT NULL,
    document_id uuid NOT NULL,
    intent_id uuid NOT NULL,
    answers bigint NOT NULL,
    PRIMARY KEY (tenant_id, document_id, intent_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, intent_id) REFERENCES intents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX document_intents_intent ON document_intents (tenant_id, intent_id, answers DESC);
SELECT tekup_protect('document_intents');
