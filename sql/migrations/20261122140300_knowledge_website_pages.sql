-- Pages of websites that are not there any more are retired: they expire, and say why.
ALTER TABLE documents ADD COLUMN retired_because text CHECK (length(retired_because) <= 500);

-- Which documents an import of a website has found. `site` is the address it began with.
CREATE TABLE website_pages (
    tenant_id uuid NOT NULL,
    site text NOT NULL CHECK (octet_length(site) <= 2000),
    document_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, site, document_id),
    FOREIGN KEY (tenant_id, document_id) REFERENCES documents (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX website_pages_document ON website_pages (tenant_id, document_id);
SELECT tekup_protect('website_pages');
