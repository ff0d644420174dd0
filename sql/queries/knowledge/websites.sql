--: Page(source_url?)

-- What an import has put: these documents are pages of the site.
--! note_pages
INSERT INTO website_pages (tenant_id, site, document_id)
SELECT d.tenant_id, :site, d.id FROM documents AS d WHERE d.external_id = ANY (:keys)
ON CONFLICT DO NOTHING;

-- The pages of a site that are not retired, and whether another site leads to them as well.
--! site_pages : Page
SELECT d.id, d.external_id, d.source_url,
    EXISTS (
        SELECT 1 FROM website_pages AS o WHERE o.document_id = d.id AND o.site <> :site
    ) AS elsewhere
FROM website_pages AS p
JOIN documents AS d ON d.id = p.document_id
WHERE p.site = :site AND d.retired_because IS NULL
ORDER BY d.external_id
LIMIT :limit;

-- Pages that are there again.
--! revive_documents
UPDATE documents
SET expires_at = NULL, retired_because = NULL, updated_at = :now
WHERE external_id = ANY (:keys) AND retired_because IS NOT NULL
RETURNING id;

-- Staff say that it holds all the same: imports leave it alone from now on.
--! keep_page
DELETE FROM website_pages WHERE document_id = :document_id;
